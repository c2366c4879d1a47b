"""The state of a translation after everything that editors do."""

from __future__ import annotations

import pytest
from wagtail.models import Locale

from tests.factories import PressRoom
from wagtail_pressroom.languages.freshness import State, TranslatedText, state_of

from .edits import EDITS, Edit
from .situations import make_pair


def test_there_are_thirty_edits() -> None:
    assert len(EDITS) >= 30


@pytest.mark.parametrize(
    ("edit", "expected"), EDITS, ids=lambda value: getattr(value, "__name__", "")
)
def test_state_after(edit: Edit, expected: State, press_room: PressRoom) -> None:
    pair = make_pair(press_room)
    edit(pair)
    korean = Locale.objects.get(language_code="ko")
    page = (
        type(pair.source)
        .objects.filter(translation_key=pair.source.translation_key, locale=korean)
        .first()
    )
    assert state_of(page) == expected
    text = TranslatedText.objects.filter(page_id=getattr(page, "pk", 0)).first()
    if expected in (State.BEHIND, State.CURRENT):
        assert text is not None
        assert bool(text.changes) == bool(text.behind_since) == (expected == State.BEHIND)


def test_the_original_is_the_original(press_room: PressRoom) -> None:
    assert state_of(make_pair(press_room).fresh_source()) == State.ORIGINAL
