"""The chart of views: round numbers beside it, proportions, an equal table, no inline style."""

from __future__ import annotations

import datetime
import itertools

import pytest
from bs4 import BeautifulSoup, Tag
from django.template.loader import render_to_string
from django.utils import translation

from wagtail_pressroom.hits.chart import Chart, draw, nice_ticks
from wagtail_pressroom.hits.statistics import Period

FIRST = datetime.date(2026, 1, 1)


def chart_of(*numbers: int) -> Chart:
    period = Period(FIRST, FIRST + datetime.timedelta(len(numbers) - 1))
    return draw(dict(zip(period, numbers, strict=True)), "Views <of> a page")


def rendered(chart: Chart) -> Tag:
    text = render_to_string("wagtail_pressroom/hits/admin/chart.html", {"chart": chart})
    figure = BeautifulSoup(text, "html.parser").find("figure")
    assert isinstance(figure, Tag)
    return figure


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (0, [0, 1]),
        (1, [0, 1]),
        (3, [0, 1, 2, 3]),
        (5, [0, 2, 4, 6]),
        (9, [0, 5, 10]),
        (101, [0, 50, 100, 150]),
        (1_200, [0, 500, 1_000, 1_500]),
        (2**63, None),
    ],
)
def test_numbers_beside_the_chart_are_round_and_reach_the_highest(
    highest: int, ticks: list[int] | None
) -> None:
    found = nice_ticks(highest)
    assert ticks is None or found == ticks
    assert len(found) <= 5
    assert found[-1] >= highest
    steps = {b - a for a, b in itertools.pairwise(found)}
    (step,) = steps
    assert str(step).rstrip("0") in ("1", "2", "5")


def test_bars_have_the_height_of_their_numbers() -> None:
    empty, half, full, few = chart_of(0, 500, 1000, 1).bars
    assert (empty.height, full.height) == (0, 200 - 12)
    assert half.height * 2 == full.height
    assert few.height == 2
    assert {bar.y + bar.height for bar in (empty, half, full, few)} == {200}


def test_the_drawing_and_the_table_have_the_same_numbers() -> None:
    figure = rendered(chart_of(*range(1, 32)))
    tips = [bar.get_text() for bar in figure.select("g > title")]
    rows = [
        [cell.get_text() for cell in row.find_all(["th", "td"])]
        for row in figure.select("tbody tr")
    ]
    assert tips == [f"{name}: {number}" for name, number in rows]
    assert [int(number) for _name, number in rows] == list(range(1, 32))
    assert rows[0][0] == "Jan. 1, 2026"


def test_the_drawing_has_a_name_and_says_the_gist() -> None:
    figure = rendered(chart_of(3, 0, 1200))
    image = figure.find("svg", role="img")
    assert isinstance(image, Tag)
    title = figure.find(id=str(image["aria-labelledby"]))
    gist = figure.find(id=str(image["aria-describedby"]))
    assert isinstance(title, Tag)
    assert title.get_text() == "Views <of> a page"
    assert isinstance(gist, Tag)
    assert "Most views: 1,200, Jan. 3, 2026." in gist.get_text()
    nothing = rendered(chart_of(0, 0)).find("desc")
    assert isinstance(nothing, Tag)
    assert nothing.get_text() == "No views in this period."


@pytest.mark.parametrize("days", [1, 2, 5, 30, 92, 93, 400, 401, 4000])
def test_any_length_fits_the_width_and_keeps_every_view(days: int) -> None:
    chart = chart_of(*([3] * days))
    assert len(chart.bars) <= 140
    assert sum(int(bar.hits.replace(",", "")) for bar in chart.bars) == 3 * days
    for bar in chart.bars:
        left, width = float(bar.x.rstrip("%")), float(bar.width.rstrip("%"))
        assert 0 <= left < left + width <= 100.01
    assert len([label for label in chart.labels if not label.minor]) <= 3


def test_time_runs_with_the_writing() -> None:
    starts = {}
    for language in ("en", "ar"):
        with translation.override(language):
            chart = chart_of(1, 2, 3)
            starts[language] = [float(bar.x.rstrip("%")) for bar in chart.bars]
            assert float(chart.labels[0].x.rstrip("%")) == (0 if language == "en" else 100)
    assert starts["en"] == sorted(starts["en"])
    assert starts["ar"] == sorted(starts["ar"], reverse=True)


@pytest.mark.parametrize("language", ["en", "ko", "ar", "fr"])
def test_nothing_needs_a_looser_policy_and_numbers_suit_svg(language: str) -> None:
    with translation.override(language):
        figure = rendered(chart_of(*range(1000, 1040)))
    assert not figure.find_all(["script", "style"])
    for element in figure.find_all(True):
        assert "style" not in element.attrs
        assert not [name for name in element.attrs if name.startswith("on")]
        for name in ("x", "y", "width", "height", "x1", "x2", "y1", "y2"):
            if name in element.attrs:
                float(str(element[name]).rstrip("%"))
