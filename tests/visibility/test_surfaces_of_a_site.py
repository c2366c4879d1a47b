"""What a site builds itself: the example of docs/settings.md, and pages that look like releases."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from tests.factories import PressRoom, make_private, ready_pages
from wagtail_pressroom.languages import get_language_options
from wagtail_pressroom.visibility import is_public

SETTINGS_PAGE = Path(__file__).resolve().parents[2] / "docs" / "settings.md"


def documented_view_set() -> Any:
    """Return the class that the documentation shows."""
    text = SETTINGS_PAGE.read_text(encoding="utf-8").split("## Surfaces of your own", 1)[1]
    example = re.search(r"```python\n(.*?)```", text, flags=re.DOTALL)
    assert example
    names: dict[str, Any] = {
        "PagesAPIViewSet": object,
        "PressReleasePage": ready_pages().PressReleasePage,
        "Page": Page,
        "Q": Q,
    }
    exec(example[1], names)  # noqa: S102  (our own documentation)
    return names["PublicPagesViewSet"]()


def test_the_documented_api_gives_out_what_is_public(press_room: PressRoom) -> None:
    public = press_room.release(title="Public")
    ordinary = press_room.ordinary_page()
    later = press_room.release(title="Later")
    later_date = timezone.now() + datetime.timedelta(days=3)
    type(later).objects.filter(pk=later.pk).update(release_date=later_date)
    private = press_room.release(title="Private")
    make_private(private)
    alias = public.create_alias(parent=press_room.indexes["en"], update_slug="alias")
    given = set(documented_view_set().get_base_queryset().values_list("pk", flat=True))
    assert {public.pk, ordinary.pk, press_room.indexes["en"].pk} <= given
    assert not {later.pk, private.pk, alias.pk} & given


def test_a_film_has_a_release_date_and_is_no_release(press_room: PressRoom, rf: Any) -> None:
    film = press_room.ordinary_page(title="The lighthouse")
    film.release_date = datetime.date(2099, 1, 1)
    assert is_public(film)
    request = rf.get("/", headers={"host": "testserver"})
    assert [option.code for option in get_language_options(film, request) if option.current] == [
        "en"
    ]
