"""Pieces of two languages face each other, and none is lost."""

from __future__ import annotations

import random

import pytest
from django.utils.safestring import mark_safe

from wagtail_pressroom.releases.side_by_side.align import align
from wagtail_pressroom.releases.side_by_side.pieces import Piece


def piece(key: str = "", kind: str = "paragraph", sign: str = "") -> Piece:
    return Piece(key, kind, mark_safe(key or kind), sign, bool(sign))


def pieces(letters: str) -> list[Piece]:
    return [piece(letter) for letter in letters]


def keys(left: list[Piece], right: list[Piece]) -> list[str]:
    return [
        (first.key if first else "-") + (second.key if second else "-")
        for first, second in align(left, right)
    ]


@pytest.mark.parametrize(
    ("left", "right", "rows"),
    [
        ("abc", "abc", ["aa", "bb", "cc"]),
        ("abc", "ac", ["aa", "b-", "cc"]),
        ("ac", "abc", ["aa", "-b", "cc"]),
        ("", "ab", ["-a", "-b"]),
        ("ab", "", ["a-", "b-"]),
        ("", "", []),
        # Moved: the same text stands beside itself, in the order of the left.
        ("abcd", "dabc", ["aa", "bb", "cc", "dd"]),
        ("abcd", "bacd", ["aa", "bb", "cc", "dd"]),
        # A part that was replaced faces what replaced it.
        ("axc", "ayc", ["aa", "xy", "cc"]),
    ],
)
def test_by_key(left: str, right: str, rows: list[str]) -> None:
    assert keys(pieces(left), pieces(right)) == rows


def test_by_order_and_kind_where_no_keys_match() -> None:
    left = [piece("1"), piece("2", "heading2"), piece("3"), piece("4")]
    right = [piece("a", "heading2"), piece("b"), piece("c", "quote")]
    assert keys(left, right) == ["1-", "2a", "3b", "4-", "-c"]


def test_points_typed_anew_face_each_other_by_their_numbers() -> None:
    left = [piece(key, "point1", f"{key}.") for key in "12345"]
    right = [piece(key, "point1", sign) for key, sign in (("a", "1."), ("b", "2."), ("c", "4."))]
    assert keys(left, right) == ["1a", "2b", "3-", "4c", "5-"]


def test_points_face_each_other_by_order_where_they_are_counted_in_another_way() -> None:
    left = [piece(key, "point1", f"{key}.") for key in "12"]
    right = [piece(key, "point1", sign) for key, sign in (("a", "一、"), ("b", "二、"))]
    assert keys(left, right) == ["1a", "2b"]


def test_pieces_of_other_kinds_never_face_each_other() -> None:
    assert keys([piece("1", "quote")], [piece("a", "table")]) == ["1-", "-a"]


def test_the_same_key_twice_in_a_language_is_no_key() -> None:
    left, right = [piece("a"), piece("a"), piece("b")], [piece("a"), piece("b")]
    assert sorted(keys(left, right)) == ["a-", "aa", "bb"]


@pytest.mark.parametrize("seed", range(60))
def test_nothing_is_lost_or_doubled(seed: int) -> None:
    chance = random.Random(seed)

    def some() -> list[Piece]:
        return [
            piece(
                chance.choice(["", *"abcdefgh"]),
                chance.choice(["paragraph", "point1", "point2"]),
                chance.choice(["", "1.", "2."]),
            )
            for _ in range(chance.randrange(12))
        ]

    left, right = some(), some()
    rows = align(left, right)
    firsts = [id(first) for first, _ in rows if first]
    assert firsts == [id(one) for one in left]
    seconds = [id(second) for _, second in rows if second]
    assert sorted(seconds) == sorted(id(one) for one in right)
    assert all(first or second for first, second in rows)
