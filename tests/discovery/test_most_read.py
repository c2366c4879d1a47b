"""What was read most: counted in the window, ranked by the database, seen only by who may."""

from __future__ import annotations

import datetime
import uuid
from collections import Counter
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from wagtail.models import Site

from tests.factories import PressRoom, make_many_releases, make_press_room, make_private
from tests.testapp.models import OrdinaryPage
from wagtail_pressroom.discovery.most_read import MostReadItem, most_read
from wagtail_pressroom.hits.applying import apply_batch
from wagtail_pressroom.hits.batch import Batch
from wagtail_pressroom.hits.models import HitDay, HitHour, HitSource
from wagtail_pressroom.hits.statistics import last_days, today
from wagtail_pressroom.hits.statistics.periods import number_of_day

SCRIPT, PIXEL = HitSource.SCRIPT, HitSource.PIXEL


def hour_now() -> int:
    """Return the present hour (UTC) since the epoch."""
    return int(timezone.now().timestamp()) // 3600


def read(page: Any, times: int, hours_ago: int = 0, source: int = SCRIPT) -> None:
    """Count hits of a page as a store does."""
    key = (page.pk, hour_now() - hours_ago, source)
    assert apply_batch(Batch(uuid.uuid4(), hits=Counter({key: times}))) == times


def read_days_ago(page: Any, times: int, days_ago: int) -> None:
    """Count hits of a page that have been summed up to a day since."""
    day = number_of_day(today()) - days_ago
    HitDay.objects.create(page_id=page.pk, day=day, source=SCRIPT, hits=times)


def listed(room: PressRoom, rf: Any, language: str = "en", **options: Any) -> list[Any]:
    """Return pages and hits of the list on a home page."""
    items = most_read(room.homes[language], rf.get("/"), **options)
    return [(item.page.pk, item.hits) for item in items]


def rendered(room: PressRoom, rf: Any, arguments: str = "", **context: Any) -> BeautifulSoup:
    """Render the tag on the English home page."""
    source = f"{{% load pressroom_hits %}}{{% pressroom_most_read {arguments} %}}"
    values = {"page": room.homes["en"], "request": rf.get("/")} | context
    return BeautifulSoup(Template(source).render(Context(values)), "html.parser")


def test_the_most_read_comes_first_and_of_equals_the_newest(press_room: Any, rf: Any) -> None:
    now = timezone.now()
    days = [now - datetime.timedelta(days=n) for n in (9, 3, 5, 1)]
    old, newer, most, unread = (press_room.release(release_date=day) for day in days)
    read(old, 2)
    read(newer, 1)
    read(newer, 1, source=PIXEL)
    read(most, 3)
    assert listed(press_room, rf) == [(most.pk, 3), (newer.pk, 2), (old.pk, 2)]
    assert listed(press_room, rf, limit=1) == [(most.pk, 3)]
    assert listed(press_room, rf, limit=2) == [(most.pk, 3), (newer.pk, 2)]
    assert unread.pk not in dict(listed(press_room, rf))


def test_only_hits_of_the_window_count(press_room: Any, rf: Any) -> None:
    first, second = press_room.release(), press_room.release()
    window = last_days(7)
    for release, hour, hits in (
        (first, window.hours.start, 2),
        (first, window.hours.start - 1, 50),
        (second, window.hours.stop, 60),
    ):
        HitHour.objects.create(page_id=release.pk, hour=hour, source=SCRIPT, hits=hits)
    read_days_ago(second, 4, days_ago=7)
    assert listed(press_room, rf, days=7) == [(first.pk, 2)]
    assert listed(press_room, rf, days=8) == [(first.pk, 52), (second.pk, 4)]


def test_hours_and_days_are_one_window(press_room: Any, rf: Any) -> None:
    lately, once, both = (press_room.release() for _ in range(3))
    read(lately, 6)
    read_days_ago(once, 8, days_ago=120)
    read(both, 5)
    read_days_ago(both, 5, days_ago=100)
    assert listed(press_room, rf, days=30) == [(lately.pk, 6), (both.pk, 5)]
    assert listed(press_room, rf, days=365) == [(both.pk, 10), (once.pk, 8), (lately.pk, 6)]


def test_only_what_the_reader_may_see_is_listed(press_room: Any, rf: Any) -> None:
    names = ("shown", "draft", "future", "private", "gone", "alias")
    pages = {name: press_room.release() for name in names}
    for number, page in enumerate(pages.values(), start=1):
        read(page, number)
    pages["draft"].unpublish()
    soon = timezone.now() + datetime.timedelta(hours=1)
    type(pages["future"]).objects.filter(pk=pages["future"].pk).update(release_date=soon)
    make_private(pages["private"])
    pages["gone"].delete()
    type(pages["alias"]).objects.filter(pk=pages["alias"].pk).update(alias_of=pages["shown"])
    assert listed(press_room, rf) == [(pages["shown"].pk, 1)]


