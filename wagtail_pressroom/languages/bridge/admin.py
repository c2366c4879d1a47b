"""What the buttons of Wagtail and wagtail-localize say when a translation has to wait."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail_localize.models import Translation

from ...visibility import base_page_model
from ..autonyms import autonym
from ..dates import moment_for_editor
from .drafts import publish, publish_latest
from .guard import HeldWithOriginalMixin
from .holds import Hold, Reason, hold_of, hold_of_new_text
from .together import languages_not_ready


def publish_from_editor(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Answer "Publish" in wagtail-localize's editor (hook ``before_edit_page``).

    That editor says "Published" whatever became of the page.

    Raises:
        PermissionDenied: the user may not publish the page.
    """
    page = page.specific
    is_publication = request.method == "POST" and request.POST.get("action") == "publish"
    if not is_publication or not isinstance(page, HeldWithOriginalMixin):
        return None
    record = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()
    if record is None or page.alias_of_id is not None:
        return None
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    lock: Any = page.get_lock()
    if lock is not None and lock.for_user(request.user):
        messages.error(request, lock.get_message(request.user))
        return redirect("wagtailadmin_pages:edit", page.pk)
    try:
        target, _created, hold = publish(
            record.source, record.target_locale, request.user, fallback=True
        )
    except ValidationError:
        messages.error(
            request,
            _(
                "“%(title)s” can't be published: some of its texts are not valid. They are marked "
                "below; everything you wrote is kept."
            )
            % {"title": page.title},
        )
    else:
        say_what_became_of_it(request, target, hold)
    return redirect("wagtailadmin_pages:edit", page.pk)


def hold_in_page_editor(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Answer "Publish" in Wagtail's editor (hook ``before_publish_page``); the draft is saved."""
    page = page.specific
    if not isinstance(page, HeldWithOriginalMixin) or page.live:
        return None
    stored = type(page).objects.filter(pk=page.pk).first()
    if stored is None:
        return None
    # What is to be published is what has just been saved.
    text = stored.get_latest_revision_as_object()
    waiting = languages_not_ready(text)
    is_scheduled = text.go_live_at is not None and text.go_live_at > timezone.now()
    if waiting:
        _say_which_languages_are_not_ready(request, stored, waiting, is_scheduled)
        # Translators have until its date; then it waits for them.
        return None if is_scheduled else redirect("wagtailadmin_pages:edit", page.pk)
    hold = hold_of(stored)
    if hold is None:
        return None
    publish_latest(stored, request.user)
    say_what_became_of_it(request, stored, hold)
    return redirect("wagtailadmin_pages:edit", page.pk)


def say_what_was_held(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action_class_instance: Any
) -> None:
    """Correct what Wagtail says of a bulk publication (hook ``after_bulk_action``)."""
    if action_type != "publish":
        return
    for one in objects:
        page = one.specific if isinstance(one, base_page_model()) else None
        if not isinstance(page, HeldWithOriginalMixin):
            continue
        stored: Any = type(page)._default_manager.get(pk=page.pk)
        if not stored.live:
            waiting = languages_not_ready(stored)
            hold = Hold(Reason.TOGETHER) if waiting else hold_of(stored)
            if hold is not None:
                say_what_became_of_it(request, stored, hold)
        elif stored.has_unpublished_changes:
            hold = hold_of_new_text(stored.get_latest_revision_as_object(), stored)
            if hold is not None:
                text = _("“%(title)s” keeps the text it has. %(reason)s")
                names = {"title": stored.get_admin_display_title(), "reason": hold.message}
                messages.warning(request, text % names)


def say_what_became_of_it(request: HttpRequest, page: Any, hold: Hold | None) -> None:
    """Tell an editor whether a translation was published, is scheduled or waits, and for what.

    Args:
        request: the editor's.
        page: the translation.
        hold: what stands against its publication.
    """
    stored = type(page).objects.get(pk=page.pk)
    names = {"title": stored.get_admin_display_title(), "language": _language(stored)}
    waits = stored.scheduled_revision
    if waits is not None:
        names["moment"] = moment_for_editor(waits.approved_go_live_at)
        text = _("“%(title)s” will be published in %(language)s on %(moment)s.") % names
        messages.success(request, f"{text} {hold.message}" if hold else text)
    elif hold is not None:
        text = _("“%(title)s” is saved as a draft in %(language)s, but not published.") % names
        messages.warning(request, f"{text} {hold.message}")
    else:
        messages.success(request, _("“%(title)s” is published in %(language)s.") % names)


def _say_which_languages_are_not_ready(
    request: HttpRequest, page: Any, waiting: dict[str, str], is_scheduled: bool
) -> None:
    if is_scheduled:
        text = _(
            "“%(title)s” is scheduled. If its languages are not ready then, it waits for them."
        )
    else:
        text = _("“%(title)s” is saved as a draft, but not published.")
    reasons = [f"{autonym(code)}: {problem}" for code, problem in waiting.items()]
    address = reverse("wagtail_pressroom_languages", args=[page.pk])
    messages.warning(
        request,
        " ".join(
            [
                text % {"title": page.get_admin_display_title()},
                str(Hold(Reason.TOGETHER).message),
                *reasons,
            ]
        ),
        buttons=[messages.button(address, _("Languages"))],
    )


def _language(page: Any) -> str:
    return autonym(page.locale.language_code)
