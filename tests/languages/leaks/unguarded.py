"""The site without one of its guards, to see that the tests notice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from wagtail import hooks
from wagtail.models import PageViewRestriction
from wagtail_localize.models import TranslationSource

from wagtail_pressroom.languages.bridge import guard, localize, signal_handlers
from wagtail_pressroom.languages.bridge.admin import hold_in_page_editor, publish_from_editor
from wagtail_pressroom.languages.bridge.restrictions import FollowedRestriction
from wagtail_pressroom.releases.models import PressReleaseMixin
from wagtail_pressroom.visibility.page import PrivacyOncePerRequestMixin

Patch = pytest.MonkeyPatch


def no_guard_in_save(patch: Patch) -> None:
    """Let any page turn live."""
    patch.delattr(guard.HeldWithOriginalMixin, "save")


def no_bridge(patch: Patch) -> None:
    """Give wagtail-localize its own methods and its own button back."""
    name = "create_or_update_translation"
    patch.setattr(TranslationSource, name, localize._create_or_update_translation)
    patch.setattr(TranslationSource, "sync_view_restrictions", localize._sync_view_restrictions)
    patch.setattr(hooks, "get_hooks", _without(publish_from_editor, hold_in_page_editor))


def _without(*removed: Callable[..., Any]) -> Callable[[str], list[Any]]:
    original = hooks.get_hooks

    def get_hooks(name: str) -> list[Any]:
        return [function for function in original(name) if function not in removed]

    return get_hooks


def no_schedule_by_date(patch: Patch) -> None:
    """Let a release be published before its own date."""
    patch.setattr(PressReleaseMixin, "_normalise_dates", lambda self: None)


def no_guard_at_all(patch: Patch) -> None:
    """Take all of them away."""
    no_bridge(patch)
    no_guard_in_save(patch)
    no_schedule_by_date(patch)
    no_following(patch)


def forget_followed_privacy() -> None:
    """Take away what a translation has been given because its original is private."""
    followed = FollowedRestriction.objects.values_list("restriction_id", flat=True)
    PageViewRestriction.objects.filter(pk__in=list(followed)).delete()


def no_rule_of_visibility(patch: Patch) -> None:
    """Serve a release as Wagtail serves any page: aliases too, private as Wagtail sees it."""
    patch.delattr(PressReleaseMixin, "route")
    patch.delattr(PrivacyOncePerRequestMixin, "get_view_restrictions")


def no_following(patch: Patch) -> None:
    """Let the original go its own way."""
    for name in ("withdraw_translations", "follow_publication", "move_translations"):
        patch.setattr(signal_handlers, name, lambda *args: None)
    for name in ("protect_below", "cancel_schedules"):
        patch.setattr(signal_handlers, name, lambda *args: None)
