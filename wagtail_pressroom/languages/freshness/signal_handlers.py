"""When freshness is taken down."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete
from wagtail.signals import copy_for_translation_done, page_published

from ...visibility import base_page_model
from ..bridge import HeldWithOriginalMixin
from .recording import forget, record_copy, record_publication


def connect() -> None:
    """Connect the handlers; called once by the app configuration."""
    name = "wagtail_pressroom.freshness."
    page_published.connect(published, dispatch_uid=f"{name}published")
    copy_for_translation_done.connect(copied, dispatch_uid=f"{name}copied")
    post_delete.connect(deleted, dispatch_uid=f"{name}deleted")


def published(instance: Any, alias: bool = False, **kwargs: Any) -> None:
    """A page was published; one that is only scheduled, or was held, says nothing new."""
    if not isinstance(instance, HeldWithOriginalMixin) or alias or instance.is_held:
        return
    if instance.live:
        record_publication(type(instance).objects.get(pk=instance.pk))


def copied(source_obj: Any, target_obj: Any, **kwargs: Any) -> None:
    """A page was copied for translation; Wagtail sends the same signal for every snippet."""
    if not isinstance(target_obj, base_page_model()):
        return
    target = target_obj.specific
    if isinstance(target, HeldWithOriginalMixin) and target.alias_of_id is None:
        source = type(target).objects.filter(pk=source_obj.pk).first()
        if source is not None:
            record_copy(target, source)


def deleted(instance: Any, **kwargs: Any) -> None:
    """A page was deleted."""
    if isinstance(instance, HeldWithOriginalMixin):
        forget(instance.pk)
