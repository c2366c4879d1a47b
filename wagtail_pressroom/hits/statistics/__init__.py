"""What has been counted, by day, page, source and reason: everything that shows numbers asks here.

Days are days of the site's time zone (``TIME_ZONE``), whoever is looking. Taken-over counts are
never among these numbers: nobody knows on which day they were counted.
"""

from .counted import (
    PageIds,
    counted_since,
    hits_by_day,
    hits_by_page,
    hits_by_source_and_day,
    readers_by_day,
    refusals_by_reason,
)
from .periods import Period, day_of_hour, last_days, today

__all__ = [
    "PageIds",
    "Period",
    "counted_since",
    "day_of_hour",
    "hits_by_day",
    "hits_by_page",
    "hits_by_source_and_day",
    "last_days",
    "readers_by_day",
    "refusals_by_reason",
    "today",
]
