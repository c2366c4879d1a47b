"""Who is a reader: robots, editors, other sites and prefetching browsers are not."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Permission, User
from django.test import Client
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from tests.factories import PressRoom
from wagtail_pressroom.hits import reasons
from wagtail_pressroom.hits.display import Reader
from wagtail_pressroom.hits.models import HitRefusal
from wagtail_pressroom.hits.reasons import REASONS
from wagtail_pressroom.hits.refusal import declines_tracking, reader_of, refusal_reason

from .readers import FIREFOX, FROM_OUR_PAGE, another_address, is_counted, refusals, without


@pytest.fixture
def release(press_room: PressRoom) -> Any:
    """A public release."""
    return press_room.release()


def request_with(rf: Any, headers: dict[str, str] | None = None, **more: str) -> Any:
    """Return a request as the script sends it, with some headers changed."""
    sent = {**(FROM_OUR_PAGE if headers is None else headers), **more}
    return rf.post("/", **{"REMOTE_ADDR": another_address(), **sent})


def reason(rf: Any, headers: dict[str, str] | None = None, **more: str) -> str | None:
    return refusal_reason(request_with(rf, headers, **more))


def test_a_reader_is_not_refused(rf: Any) -> None:
    assert reason(rf) is None


@pytest.mark.parametrize("user_agent", ["", "   ", "curl/8.5.0", "Googlebot/2.1"])
def test_a_robot_is_refused(rf: Any, user_agent: str) -> None:
    assert reason(rf, HTTP_USER_AGENT=user_agent) == reasons.BOT


def test_no_user_agent_at_all_is_a_robot(rf: Any) -> None:
    assert reason(rf, without(FROM_OUR_PAGE, "HTTP_USER_AGENT")) == reasons.BOT


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_ORIGIN": "https://elsewhere.example", "HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "same-site"},
        {"HTTP_SEC_FETCH_SITE": "none"},
        {"HTTP_SEC_FETCH_SITE": ""},
    ],
)
def test_another_site_is_not_a_reader(rf: Any, headers: dict[str, str]) -> None:
    assert reason(rf, **headers) == reasons.FOREIGN_ORIGIN


@pytest.mark.parametrize(
    "origin",
    ["https://elsewhere.example", "null", "", "http://[", "http://testserver.evil", "testserver"],
)
def test_without_fetch_metadata_the_origin_decides(rf: Any, origin: str) -> None:
    old = without(FROM_OUR_PAGE, "HTTP_SEC_FETCH_SITE")
    assert reason(rf, old, HTTP_ORIGIN=origin) == reasons.FOREIGN_ORIGIN


def test_an_older_browser_is_known_by_origin_or_referer(rf: Any) -> None:
    old = without(FROM_OUR_PAGE, "HTTP_SEC_FETCH_SITE", "HTTP_ORIGIN")
    assert reason(rf, old, HTTP_ORIGIN="http://testserver") is None
    assert reason(rf, old, HTTP_ORIGIN="HTTP://TESTSERVER") is None
    assert reason(rf, old, HTTP_REFERER="http://testserver/en/x/") is None


def test_a_request_that_says_nothing_about_its_origin_is_refused(rf: Any) -> None:
    # Every browser that runs the script sends Origin with a POST: what doesn't is no browser.
    assert reason(rf, {"HTTP_USER_AGENT": FIREFOX}) == reasons.FOREIGN_ORIGIN


def test_a_host_that_is_not_ours_is_refused_in_silence(
    rf: Any, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    old = without(FROM_OUR_PAGE, "HTTP_SEC_FETCH_SITE", "HTTP_ORIGIN")
    for host in ("evil.example", "x" * 5000, "[", "a b", "\x00"):
        answer = reason(rf, old, HTTP_HOST=host, HTTP_ORIGIN=f"http://{host}")
        assert answer == reasons.FOREIGN_ORIGIN
    assert [record for record in caplog.records if record.levelno >= logging.INFO] == []


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("HTTP_SEC_PURPOSE", "prefetch"),
        ("HTTP_SEC_PURPOSE", "prefetch;prerender"),
        ("HTTP_PURPOSE", "prefetch"),
        ("HTTP_X_MOZ", "Prefetch"),
    ],
)
def test_fetching_ahead_is_not_reading(rf: Any, header: str, value: str) -> None:
    assert reason(rf, **{header: value}) == reasons.PREFETCH


def test_a_network_of_the_sites_own_is_not_counted(rf: Any, settings: Any) -> None:
    settings.WAGTAIL_PRESSROOM = {"HIT_IGNORED_NETWORKS": ["198.51.100.0/24"]}
    assert reason(rf, REMOTE_ADDR="198.51.100.9") == reasons.IGNORED_NETWORK
    assert reason(rf, REMOTE_ADDR="198.51.101.9") is None


def test_the_surest_reason_is_the_one_counted(rf: Any, settings: Any) -> None:
    settings.WAGTAIL_PRESSROOM = {"HIT_IGNORED_NETWORKS": ["198.51.100.0/24"]}
    all_wrong = {
        "HTTP_SEC_PURPOSE": "prefetch",
        "HTTP_SEC_FETCH_SITE": "cross-site",
        "HTTP_USER_AGENT": "curl/8.5.0",
        "REMOTE_ADDR": "198.51.100.9",
    }
    expected = ["prefetch", "foreign-origin", "bot", "ignored-network"]
    names = list(all_wrong)
    for start, code in enumerate(expected):
        wrong = {name: all_wrong[name] for name in names[start:]}
        assert reason(rf, **wrong) == code


@pytest.mark.django_db
def test_without_a_session_cookie_nothing_is_asked(rf: Any, django_assert_num_queries: Any) -> None:
    request = request_with(rf)
    request.user = SimpleLazyObject(lambda: pytest.fail("the user was asked for"))
    with django_assert_num_queries(0):
        assert refusal_reason(request) is None


def test_a_stale_session_cookie_is_a_reader(rf: Any, settings: Any) -> None:
    request = request_with(rf)
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "gone"
    assert refusal_reason(request) is None
    request.user = AnonymousUser()
    assert refusal_reason(request) is None


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


def test_refusals_add_up_by_reason(release: Any) -> None:
    for _ in range(3):
        assert not is_counted(release, HTTP_USER_AGENT="curl/8.5.0")
    assert not is_counted(release, HTTP_SEC_PURPOSE="prefetch")
    assert not is_counted(release, body="x")
    assert refusals() == {"bot": 3, "prefetch": 1, "bad-token": 1}


@pytest.mark.parametrize(
    ("headers", "declines"),
    [
        ({}, False),
        ({"HTTP_SEC_GPC": "1"}, True),
        ({"HTTP_DNT": "1"}, True),
        ({"HTTP_DNT": " 1 "}, True),
        ({"HTTP_SEC_GPC": "1", "HTTP_DNT": "0"}, True),
        ({"HTTP_DNT": "0"}, False),
        ({"HTTP_DNT": "unspecified"}, False),
        ({"HTTP_SEC_GPC": "11"}, False),
    ],
)
def test_declining_is_heard(rf: Any, headers: dict[str, str], declines: bool) -> None:
    request = request_with(rf, **headers)
    assert declines_tracking(request) is declines
    assert reader_of(request).declines_tracking is declines
    # Who declines is counted all the same, without a name.
    assert refusal_reason(request) is None


def test_a_reader_is_a_network_and_the_start_of_a_user_agent(rf: Any) -> None:
    request = request_with(rf, REMOTE_ADDR="2001:db8::5", HTTP_USER_AGENT="x" * 100_000)
    assert reader_of(request) == Reader("2001:db8::/64", "x" * 512)
    bare = rf.post("/")
    bare.META = {}
    assert reader_of(bare) == Reader("unknown", "")


def test_every_reason_has_words_and_fits_its_column() -> None:
    names = [name for name in vars(reasons) if name.isupper() and name != "REASONS"]
    codes = {getattr(reasons, name) for name in names if isinstance(getattr(reasons, name), str)}
    assert codes == set(REASONS)
    longest = HitRefusal._meta.get_field("reason").max_length
    assert all(len(code) <= longest for code in REASONS)
    with translation.override("en"):
        words = [str(label) for label in REASONS.values()]
    assert all(words)
    assert len(set(words)) == len(words)
