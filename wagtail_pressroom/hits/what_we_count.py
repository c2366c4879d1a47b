"""What is counted, in words for readers: as a part of any page, and as a page of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_noop, override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.coreutils import get_content_languages

from ..conf import get_settings
from ..languages import LanguageOption, direction, get_language_options
from ..languages.alternates import alternates_of
from ..languages.options import keep_language_options
from ..languages.translated_text import text_in

FRAGMENT = "wagtail_pressroom/hits/what_we_count.html"
PAGE = "wagtail_pressroom/hits/what_we_count_page.html"
TITLE = gettext_noop("What we count")
# Long enough to spare the server, short enough for a new menu or setting to be seen.
SECONDS_CACHED = 600
LOWEST_HEADING = 6


def rules_of_counting(level: int = 2) -> dict[str, Any]:
    """Return what the template of the fragment prints.

    Args:
        level: of the heading, 1 to 5.
    """
    active = get_language() or "en"
    language = text_in(active, TITLE).language
    return {
        "options": get_settings(),
        "level": level,
        "level_below": min(level + 1, LOWEST_HEADING),
        # Where there is no translation the text must not claim the language of the page.
        "language": "" if language == active else language,
        "direction": direction(language),
        "gpc": _english("Global Privacy Control"),
        "dnt": _english("Do Not Track"),
    }


@require_safe
@cache_control(public=True, max_age=SECONDS_CACHED)
def what_we_count(request: HttpRequest, language: str) -> HttpResponse:
    """Answer with the page "What we count", the same for everybody.

    Args:
        request: the request.
        language: code of a language of the site.

    Raises:
        Http404: the site has no home page in that language.
    """
    # First of all: Django keeps what it loads for every code that it is given.
    if language not in get_content_languages():
        raise Http404
    with override(language):
        options = [_option(home, language) for home in get_language_options(None, request)]
        if language not in [option.code for option in options]:
            raise Http404
        keep_language_options(request, options)
        response = render(request, PAGE, _alternates(options, request))
    response.headers["Content-Language"] = language
    return response


def _option(home: LanguageOption, language: str) -> LanguageOption:
    """Return this page in the language of one of the site's home pages."""
    return replace(
        home,
        url=reverse("wagtail_pressroom:what_we_count", args=[home.code]),
        current=home.code == language,
        title=text_in(home.code, TITLE).text,
    )


def _alternates(options: list[LanguageOption], request: HttpRequest) -> dict[str, Any]:
    return {"alternates": alternates_of(options, request)}


def _english(name: str) -> Any:
    return format_html('<bdi lang="en" dir="ltr" translate="no">{}</bdi>', name)
