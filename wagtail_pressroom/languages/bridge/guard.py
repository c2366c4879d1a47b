"""The last line before readers: a translation never turns live before its original."""

from __future__ import annotations

from typing import Any

from wagtail.log_actions import log
from wagtail.models import Revision

from ...visibility import PageMixin, base_page_model
from .holds import Hold, hold_of
from .schedules import remember_moment

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
        hold = None
        if self.live and (fields is None or "live" in fields):
            hold = self._hold_back()
        super().save(*args, **kwargs)
        if hold is not None:
            log(instance=self, action=HOLD_ACTION, data={"reason": str(hold.reason)})

    def _hold_back(self) -> Hold | None:
        pages = base_page_model().objects
        if self.alias_of_id is not None:
            # Wagtail turns the aliases of a page live when that page is only scheduled.
            self.live = pages.filter(pk=self.alias_of_id, live=True).exists()
            return None
        stored = pages.filter(pk=self.pk).first() if self.pk else None
        if stored is not None and stored.live:
            return None
        hold = hold_of(self)
        if hold is not None:
            self._become_draft(stored, hold)
        return hold

    def _become_draft(self, stored: Any, hold: Hold) -> None:
        self.live = False
        self.has_unpublished_changes = True
        self.first_published_at = getattr(stored, "first_published_at", None)
        self.last_published_at = getattr(stored, "last_published_at", None)
        if hold.until is not None:
            self.go_live_at = hold.until
            remember_moment(self, hold.until)
            # Wagtail has just taken back the approval of all revisions.
            Revision.objects.filter(pk=self.live_revision_id).update(approved_go_live_at=hold.until)
        self.live_revision = None
