"""When a release goes live: with its date."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils import timezone

Moment = datetime.datetime | None


@dataclass(frozen=True)
class Schedule:
    """A release date with the schedule a release had beside it when it was loaded.

    Attributes:
        release_date: aware, or ``None``.
        go_live_at: Wagtail's schedule, aware, or ``None``.
    """

    release_date: Moment = None
    go_live_at: Moment = None

    def following(self, release_date: datetime.datetime, go_live_at: Moment) -> Moment:
        """Return the schedule that goes with a release date.

        A date in the future schedules the release. A schedule that was made from the earlier
        date moves with it, or goes when the new date has come; one that an editor has set later
        than the date stays.

        Args:
            release_date: the date now, aware.
            go_live_at: the schedule now, aware, or ``None``.
        """
        if self.release_date is not None and _minute(go_live_at) == _minute(self.release_date):
            go_live_at = None
        if release_date > timezone.now() and (go_live_at is None or go_live_at < release_date):
            return release_date
        return go_live_at


def _minute(moment: Moment) -> Moment:
    """Cut a moment to what a form can show; code may have set it to the second."""
    return moment and moment.replace(second=0, microsecond=0)
