"""Fixtures shared by all rooms: a site in four languages with a press room."""

from __future__ import annotations

import pytest

from tests.factories import PressRoom, make_press_room


@pytest.fixture
def press_room(db: None) -> PressRoom:
    """A home page and a press index in English, Korean, Arabic and French."""
    return make_press_room()
