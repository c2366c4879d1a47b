"""The rule asked of one page and of many gives the same answer, for every mixture of states."""

from __future__ import annotations

import datetime
from itertools import product

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.factories import make_private, make_release, ready_pages
from tests.testapp.models import OrdinaryPage, OwnIndexPage, OwnReleasePage
from wagtail_pressroom.visibility import is_public, private_paths, public_pages, published

NOW = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)
SECOND = datetime.timedelta(seconds=1)
DATES = {"past": NOW - SECOND, "now": NOW, "future": NOW + SECOND, "none": None}
PLACES = ("public", "private", "alias of private")


def make_lists(room) -> dict:
    lists = {}
    for place in PLACES:
        index = ready_pages().PressIndexPage(title=place, slug=place.replace(" ", "-"))
        lists[place] = room.homes["en"].add_child(instance=index)
    alias = lists["private"].create_alias(parent=room.homes["en"], update_slug="copied")
    make_private(lists["private"])
    lists["alias of private"] = alias
    return lists


def test_one_page_and_many_pages_agree(press_room) -> None:
    lists = make_lists(press_room)
    expected = {}
    for live, is_alias, own, place, when in product(
        (True, False), (True, False), (True, False), PLACES, DATES
    ):
        page = make_release(lists[place], release_date=NOW, release_date_only=False)
        if own:
            make_private(page)
        type(page).objects.filter(pk=page.pk).update(
            live=live,
            alias_of=press_room.homes["en"].pk if is_alias else None,
            release_date=DATES[when],
        )
        expected[page.pk] = (
            live and not is_alias and not own and place == "public" and when in ("past", "now")
        )
    model = ready_pages().PressReleasePage
    listed = set(published(model.objects.all(), now=NOW).values_list("pk", flat=True))
    assert len(expected) == 96
    for page in model.objects.filter(pk__in=expected):
        assert is_public(page, now=NOW) is (page.pk in listed) is expected[page.pk], vars(page)


def test_a_page_that_was_loaded_as_base_page_is_judged_as_the_release_it_is(press_room) -> None:
    release = press_room.release(release_date=timezone.now() + datetime.timedelta(days=1))
    assert release.live
    assert not is_public(release.page_ptr)


def test_the_rule_holds_for_a_sites_own_release_type(press_room) -> None:
    index = press_room.homes["en"].add_child(instance=OwnIndexPage(title="Own", slug="own"))
    shown = make_release(index, OwnReleasePage)
    make_release(index, OwnReleasePage, live=False)
    make_release(index, OwnReleasePage, release_date=timezone.now() + datetime.timedelta(hours=25))
    assert [page.pk for page in published(OwnReleasePage.objects.all())] == [shown.pk]


def test_pages_without_a_date_are_always_due(press_room) -> None:
    about = press_room.ordinary_page()
    draft = press_room.ordinary_page(slug="draft", live=False)
    assert is_public(about)
    assert not is_public(draft)
    assert [p.pk for p in public_pages(OrdinaryPage.objects.all())] == [about.pk]


def test_newest_first_then_by_primary_key(press_room) -> None:
    same = NOW - datetime.timedelta(days=2)
    first = press_room.release(release_date=same)
    newest = press_room.release(release_date=same + datetime.timedelta(days=1))
    second = press_room.release(release_date=same)
    found = published(type(first).objects.all(), now=NOW)
    assert [page.pk for page in found] == [newest.pk, second.pk, first.pk]


@pytest.mark.parametrize(
    "values",
    [
        {"restriction_type": PageViewRestriction.PASSWORD, "password": "x"},
        {"restriction_type": PageViewRestriction.LOGIN},
        {"restriction_type": PageViewRestriction.GROUPS},
    ],
)
def test_every_kind_of_restriction_counts(press_room, values) -> None:
    release = press_room.release()
    PageViewRestriction.objects.create(page=release, **values)
    assert not is_public(release)


def test_a_restriction_lifted_makes_public_again(press_room) -> None:
    release = press_room.release()
    make_private(press_room.indexes["en"])
    assert not is_public(release)
    PageViewRestriction.objects.all().delete()
    assert is_public(release)


def test_sister_paths_are_not_mixed_up(press_room) -> None:
    """A tree path that begins like a private one but is none below it."""
    make_private(press_room.indexes["en"])
    (path,) = private_paths()
    assert path == press_room.indexes["en"].path
    assert is_public(press_room.release("ko"))


def test_without_restrictions_one_query(press_room, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        assert private_paths() == ()


def test_with_restrictions_still_one_query(press_room, django_assert_num_queries) -> None:
    make_private(press_room.indexes["en"])
    make_private(press_room.release("ko"))
    with django_assert_num_queries(1):
        assert len(private_paths()) == 2


def test_one_query_more_for_each_link_of_a_chain(press_room, django_assert_num_queries) -> None:
    source, parent = press_room.indexes["en"], press_room.homes["en"]
    page = source
    for number in range(3):
        page = page.create_alias(parent=parent, update_slug=f"alias-{number}")
    make_private(source)
    with django_assert_num_queries(4):
        assert len(private_paths()) == 4


def test_a_request_asks_once(press_room, rf, django_assert_num_queries) -> None:
    make_private(press_room.indexes["en"])
    request = rf.get("/")
    with django_assert_num_queries(1):
        assert private_paths(request) == private_paths(request)
    with django_assert_num_queries(0):
        assert is_public(press_room.indexes["ko"], request)


def test_aliases_of_each_other_do_not_loop(press_room) -> None:
    one, two = press_room.indexes["en"], press_room.indexes["ko"]
    model = type(one)
    model.objects.filter(pk=one.pk).update(alias_of=two.pk)
    model.objects.filter(pk=two.pk).update(alias_of=one.pk)
    make_private(one)
    assert set(private_paths()) == {one.path, two.path}
