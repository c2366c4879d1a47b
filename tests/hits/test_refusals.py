"""Who is a reader: robots, editors, other sites and prefetching browsers are not."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from tests.factories import PressRoom

from .readers import FROM_OUR_PAGE, is_counted, refusals, without

BOTS = [
    "",
    "   ",
    "Googlebot/2.1 (+http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "Mozilla/5.0 (compatible; Yeti/1.1; +https://naver.me/spd)",
    "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)",
    "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2)",
    "curl/8.5.0",
    "python-requests/2.32.3",
    "Wget/1.21.4",
]
CHROME = "AppleWebKit/537.36 (KHTML, like Gecko)"
ANDROID = f"Mozilla/5.0 (Linux; Android 14; SM-S921N) {CHROME}"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15"
READERS = {
    "chrome": f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {CHROME} Chrome/139.0.0.0 Safari/537.36",
    "edge": f"Mozilla/5.0 (Windows NT 10.0) {CHROME} Chrome/139.0 Safari/537.36 Edg/139.0.0.0",
    "firefox": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "safari": f"{IPHONE} (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
    "whale": f"Mozilla/5.0 (Windows NT 10.0) {CHROME} Chrome/138.0 Whale/4.33.325.17 Safari/537.36",
    "samsung": f"{ANDROID} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
    "naver": f"{ANDROID} Version/4.0 Chrome/138.0 Mobile Safari/537.36 NAVER(inapp; search; 2000)",
    "naver-iphone": f"{IPHONE} NAVER(inapp; search; 2210; 12.15.3; 15PRO)",
    "kakao": f"{ANDROID} Chrome/138.0 Mobile Safari/537.36;KAKAOTALK 2410830;KAKAOTALK 10.8.3",
    "kakao-iphone": f"{IPHONE} (KHTML, like Gecko) Mobile/15E148 KAKAOTALK/11.3.1 (INAPP)",
    "daum": f"{ANDROID} Chrome/138.0 Mobile Safari/537.36 DaumApps/9.8.0 DaumDevice/mobile",
    "facebook": f"{IPHONE} (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/480.0.0.34.107]",
    "instagram": f"{IPHONE} (KHTML, like Gecko) Mobile/15E148 Instagram 346.0.0.24.92",
    "line": f"{ANDROID} Chrome/138.0 Mobile Safari/537.36 Line/14.10.0/IAB",
    "opera-mini": "Opera/9.80 (Android; Opera Mini/76.0.2254/191.303; U; ar) Presto/2.12.423",
    "uc": f"{ANDROID} Version/4.0 Chrome/100.0 UCBrowser/13.4.0.1306 Mobile Safari/537.36",
}


@pytest.fixture
def release(press_room: PressRoom) -> Any:
    """A public release."""
    return press_room.release()


@pytest.mark.parametrize("user_agent", BOTS)
def test_a_robot_that_says_so_is_not_counted(release: Any, user_agent: str) -> None:
    assert not is_counted(release, HTTP_USER_AGENT=user_agent)
    assert refusals() == {"bot": 1}


def test_no_user_agent_at_all_is_a_robot(release: Any) -> None:
    assert not is_counted(release, headers=without(FROM_OUR_PAGE, "HTTP_USER_AGENT"))
    assert refusals() == {"bot": 1}


def test_people_are_counted_whatever_they_read_with(release: Any) -> None:
    refused = [
        name for name, agent in READERS.items() if not is_counted(release, HTTP_USER_AGENT=agent)
    ]
    assert refused == []


def test_a_site_names_robots_of_its_own(release: Any, settings: Any) -> None:
    settings.WAGTAIL_PRESSROOM = {"HIT_BOT_PATTERNS": [r"^MonitorOfOurs/"]}
    assert not is_counted(release, HTTP_USER_AGENT="MonitorOfOurs/1.0")
    settings.WAGTAIL_PRESSROOM = {}
    assert is_counted(release, HTTP_USER_AGENT="MonitorOfOurs/1.0")


def test_a_very_long_user_agent_is_no_trouble(release: Any) -> None:
    assert is_counted(release, HTTP_USER_AGENT=READERS["chrome"] + "x" * 100_000)


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_ORIGIN": "https://elsewhere.example", "HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "same-site"},
        {"HTTP_SEC_FETCH_SITE": "none"},
        {"HTTP_SEC_FETCH_SITE": ""},
    ],
)
def test_another_site_is_not_a_reader(release: Any, headers: dict[str, str]) -> None:
    assert not is_counted(release, headers={**FROM_OUR_PAGE, **headers})
    assert refusals() == {"foreign-origin": 1}


@pytest.mark.parametrize(
    "origin",
    ["https://elsewhere.example", "null", "", "http://[", "http://testserver.evil", "testserver"],
)
def test_without_fetch_metadata_the_origin_decides(release: Any, origin: str) -> None:
    old = without(FROM_OUR_PAGE, "HTTP_SEC_FETCH_SITE")
    assert not is_counted(release, headers={**old, "HTTP_ORIGIN": origin})
    assert refusals() == {"foreign-origin": 1}


def test_an_older_browser_is_known_by_origin_or_referer(release: Any) -> None:
    old = without(FROM_OUR_PAGE, "HTTP_SEC_FETCH_SITE", "HTTP_ORIGIN")
    assert is_counted(release, headers={**old, "HTTP_ORIGIN": "http://testserver"})
    assert is_counted(release, headers={**old, "HTTP_ORIGIN": "HTTP://TESTSERVER"})
    assert is_counted(release, headers={**old, "HTTP_REFERER": f"http://testserver{release.url}"})


def test_a_request_that_says_nothing_about_its_origin_is_refused(release: Any) -> None:
    # Every browser that runs the script sends Origin with a POST: what doesn't is no browser.
    names = [name for name in FROM_OUR_PAGE if name != "HTTP_USER_AGENT"]
    assert not is_counted(release, headers=without(FROM_OUR_PAGE, *names))
    assert refusals() == {"foreign-origin": 1}


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("HTTP_SEC_PURPOSE", "prefetch"),
        ("HTTP_SEC_PURPOSE", "prefetch;prerender"),
        ("HTTP_PURPOSE", "prefetch"),
        ("HTTP_X_MOZ", "Prefetch"),
    ],
)
def test_fetching_ahead_is_not_reading(release: Any, header: str, value: str) -> None:
    assert not is_counted(release, **{header: value})
    assert refusals() == {"prefetch": 1}


def test_editors_do_not_count_and_other_users_do(release: Any) -> None:
    editor = User.objects.create_user("editor", password="x")
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    member = User.objects.create_user("member", password="x")
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    assert not is_counted(release, client=client)
    assert refusals() == {"editor": 1}
    client.force_login(member)
    assert is_counted(release, client=client)


def test_a_stale_session_cookie_is_a_reader(release: Any, settings: Any) -> None:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "gone"
    assert is_counted(release, client=client)


def test_refusals_add_up_by_reason(release: Any) -> None:
    for _ in range(3):
        is_counted(release, HTTP_USER_AGENT="curl/8.5.0")
    is_counted(release, body="x")
    assert refusals() == {"bot": 3, "bad-token": 1}
