"""What a reader gets who asks for a release in a language in which it isn't there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from ..conf import get_settings
from ..languages import LanguageOption, get_language_options
from ..languages.missing import readable, text_shown_instead
from ..languages.options import keep_language_options
from ..languages.serving import page_language
from ..languages.status import TranslationStatus
from ..releases.images import prefetch_body_images
from ..visibility import base_page_model, is_public, public_pages, published

TEMPLATE = "wagtail_pressroom/languages/shown_in_place.html"


@dataclass(frozen=True)
class MissingRelease:
    """A release asked for in a language it doesn't have.

    Attributes:
        model: its page type.
        translation_key: what its languages have in common.
        languages: those in which every reader may read it.
        text: the one of them whose title or text stands in.
        moved_to: its address in the language asked for, if it stands elsewhere there.
    """

    model: Any
    translation_key: Any
    languages: tuple[LanguageOption, ...]
    text: LanguageOption
    moved_to: str

    @property
    def is_shown(self) -> bool:
        """Whether its text is shown, rather than named above the list."""
        return get_settings().missing_language == "show"

    @property
    def title(self) -> SafeString:
        """Its title, marked as what language it is in."""
        return self._in_language_of_text(self.text.title)

    @property
    def name_of_text(self) -> SafeString:
        """The own name of the language that stands in, marked as that language."""
        return self._in_language_of_text(self.text.autonym)

    @property
    def choices(self) -> list[tuple[LanguageOption, str]]:
        """Each language it can be read in, with its status in the active language."""
        return [
            (option, str(TranslationStatus(option.translation_status).label))
            for option in self.languages
        ]

    def _in_language_of_text(self, words: str) -> SafeString:
        # The words are a title or a name: they keep their own direction within the sentence.
        return format_html(
            '<bdi lang="{}" dir="{}">{}</bdi>', self.text.code, self.text.direction, words
        )

    @cached_property
    def release(self) -> Any:
        """The page whose text stands in; ``None`` if it has just been withdrawn."""
        same = self.model._default_manager.filter(
            translation_key=self.translation_key, locale__language_code=self.text.code
        )
        return self.model.for_serving(published(same)).first()


def find_missing(
    press_index: Any, request: HttpRequest, path_components: Sequence[str]
) -> MissingRelease | None:
    """Look for a release at the same place in the other languages of a press index.

    Only what every reader may see is found. So a reader learns nothing of drafts, of releases
    whose date has not come, and of private ones.

    Args:
        press_index: the list in whose language the release was asked for.
        request: of the page view.
        path_components: what was asked for below the list, and is not there.

    Returns:
        What is there instead; ``None`` for an ordinary 404.
    """
    if get_settings().missing_language == "404" or len(path_components) != 1:
        return None
    code = page_language(press_index, request)
    # Where the main language stands in for a whole language tree, there is no list to show.
    if get_language() != code or not is_public(press_index, request):
        return None
    found = _releases_elsewhere(press_index, request, path_components[0])
    if found is None:
        return None
    options = get_language_options(found, request)
    text = text_shown_instead(options, found)
    if text is None:
        return None
    languages = tuple(readable(options))
    moved_to = next((option.url for option in languages if option.code == code), "")
    # From here, the languages to choose from are those of the release.
    seen_from_here = [replace(option, current=option.code == code) for option in options]
    keep_language_options(request, seen_from_here, press_index)
    return MissingRelease(type(found), found.translation_key, languages, text, moved_to)


def _releases_elsewhere(press_index: Any, request: HttpRequest, slug: str) -> Any:
    """Return the release with a slug in any other language, an original before others."""
    codes = [o.code for o in readable(get_language_options(press_index, request)) if not o.current]
    same_list = base_page_model().objects.filter(
        translation_key=press_index.translation_key, locale__language_code__in=codes
    )
    lists = public_pages(same_list, request).order_by().values_list("path", "depth")
    below = [Q(path__startswith=path, depth=depth + 1) for path, depth in lists]
    if not below:
        return None
    model = press_index.get_release_model()
    named = model._default_manager.filter(reduce(or_, below), slug=slug)
    releases: Any = published(named, request)
    there = list(releases.select_related("locale").defer_streamfields())
    order = {code: place for place, code in enumerate(codes)}
    return min(
        there,
        key=lambda release: (
            release.translation_status != TranslationStatus.ORIGINAL,
            order[release.locale.language_code],
        ),
        default=None,
    )


def show_in_place(
    press_index: Any, request: HttpRequest, missing: MissingRelease
) -> TemplateResponse:
    """Return the text in the language that has it, within a page of the language asked for.

    Args:
        press_index: the list in whose language it was asked for; menu and search are those of it.
        request: of the page view.
        missing: what is shown.
    """
    release = missing.release
    prefetch_body_images(release.body)
    context = {
        "page": press_index,
        "self": press_index,
        "press_index": press_index,
        "missing": missing,
        "release": release,
    }
    response = TemplateResponse(request, TEMPLATE, context)
    # Its intended readers are those of the text, whatever the menu round it is in (RFC 9110, 8.5).
    response.headers["Content-Language"] = missing.text.code
    return response
