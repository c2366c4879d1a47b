"""The editing form of a release."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm

from .dates import start_of_day


class PressReleaseForm(WagtailAdminPageForm):
    """Lets the day be the one the editor sees, and the schedule follow the release date.

    A day without a time is stored as its start in the time zone of the site; an editor whose
    account is set to another zone still reads and types that very day.

    A release date in the future schedules the release (``go_live_at``, see
    ``PressReleaseMixin.full_clean``). When the editor then moves the date, the schedule made from
    the old date must not stay behind. The slug may be left empty: it is derived from the headline.

    The topics offered are those of one language: that of the topics chosen already (a translation
    keeps its source's), else that of the release.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
        self._show_the_day()
        self._offer_topics_of_one_language()

    def _show_the_day(self) -> None:
        moment = self.initial.get("release_date")
        if isinstance(moment, datetime.datetime) and self.instance.release_date_only:
            day = timezone.localtime(moment, timezone.get_default_timezone()).date()
            midnight = datetime.datetime.combine(day, datetime.time.min)
            self.initial["release_date"] = timezone.make_aware(midnight)

    def _offer_topics_of_one_language(self) -> None:
        field = self.fields.get("topics")
        if field is not None:
            languages = {topic.locale_id for topic in self.instance.topics.all()}
            offered = languages or {self.instance.locale_id}
            field.queryset = field.queryset.filter(locale_id__in=offered)

    def clean(self) -> dict[str, Any]:
        """Read a day as the editor sees it; drop a schedule made from an earlier date."""
        cleaned: dict[str, Any] = super().clean()
        moment = cleaned.get("release_date")
        if moment and cleaned.get("release_date_only", self.instance.release_date_only):
            cleaned["release_date"] = start_of_day(timezone.localtime(moment).date())
        self._drop_outdated_schedule(cleaned)
        return cleaned

    def _drop_outdated_schedule(self, cleaned: dict[str, Any]) -> None:
        earlier = getattr(self.instance, "release_date", None)
        schedule = getattr(self.instance, "go_live_at", None)
        if (
            isinstance(earlier, datetime.datetime)
            and schedule == earlier
            and cleaned.get("release_date") != earlier
            and _minute(cleaned.get("go_live_at", schedule)) == _minute(schedule)
        ):
            cleaned["go_live_at"] = None
            self.instance.go_live_at = None


def _minute(moment: datetime.datetime | None) -> datetime.datetime | None:
    """Cut a moment to what the form can show; code may have set it to the second."""
    return moment and moment.replace(second=0, microsecond=0)
