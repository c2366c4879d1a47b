"""What happened: one reader saw one page. Lives in memory only, for the length of a request."""

from __future__ import annotations

from typing import NamedTuple

SECONDS_AN_HOUR = 3600
SECONDS_A_DAY = 86400


class Reader(NamedTuple):
    """Who a display is for. Never stored: stores keep a key made from it, or nothing.

    Attributes:
        network: the client's IPv4 address, or the /64 network of its IPv6 address.
        user_agent: the request header, cut to 512 characters.
        declines_tracking: the browser sent Global Privacy Control or Do Not Track.
    """

    network: str
    user_agent: str
    declines_tracking: bool = False


class Display(NamedTuple):
    """One display of a page that may be a hit; the store decides whether it is a repeat.

    Attributes:
        page_id: primary key of the page.
        source: a value of :class:`wagtail_pressroom.hits.models.HitSource`.
        at: Unix time in seconds (UTC) with fractions.
        reader: who saw it.
    """

    page_id: int
    source: int
    at: float
    reader: Reader

    @property
    def hour(self) -> int:
        """The hour (UTC) since the epoch."""
        return hour_of(self.at)

    @property
    def day(self) -> int:
        """The day (UTC) since the epoch."""
        return day_of(self.at)


def hour_of(at: float) -> int:
    """Return the hour (UTC) since the epoch of a Unix time in seconds."""
    return int(at) // SECONDS_AN_HOUR


def day_of(at: float) -> int:
    """Return the day (UTC) since the epoch of a Unix time in seconds."""
    return int(at) // SECONDS_A_DAY
