"""How long reading a text takes for each line of it: `make bench`.

Times differ between machines, so what counts are ratios within one run: the time a line takes in
a long text against the time it takes in a short one (about 1 when the work is linear), and the
time against merely splitting and trimming the lines.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from wagtail_pressroom.legacy import parse_release

SIZES = (1_000, 10_000, 100_000)
MB = 1024 * 1024
HEAD = "Ministry opens three lighthouses\n\nDate\n2031-05-09\nhit\n1,204\n\n"
SENTENCE = "The Minister looked over the lighthouse and asked for a bench beside it."


def plain(n: int) -> str:
    """A line of text."""
    return f"{SENTENCE} {n}"


def marked(n: int) -> str:
    """A numbered point."""
    return f"{n}. {SENTENCE}"


def label(n: int) -> str:
    """A label, or the value below it."""
    return ("Date", f"2031-05-{n % 28 + 1:02}", "hit", str(n), "Department", "Harbour Office")[
        n % 6
    ]


def nested(n: int) -> str:
    """A point, its sub-points, and theirs."""
    return f"{(f'{n}.', 'o', '-', '-', 'o', '※')[n % 6]} {SENTENCE}"


def wrapped(n: int) -> str:
    """A line broken by a mail program."""
    return SENTENCE if n % 3 else SENTENCE[: len(SENTENCE) // 2] + "."


def table(n: int) -> str:
    """A row of a table."""
    return f"| Orsk | {n} | {n * 7} |"


def korean(n: int) -> str:
    """A point in Korean."""
    return (
        f"{('□', 'ㅇ', '-', '※')[n % 4]} 장관은 등대를 살펴보고 그 곁에 긴 의자를 놓게 하였다. {n}"
    )


SHAPES: tuple[Callable[[int], str], ...] = (plain, marked, label, nested, wrapped, table, korean)


def text_of(shape: Callable[[int], str], lines: int) -> str:
    """Return a release of so many lines."""
    return HEAD + "\n".join(map(shape, range(1, lines + 1)))


def baseline(text: str) -> list[str]:
    """Do the least that reading a text takes."""
    return [line.strip() for line in text.splitlines()]


def best_time(work: Callable[[str], object], text: str, times: int) -> float:
    """Return the shortest of a few runs, in seconds of work: what else runs does not count."""
    found = []
    for _run in range(times):
        started = time.process_time()
        work(text)
        found.append(time.process_time() - started)
    return min(found)


def print_row(name: str, per_line: list[float], against: float) -> None:
    """Print a shape: microseconds a line, and the ratios."""
    first = per_line[0]
    figures = "".join(f"{value * 1e6:>11.1f}" for value in per_line)
    ratios = "".join(f"{value / first:>9.2f}" for value in per_line[1:])
    print(f"{name:<10}{figures}{ratios}{against:>11.0f}")


def main() -> None:
    """Print the table."""
    sizes = "".join(f"{f'{size:,}':>11}" for size in SIZES)
    growth = "".join(f"{f'×{size // SIZES[0]}':>9}" for size in SIZES[1:])
    print(
        "Microseconds for each line of a text; the growth from the shortest text (linear: about 1);"
    )
    print("and the longest text against splitting and trimming its lines.\n")
    print(f"{'lines':<10}{sizes}{growth}{'× baseline':>11}")
    for shape in SHAPES:
        per_line = []
        for size in SIZES:
            text = text_of(shape, size)
            seconds = best_time(parse_release, text, times=3 if size < SIZES[-1] else 1)
            per_line.append(seconds / size)
        against = per_line[-1] * SIZES[-1] / best_time(baseline, text, times=3)
        print_row(shape.__name__, per_line, against)
    print(f"\n{'One line of':<12}{'seconds':>9}{'growth for each byte':>22}")
    first = 0.0
    for size in (MB // 20, MB // 2, 5 * MB):
        seconds = best_time(parse_release, HEAD + (SENTENCE * (size // len(SENTENCE))), times=3)
        first = first or seconds / size
        print(f"{size / MB:>7.2f} MB  {seconds:>9.3f}{seconds / size / first:>22.2f}")


if __name__ == "__main__":
    main()
