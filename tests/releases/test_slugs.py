"""Addresses: ASCII, so that they are the same in every language and survive translation."""

from __future__ import annotations

from typing import Any

import pytest

from tests.factories import PressRoom
from wagtail_pressroom.pages.models import PressReleasePage


def add(press_room: PressRoom, title: str, language: str = "ko", **values: Any) -> PressReleasePage:
    """Add a release as an importer does: without a slug, unless one is given."""
    parent = press_room.indexes[language]
    return parent.add_child(
        instance=PressReleasePage(title=title, locale=parent.locale, live=False, **values)
    )


@pytest.mark.parametrize(
    ("language", "title", "expected"),
    [
        ("ko", "러시아 방문", "leosia-bangmun"),
        ("ar", "بيان صحفي", "byn-shfy"),
        ("fr", "Événement à Paris", "evenement-a-paris"),
        ("en", "New ferry line", "new-ferry-line"),
    ],
)
def test_a_title_in_any_script_gives_an_ascii_slug(
    press_room: PressRoom, language: str, title: str, expected: str
) -> None:
    assert add(press_room, title, language).slug == expected


def test_repeated_titles_are_numbered(press_room: PressRoom) -> None:
    slugs = [add(press_room, "러시아 방문").slug for _ in range(3)]
    assert slugs == ["leosia-bangmun", "leosia-bangmun-2", "leosia-bangmun-3"]


def test_the_editors_slug_is_kept(press_room: PressRoom) -> None:
    release = add(press_room, "러시아 방문", slug="visit-2017")
    assert release.slug == "visit-2017"
    release.title = "다른 제목"
    release.save()
    assert release.slug == "visit-2017"


def test_a_korean_slug_typed_on_creation_becomes_ascii(press_room: PressRoom) -> None:
    assert add(press_room, "러시아 방문", slug="러시아-방문").slug == "leosia-bangmun"


def test_two_korean_slugs_typed_on_creation_are_numbered(press_room: PressRoom) -> None:
    first = add(press_room, "하나", slug="방문")
    second = add(press_room, "둘", slug="방문")
    assert first.slug == "bangmun"
    assert second.slug == "bangmun-2"


def test_a_korean_slug_of_an_existing_page_stays(press_room: PressRoom) -> None:
    release = add(press_room, "방문", slug="visit")
    PressReleasePage.objects.filter(pk=release.pk).update(slug="방문")
    release.refresh_from_db()
    release.save()
    assert release.slug == "방문"


def test_a_long_title_gives_a_slug_that_fits_a_line(press_room: PressRoom) -> None:
    slug = add(press_room, "대한민국 외교부 장관 회담 결과 " * 10).slug
    assert len(slug) <= 80
    assert slug.isascii()
    assert not slug.endswith("-")


@pytest.mark.parametrize("title", ["※※※", "！！", "・・・"])
def test_a_title_without_letters_still_gets_an_address(press_room: PressRoom, title: str) -> None:
    first = add(press_room, title)
    second = add(press_room, title)
    assert first.slug == "release"
    assert second.slug == "release-2"


def test_a_translation_has_the_address_of_its_source(press_room: PressRoom, client: Any) -> None:
    korean = add(press_room, "러시아 방문")
    english = korean.copy_for_translation(press_room.indexes["en"].locale)
    assert english.slug == korean.slug
