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
from wagtail_localize.models import StringTranslation

from tests.factories import PressRoom
from tests.releases.material import get_soup
from wagtail_pressroom.languages.authority import AuthoritativeLanguage
from wagtail_pressroom.languages.freshness import PublishedText
from wagtail_pressroom.releases.blocks.points import anchor_of

from .edits import (
    answer_added,
    answer_changed,
    block_added,
    one_letter_in_a_paragraph,
    point_added,
    point_changed,
    recording_moved_elsewhere,
    sub_point_changed,
    table_cell,
    transcript_corrected,
    typo_in_the_title,
)
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


def changes_named(client: Client, page: Any) -> list[tuple[str, str]]:
    """Return the links to changed parts: what they say, and the kind of element they lead to."""
    soup = get_soup(client, page)
    links = soup.select('.pressroom-notice a[href^="#"]')
    places = [soup.find(id=str(link["href"])[1:]) for link in links]
    assert None not in places
    return [
        (link.get_text(), "".join(place.get("class", [])))
        for link, place in zip(links, places, strict=True)
    ]


@pytest.mark.parametrize(
    ("edit", "named"),
    [
        (answer_changed, ("question", "pressroom-question")),
        (answer_added, ("question", "pressroom-question")),
        (transcript_corrected, ("title", "pressroom-recording")),
        (recording_moved_elsewhere, ("title", "pressroom-recording")),
        (table_cell, ("caption", "pressroom-table")),
        (one_letter_in_a_paragraph, ("", "pressroom-paragraph")),
    ],
)
def test_it_leads_to_the_changed_block(
    pair: Pair, client: Client, edit: Any, named: tuple[str, str]
) -> None:
    StringTranslation.objects.update(data="아주 긴 번역 " * 20)
    for key in ("question", "title", "caption"):
        StringTranslation.objects.filter(context__path__endswith=f".{key}").update(
            data=f"번역 {key}"
        )
    pair.publish()
    edit(pair)
    words, place = named
    [(label, found)] = changes_named(client, pair.target)
    assert found == place
    if words:
        assert label == f"번역 {words}"
    else:
        assert label.startswith("아주 긴 번역")
        assert label.endswith("…")
        assert len(label) == 60


def test_a_point_that_only_the_original_has_is_named_by_its_list(
    pair: Pair, client: Client
) -> None:
    point_added(pair)
    assert changes_named(client, pair.target) == [("항목", "pressroom-points")]


def test_a_block_that_only_the_original_has_is_named_by_its_field(
    pair: Pair, client: Client
) -> None:
    block_added(pair)
    assert changes_named(client, pair.target) == []
    assert "본문" in text_of(client, pair.target)


def test_a_point_is_named_as_it_is_numbered(pair: Pair, client: Client) -> None:
    raw = pair.raw()
    next(entry for entry in raw if entry["type"] == "points")["value"]["style"] = "roman"
    pair.change(body=raw)
    pair.synchronise()
    pair.publish()
    point_changed(pair)
    assert changes_named(client, pair.target) == [("항목 II", "")]


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
    link = notice(client, pair.fresh_source()).find("a")
    assert (link["lang"], link["href"]) == ("ko", pair.target.url)


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
