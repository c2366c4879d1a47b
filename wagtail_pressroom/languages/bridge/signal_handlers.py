"""When translations follow their original."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import m2m_changed, post_save
from wagtail.models import PageViewRestriction, Revision
from wagtail.signals import page_published, page_unpublished, post_page_move

from .following import move_translations, take_over_dates, withdraw_translations
from .guard import HeldWithOriginalMixin
from .origins import translations_made_from
from .privacy import copy_restriction


def connect() -> None:
    """Connect the handlers; called once by the app configuration."""
    name = "wagtail_pressroom.bridge."
    page_published.connect(follow_dates, dispatch_uid=f"{name}published")
    post_save.connect(follow_schedule, sender=Revision, dispatch_uid=f"{name}scheduled")
    page_unpublished.connect(follow_withdrawal, dispatch_uid=f"{name}unpublished")
    post_page_move.connect(follow_move, dispatch_uid=f"{name}moved")
    post_save.connect(follow_privacy, sender=PageViewRestriction, dispatch_uid=f"{name}private")
    m2m_changed.connect(
        follow_groups,
        sender=PageViewRestriction.groups.through,
        dispatch_uid=f"{name}private_groups",
    )


def follow_dates(instance: Any, **kwargs: Any) -> None:
    """A page was published, or scheduled for the first time."""
    if isinstance(instance, HeldWithOriginalMixin):
        take_over_dates(instance)


def follow_schedule(instance: Revision, update_fields: Any = None, **kwargs: Any) -> None:
    """A schedule was made, or cancelled: Wagtail sends no signal of its own for a cancelled one."""
    if update_fields is None or "approved_go_live_at" not in update_fields:
        return
    model = instance.content_type.model_class()
    if model is not None and issubclass(model, HeldWithOriginalMixin):
        page = model._default_manager.filter(pk=instance.object_id).first()
        if page is not None and not page.live:
            take_over_dates(page)


def follow_withdrawal(instance: Any, **kwargs: Any) -> None:
    """A page was unpublished, has expired, or is being deleted."""
    if isinstance(instance, HeldWithOriginalMixin):
        withdraw_translations(instance)


def follow_move(
    instance: Any, parent_page_before: Any, parent_page_after: Any, **kwargs: Any
) -> None:
    """A page was moved."""
    page = instance.specific
    if isinstance(page, HeldWithOriginalMixin):
        move_translations(page, parent_page_before, parent_page_after)


def follow_privacy(instance: PageViewRestriction, **kwargs: Any) -> None:
    """A page was made private."""
    page = instance.page.specific
    if isinstance(page, HeldWithOriginalMixin):
        for translation in translations_made_from(page):
            copy_restriction(page, translation)


def follow_groups(instance: Any, action: str, reverse: bool, **kwargs: Any) -> None:
    """The groups of a private page were chosen, which happens after it was made private."""
    if action != "post_add" or reverse:
        return
    page = instance.page.specific
    if isinstance(page, HeldWithOriginalMixin):
        for translation in translations_made_from(page):
            restriction = translation.view_restrictions.first()
            if restriction is not None and not restriction.groups.exists():
                restriction.groups.set(instance.groups.all())
