"""The last line before readers: a translation never turns live before its original."""

from __future__ import annotations

import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import PageLogEntry, Revision

from ...conf import get_settings
from ...visibility import PageMixin, base_page_model
from .drafts import show_status, take_over_texts
from .holds import Hold, Reason, hold_of, hold_of_new_text
from .origins import source_of
from .revision_texts import texts_of
from .schedules import remember_moment
from .together import NotTogether, hold_until_together, publish_companions

HOLD_ACTION = "wagtail_pressroom.hold"


def held_models() -> list[type[Any]]:
    """Return the page types whose translations are held with their originals."""
    return [model for model in apps.get_models() if issubclass(model, HeldWithOriginalMixin)]


class HeldWithOriginalMixin(PageMixin):
    """Keeps a translation a draft as long as something stands against it (:mod:`.holds`).

    It works where every route ends, in ``save()``: Wagtail's editor, workflows, bulk actions,
    ``publish_scheduled``, wagtail-localize and code of the site all turn a page live there.
    A page that is held is saved as a draft; when its original has a date, it is scheduled for it.
    A live page whose new text is held keeps the text it has. Nothing is raised, because
    ``publish_scheduled`` would stop at the first such page.
    """

    # Whether the last save kept the page, or its new text, from readers.
    is_held = False

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; what stands against going public keeps the page, or its new text, a draft."""
        fields = kwargs.get("update_fields")
        self.is_held = False
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
        if self.live_revision_id == stored.live_revision_id or self.live_revision is None:
            super().save(*args, **kwargs)
            return
        hold = hold_of_new_text(self, stored) or self._replace_text(*args, **kwargs)
        if hold is not None:
            self._keep_text(stored, hold)

    def update_aliases(self, **kwargs: Any) -> Any:
        """Bring aliases up to date; not with a text that was held."""
        return None if self.is_held else super().update_aliases(**kwargs)

    def _turn_live(self, stored: Any, *args: Any, **kwargs: Any) -> None:
        hold = self._hold() or hold_until_together(self)
        if hold is None:
            hold = self._publish(stored, *args, **kwargs)
        if hold is not None:
            self._become_draft(stored, hold)
            super().save(*args, **kwargs)
            self._log(hold)

    def _hold(self) -> Hold | None:
        """Tell what stands against the text at hand, that of the revision being published."""
        hold = hold_of(self)
        if hold is not None or self._gets_texts():
            return hold
        source = source_of(self)
        given = texts_of(self.live_revision_id, source) if source is not None else None
        if given is None or get_settings().publish_incomplete_translations:
            return None
        return Hold(Reason.INCOMPLETE) if given.untranslated else None

    def _gets_texts(self) -> bool:
        """Tell whether what is translated by now belongs into the revision being published.

        An older one is published for what it says. So is one that was approved for its date, unless
        it was to be translated until then.
        """
        revision: Any = self.live_revision
        if revision is None:
            return True
        if revision.approved_go_live_at is None:
            return bool(revision.is_latest_revision())
        source = source_of(self)
        given = texts_of(revision.pk, source) if source is not None else None
        return given is None or bool(given.untranslated)

    def _publish(self, stored: Any, *args: Any, **kwargs: Any) -> Hold | None:
        try:
            with transaction.atomic():
                if self._gets_texts():
                    take_over_texts(self, self.live_revision)
                if self.live_revision is not None:
                    show_status(self, self.live_revision)
                super().save(*args, **kwargs)
                publish_companions(self)
        except NotTogether:
            self._state.adding = stored is None
            return Hold(Reason.TOGETHER)
        except ValidationError:
            # The clock has other pages to publish; an original's errors are its editor's to see.
            if stored is None or source_of(stored) is None:
                raise
            self._take_from(stored)
            return Hold(Reason.INVALID)
        return None

    def _replace_text(self, *args: Any, **kwargs: Any) -> Hold | None:
        source = source_of(self)
        given = texts_of(self.live_revision_id, source) if source is not None else None
        try:
            with transaction.atomic():
                # What was made before it was all translated has words of the original in it.
                if given is not None and given.untranslated:
                    take_over_texts(self, self.live_revision)
                show_status(self, self.live_revision)
                super().save(*args, **kwargs)
        except ValidationError:
            if source is None:
                raise
            return Hold(Reason.INVALID)
        return None

    def _become_draft(self, stored: Any, hold: Hold) -> None:
        self.is_held = True
        self.live = False
        self.has_unpublished_changes = True
        self.first_published_at = getattr(stored, "first_published_at", None)
        self.last_published_at = getattr(stored, "last_published_at", None)
        if hold.until is not None:
            self.go_live_at = hold.until
            remember_moment(self, hold.until)
        self._try_again(hold.until)
        self.live_revision = None

    def _keep_text(self, stored: Any, hold: Hold) -> None:
        self.is_held = True
        self._try_again(hold.until)
        # Whoever hears of a publication now (search, caches) is shown what readers see.
        self._take_from(stored)
        self.has_unpublished_changes = True
        super().save(update_fields=["has_unpublished_changes"])
        self._log(hold)

    def _try_again(self, until: datetime.datetime | None) -> None:
        """Have the clock try again: Wagtail has just taken back the approval of all revisions."""
        revision: Any = self.live_revision
        moment = until or (revision.approved_go_live_at if revision is not None else None)
        if moment is not None:
            Revision.objects.filter(pk=self.live_revision_id).update(approved_go_live_at=moment)

    def _take_from(self, stored: Any) -> None:
        for field in self._meta.concrete_fields:
            setattr(self, field.attname, getattr(stored, field.attname))

    def _log(self, hold: Hold) -> None:
        reason = str(hold.reason)
        holds = PageLogEntry.objects.filter(page_id=self.pk, action=HOLD_ACTION)
        last = holds.order_by("-timestamp", "-pk").first()
        # The clock tries the same version every few minutes.
        data = {"reason": reason, "version": self.latest_revision_id}
        if last is None or last.data != data:
            log(instance=self, action=HOLD_ACTION, data=data)
