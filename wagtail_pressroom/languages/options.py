"""In which languages can a reader have this page: one answer for every surface."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import F
from django.http import HttpRequest
from wagtail.coreutils import get_content_languages
from wagtail.models import Site

from ..navigation import home_page
from ..visibility import (
    base_page_model,
    has_come,
    is_press_index,
    is_press_release,
    lookup_from_base_page,
    paths_down_to,
    public_pages,
)
from .autonyms import autonym, direction
from .missing import shown_in_place

Kind = Literal["translation", "index", "home", "in_place"]

_REQUEST_ATTRIBUTE = "_wagtail_pressroom_language_options"


@dataclass(frozen=True)
class LanguageOption:
    """One language of the site, seen from one page.

    Attributes:
        code: language code as in ``LANGUAGES``, fit for ``lang`` and ``hreflang`` (BCP 47).
        autonym: the name of the language in that language.
        direction: ``"ltr"`` or ``"rtl"``.
        url: where choosing the language leads.
        current: whether the page at hand is in this language.
        kind: ``"translation"`` when this very page is there in that language; otherwise where
            the link leads instead: that language's press ``"index"``, or its ``"home"``; or
            ``"in_place"``, to the text in another language (setting ``MISSING_LANGUAGE``).
        title: title of the page the link leads to.
        translation_status: for a release, its translation status in that language.
        text_language: language code of the text at ``url`` where that is another language's.
    """

    code: str
    autonym: str
    direction: str
    url: str
    current: bool
    kind: Kind
    title: str = ""
    translation_status: str = ""
    text_language: str = ""


def get_language_options(page: Any, request: HttpRequest) -> list[LanguageOption]:
    """Return the languages of the site as seen from a page, in the order of the settings.

    Only what every reader may see counts as a translation: live, public, no alias and, for a
    release, not before its release date. A language in which neither the page, nor its press
    index, nor a page above it can be seen is left out.

    Args:
        page: any page; ``None`` (a 404, say) stands for the site's home page in the language
            of the request.
        request: keeps the answer for the length of one page view.

    Returns:
        One option for each language, the current one included.

    Queries:
        One, whatever the number of languages, plus that of the private sections when the
        request doesn't know them yet, plus one for the home page when ``page`` is ``None``, plus
        one when texts are shown in place (setting ``MISSING_LANGUAGE``).
    """
    kept: dict[Any, list[LanguageOption]] = getattr(request, _REQUEST_ATTRIBUTE, {})
    key = page.pk if page is not None else None
    if key not in kept:
        kept = {**kept, key: _build_options(page, request)}
        setattr(request, _REQUEST_ATTRIBUTE, kept)
    return kept[key]


def keep_language_options(
    request: HttpRequest, options: list[LanguageOption], page: Any = None
) -> None:
    """Say in which languages something can be had that is no Wagtail page.

    Args:
        request: of the view.
        options: what :func:`get_language_options` answers for it.
        page: the page in whose place it is shown; none for a view without a page.
    """
    kept: dict[Any, list[LanguageOption]] = getattr(request, _REQUEST_ATTRIBUTE, {})
    key = page.pk if page is not None else None
    setattr(request, _REQUEST_ATTRIBUTE, {**kept, key: options})


def _build_options(page: Any, request: HttpRequest) -> list[LanguageOption]:
    site = Site.find_for_request(request)
    page = page or home_page(request)
    if page is None:
        return []
    page = page.specific
    by_locale: dict[int, list[Any]] = {}
    for candidate in _candidates(page, request):
        by_locale.setdefault(candidate.locale_id, []).append(candidate)
    if page.locale_id not in by_locale or not _translation(by_locale[page.locale_id], page):
        # A preview: the page at hand is not public, yet it is what is being read.
        by_locale.setdefault(page.locale_id, []).append(page)
    homes = _homes(site, by_locale.values())

    def reachable(candidate: Any) -> bool:
        return candidate.pk == page.pk or is_reachable(candidate, site, homes, request)

    options, pages = {}, {}
    for candidates in by_locale.values():
        there = [candidate for candidate in candidates if reachable(candidate)]
        if option := _option(there, page, request):
            options[option.code], pages[option.code] = option, there
    in_order = [options[code] for code in get_content_languages() if code in options]
    return shown_in_place(page, in_order, pages, request)


def _candidates(page: Any, request: HttpRequest) -> Iterable[Any]:
    """Return the page's public translations, and those of the pages above it, in one query."""
    model = base_page_model()
    way = paths_down_to(page.path, depth=2)
    group = model.objects.filter(path__in=way).order_by().values("translation_key")
    pages: Any = public_pages(model.objects.filter(translation_key__in=group), request)
    pages = pages.select_related("locale").order_by("depth").defer_streamfields()
    if is_press_release(page):
        down = lookup_from_base_page(type(page))
        pages = pages.annotate(
            release_date=F(f"{down}__release_date"),
            translation_status=F(f"{down}__translation_status"),
        )
    return list(pages)


def _homes(site: Any, candidates: Iterable[list[Any]]) -> set[int]:
    """Return the locales whose home page on this site can be seen."""
    if site is None:
        return set()
    key = site.root_page.translation_key
    found = {c.locale_id for group in candidates for c in group if c.translation_key == key}
    return {site.root_page.locale_id, *found}


def is_reachable(
    candidate: Any, site: Any, homes: Collection[int], request: HttpRequest | None
) -> bool:
    """Tell whether a page's address leads to it.

    Below a home page that is a draft, Wagtail looks for the address in the main language's tree;
    and a page below no site's home page has no address at all.

    Args:
        candidate: any public page.
        site: the site at hand.
        homes: locales whose home page on that site can be seen.
        request: of the page view.
    """
    parts = candidate.get_url_parts(request)
    return bool(parts) and (site is None or parts[0] != site.pk or candidate.locale_id in homes)


def _translation(candidates: list[Any], page: Any) -> Any:
    for candidate in candidates:
        if candidate.translation_key == page.translation_key:
            is_this_page = candidate.pk == page.pk
            if is_this_page or not is_press_release(page) or has_come(candidate.release_date):
                return candidate
    return None


def _option(candidates: list[Any], page: Any, request: HttpRequest) -> LanguageOption | None:
    """Choose what a language offers: the page itself, else the nearest index, else its home."""
    choice = _translation(candidates, page)
    kind: Kind = "translation"
    if choice is None:
        above = [c for c in candidates if c.translation_key != page.translation_key]
        indexes = [c for c in above if is_press_index(c)]
        kind = "index" if indexes else "home"
        choice = next(iter(indexes[-1:] or above), None)
    if choice is None:
        return None
    code = choice.locale.language_code
    return LanguageOption(
        code=code,
        autonym=autonym(code),
        direction=direction(code),
        url=choice.get_url(request) or "",
        current=choice.locale_id == page.locale_id,
        kind=kind,
        title=choice.title,
        translation_status=getattr(choice, "translation_status", ""),
    )
