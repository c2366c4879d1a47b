"""The last line before readers: a translation never turns live before its original."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Revision

from ...visibility import PageMixin, base_page_model
from .drafts import take_over_texts
from .holds import Hold, Reason, hold_of, hold_of_new_text
from .schedules import remember_moment
from .together import NotTogether, hold_until_together, publish_companions

HOLD_ACTION = "wagtail_pressroom.hold"


class HeldWithOriginalMixin(PageMixin):
    """Keeps a translation a draft as long as something stands against it (:mod:`.holds`).

    It works where every route ends, in ``save()``: Wagtail's editor, workflows, bulk actions,
    ``publish_scheduled``, wagtail-localize and code of the site all turn a page live there.
    A page that is held is saved as a draft; when its original has a date, it is scheduled for it.
    A live page whose new text is held keeps the text it has. Nothing is raised, because
    ``publish_scheduled`` would stop at the first such page.
    """

    _is_held = False

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; what stands against going public keeps the page, or its new text, a draft."""
        fields = kwargs.get("update_fields")
        self._is_held = False
        if not self.live or (fields is not None and "live" not in fields):
            super().save(*args, **kwargs)
            return
        if self.alias_of_id is not None:
            # Wagtail turns the aliases of a page live when that page is only scheduled.
            pages = base_page_model().objects
            self.live = pages.filter(pk=self.alias_of_id, live=True).exists()
            super().save(*args, **kwargs)
            return
        stored = type(self)._default_manager.filter(pk=self.pk).first() if self.pk else None
        if stored is None or not stored.live:
            self._turn_live(stored, *args, **kwargs)
            return
        is_published = self.live_revision_id != stored.live_revision_id
        hold = hold_of_new_text(self, stored) if is_published else None
        if hold is None:
            super().save(*args, **kwargs)
        else:
            self._keep_text(stored, hold)

    def update_aliases(self, **kwargs: Any) -> Any:
        """Bring aliases up to date; not with a text that was held."""
        return None if self._is_held else super().update_aliases(**kwargs)

    def _turn_live(self, stored: Any, *args: Any, **kwargs: Any) -> None:
        hold = hold_of(self) or hold_until_together(self)
        if hold is None:
            take_over_texts(self)
            try:
                with transaction.atomic():
                    super().save(*args, **kwargs)
                    publish_companions(self)
            except NotTogether:
                hold = Hold(Reason.TOGETHER)
                self._state.adding = stored is None
        if hold is not None:
            self._become_draft(stored, hold)
            super().save(*args, **kwargs)
            self._log(hold)

    def _become_draft(self, stored: Any, hold: Hold) -> None:
        self._is_held = True
        self.live = False
        self.has_unpublished_changes = True
        self.first_published_at = getattr(stored, "first_published_at", None)
        self.last_published_at = getattr(stored, "last_published_at", None)
        if hold.until is not None:
            self.go_live_at = hold.until
            remember_moment(self, hold.until)
        # Wagtail has just taken back the approval of all revisions. What came due and waits for
        # its languages is tried again by each run of ``publish_scheduled``.
        revision: Any = self.live_revision
        was_due = revision.approved_go_live_at if revision is not None else None
        moment = was_due if hold.reason == Reason.TOGETHER else hold.until
        if moment is not None:
            Revision.objects.filter(pk=self.live_revision_id).update(approved_go_live_at=moment)
        self.live_revision = None

    def _keep_text(self, stored: Any, hold: Hold) -> None:
        self._is_held = True
        # Whoever hears of a publication now (search, caches) is shown what readers see.
        for field in self._meta.concrete_fields:
            setattr(self, field.attname, getattr(stored, field.attname))
        self.has_unpublished_changes = True
        super().save(update_fields=["has_unpublished_changes"])
        self._log(hold)

    def _log(self, hold: Hold) -> None:
        log(instance=self, action=HOLD_ACTION, data={"reason": str(hold.reason)})
