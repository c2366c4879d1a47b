"""System checks of the bridge to wagtail-localize."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import DatabaseError
from wagtail_localize import __version__
from wagtail_localize.models import LocaleSynchronization

from .localize import unknown_methods


@register(Tags.compatibility)
def check_known_methods(**kwargs: Any) -> list[CheckMessage]:
    """Check that wagtail-localize is as the bridge knows it."""
    return [
        Error(
            f"wagtail-localize {__version__} has another TranslationSource.{name}() than the press "
            "room knows: its drafts may reach readers.",
            hint='Install a version that was tried: "wagtail-localize>=1.14,<1.15".',
            id="wagtail_pressroom.E012",
        )
        for name in unknown_methods()
    ]


@register(Tags.database)
def check_synchronised_trees(
    databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Check that no language is filled with untranslated copies of another."""
    if not databases:
        return []
    try:
        number = LocaleSynchronization.objects.count()
    except DatabaseError:
        # Before the first migration there is nothing to check.
        return []
    if not number:
        return []
    return [
        Warning(
            "A language is synchronised with another: wagtail-localize fills it with untranslated "
            "copies. The press room hides those of its own pages; other pages are public.",
            hint="Under Settings, Locales: empty “Synchronise content from another locale”.",
            id="wagtail_pressroom.W010",
        )
    ]
