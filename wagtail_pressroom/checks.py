"""System checks: what a site has to set up, each with the line to add."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.urls import NoReverseMatch, reverse

from .conf import SETTING_NAME, configured_options, find_problems, setting_keys

LOCALE_MIDDLEWARE = "django.middleware.locale.LocaleMiddleware"


@register(Tags.compatibility)
def check_settings(**kwargs: Any) -> list[CheckMessage]:
    """Check the ``WAGTAIL_PRESSROOM`` dictionary."""
    raw = getattr(settings, SETTING_NAME, {})
    if not isinstance(raw, Mapping):
        return [
            Error(
                f"{SETTING_NAME} must be a dictionary.",
                hint=f"Write {SETTING_NAME} = {{}} and put the options inside.",
                id="wagtail_pressroom.E001",
            )
        ]
    return [*_unknown_keys(), *_bad_values()]


@register(Tags.compatibility)
def check_installation(**kwargs: Any) -> list[CheckMessage]:
    """Check installed apps, middleware and the settings of Wagtail and wagtail-localize."""
    return [*_missing_apps(), *_language_set_up()]


@register(Tags.urls)
def check_urls(**kwargs: Any) -> list[CheckMessage]:
    """Check that the package's addresses are included."""
    try:
        reverse("wagtail_pressroom:hit")
    except NoReverseMatch:
        return [
            Error(
                "The addresses of the press room are not included: no hit can be counted.",
                hint=(
                    'Add path("pressroom/", include("wagtail_pressroom.urls")) to urlpatterns, '
                    "outside i18n_patterns and before Wagtail's own."
                ),
                id="wagtail_pressroom.E004",
            )
        ]
    except Exception:  # noqa: BLE001  (a broken URLconf is reported by Django's own check)
        return []
    return []


@register(Tags.models)
def check_release_models(**kwargs: Any) -> list[CheckMessage]:
    """Check that every press index names a release model."""
    messages: list[CheckMessage] = []
    for model in apps.get_models():
        if not getattr(model, "is_press_index", False):
            continue
        try:
            model.get_release_model()  # type: ignore[attr-defined]  # is_press_index says it has one
        except (AttributeError, LookupError, ValueError):
            messages.append(
                Error(
                    f"{model._meta.label}.release_model names no model.",
                    hint='Set it to the release model of this list, as "app_label.ModelName".',
                    obj=model,
                    id="wagtail_pressroom.E005",
                )
            )
    return messages


def _unknown_keys() -> Iterator[CheckMessage]:
    known = setting_keys()
    for key in configured_options():
        if key not in known:
            near = difflib.get_close_matches(str(key).upper(), known, n=1, cutoff=0)
            yield Warning(
                f"{SETTING_NAME} has no option {key!r}.",
                hint=f"Did you mean {near[0]!r}? All options are in docs/settings.md.",
                id="wagtail_pressroom.W001",
            )


def _bad_values() -> Iterator[CheckMessage]:
    for key, problem in find_problems(configured_options()).items():
        yield Error(
            f"{SETTING_NAME}[{key!r}] is wrong: {problem}. The default is used instead.",
            hint=f"See {key} in docs/settings.md for an example.",
            id="wagtail_pressroom.E002",
        )


def _missing_apps() -> Iterator[CheckMessage]:
    needed = ("wagtail_pressroom.hits", "wagtail_localize", "wagtail_localize.locales")
    for app in needed:
        if not apps.is_installed(app):
            yield Error(
                f"{app} is not installed.",
                hint=f'Add "{app}" to INSTALLED_APPS.',
                id="wagtail_pressroom.E003",
            )


def _language_set_up() -> Iterator[CheckMessage]:
    if not getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        yield Warning(
            "WAGTAIL_I18N_ENABLED is off: releases can't be translated.",
            hint="Set WAGTAIL_I18N_ENABLED = True and list WAGTAIL_CONTENT_LANGUAGES.",
            id="wagtail_pressroom.W002",
        )
    if LOCALE_MIDDLEWARE not in settings.MIDDLEWARE:
        yield Warning(
            "LocaleMiddleware is missing: the interface stays in one language.",
            hint=f'Add "{LOCALE_MIDDLEWARE}" to MIDDLEWARE, after SessionMiddleware.',
            id="wagtail_pressroom.W003",
        )
    if getattr(settings, "WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE", True):
        yield Warning(
            "A page submitted for translation is published untranslated at once.",
            hint="Set WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False.",
            id="wagtail_pressroom.W004",
        )
