"""What readers of a translation are told: its status, what is authoritative, what is missing."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import Tag
from django.test import Client
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import override
from wagtail.models import Locale

from tests.factories import PressRoom
from tests.releases.material import get_soup
from wagtail_pressroom.languages.authority import AuthoritativeLanguage
from wagtail_pressroom.languages.freshness import PublishedText
from wagtail_pressroom.releases.blocks.points import anchor_of

from .edits import point_added, point_changed, sub_point_changed, typo_in_the_title
from .situations import Pair, make_pair


@pytest.fixture
def pair(press_room: PressRoom) -> Pair:
    return make_pair(press_room)


def notice(client: Client, page: Any) -> Tag | None:
    return get_soup(client, page).select_one(".pressroom-notice")


def text_of(client: Client, page: Any) -> str:
    found = notice(client, page)
    return " ".join(found.get_text(" ", strip=True).split()) if found is not None else ""


def test_a_current_translation_says_nothing_about_changes(pair: Pair, client: Client) -> None:
    text = text_of(client, pair.target)
    assert "비공식 번역" in text
    assert "원문" in text
    assert pair.fresh_source().title in text
    found = notice(client, pair.target)
    assert found is not None
    assert len(found.find_all("a")) == 1


def test_a_translation_that_is_behind_says_since_when(pair: Pair, client: Client) -> None:
    point_changed(pair)
    changed_at = PublishedText.objects.get(page_id=pair.source.pk).changed_at
    with override("ko"):
        day = date_format(localtime(changed_at), "DATE_FORMAT")
    assert day in text_of(client, pair.target)


@pytest.mark.parametrize(("edit", "place"), [(point_changed, (1,)), (sub_point_changed, (0, 0))])
def test_it_leads_to_the_changed_point(
    pair: Pair, client: Client, edit: Any, place: tuple[int, ...]
) -> None:
    edit(pair)
    points = pair.target.body[0].value["points"].bound_blocks
    block = points[place[0]]
    if len(place) > 1:
        block = block.value["points"].bound_blocks[place[1]]
    found = notice(client, pair.target)
    assert found is not None
    links = [link for link in found.find_all("a") if str(link["href"]).startswith("#")]
    assert [link["href"] for link in links] == [f"#{anchor_of(block.id)}"]
    number = ".".join(str(position + 1) for position in place)
    assert number in links[0].get_text()
    assert get_soup(client, pair.target).find(id=anchor_of(block.id)) is not None


def test_a_changed_headline_is_named(pair: Pair, client: Client) -> None:
    typo_in_the_title(pair)
    found = notice(client, pair.target)
    assert found is not None
    assert "#pressroom-headline" in [link["href"] for link in found.find_all("a")]


def test_a_point_that_only_the_original_has_is_named_by_its_field(
    pair: Pair, client: Client
) -> None:
    point_added(pair)
    assert "본문" in text_of(client, pair.target)


def test_the_original_has_no_notice(pair: Pair, client: Client) -> None:
    point_changed(pair)
    assert notice(client, pair.fresh_source()) is None


def test_the_notice_goes_when_the_translation_has_caught_up(pair: Pair, client: Client) -> None:
    typo_in_the_title(pair)
    pair.synchronise()
    pair.translate()
    pair.publish()
    found = notice(client, pair.target)
    assert found is not None
    assert len(found.find_all("a")) == 1


def test_another_language_can_be_authoritative_for_a_release(pair: Pair, client: Client) -> None:
    korean = Locale.objects.get(language_code="ko")
    AuthoritativeLanguage.objects.create(translation_key=pair.source.translation_key, locale=korean)
    assert "Only this text is authoritative" in text_of(client, pair.fresh_source())
    link = notice(client, pair.fresh_source()).find("a")  # type: ignore[union-attr]
    assert (link["lang"], link["href"]) == ("ko", pair.target.url)  # type: ignore[index]


def test_a_site_has_an_authoritative_language(pair: Pair, client: Client, settings: Any) -> None:
    settings.WAGTAIL_PRESSROOM = {**settings.WAGTAIL_PRESSROOM, "AUTHORITATIVE_LANGUAGE": "ko"}
    # An unofficial translation is authoritative only when an editor says so for the release.
    assert notice(client, pair.fresh_source()) is None
    type(pair.source).objects.filter(pk=pair.target.pk).update(translation_status="official")
    assert "Only this text is authoritative" in text_of(client, pair.fresh_source())


def test_no_text_that_readers_cannot_see_is_authoritative(pair: Pair, client: Client) -> None:
    korean = Locale.objects.get(language_code="ko")
    AuthoritativeLanguage.objects.create(translation_key=pair.source.translation_key, locale=korean)
    pair.target.unpublish()
    assert notice(client, pair.fresh_source()) is None
