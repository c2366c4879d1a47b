"""The editing form of a release."""

from __future__ import annotations

import datetime
from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm


class PressReleaseForm(WagtailAdminPageForm):
    """Lets the schedule follow the release date.

    A release date in the future schedules the release (``go_live_at``, see
    ``PressReleaseMixin.full_clean``). When the editor then moves the date, the schedule made from
    the old date must not stay behind. The slug may be left empty: it is derived from the headline.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        """Drop a schedule that was made from an earlier release date."""
        cleaned: dict[str, Any] = super().clean()
        earlier = getattr(self.instance, "release_date", None)
        schedule = getattr(self.instance, "go_live_at", None)
        if (
            isinstance(earlier, datetime.datetime)
            and schedule == earlier
            and cleaned.get("release_date") != earlier
            and cleaned.get("go_live_at", schedule) == schedule
        ):
            cleaned["go_live_at"] = None
            self.instance.go_live_at = None
        return cleaned
