"""Texts of releases made worse in every way a copied text can be, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
SOURCES = sorted([*HERE.glob("fixtures/*.txt"), *HERE.glob("corpus/*.txt")])
MARKERS = (
    "1. ", "2.", "2. 2. ", "99) ", "I. ", "IV. ", "V.", "가. ", "나) ", "① ", "(1) ", "一、",
    "（二）", "o ", "ㅇ ", "○ ", "°", "• ", "□ ", "■", "- ", "– ", "* ", "** ", "※ ",
    "☞ ", "Q: ", "A: ", "<질문> ", "| ", "> ", "[1] ", "a) ", "ⅰ. ", "١- ", "#", "…",
)  # fmt: skip
LINES = (
    "Date", "Date: 2031-02-29", "2031.13.45", "2031-05-09", "hit", "1,204", "조회수 12", "담당부서",
    "Department", "Contact:", "Press office +82 2 2100 2114 press@harbours.example", "ENDS", "끝.",
    "###", "- END -", "Embargoed until 9 May, 06:00", "* unofficial translation", "Related news",
    "Share", "Attachment: map.pdf", "Notes to editors", "본문 바로가기", "KOR", "Press Releases",
    "| a | b |", "|---|---|", "||", "“Quoted,” he said.", "---", "===", "Q&A", "From: a@b.example",
    "Subject: Lighthouses", ">", " ", "\u3000", "Orsk, 9 May 2031 –", "（続く）", "发布时间：",
    ": : :",
)  # fmt: skip
ODD = (
    "\u202e", "\u2066", "\u200b", "\u200f", "\ufeff", "\u00ad", "\x85", "\x0b", "\x0c", "\x1c",
    "\x00", "\t", "\u00a0", "\u2028", "\u2029", "\u3000", "\ud7ff", "\U0001f6a2", "e\u0301\u0301",
    "\u0627\u0651",
    "ﬁ", "İ", "ß", "ǆ", "Ⅳ", "㎏", "½", "٣", "۴", "२", "〇", "\uffff", "\U0010ffff",
    "\\", "%s", "{0}", "<b>",
)  # fmt: skip
ENDS = ("\n", "\r\n", "\r", "\n\n", "\n \n")

Lines = list[str]
Mutation = Callable[[random.Random, Lines], None]


def _place(chance: random.Random, lines: Lines) -> int:
    return chance.randrange(len(lines))


def delete(chance: random.Random, lines: Lines) -> None:
    start = _place(chance, lines)
    del lines[start : start + chance.randint(1, 4)]


def duplicate(chance: random.Random, lines: Lines) -> None:
    line = lines[_place(chance, lines)]
    lines[_place(chance, lines) : 0] = [line] * chance.randint(1, 3)


def swap(chance: random.Random, lines: Lines) -> None:
    first, second = _place(chance, lines), _place(chance, lines)
    lines[first], lines[second] = lines[second], lines[first]


def shuffle(chance: random.Random, lines: Lines) -> None:
    start = _place(chance, lines)
    part = lines[start : start + 6]
    chance.shuffle(part)
    lines[start : start + 6] = part


def mark(chance: random.Random, lines: Lines) -> None:
    place = _place(chance, lines)
    marker = "".join(chance.choices(MARKERS, k=chance.choice((1, 1, 1, 2, 5))))
    lines[place] = "  " * chance.randint(0, 3) + marker + lines[place]


def add_line(chance: random.Random, lines: Lines) -> None:
    lines.insert(_place(chance, lines), chance.choice(LINES))


def join(chance: random.Random, lines: Lines) -> None:
    place = _place(chance, lines)
    lines[place : place + 2] = [chance.choice(("", " ", "  ")).join(lines[place : place + 2])]


def split(chance: random.Random, lines: Lines) -> None:
    place = _place(chance, lines)
    at = chance.randint(0, len(lines[place]))
    lines[place : place + 1] = [lines[place][:at], lines[place][at:]]


def cut_off(chance: random.Random, lines: Lines) -> None:
    place = _place(chance, lines)
    lines[place] = lines[place][: chance.randint(0, len(lines[place]))]
    if chance.random() < 0.3:
        del lines[place + 1 :]


def add_odd(chance: random.Random, lines: Lines) -> None:
    place = _place(chance, lines)
    at = chance.randint(0, len(lines[place]))
    odd = "".join(chance.choices(ODD, k=chance.randint(1, 3)))
    lines[place] = lines[place][:at] + odd + lines[place][at:]


def add_random(chance: random.Random, lines: Lines) -> None:
    points = (chance.choice((0x80, 0x600, 0x3100, 0xAC00, 0x1F000)) for _n in range(12))
    lines.insert(_place(chance, lines), "".join(chr(p + chance.randrange(0x100)) for p in points))


def lengthen(chance: random.Random, lines: Lines) -> None:
    place = _place(chance, lines)
    lines[place] = (lines[place] + chance.choice((" ", ""))) * chance.randint(2, 40)


def all_marked(chance: random.Random, lines: Lines) -> None:
    marker = chance.choice(MARKERS)
    lines[:] = [marker + line for line in lines]


MUTATIONS: tuple[Mutation, ...] = (
    delete, duplicate, swap, shuffle, mark, mark, add_line, add_line, join, split, cut_off,
    add_odd, add_random, lengthen,
)  # fmt: skip


def mutant(seed: int) -> str:
    """Return a text made worse.

    Args:
        seed: the same gives the same text, as long as the texts it begins with are the same.
    """
    chance = random.Random(seed)
    source = SOURCES[seed % len(SOURCES)].read_text(encoding="utf-8")
    lines = source.split("\n")
    for mutation in chance.choices(MUTATIONS, k=chance.randint(1, 8)):
        mutation(chance, lines)
        lines = lines or [""]
    if chance.random() < 0.03:
        all_marked(chance, lines)
    return (chance.choice(ENDS) if chance.random() < 0.3 else "\n").join(lines)


def smallest(text: str, fails: Callable[[str], bool]) -> str:
    """Leave out lines, then characters, as long as a text still fails."""
    for split_up, put_together in ((lambda t: t.split("\n"), "\n".join), (list, "".join)):
        parts = split_up(text)
        size = len(parts) // 2
        while size:
            start = 0
            while start < len(parts):
                fewer = parts[:start] + parts[start + size :]
                if fails(put_together(fewer)):
                    parts = fewer
                else:
                    start += size
            size //= 2
        text = put_together(parts)
    return text
