"""Leads wagtail-localize through the bridge, whoever calls it. See :mod:`.localize` for why."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

from ...visibility import base_page_model
from . import localize
from .drafts import publish as publish_translation
from .drafts import publish_list, save_draft
from .guard import HeldWithOriginalMixin, held_models
from .origins import family_of
from .privacy import protect


def connect() -> None:
    """Put the bridge in place; called once by the app configuration.

    A method that isn't as the bridge knows it is left alone; a system check says so.
    """
    unknown = localize.unknown_methods()
    if "create_or_update_translation" not in unknown:
        TranslationSource.create_or_update_translation = translate
    if "sync_view_restrictions" not in unknown:
        TranslationSource.sync_view_restrictions = restrict


def translate(
    self: TranslationSource,
    locale: Locale,
    user: Any = None,
    publish: bool = True,
    copy_parent_pages: bool = False,
    fallback: bool = False,
) -> tuple[Any, bool]:
    """Stand in for ``TranslationSource.create_or_update_translation``."""
    options: dict[str, Any] = {"copy_parent_pages": copy_parent_pages, "fallback": fallback}
    model = self.specific_content_type.model_class()
    is_release = model is not None and issubclass(model, HeldWithOriginalMixin)
    if not is_release and not getattr(model, "is_press_index", False):
        return localize.create_or_update_translation(
            self, locale, user=user, publish=publish, **options
        )
    if not publish:
        return save_draft(self, locale, user, **options)
    if not is_release:
        return publish_list(self, locale, user, **options)
    page, created, _hold = publish_translation(self, locale, user, **options)
    return page, created


def restrict(self: TranslationSource, original: Any, translation_page: Any) -> None:
    """Stand in for ``TranslationSource.sync_view_restrictions``."""
    if isinstance(translation_page, HeldWithOriginalMixin):
        protect(family_of(translation_page))
    elif not _holds_releases(translation_page) or not translation_page.view_restrictions.exists():
        localize.sync_view_restrictions(self, original, translation_page)


def _holds_releases(page: Any) -> bool:
    """Tell whether the privacy of releases depends on that of a page above them."""
    if not isinstance(page, base_page_model()):
        return False
    types = ContentType.objects.get_for_models(*held_models()).values()
    below = base_page_model().objects.filter(path__startswith=page.path, content_type__in=types)
    return bool(below.exists())
