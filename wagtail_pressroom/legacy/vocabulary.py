"""The words and lines that boards print around a release, language by language.

To teach the parser another board or language, add words here. Words are written as printed; the
parser compares them without regard to case and blanks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

LabelKind = Literal["date", "hits", "department", "person"]

@dataclass(frozen=True)
class Vocabulary:
    """The words of one language.

    Attributes:
        labels: names of fields.
        lines: whole lines that are never part of a release, with the reason.
        header_lines: the same, above the text only.
        prefixes: beginnings of lines that are never part of a release, with the reason.
        suffixes: the same for the ends of lines.
        closings: end markers that may also close a line of text.
        tails: lines after which nothing belongs to the release.
        units: endings of names of ministries and other units.
        status_phrases: how a text says that it is no official translation.
        small_words: frequent words that tell the language from others in the same script.
    """

    labels: Mapping[str, LabelKind] = field(default_factory=dict)
    lines: Mapping[str, str] = field(default_factory=dict)
    header_lines: Mapping[str, str] = field(default_factory=dict)
    prefixes: Mapping[str, str] = field(default_factory=dict)
    suffixes: Mapping[str, str] = field(default_factory=dict)
    closings: tuple[str, ...] = ()
    tails: frozenset[str] = frozenset()
    units: tuple[str, ...] = ()
    status_phrases: frozenset[str] = frozenset()
    small_words: frozenset[str] = frozenset()


VOCABULARIES: Mapping[str, Vocabulary] = {
    "en": Vocabulary(
        labels={
            "Date": "date",
            "Created": "date",
            "Published": "date",
            "Hit": "hits",
            "Hits": "hits",
            "Views": "hits",
            "Department": "department",
            "Writer": "person",
        },
        lines={
            "content shortcut": "skip-link",
            "Skip to content": "skip-link",
            "Skip to main content": "skip-link",
            "ENDS": "end-marker",
            "placeholder": "image-name",
            "This was published under the previous administration": "notice",
        },
        header_lines={
            "English": "language-switch",
            "ENG": "language-switch",
            "Press Release": "board-title",
            "Press Releases": "board-title",
            "Press Briefings": "board-title",
            "News and Announcements": "board-title",
        },
        prefixes={"Embargoed until": "embargo"},
        tails=frozenset({"Related news"}),
        units=(" ministry", " department", " office", " bureau", " division"),
        status_phrases=frozenset({"unofficial translation"}),
        small_words=frozenset({"the", "of", "and", "to", "in", "that", "is", "was", "for", "a"}),
    ),
    "ko": Vocabulary(
        labels={
            "작성일": "date",
            "등록일": "date",
            "조회수": "hits",
            "부서명": "department",
            "담당부서": "department",
            "작성자": "person",
        },
        lines={
            "바로가기 메뉴": "heading-of-skip-links",
            "본문 바로가기": "skip-link",
            "주메뉴 바로가기": "skip-link",
            "메인메뉴 바로가기": "skip-link",
            "검색창 열기": "skip-link",
            "목록": "list-link",
            "끝.": "end-marker",
            "(끝)": "end-marker",
        },
        header_lines={
            "KOR": "language-switch",
            "한국어": "language-switch",
            "콘텐츠 영역": "heading-of-skip-links",
            "보도자료": "board-title",
            "브리핑룸": "board-title",
        },
        suffixes={
            "공식 전자정부 누리집입니다.": "site-banner",
            "전재하여 제공함을 알려드립니다.”": "notice",
            "이미지입니다.": "image-name",
        },
        closings=("끝.", "(끝)"),
        tails=frozenset({"이전다음기사", "추천 뉴스"}),
        units=("부", "처", "청", "실", "국", "과", "위원회"),
        status_phrases=frozenset({"비공식 번역"}),
    ),
    "cy": Vocabulary(
        header_lines={"Datganiad i'r wasg": "board-title"},
        small_words=frozenset({"yn", "yr", "y", "ei", "eu", "wedi", "i’r", "i'r", "a’r", "o"}),
    ),
    "fr": Vocabulary(
        header_lines={"Communiqués de presse": "board-title"},
        small_words=frozenset({"le", "la", "les", "des", "du", "et", "une", "est", "dans", "pour"}),
    ),
    "ar": Vocabulary(tails=frozenset({"أخبار ذات صلة"})),
    "": Vocabulary(lines={"###": "end-marker", "- 30 -": "end-marker", "-30-": "end-marker"}),
}

# Languages told by their script, in this order: kana before Han, since Japanese uses both.
SCRIPTS: tuple[tuple[str, str], ...] = (
    ("ko", "\uac00-\ud7a3"),
    ("ja", "\u3040-\u30ff"),
    ("zh", "\u4e00-\u9fff"),
    ("ar", "\u0600-\u06ff"),
)

# Marker, level, and whether a blank must follow (a letter or a hyphen may also begin a word).
MARKERS: tuple[tuple[str, int, bool], ...] = (
    ("□", 1, False),
    ("o", 2, True),
    ("°", 2, False),
    ("ㅇ", 2, False),
    ("○", 2, False),
    ("•", 2, False),
    ("-", 3, True),
    ("–", 3, True),
    ("※", -1, False),
    ("*", -1, False),
    ("Q:", 0, False),
    ("A:", 0, False),
    ("<질문>", 0, False),
    ("<답변>", 0, False),
)
