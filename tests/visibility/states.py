"""Releases in every state the visibility rule knows, each built through Wagtail's own API."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from tests.factories import PressRoom, make_private, make_release, ready_pages

CANARY = "Zebrafinch"
CANARY_YEAR = 1999
OLD = datetime.datetime(CANARY_YEAR, 5, 5, tzinfo=datetime.UTC)

Builder = Callable[..., Any]


def _canary(room: PressRoom, **values: Any) -> Any:
    values.setdefault("release_date", OLD)
    parent = values.pop("parent", room.indexes["ko"])
    return make_release(parent, title=CANARY, slug="canary", **values)


def live(room: PressRoom, **values: Any) -> Any:
    return _canary(room, **values)


def draft(room: PressRoom, **values: Any) -> Any:
    return _canary(room, live=False, **values)


def unpublished(room: PressRoom, **values: Any) -> Any:
    page = _canary(room, **values)
    page.save_revision().publish()
    page.unpublish()
    page.refresh_from_db()
    return page


def future(room: PressRoom, **values: Any) -> Any:
    return _canary(room, release_date=timezone.now() + datetime.timedelta(days=1), **values)


def no_date(room: PressRoom, **values: Any) -> Any:
    """Wagtail lets no page without a required field be published; other code may."""
    page = _canary(room, **values)
    type(page).objects.filter(pk=page.pk).update(release_date=None)
    page.refresh_from_db()
    return page


def private(room: PressRoom, **values: Any) -> Any:
    page = _canary(room, **values)
    make_private(page)
    return page


def in_private_index(room: PressRoom, **values: Any) -> Any:
    make_private(room.indexes["ko"])
    return _canary(room, **values)


def in_private_home(room: PressRoom, **values: Any) -> Any:
    make_private(room.homes["ko"])
    return _canary(room, **values)


def _internal_index(room: PressRoom, language: str = "en") -> Any:
    index = ready_pages().PressIndexPage(
        title="Internal", slug="internal", locale=room.homes[language].locale, show_in_menus=True
    )
    return room.homes[language].add_child(instance=index)


def _alias(room: PressRoom, page: Any, language: str, slug: str = "") -> Any:
    home = room.homes[language]
    return page.create_alias(
        parent=home,
        update_slug=slug or page.slug,
        update_locale=home.locale,
        reset_translation_key=False,
    )


def alias(room: PressRoom, **values: Any) -> Any:
    """An alias in the same language, in a second list, of a release that is itself a draft."""
    source = _canary(room, live=False, parent=_internal_index(room, "ko"), **values)
    page = source.create_alias(parent=room.indexes["ko"], update_slug="canary-alias")
    type(page).objects.filter(pk=page.pk).update(live=True)
    page.refresh_from_db()
    return page


def alias_in_other_locale(room: PressRoom, **values: Any) -> Any:
    """What wagtail-localize's LocaleSynchronization makes: source text in another language."""
    source = _canary(room, parent=_internal_index(room), **values)
    make_private(source.get_parent())
    return source.copy_for_translation(room.homes["ko"].locale, copy_parents=True, alias=True)


def in_alias_of_private_index(room: PressRoom, **values: Any) -> Any:
    internal = _internal_index(room)
    copied = _alias(room, internal, "ko")
    # Wagtail copies a restriction with the page, but not one that is set later.
    make_private(internal)
    return _canary(room, parent=copied, **values)


def in_third_alias_of_private_index(room: PressRoom, **values: Any) -> Any:
    internal = _internal_index(room)
    first = _alias(room, internal, "fr")
    second = _alias(room, first, "ar")
    third = _alias(room, second, "ko")
    assert (second.alias_of_id, third.alias_of_id) == (first.pk, second.pk)
    make_private(internal)
    return _canary(room, parent=third, **values)


def in_alias_of_index_in_private_section(room: PressRoom, **values: Any) -> Any:
    """The alias's source carries no restriction itself: the page above it does."""
    section = room.ordinary_page("en", title="Intranet", slug="intranet")
    make_private(section)
    internal = ready_pages().PressIndexPage(title="Internal", slug="internal")
    section.add_child(instance=internal)
    return _canary(room, parent=_alias(room, internal, "ko"), **values)


def in_alias_below_alias_of_private_section(room: PressRoom, **values: Any) -> Any:
    """An alias of a page below an alias of a private page."""
    section = room.ordinary_page("en", title="Intranet", slug="intranet")
    copied_section = _alias(room, section, "fr")
    make_private(section)
    internal = ready_pages().PressIndexPage(
        title="Internal", slug="internal", locale=copied_section.locale
    )
    copied_section.add_child(instance=internal)
    return _canary(room, parent=_alias(room, internal, "ko"), **values)


HIDDEN: tuple[Builder, ...] = (
    draft,
    unpublished,
    alias,
    alias_in_other_locale,
    private,
    in_private_index,
    in_private_home,
    in_alias_of_private_index,
    in_third_alias_of_private_index,
    in_alias_of_index_in_private_section,
    in_alias_below_alias_of_private_section,
    future,
    no_date,
)
ALL: tuple[Builder, ...] = (live, *HIDDEN)
