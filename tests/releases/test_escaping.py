"""Whatever an editor types is text to the reader, never markup or script."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from django.test import Client
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from tests.factories import PressRoom
from wagtail_pressroom.models import Department, Topic
from wagtail_pressroom.releases.blocks.points import PointsBlock
from wagtail_pressroom.releases.blocks.text import PARAGRAPH_FEATURES

from .material import (
    block,
    get_soup,
    item,
    make_document,
    make_image,
    points_block,
    soup_of,
    third,
)

EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>"
EVIL_RICH = (
    '<p onclick="alert(3)">Rich<script>alert(4)</script><a href="javascript:alert(5)">link</a></p>'
)


def harmless(soup: BeautifulSoup) -> None:
    """Assert that nothing the material smuggled in has become an element or attribute."""
    # In a data block, it is a text that can't end the block.
    scripts = soup.select("script:not([type='application/ld+json'])")
    assert [tag for tag in scripts if "alert" in str(tag)] == []
    assert all("<" not in tag.text for tag in soup.select("script[type='application/ld+json']"))
    assert soup.select("img[src=x], [onerror], [onclick], [href^='javascript:']") == []


def evil_body() -> list[dict[str, Any]]:
    """Return a body with an attack in every plain-text field and attribute."""
    image = {"image": make_image(EVIL).pk, "decorative": False, "alt_text": EVIL}
    marker = '"><b>'
    deepest = third("Third", number=marker)
    second = item("Second", number=marker, below=[deepest])
    return [
        points_block(item("First", number=marker, style="x", below=[second]), style=EVIL),
        block("heading", {"text": EVIL, "level": "2"}),
        block("quote", {"text": EVIL, "speaker": EVIL, "role": EVIL}),
        block("image", image),
        block("table", {"caption": EVIL, "rows": f"{EVIL} | B\n{EVIL} | 2", "row_headings": True}),
    ]


def test_every_field_of_a_release_is_escaped(press_room: PressRoom, client: Client) -> None:
    index = press_room.indexes["en"]
    index.title = EVIL
    index.save()
    department = Department.objects.create(name=EVIL, locale=index.locale)
    release = press_room.release(
        title=EVIL,
        summary=EVIL,
        dateline=EVIL,
        department=department,
        search_description=EVIL,
    )
    neighbour = press_room.release(title=EVIL, department_text=EVIL)
    release.topics = [Topic.objects.create(name=EVIL, locale=index.locale)]
    release.body = evil_body()
    contact = {"name": EVIL, "role": EVIL, "phone": '"><b>1', "email": '"><b>@x'}
    release.contacts = [block("contact", contact)]
    attachment = {"document": make_document(EVIL).pk, "title": EVIL, "language": "ko"}
    release.attachments = [block("attachment", attachment)]
    # Straight to the table: an importer may not validate.
    release.category = EVIL[:40]
    release.save(clean=False)

    soup = get_soup(client, release)
    harmless(soup)
    assert soup.select("main b") == []
    text = soup.main.get_text()
    # Headline, summary, dateline, department, topic, heading, quote, contact, attachment, …
    assert text.count("<script>alert(1)</script>") >= 12
    assert soup.select_one("meta[name=description]")["content"] == EVIL
    assert soup.select_one("main .pressroom-image img")["alt"] == EVIL
    harmless(get_soup(client, neighbour))
    harmless(get_soup(client, index))


def test_rich_text_is_cleaned_when_it_is_edited_and_harmless_when_shown(
    press_room: PressRoom, client: Client
) -> None:
    converter = ContentstateConverter(PARAGRAPH_FEATURES)
    stored = converter.to_database_format(converter.from_database_format(EVIL_RICH))
    release = press_room.release(notes_to_editors=stored)
    release.body = [
        block("paragraph", stored),
        block("note", stored),
        points_block(item(stored.removeprefix("<p>").removesuffix("</p>"))),
    ]
    release.save()
    harmless(get_soup(client, release))


def test_the_points_of_a_preview_are_escaped() -> None:
    value = PointsBlock().to_python(points_block(item("One", number='"><b>'))["value"])
    html = PointsBlock().render(value)
    assert "<b>" not in html


def test_what_a_reader_types_is_escaped(press_room: PressRoom, client: Client) -> None:
    press_room.release()
    address = press_room.indexes["en"].url
    for name in ("q", "year", "category", "page", EVIL):
        response = client.get(address, {name: EVIL})
        if response.status_code == 404:
            harmless(BeautifulSoup(response.content, "html.parser"))
        else:
            harmless(soup_of(response))


def test_a_heading_level_is_never_anything_but_a_heading(
    press_room: PressRoom, client: Client
) -> None:
    release = press_room.release()
    release.body = [
        block("heading", {"text": "One", "level": "1><script>alert(1)</script"}),
        block("heading", {"text": "Two", "level": ""}),
    ]
    release.save(clean=False)
    soup = get_soup(client, release)
    harmless(soup)
    assert [tag.string for tag in soup.select(".pressroom-body h2")] == ["One", "Two"]
