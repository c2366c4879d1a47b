"""The last line before readers: a translation never turns live before its original."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Revision

from ...visibility import PageMixin, base_page_model
from .drafts import take_over_texts
from .holds import Hold, Reason, hold_of
from .schedules import remember_moment
from .together import NotTogether, hold_until_together, publish_companions

HOLD_ACTION = "wagtail_pressroom.hold"


class HeldWithOriginalMixin(PageMixin):
    """Keeps a translation a draft as long as something stands against it (:mod:`.holds`).

    It works where every route ends, in ``save()``: Wagtail's editor, workflows, bulk actions,
    ``publish_scheduled``, wagtail-localize and code of the site all turn a page live there.
    A page that is held is saved as a draft; when its original has a date, it is scheduled for it.
    Nothing is raised, because ``publish_scheduled`` would stop at the first such page.
    """

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; as a draft, if the page would turn live while something stands against it."""
        fields = kwargs.get("update_fields")
        stored, turns_live = None, False
        if self.live and (fields is None or "live" in fields):
            stored, turns_live = self._before_turning_live()
        if not turns_live:
            super().save(*args, **kwargs)
            return
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
            log(instance=self, action=HOLD_ACTION, data={"reason": str(hold.reason)})

    def _before_turning_live(self) -> tuple[Any, bool]:
        pages = base_page_model().objects
        if self.alias_of_id is not None:
            # Wagtail turns the aliases of a page live when that page is only scheduled.
            self.live = pages.filter(pk=self.alias_of_id, live=True).exists()
            return None, False
        stored = pages.filter(pk=self.pk).first() if self.pk else None
        return stored, stored is None or not stored.live

    def _become_draft(self, stored: Any, hold: Hold) -> None:
        self.live = False
        self.has_unpublished_changes = True
        self.first_published_at = getattr(stored, "first_published_at", None)
        self.last_published_at = getattr(stored, "last_published_at", None)
        if hold.until is not None:
            self.go_live_at = hold.until
            remember_moment(self, hold.until)
        # Wagtail has just taken back the approval of all revisions. What waits for its languages
        # is tried again by each run of ``publish_scheduled``.
        moment = timezone.now() if hold.reason == Reason.TOGETHER else hold.until
        if moment is not None:
            Revision.objects.filter(pk=self.live_revision_id).update(approved_go_live_at=moment)
        self.live_revision = None
