"""Nothing of a release's own text is lost to what looks like the furniture of a page."""

from __future__ import annotations

import pytest

from wagtail_pressroom.legacy import parse_release

TITLE = "Port of Lindhaven opens new quay"
LEAD = "The Ministry of Ports opened a new quay on Tuesday. It cost 3 million crowns."
MORE = "The minister thanked all workers."

OWN = [
    "ㅇ 선박 운항에는 차질이 없습니다.",
    "ㅇ 누구나 무료로 이용하실 수 있습니다.",
    "ㅇ 홈페이지에서 신청서를 다운로드",
    "The parties agree:\n\n(a) to open the quay;\n(b) to keep fees low;\n(c) to hire sailors;",
    "Copyright law will be amended in spring.",
    "Related information",
    "See also",
    "Topics",
    "Comments",
    "Next",
    "Newsletter",
    "Services",
    "About us",
    "Contact us",
    "Datenschutz",
    "Accessibilité",
    "관련자료",
    "関連情報",
    "相关信息",
    "다음 글은 장관의 인사말이다.",
    "下一条道路是港口路。",
    "Next: repair of the breakwater",
    "Available in all ports from 1 June.",
    "Back to work: 300 sailors",
    "Print this form and send it in.",
    "Disponible en ligne dès lundi, le formulaire est gratuit.",
    "Retour à la normale dans le port",
    "Nachdruck legte der Minister auf Sicherheit.",
    "이 자료는 항만 현황을 담고 있다.",
    "매우만족 45%, 만족 30%로 나타났다.",
    "声明：我们反对任何干涉。",
    "著作権は作者にある。",
    "The ferry calls at:\nLindhaven | Oststadt | Westport",
    "The minister spoke with:\n• Facebook\n• Google\n• X",
    "Ships: 300\nVisitors: 1,200\nViews: 30,000",
    "The form can be found in file form.pdf",
    "Date: 12 June 2031\nTime: 10 a.m.\nLocation: Town Hall, Lindhaven",
    "May 4, 2031: the day the port opens",
    "Until Sunday, 4 May 2031 – the day of the opening – ships may moor free.",
    "Application deadline\n4 May 2031",
    "The port opened on\n4 May 2031",
]


@pytest.mark.parametrize("own", OWN)
def test_a_line_between_two_sentences_stays(own: str) -> None:
    parsed = parse_release(f"{TITLE}\n\n{LEAD}\n\n{own}\n\n{MORE}")
    assert parsed.title == TITLE
    kept = "".join(row.marker + row.text for row in parsed.outline).replace(" ", "")
    for line in (LEAD, *own.split("\n"), MORE):
        assert line.replace(" ", "") in kept
    # And no day of the text is taken for the release's.
    assert parsed.date is None


FURNITURE = [
    ("Skip to main content", "skip-link"),
    ("This page is also available in English.", "language-switch"),
    ("Share this page via Facebook", "share-link"),
    ("lamp.jpg", "image-name"),
    ("plan.pdf (1.2 MB)", "attachment"),
    ("Embargoed until 09:00 on 5 May 2031", "embargo"),
    ("© Ministry of Ports", "notice"),
    ("ENDS", "end-marker"),
    ("Back to top", "page-tail"),
]


@pytest.mark.parametrize(("line", "reason"), FURNITURE)
def test_a_line_of_the_page_is_set_aside(line: str, reason: str) -> None:
    parsed = parse_release(f"{TITLE}\n\n{LEAD}\n\n{MORE}\n\n{line}")
    assert [(item.text, item.reason) for item in parsed.set_aside] == [(line, reason)]


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("1.\tThe quay opens.\n2.\tFees stay.", [(1, "1."), (1, "2.")]),
        ("a) to open the quay;\nb) to keep fees low;", [(1, "a)"), (1, "b)")]),
        ("1.\nFirst point.\n2.\nSecond point.", [(1, "1."), (1, "2.")]),
        ("•\nFirst point.\n•\nSecond point.", [(2, "•"), (2, "•")]),
        ("1. One\n가. Two\n나. Two\n2. One", [(1, "1."), (2, "가."), (2, "나."), (1, "2.")]),
        ("一、壹\n1. 貳\n2. 貳\n二、壹", [(1, "一、"), (2, "1."), (2, "2."), (1, "二、")]),
        ("□ 하나\n1) 둘\n① 셋", [(1, "□"), (2, "1)"), (3, "①")]),
        ("○ 一\n・二\n・三", [(2, "○"), (3, "・"), (3, "・")]),
        ("※ 신청 안내\n- 하나\n- 둘", [(0, "※"), (3, "-"), (3, "-")]),
        ("ㅇ 하나\n※ 참고 사항", [(2, "ㅇ"), (-1, "※")]),
    ],
)
def test_levels_of_pasted_points(typed: str, rows: list[tuple[int, str]]) -> None:
    parsed = parse_release(f"{TITLE}\n\n{LEAD}\n\n{typed}")
    assert [(row.level, row.marker) for row in parsed.outline[1:]] == rows
