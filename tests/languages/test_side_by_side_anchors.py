"""The notice of a translation that is behind leads to its parts, read side by side too."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from tests.factories import PressRoom
from tests.releases.material import block, item, points_block
from wagtail_pressroom.languages.freshness.models import TranslatedText

pytestmark = pytest.mark.django_db


def body() -> list[dict[str, Any]]:
    below = [item("Below one"), item("Below two")]
    points = points_block(item("First", below=below), item("Second"))
    return [block("paragraph", "<p>Before.</p>"), points, block("quote", {"text": "Said."})]


def mark_behind(release: Any, source: Any, *names: str) -> None:
    TranslatedText.objects.create(
        page_id=release.pk, source_id=source.pk, behind_since=timezone.now(), changes=list(names)
    )


def places(client: Any, url: str) -> list[tuple[str, str]]:
    """Return what each link in the notices says, and the beginning of what it leads to."""
    soup = BeautifulSoup(client.get(url).content.decode(), "html.parser")
    ids = [tag["id"] for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    links = soup.select('.pressroom-notice a[href^="#"]')
    targets = [soup.find(id=str(link["href"])[1:]) for link in links]
    assert None not in targets
    return [
        (link.get_text(), " ".join(target.get_text(" ", strip=True).split()))
        for link, target in zip(links, targets, strict=True)
    ]


@pytest.mark.parametrize("typed_anew", [False, True], ids=["same ids", "other ids"])
def test_every_changed_part_is_reached_from_either_language(
    press_room: PressRoom, client: Any, typed_anew: bool
) -> None:
    english = body()
    korean = body() if typed_anew else english
    release = press_room.release(body=english)
    translation = press_room.translate(release, "ko", body=korean)
    paragraph, points, quote = korean
    first, second = points["value"]["points"]
    inner = first["value"]["points"][1]
    parts = (paragraph, points, first, inner, second, quote)
    mark_behind(translation, release, *(f"body:{part['id']}" for part in parts))
    for url in (f"{translation.url}?with=en", f"{release.url}?with=ko"):
        found = places(client, url)
        words = ["Before.", "First", "First", "Below two", "Second", "Said."]
        assert len(found) == len(words)
        for word, (_label, text) in zip(words, found, strict=True):
            assert word in text
            assert len(text) < 60


def test_a_changed_headline_is_that_of_the_release(press_room: PressRoom, client: Any) -> None:
    release = press_room.release(title="The ferry")
    translation = press_room.translate(release, "ko", title="여객선")
    mark_behind(translation, release, "title")
    for url in (f"{translation.url}?with=en", f"{release.url}?with=ko"):
        ((_label, text),) = places(client, url)
        assert "여객선" in text


def test_both_languages_may_be_behind(press_room: PressRoom, client: Any) -> None:
    original = press_room.release("fr", body=body())
    bodies = {code: body() for code in ("ko", "ar")}
    pages = {code: press_room.translate(original, code, body=bodies[code]) for code in bodies}
    for code, page in pages.items():
        mark_behind(page, original, "title", *(f"body:{part['id']}" for part in bodies[code]))
    assert len(places(client, f"{pages['ko'].url}?with=ar")) == 8
