"""Categories: a site's own list needs no migration, and an old code breaks nothing."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command
from django.utils.translation import gettext_lazy, override

from tests.factories import PressRoom
from wagtail_pressroom.releases.categories import category_choices, default_category

from .material import get_soup

OWN = {"CATEGORIES": [("advisory", "Media advisory"), ("result", gettext_lazy("Topics"))]}


def test_the_list_comes_from_the_settings(settings: Any) -> None:
    assert default_category() == "release"
    settings.WAGTAIL_PRESSROOM = OWN
    assert [code for code, _label in category_choices()] == ["advisory", "result"]
    assert default_category() == "advisory"


@pytest.mark.parametrize("categories", [OWN, {"CATEGORIES": [("x", "Only one")]}])
def test_another_list_needs_no_migration(
    db: None, settings: Any, categories: dict[str, Any]
) -> None:
    settings.WAGTAIL_PRESSROOM = categories
    apps = ["wagtail_pressroom", "wagtail_pressroom_hits", "wagtail_pressroom_pages", "testapp"]
    call_command("makemigrations", *apps, "--check", "--dry-run", verbosity=0)


def test_a_new_release_takes_the_first_category(press_room: PressRoom, settings: Any) -> None:
    settings.WAGTAIL_PRESSROOM = OWN
    release = press_room.release()
    assert release.category == "advisory"
    release.full_clean()


def test_a_code_that_is_no_longer_listed_is_shown_as_it_is(
    press_room: PressRoom, settings: Any, client: Any
) -> None:
    release = press_room.release(category="speech")
    settings.WAGTAIL_PRESSROOM = OWN
    assert get_soup(client, release).select_one(".pressroom-release__category").string == "speech"
    index = get_soup(client, press_room.indexes["en"])
    assert "speech" in index.select_one(".pressroom-item__meta").get_text()


def test_a_release_without_a_category_prints_none(press_room: PressRoom, client: Any) -> None:
    release = press_room.release()
    type(release).objects.filter(pk=release.pk).update(category="")
    assert get_soup(client, release).select(".pressroom-release__category") == []
    index = get_soup(client, press_room.indexes["en"])
    assert [tag for tag in index.select(".pressroom-item__meta span") if not tag.string] == []


def test_labels_are_in_the_language_of_the_page(
    press_room: PressRoom, settings: Any, client: Any
) -> None:
    label = gettext_lazy("Topic")
    settings.WAGTAIL_PRESSROOM = {"CATEGORIES": [("t", label)]}
    with override("ko"):
        expected = str(label)
    soup = get_soup(client, press_room.release("ko", category="t"))
    assert soup.select_one(".pressroom-release__category").string == expected
