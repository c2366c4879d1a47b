"""Template tags of the languages room: language of the page, switcher, alternates, status."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, override

from ..conf import get_settings
from ..languages import LanguageOption, autonym, direction, get_language_options
from ..languages.alternates import alternates_of, canonical_url
from ..languages.authority import authoritative_option
from ..languages.dates import printed_date
from ..languages.freshness.notices import Standing, standing_of
from ..languages.missing import readable
from ..languages.notes import note_on
from ..languages.serving import page_language
from ..languages.status import TranslationStatus, TranslationStatusMixin, status_in
from ..languages.structured_data import as_json_ld, news_article
from ..languages.suggestion import CLOSE, suggestion
from ..languages.translated_text import interface_language, text_in
from ..releases.side_by_side.serving import PARAMETER, SideBySideMixin
from ..visibility import is_press_release, is_public

register = template.Library()


@dataclass(frozen=True)
class PageLanguage:
    """Language and direction for ``<html>``."""

    code: str
    direction: str
    autonym: str


@register.simple_tag(takes_context=True)
def pressroom_page_language(context: dict[str, Any], page: Any = None) -> PageLanguage:
    """Return the language of a page (``code``, ``direction``, ``autonym``).

    Args:
        context: the template context.
        page: any page; the page of the context by default, and without one the active language.
    """
    page = page or context.get("page")
    if page is not None and getattr(page, "locale_id", None):
        code = page_language(page, context.get("request"))
    else:
        code = get_language() or settings.LANGUAGE_CODE
    return _page_language(code)


@register.simple_tag(takes_context=True)
def pressroom_language_options(context: dict[str, Any], page: Any = None) -> list[LanguageOption]:
    """Return the languages of the site as seen from a page; for switchers of a site's own.

    Args:
        context: the template context, with ``request``.
        page: any page; the page of the context by default, and without one the home page.
    """
    request = context.get("request")
    return get_language_options(page or context.get("page"), request) if request else []


@register.inclusion_tag("wagtail_pressroom/languages/switcher.html", takes_context=True)
def pressroom_language_switcher(context: dict[str, Any], page: Any = None) -> dict[str, Any]:
    """Print the language switcher; nothing when there is only one language.

    Args:
        context: the template context, with ``request``.
        page: any page; the page of the context by default, and without one the home page.
    """
    options = pressroom_language_options(context, page)
    return {
        "options": [
            {
                "option": option,
                "url": _with_filters(option, context),
                "note": note_on(option),
                "text": _page_language(option.text_language),
            }
            for option in options
        ],
        "current": next((option for option in options if option.current), None),
        "is_disclosure": len(options) > get_settings().language_links_max,
        "some_missing": any(not option.current and note_on(option) for option in options),
    }


@register.inclusion_tag("wagtail_pressroom/languages/alternates.html", takes_context=True)
def pressroom_alternates(context: dict[str, Any], page: Any = None) -> dict[str, Any]:
    """Print ``<link rel="alternate" hreflang>`` for every language the page is there in.

    The page itself is among them, and ``x-default`` names the authoritative language, else the
    site's main one. Prints nothing for a page that not every reader may see, and for an alias:
    no other page would name it in return.

    Queries:
        One, for a release that is there in more than one language.
    """
    page = page or context.get("page")
    listing = context.get("listing")
    # A part of a list is another page in each language, and none of them is the whole list.
    is_part = listing is not None and (listing.filters.narrows or listing.page.number > 1)
    request = context.get("request")
    if page is None or request is None or is_part or not is_public(page, request):
        return {"alternates": []}
    options = pressroom_language_options(context, page)
    chosen = _standing(context, page, readable(options)).chosen
    return {"alternates": alternates_of(options, request, chosen)}


@register.simple_tag(takes_context=True)
def pressroom_canonical_url(context: dict[str, Any], page: Any = None) -> str:
    """Return the address for ``<link rel="canonical">``: of an alias, that of its original.

    Args:
        context: the template context.
        page: any page; the page of the context by default.
    """
    page = page or context.get("page")
    return canonical_url(page, context.get("request")) if page is not None else ""


@register.inclusion_tag("wagtail_pressroom/languages/structured_data.html", takes_context=True)
def pressroom_structured_data(context: dict[str, Any], page: Any = None) -> dict[str, Any]:
    """Print a release as JSON-LD for ``<head>``; nothing unless every reader may see it.

    The element is data, which no browser runs and no content security policy has to allow.

    Args:
        context: the template context, with ``request``; ``site_name`` is the publisher.
        page: a release; the page of the context by default.
    """
    page = page or context.get("page")
    request = context.get("request")
    if request is None or not is_press_release(page) or not is_public(page, request):
        return {}
    options = pressroom_language_options(context, page)
    return {"data": as_json_ld(news_article(page, options, context.get("site_name", ""), request))}


@register.inclusion_tag("wagtail_pressroom/languages/status_notice.html", takes_context=True)
def pressroom_status_notice(context: dict[str, Any], page: Any = None) -> dict[str, Any]:
    """Print how a release stands to its other languages. Before the text.

    That is its translation status, which language is authoritative, with a link to it, and what
    the original has that this text has not.

    Args:
        context: the template context, with ``request``.
        page: a release; the page of the context by default.

    Queries:
        One, for a page that is there in more than one language.
    """
    page = page or context.get("page")
    if not isinstance(page, TranslationStatusMixin):
        return {}
    options = pressroom_language_options(context, page)
    texts = [option for option in options if option.kind == "translation"]
    standing = _standing(context, page, texts)
    authority = authoritative_option(texts, standing.chosen)
    status = page.translation_status
    is_original = status == TranslationStatus.ORIGINAL
    since = None if is_original else standing.behind_since
    own = page_language(page, context.get("request"))
    words = interface_language(own)
    # Of an original nothing needs to be said, unless another language is authoritative.
    is_shown = not is_original or (authority is not None and not authority.current)
    with override(words):
        day = printed_date(since, date_only=True).html if since else ""
        changes = [] if is_original else page.changed_parts(standing.changes)
    return {
        "is_shown": is_shown,
        "words": _page_language(words),
        "own": _page_language(own),
        "status": status,
        "label": status_in(own, page).text,
        "authority": authority,
        "is_by_original": authority is not None
        and authority.translation_status == TranslationStatus.ORIGINAL,
        "original": next(
            (text for text in texts if text.translation_status == TranslationStatus.ORIGINAL), None
        ),
        "behind_since": day,
        "changes": changes,
        "page": page,
    }


@register.simple_tag
def pressroom_interface_language() -> PageLanguage:
    """Return the language in which the interface comes out, where its words stand.

    It is another one than the active language if that has no catalogue.
    """
    return _page_language(interface_language(get_language() or settings.LANGUAGE_CODE))


@register.simple_tag
def pressroom_translation_status(page: Any) -> SafeString:
    """Return the translation status of a release, marked where it is not in the active language.

    Args:
        page: a release.
    """
    active = get_language() or settings.LANGUAGE_CODE
    status = status_in(active, page)
    if status.language == active:
        return conditional_escape(status.text)
    return format_html(
        '<span lang="{}" dir="{}">{}</span>',
        status.language,
        direction(status.language),
        status.text,
    )


@register.inclusion_tag("wagtail_pressroom/languages/suggestion.html", takes_context=True)
def pressroom_language_suggestion(context: dict[str, Any], page: Any = None) -> dict[str, Any]:
    """Print what a script suggests to readers whose browser prefers another language of the page.

    Every reader gets the same HTML, so that the page can be cached; without the script, nothing
    is seen of it. Prints nothing in previews and for a page that is there in one language.

    Args:
        context: the template context, with ``request``.
        page: any page; the page of the context by default.
    """
    page = page or context.get("page")
    if page is None or getattr(context.get("request"), "is_preview", False):
        return {}
    options = readable(pressroom_language_options(context, page))
    return {
        "suggestions": [
            {
                "option": option,
                "url": _with_filters(option, context),
                "text": suggestion(option, page),
                "close": text_in(option.code, CLOSE),
            }
            for option in options
            if not option.current
        ]
    }


@register.inclusion_tag("wagtail_pressroom/languages/side_by_side_links.html", takes_context=True)
def pressroom_side_by_side_links(
    context: dict[str, Any], page: Any = None, beside: str = ""
) -> dict[str, Any]:
    """Print links to a release beside each of its translations; nothing without any.

    Args:
        context: the template context, with ``request``.
        page: a release; the page of the context by default.
        beside: code of the language it is being read beside, which is left out.
    """
    page = page or context.get("page")
    if not isinstance(page, SideBySideMixin):
        return {}
    if getattr(context.get("request"), "is_preview", False):
        return {}
    options = readable(pressroom_language_options(context, page))
    own = next((option.url for option in options if option.current), "")
    return {
        "links": [
            {"option": option, "url": f"{own}?{urlencode({PARAMETER: option.code})}"}
            for option in options
            if own and not option.current and option.code != beside
        ]
    }


def _standing(context: dict[str, Any], page: Any, texts: list[LanguageOption]) -> Standing:
    if len(texts) < 2 or not page.pk or not isinstance(page, TranslationStatusMixin):
        return Standing()
    return standing_of(page, context.get("request"))


def _page_language(code: str) -> PageLanguage:
    return PageLanguage(code, direction(code), autonym(code))


def _with_filters(option: LanguageOption, context: dict[str, Any]) -> str:
    """Return the address of a language, narrowed like the list at hand if it is the same list."""
    listing = context.get("listing")
    kept = listing.filters.parameters.urlencode() if listing else ""
    return f"{option.url}?{kept}" if kept and option.kind == "translation" else option.url
