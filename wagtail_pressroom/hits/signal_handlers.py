"""What happens to pages, as far as it changes whether their displays count."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import pre_delete
from wagtail.signals import page_published, page_unpublished

from ..visibility import base_page_model
from .countable import mark_public, mark_withdrawn


def connect() -> None:
    """Connect the handlers; called once, when the app is ready."""
    uid = "wagtail_pressroom.hits"
    page_published.connect(_on_published, dispatch_uid=f"{uid}.published")
    page_unpublished.connect(_on_unpublished, dispatch_uid=f"{uid}.unpublished")
    pre_delete.connect(_on_delete, dispatch_uid=f"{uid}.delete")


def _on_published(instance: Any, **kwargs: object) -> None:
    mark_public(instance)


def _on_unpublished(instance: Any, **kwargs: object) -> None:
    mark_withdrawn(instance)


def _on_delete(sender: Any, instance: Any, **kwargs: object) -> None:
    # Deleting a page announces each of its tables; the base is always among them.
    if sender is base_page_model() and instance.live and instance.alias_of_id is None:
        mark_withdrawn(instance)
