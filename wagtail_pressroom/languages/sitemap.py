"""The other languages of many pages at once, for sitemaps."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.apps import apps
from django.http import HttpRequest
from wagtail.coreutils import get_content_languages
from wagtail.models import Page, Site

from ..visibility import base_page_model, has_come, is_press_release, public_pages
from .alternates import Alternate, alternates_of
from .authority import AuthoritativeLanguage
from .options import LanguageOption, is_reachable

_REQUEST_ATTRIBUTE = "_wagtail_pressroom_sitemap_alternates"

Alternates = Mapping[UUID, list[Alternate]]


def sitemap_alternates(page: Any, request: HttpRequest | None = None) -> list[dict[str, str]]:
    """Return the other languages of a page as Django's sitemap template prints them.

    They are those in the head of the page, ``x-default`` included.

    Args:
        page: any page that every reader may see.
        request: keeps the languages of all pages for the length of one sitemap.

    Queries:
        Once for each sitemap those of :func:`load_alternates`; without a request, once a page.
    """
    kept: Alternates | None = getattr(request, _REQUEST_ATTRIBUTE, None)
    if kept is None:
        kept = load_alternates(None if request else [page.translation_key], request)
        keep_alternates(request, kept)
    return [
        {"lang_code": alternate.code, "location": alternate.url}
        for alternate in kept.get(page.translation_key, [])
    ]


def keep_alternates(request: HttpRequest | None, alternates: Alternates) -> None:
    """Have :func:`sitemap_alternates` answer from what is known already.

    Args:
        request: of the sitemap.
        alternates: languages by translation key; a page that isn't in it has no others.
    """
    if request is not None:
        setattr(request, _REQUEST_ATTRIBUTE, alternates)


def load_alternates(
    keys: Collection[UUID] | None, request: HttpRequest | None = None
) -> dict[UUID, list[Alternate]]:
    """Return in which languages, and where, every reader may see some pages.

    Args:
        keys: translation keys of the pages; ``None`` for all pages there are.
        request: of the sitemap.

    Returns:
        For each key with more than one language, the same as the head of each of its pages says.

    Queries:
        One for the pages, one for each release type with a table of its own, one for the
        authoritative languages, one for the home pages, and that of the private sections.
    """
    wanted = {} if keys is None else {"translation_key__in": list(keys)}
    standings = _standings(wanted)
    homes, site = homes_of_site(request)
    groups: dict[UUID, dict[str, LanguageOption]] = {}
    pages = public_pages(base_page_model().objects.filter(**wanted), request).order_by()
    pages = pages.select_related("locale").only(
        "translation_key", "path", "url_path", "locale__language_code"
    )
    for page in pages.iterator(chunk_size=2000):
        is_due, status = standings.get(page.pk, (True, ""))
        if is_due and is_reachable(page, site, homes, request):
            option = _option(page, status, request)
            groups.setdefault(page.translation_key, {})[option.code] = option
    chosen = dict(
        AuthoritativeLanguage.objects.filter(**wanted).values_list(
            "translation_key", "locale__language_code"
        )
    )
    order = get_content_languages()
    found = {
        key: alternates_of(
            (options[code] for code in order if code in options), request, chosen.get(key, "")
        )
        for key, options in groups.items()
    }
    return {key: alternates for key, alternates in found.items() if alternates}


def homes_of_site(request: HttpRequest | None) -> tuple[dict[int, str], Any]:
    """Return the public home pages of a site, tree paths by locale, and the site.

    Args:
        request: tells which site; without one, it is the default site.
    """
    sites = Site.objects.select_related("root_page")
    site = Site.find_for_request(request) if request else None
    site = site or sites.filter(is_default_site=True).first()
    if site is None:
        return {}, None
    same = base_page_model().objects.filter(translation_key=site.root_page.translation_key)
    homes = public_pages(same, request).order_by().values_list("locale_id", "path")
    return dict(homes), site


def release_models() -> list[Any]:
    """Return the release types that have a table with a ``release_date`` of its own."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, Page)
        and is_press_release(model)
        and model._meta.get_field("release_date").model is model
    ]


def _standings(wanted: Mapping[str, Any]) -> dict[int, tuple[bool, str]]:
    """Return of each release whether its date has come, and its translation status."""
    found = {}
    for model in release_models():
        rows = model._default_manager.filter(live=True, **wanted).order_by()
        for pk, date, status in rows.values_list("pk", "release_date", "translation_status"):
            found[pk] = (has_come(date), status)
    return found


def _option(page: Any, status: str, request: HttpRequest | None) -> LanguageOption:
    return LanguageOption(
        code=page.locale.language_code,
        autonym="",
        direction="",
        url=page.get_full_url(request) or "",
        current=False,
        kind="translation",
        translation_status=status,
    )
