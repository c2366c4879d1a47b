"""Tables of documents as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def table_lines(rows: Sequence[Sequence[Sequence[str]]]) -> Iterator[str]:
    """Write out a table.

    Args:
        rows: the lines of text of each cell.

    Yields:
        ``| a | b |`` for each row that isn't empty. A table of one column is a frame around
        text, so its lines come as they are.
    """
    if all(len(row) < 2 for row in rows):
        for row in rows:
            for cell in row:
                yield from cell
        return
    for row in rows:
        cells = [" ".join(" ".join(lines).split()) for lines in row]
        if any(cells):
            yield f"| {' | '.join(cells)} |"
