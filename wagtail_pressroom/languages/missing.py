"""A release that isn't there in a language: what its text is instead, and at which address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from wagtail.coreutils import get_supported_content_language_variant

from ..conf import get_settings
from ..navigation.addresses import address_below
from ..visibility import (
    base_page_model,
    is_press_index,
    is_press_release,
    is_public,
    lookup_from_base_page,
)
from .authority import AuthoritativeLanguage, authoritative_option

if TYPE_CHECKING:
    from .options import LanguageOption


def readable(options: Iterable[LanguageOption]) -> list[LanguageOption]:
    """Return the languages in which a page is really there."""
    return [option for option in options if option.kind == "translation" and option.url]


def text_shown_instead(options: Iterable[LanguageOption], page: Any) -> LanguageOption | None:
    """Return the language whose text stands in for a missing one, the same from every page.

    It is the authoritative one; where none is, the site's main language goes before the others.

    Args:
        options: the languages of a release, as seen from any of them.
        page: any of its languages.

    Queries:
        One.
    """
    group = AuthoritativeLanguage.objects.filter(translation_key=page.translation_key)
    chosen = group.values_list("locale__language_code", flat=True).first()
    return text_for_others(options, chosen)


def text_for_others(
    options: Iterable[LanguageOption], chosen: str | None = None
) -> LanguageOption | None:
    """Return the language for readers who have none of those in which a page is there.

    It is the authoritative one; where none is, the site's main language goes before the others.

    Args:
        options: the languages of a page, as seen from any of them.
        chosen: code of the language chosen as authoritative for it, if there is one.
    """
    there = readable(options)
    main = get_supported_content_language_variant(settings.LANGUAGE_CODE)
    in_main = (option for option in there if option.code == main)
    return authoritative_option(there, chosen) or next(in_main, next(iter(there), None))


def shown_in_place(
    page: Any,
    options: Sequence[LanguageOption],
    pages: Mapping[str, Sequence[Any]],
    request: HttpRequest,
) -> list[LanguageOption]:
    """Lead languages that miss a release to the address at which its text is shown in them.

    Changes nothing unless ``MISSING_LANGUAGE`` is ``"show"``.

    Args:
        page: the page at hand.
        options: its languages.
        pages: by language code, the page and those above it as far as readers may see them.
        request: of the page view.

    Queries:
        Two when the text is shown in place and a language misses the release; otherwise none.
    """
    missing = [option for option in options if option.kind == "index"]
    if get_settings().missing_language != "show" or not missing:
        return list(options)
    # The text of a draft is shown nowhere.
    if not is_press_release(page) or not is_public(page, request):
        return list(options)
    text = text_shown_instead(options, page)
    lists = _lists_of(page, missing, pages, request)
    if text is None or not lists:
        return list(options)
    taken = _taken(page, lists.values())
    return [
        replace(
            option,
            kind="in_place",
            url=address_below(option.url, page.slug),
            text_language=text.code,
        )
        if option.code in lists and lists[option.code].path not in taken
        else option
        for option in options
    ]


def _lists_of(
    page: Any,
    options: Iterable[LanguageOption],
    pages: Mapping[str, Sequence[Any]],
    request: HttpRequest,
) -> dict[str, Any]:
    """Return the press index of each language that is a translation of the release's own."""
    own = [candidate for group in pages.values() for candidate in group]
    parent_path = page.path[: -page.steplen]
    key = next((above.translation_key for above in own if above.path == parent_path), None)
    return {
        option.code: candidate
        for option in options
        for candidate in pages.get(option.code, ())
        if candidate.translation_key == key
        and is_press_index(candidate)
        and candidate.get_url(request) == option.url
    }


def _taken(page: Any, lists: Iterable[Any]) -> set[str]:
    """Return the paths of those lists in which the address belongs to a page of its own.

    A release before its date has no address yet; a private one has, with a door.
    """
    model = base_page_model()
    below = [Q(path__startswith=one.path, depth=one.depth + 1) for one in lists]
    named = model.objects.filter(reduce(or_, below), slug=page.slug)
    day = f"{lookup_from_base_page(type(page))}__release_date"
    is_due = Q(**{f"{day}__isnull": True}) | Q(**{f"{day}__lte": timezone.now()})
    there = named.filter(is_due, live=True, alias_of__isnull=True)
    return {path[: -model.steplen] for path in there.order_by().values_list("path", flat=True)}