def test_each_language_has_its_own_list(press_room: Any, rf: Any) -> None:
    english = press_room.release()
    korean = press_room.translate(english, "ko")
    read(english, 1)
    read(korean, 2)
    assert listed(press_room, rf, "en") == [(english.pk, 1)]
    assert listed(press_room, rf, "ko") == [(korean.pk, 2)]
    assert listed(press_room, rf, "ar") == []
    # Without a page it is the language of the request.
    with translation.override("ko"):
        items = most_read(None, rf.get("/"))
    assert [item.page.pk for item in items] == [korean.pk]
    assert most_read(None, None) == []


def test_each_site_has_its_own_list(press_room: Any, rf: Any) -> None:
    here = press_room.release()
    read(here, 1)
    home = type(press_room.homes["en"])(title="Other", slug="other", locale=here.locale)
    press_room.homes["en"].get_parent().add_child(instance=home)
    Site.objects.create(hostname="other.example", root_page=home)
    assert most_read(home, rf.get("/", headers={"host": "other.example"})) == []
    assert listed(press_room, rf) == [(here.pk, 1)]


def test_other_page_types_are_listed_when_asked_for(press_room: Any, rf: Any) -> None:
    page, release = press_room.ordinary_page(), press_room.release()
    read(page, 1)
    read(release, 2)
    assert listed(press_room, rf, model="testapp.OrdinaryPage") == [(page.pk, 1)]
    # Releases are left out of others: their dates would not be asked.
    assert listed(press_room, rf, model="wagtailcore.Page") == [(page.pk, 1)]
    assert listed(press_room, rf, model="wagtail_pressroom_pages.PressReleasePage") == [
        (release.pk, 2)
    ]
    with pytest.raises(LookupError):
        listed(press_room, rf, model="testapp.Nothing")
    assert OrdinaryPage.objects.count() == 1


@pytest.mark.parametrize(
    "wrong", [{"days": 0}, {"days": 10**9}, {"limit": 0}, {"limit": 51}, {"limit": -1}]
)
def test_numbers_out_of_range_are_refused(press_room: Any, rf: Any, wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="days must be"):
        listed(press_room, rf, **wrong)


def test_the_tag_prints_links_and_numbers_on_request(press_room: Any, rf: Any) -> None:
    release = press_room.release(title="Ferries & <b>ports</b>")
    read(release, 1204)
    soup = rendered(press_room, rf)
    assert soup.find("h2").get_text() == "Most read"
    assert [(a["href"], a.get_text()) for a in soup.select("ol li a")] == [
        (release.get_url(), "Ferries & <b>ports</b>")
    ]
    assert "1,204" not in soup.get_text()
    soup = rendered(press_room, rf, "days=30 limit=3 heading='Popular' show_numbers=True level=3")
    assert soup.find("h3").get_text() == "Popular"
    text = " ".join(soup.get_text(" ", strip=True).split())
    assert "Views in the last 30 days" in text
    assert text.endswith("Views: 1,204")
    assert "Views today" in rendered(press_room, rf, "days=1 show_numbers=True").get_text()


def test_nothing_is_printed_when_nothing_was_read(press_room: Any, rf: Any) -> None:
    press_room.release()
    assert rendered(press_room, rf).get_text(strip=True) == ""
    assert not rendered(press_room, rf).find(True)
    preview = rf.get("/")
    preview.is_preview = True
    assert "readers see nothing here" in rendered(press_room, rf, request=preview).get_text()


def test_the_database_is_asked_the_same_at_ten_times_the_size(rf: Any, db: None) -> None:
    found = {}
    for languages, number in ((("en", "ko"), 10), (("en", "ko", "ar", "fr"), 100)):
        room = make_press_room(languages)
        for code in languages:
            releases = make_many_releases(room.indexes[code], number)
            HitHour.objects.bulk_create(
                HitHour(page_id=release.pk, hour=hour_now() - hour, source=SCRIPT, hits=position)
                for position, release in enumerate(releases, start=1)
                for hour in range(0, number, 5)
            )
        make_private(releases[0])
        # Wagtail keeps the roots of the sites from one request to the next.
        most_read(room.homes["en"], rf.get("/"))
        request = rf.get("/")
        Site.find_for_request(request)
        with CaptureQueriesContext(connection) as captured:
            items = most_read(room.homes["en"], request)
        assert [type(item) for item in items] == [MostReadItem] * 5
        found[number] = [query["sql"] for query in captured]
    assert len(found[10]) == len(found[100])
    # One for private sections, and one for each type of release: this site has two.
    assert len(found[100]) == 3
    ranking = [sql for sql in found[100] if "wagtail_pressroom_hits_hithour" in sql]
    assert len(ranking) == 2
    assert all("LIMIT 5" in sql for sql in ranking)
