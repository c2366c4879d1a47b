"""When translations follow their original."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from wagtail.models import PageViewRestriction, Revision
from wagtail.signals import (
    copy_for_translation_done,
    page_published,
    page_unpublished,
    post_page_move,
)

from .drafts import take_over_texts
from .following import (
    cancel_schedules,
    follow_publication,
    move_translations,
    withdraw_translations,
)
from .guard import HeldWithOriginalMixin
from .privacy import is_following, lift, protect_below
from .restrictions import FollowedRestriction
from .schedules import remember_expiry, remember_moment


def connect() -> None:
    """Connect the handlers; called once by the app configuration."""
    name = "wagtail_pressroom.bridge."
    page_published.connect(follow_dates, dispatch_uid=f"{name}published")
    post_save.connect(follow_schedule, sender=Revision, dispatch_uid=f"{name}scheduled")
    page_unpublished.connect(follow_withdrawal, dispatch_uid=f"{name}unpublished")
    # Wagtail's own signal says nothing of pages that are not live.
    pre_delete.connect(follow_deletion, dispatch_uid=f"{name}deleted")
    copy_for_translation_done.connect(note_copied_dates, dispatch_uid=f"{name}copied")
    post_page_move.connect(follow_move, dispatch_uid=f"{name}moved")
    post_save.connect(follow_privacy, sender=PageViewRestriction, dispatch_uid=f"{name}private")
    for signal, handler in ((pre_delete, follow_release), (post_delete, follow_released)):
        signal.connect(
            handler, sender=PageViewRestriction, dispatch_uid=f"{name}{handler.__name__}"
        )
    m2m_changed.connect(
        follow_groups,
        sender=PageViewRestriction.groups.through,
        dispatch_uid=f"{name}private_groups",
    )


def follow_dates(instance: Any, **kwargs: Any) -> None:
    """A page was published, or scheduled for the first time."""
    if isinstance(instance, HeldWithOriginalMixin):
        follow_publication(instance)


def follow_schedule(instance: Revision, update_fields: Any = None, **kwargs: Any) -> None:
    """A schedule was made, or cancelled: Wagtail sends no signal of its own for a cancelled one."""
    if update_fields is None or "approved_go_live_at" not in update_fields:
        return
    model = instance.content_type.model_class()
    if model is None or not issubclass(model, HeldWithOriginalMixin):
        return
    if instance.approved_go_live_at is not None and instance.is_latest_revision():
        # What is approved for a date is what is there now, not what is typed until then.
        take_over_texts(instance.as_object(), instance)
    page = model._default_manager.filter(pk=instance.object_id).first()
    if page is not None and not page.live:
        follow_publication(page)


def follow_withdrawal(instance: Any, **kwargs: Any) -> None:
    """A page was unpublished, has expired, or is being deleted."""
    if isinstance(instance, HeldWithOriginalMixin):
        withdraw_translations(instance)


def follow_deletion(instance: Any, **kwargs: Any) -> None:
    """A page is being deleted."""
    if isinstance(instance, HeldWithOriginalMixin):
        cancel_schedules(instance)


def note_copied_dates(target_obj: Any, **kwargs: Any) -> None:
    """A page was copied for translation, and its dates with it."""
    page: Any = target_obj
    if isinstance(page, HeldWithOriginalMixin):
        remember_moment(page, page.go_live_at)
        remember_expiry(page, page.expire_at)


def follow_move(
    instance: Any, parent_page_before: Any, parent_page_after: Any, **kwargs: Any
) -> None:
    """A page was moved."""
    page = instance.specific
    protect_below(page.path)
    if isinstance(page, HeldWithOriginalMixin):
        move_translations(page, parent_page_before, parent_page_after)


def follow_privacy(instance: PageViewRestriction, **kwargs: Any) -> None:
    """A restriction was made or changed, by somebody or because of an original."""
    if not is_following():
        FollowedRestriction.objects.filter(restriction=instance).delete()
        protect_below(instance.page.path)


def follow_groups(instance: Any, action: str, reverse: bool, **kwargs: Any) -> None:
    """The groups of a restriction were changed, which happens after it was made."""
    if action.startswith("post_") and not reverse:
        follow_privacy(instance)


def follow_release(instance: PageViewRestriction, origin: Any = None, **kwargs: Any) -> None:
    """A restriction is about to go: taken away by somebody, or with the page it stands at."""
    if _is_taken_away(origin):
        lift(instance.pk)


def follow_released(instance: PageViewRestriction, origin: Any = None, **kwargs: Any) -> None:
    """A restriction is gone, which a translation may have needed."""
    if _is_taken_away(origin):
        protect_below(instance.page.path)


def _is_taken_away(origin: Any) -> bool:
    """Tell whether somebody deletes a restriction itself, rather than the page it stands at."""
    itself = PageViewRestriction in (type(origin), getattr(origin, "model", None))
    return itself and not is_following()
