"""Which piece of a release faces which piece of its translation."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher

from .pieces import Piece

Row = tuple[Piece | None, Piece | None]


def align(left: Sequence[Piece], right: Sequence[Piece]) -> list[Row]:
    """Put the pieces of two languages beside one another, losing none.

    Pieces with the same key face each other, wherever they stand: translations made by
    wagtail-localize keep the ids of their blocks. The others, as in a translation that was typed
    anew, face each other by order and kind, points by their printed numbers first. What has no
    counterpart stands alone.

    Args:
        left: in the order in which the rows are printed.
        right: the other language.
    """
    common = _unique_keys(left) & _unique_keys(right)
    counterparts = {piece.key: piece for piece in right if piece.key in common}
    in_order = _keys_in_order(left, right, common)
    # What has been moved is fetched to the place it has on the left.
    rest = deque(piece for piece in right if piece.key not in common or piece.key in in_order)
    rows: list[Row] = []
    between: list[Piece] = []
    for piece in left:
        if piece.key not in common:
            between.append(piece)
            continue
        rows_before: list[Piece] = []
        if piece.key in in_order:
            while rest[0].key != piece.key:
                rows_before.append(rest.popleft())
            rest.popleft()
        rows += _matched(between, rows_before, (_kind_and_number, _kind))
        rows.append((piece, counterparts[piece.key]))
        between = []
    return rows + _matched(between, list(rest), (_kind_and_number, _kind))


def _unique_keys(pieces: Sequence[Piece]) -> set[str]:
    counted = Counter(piece.key for piece in pieces)
    return {key for key, number in counted.items() if key and number == 1}


def _keys_in_order(left: Sequence[Piece], right: Sequence[Piece], common: set[str]) -> set[str]:
    first = [piece.key for piece in left if piece.key in common]
    second = [piece.key for piece in right if piece.key in common]
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return {key for block in blocks for key in first[block.a : block.a + block.size]}


def _kind_and_number(piece: Piece) -> Hashable:
    return piece.kind_and_number


def _kind(piece: Piece) -> Hashable:
    return piece.kind


def _matched(
    left: Sequence[Piece],
    right: Sequence[Piece],
    likenesses: Sequence[Callable[[Piece], Hashable]],
) -> list[Row]:
    """Match what is alike in the same order, then what lies between by the next likeness."""
    if not left or not right or not likenesses:
        return [*((piece, None) for piece in left), *((None, piece) for piece in right)]
    like, *others = likenesses
    matcher = SequenceMatcher(
        None, [like(piece) for piece in left], [like(piece) for piece in right], autojunk=False
    )
    rows: list[Row] = []
    after_left = after_right = 0
    # The last block is an empty one at the end of both.
    for start_left, start_right, size in matcher.get_matching_blocks():
        rows += _matched(left[after_left:start_left], right[after_right:start_right], others)
        after_left, after_right = start_left + size, start_right + size
        rows += zip(left[start_left:after_left], right[start_right:after_right], strict=True)
    return rows
