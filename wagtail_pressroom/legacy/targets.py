"""Which press index a text goes to."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _
from wagtail.models import Locale

from .importer import ImportRefused


def find_locale(code: str) -> Any:
    """Return the locale with a language code.

    Args:
        code: for example ``"en"``.

    Raises:
        ImportRefused: the site has no such locale; the message lists those it has.
    """
    locale = Locale.objects.filter(language_code__iexact=code).first()
    if locale is None:
        codes = ", ".join(Locale.objects.order_by("pk").values_list("language_code", flat=True))
        raise ImportRefused(
            _("This site has no locale “%(code)s”. It has: %(codes)s.")
            % {"code": code, "codes": codes or "–"}
        )
    return locale


def find_index(id_or_slug: str, locale: Any) -> Any:
    """Return the press index with an id or slug, in a locale.

    Args:
        id_or_slug: the id of a press index (or of its translation), or its slug.
        locale: the locale the release is to be in.

    Raises:
        ImportRefused: there is none, it isn't translated into the locale, or several fit.
    """
    named = [page for page in _press_indexes() if id_or_slug in (str(page.pk), page.slug)]
    if not named:
        known = ", ".join(f"{page.pk} ({page.slug})" for page in _press_indexes())
        raise ImportRefused(
            _("There is no press index “%(name)s”. There are: %(known)s.")
            % {"name": id_or_slug, "known": known or "–"}
        )
    keys = {page.translation_key for page in named}
    fitting = [
        page
        for page in _press_indexes()
        if page.translation_key in keys and page.locale_id == locale.pk
    ]
    if not fitting:
        raise ImportRefused(
            _("The press index “%(name)s” is not there in “%(code)s”. Translate it first.")
            % {"name": id_or_slug, "code": locale.language_code}
        )
    if len(fitting) > 1:
        ids = ", ".join(str(page.pk) for page in fitting)
        raise ImportRefused(
            _("Several press indexes are called “%(name)s”. Give one of these ids: %(ids)s.")
            % {"name": id_or_slug, "ids": ids}
        )
    return fitting[0]


def _press_indexes() -> list[Any]:
    return [
        page
        for model in apps.get_models()
        if getattr(model, "is_press_index", False)
        for page in model._default_manager.filter(alias_of__isnull=True).order_by("path")
    ]
