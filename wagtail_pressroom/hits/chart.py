"""A bar chart of views, drawn on the server as SVG.

Lengths along the foot are percentages and lengths upwards are pixels, so that the drawing fits any
width while its text keeps its size, without a script or an inline style. In languages written
from right to left time runs so as well.

Render a chart with ``wagtail_pressroom/hits/admin/chart.html``, as ``chart``. Its style sheet is
``wagtail_pressroom/admin/hits_chart.css``.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from .statistics.buckets import Bucket, Unit, in_buckets, unit_for

BAR_SHARE = 0.8
MOST_TICKS = 4
CHARACTER_WIDTH = 8
SPACE_ABOVE = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """A bucket as drawn.

    Attributes:
        name: of the bucket.
        hits: the number, written out.
        slot: where its part of the width begins, per cent.
        slot_width: how much of the width is its part, per cent.
        x: where the bar begins, per cent.
        width: of the bar, per cent.
        y: upper edge, in pixels.
        height: in pixels.
    """

    name: str
    hits: str
    slot: str
    slot_width: str
    x: str
    width: str
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the chart: its number, written out, and its height in pixels."""

    label: str
    y: int


@dataclass(frozen=True, slots=True)
class FootLabel:
    """A name below the bars: where (per cent), how aligned, and if narrow screens skip it."""

    label: str
    x: str
    anchor: str
    minor: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything the template draws.

    Attributes:
        id: begins the ids of its elements.
        title: what is shown.
        description: the gist, for who can't see the drawing.
        unit_name: heading of the first column of its table.
        bars: oldest first; also the rows of its table.
        ticks: lines across, lowest first.
        labels: names below.
        height: of the drawing without the names, in pixels.
        scale_width: room for the numbers beside the lines, in pixels.
        scale_x: where those numbers are aligned.
    """

    id: str
    title: str
    description: str
    unit_name: str
    bars: list[Bar]
    ticks: list[Tick]
    labels: list[FootLabel]
    height: int
    scale_width: int
    scale_x: int


def draw(
    counts: Mapping[datetime.date, int],
    title: str,
    *,
    id: str = "views-chart",
    height: int = 200,
) -> Chart:
    """Return a chart of daily counts, by day, week or month according to their number.

    Args:
        counts: every day of a period, in order, as :func:`hits_by_day` returns them.
        title: what is shown, as a short text.
        id: begins the ids of its elements; give two charts on a page different ones.
        height: of the drawing, in pixels.
    """
    unit = unit_for(len(counts))
    buckets = in_buckets(counts, unit)
    ticks = nice_ticks(max((bucket.hits for bucket in buckets), default=0))
    scale_width = CHARACTER_WIDTH * max(len(grouped(tick)) for tick in ticks) + 8
    return Chart(
        id=id,
        title=title,
        description=_describe(buckets),
        unit_name=_unit_name(unit),
        bars=_bars(buckets, ticks[-1], height),
        ticks=[Tick(grouped(tick), _level(tick, ticks[-1], height)) for tick in ticks],
        labels=_labels(buckets),
        height=height,
        scale_width=scale_width,
        scale_x=8 if get_language_bidi() else scale_width - 8,
    )


def nice_ticks(highest: int) -> list[int]:
    """Return round numbers from 0 up to the highest or above it, at most five."""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if step * MOST_TICKS >= highest:
                intervals = max(1, -(-highest // step))
                return [step * number for number in range(intervals + 1)]
        size *= 10


def grouped(number: int) -> str:
    """Return a number as the active language writes it."""
    return number_format(number, decimal_pos=0, use_l10n=True, force_grouping=True)


def _level(hits: int, highest: int, height: int) -> int:
    return height - round(hits / highest * (height - SPACE_ABOVE))


def _from_start(share: float, width: float = 0.0) -> str:
    start = 1 - share - width if get_language_bidi() else share
    return f"{start * 100:.3f}%"


def _bars(buckets: list[Bucket], highest: int, height: int) -> list[Bar]:
    slot = 1 / max(1, len(buckets))
    width = slot * BAR_SHARE
    bars = []
    for number, bucket in enumerate(buckets):
        y = _level(bucket.hits, highest, height)
        if bucket.hits:
            # Few among many are still some.
            y = min(y, height - 2)
        bars.append(
            Bar(
                name=bucket.name,
                hits=grouped(bucket.hits),
                slot=_from_start(number * slot, slot),
                slot_width=f"{slot * 100:.3f}%",
                x=_from_start(number * slot + (slot - width) / 2, width),
                width=f"{width * 100:.3f}%",
                y=y,
                height=height - y,
            )
        )
    return bars


def _labels(buckets: list[Bucket]) -> list[FootLabel]:
    last = len(buckets) - 1
    if last < 1:
        return [FootLabel(bucket.short_name, "50%", "middle", False) for bucket in buckets]
    # Both ends and the middle always; between them where there is room and there are buckets.
    parts = 4 if last >= 8 else 2 if last >= 4 else 1
    labels = []
    for part in range(parts + 1):
        number = round(last * part / parts)
        anchor = "start" if part == 0 else "end" if part == parts else "middle"
        share = {"start": 0.0, "end": 1.0}.get(anchor, (number + 0.5) / len(buckets))
        minor = parts == 4 and part in (1, 3)
        labels.append(FootLabel(buckets[number].short_name, _from_start(share), anchor, minor))
    return labels


def _describe(buckets: list[Bucket]) -> str:
    most = max(buckets, key=lambda bucket: bucket.hits, default=None)
    if most is None or not most.hits:
        return _("No views in this period.")
    return _(
        "From %(first)s to %(last)s. Most views: %(hits)s, %(name)s. "
        "The table below has all the numbers."
    ) % {
        "first": date_format(buckets[0].first, "DATE_FORMAT"),
        "last": date_format(buckets[-1].last, "DATE_FORMAT"),
        "hits": grouped(most.hits),
        "name": most.name,
    }


def _unit_name(unit: Unit) -> str:
    return {"day": _("Day"), "week": _("Week"), "month": _("Month")}[unit]
