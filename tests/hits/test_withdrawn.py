"""Pages that go while hits wait: what readers saw is counted, what they could not see is not."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests.factories import PressRoom, make_private
from wagtail_pressroom.hits.counts import translation_hit_count
from wagtail_pressroom.hits.display import Display
from wagtail_pressroom.hits.models import HitSource, HitTotal
from wagtail_pressroom.hits.stores import get_store

from .readers import a_reader, refusals


@pytest.fixture
def release(press_room: PressRoom) -> Any:
    """A public release that nobody has seen yet."""
    return press_room.release()


def see(page: Any) -> None:
    """Let a new reader see a page; the hit waits."""
    get_store().record(Display(page.pk, HitSource.SCRIPT, time.time(), a_reader()))


def total(number: int) -> int:
    """Return the hits of a page after a flush."""
    get_store().flush()
    return sum(HitTotal.objects.filter(pk=number).values_list("hits", flat=True))


@pytest.mark.parametrize("go", ["unpublish", "delete"])
def test_what_waited_is_counted_and_what_comes_later_is_not(release: Any, go: str) -> None:
    number, key = release.pk, release.translation_key
    see(release)
    see(release)
    getattr(release, go)()
    assert total(number) == 2
    release.pk = number
    see(release)
    assert total(number) == 2
    assert refusals() == {"not-public": 1}
    assert translation_hit_count(key) == 2


def test_a_section_that_is_deleted_keeps_its_releases_hits(press_room: PressRoom) -> None:
    release = press_room.release("fr", title="Un titre", category="statement")
    see(release)
    number = release.pk
    press_room.indexes["fr"].delete()
    assert total(number) == 1
    row = HitTotal.objects.get(pk=number)
    assert (row.title, row.language, row.category) == ("Un titre", "fr", "statement")
    assert row.withdrawn_at is not None


def test_a_page_that_comes_back_is_counted_again(release: Any) -> None:
    release.unpublish()
    release.title = "Corrected"
    release.save_revision().publish()
    see(release)
    assert total(release.pk) == 1
    row = HitTotal.objects.get(pk=release.pk)
    assert (row.title, row.withdrawn_at) == ("Corrected", None)


def test_a_page_that_becomes_private_is_not_counted(release: Any) -> None:
    make_private(release.get_parent())
    see(release)
    assert total(release.pk) == 0
    assert refusals() == {"not-public": 1}


def test_a_draft_that_is_deleted_leaves_no_row(press_room: PressRoom) -> None:
    draft = press_room.release(live=False)
    number = draft.pk
    draft.delete()
    assert not HitTotal.objects.filter(pk=number).exists()
