"""Which line is the title of a text that an editor pastes."""

from __future__ import annotations

import pytest

from wagtail_pressroom.legacy import parse_release

TITLE = "Port of Lindhaven opens new quay"
SUBTITLE = "Minister thanks all the workers of the port"
LEAD = "The Ministry of Ports opened a new quay on Tuesday. It cost 3 million crowns."
MORE = "The minister thanked all workers."


@pytest.mark.parametrize(
    "below",
    [
        f"{SUBTITLE}\n\n4 May 2031\n\n{LEAD}",
        f"\n{SUBTITLE}\n\n4 May 2031\n\n{LEAD}",
        f"{SUBTITLE}\n\nDate: 4 May 2031\n\n{LEAD}",
        f"{SUBTITLE}\n\nLindhaven, 4 May 2031 – {LEAD}",
        f"By Jane Doe | 4 May 2031\n\n{LEAD}\n\n{MORE}",
        f"By Jane Doe, Harbour Correspondent\n4 May 2031\n{LEAD}\n\n{MORE}",
        f"\n{LEAD}\n\nSubject: Ports of tomorrow\n\n{MORE}",
        f"\n{LEAD}\n\nTitle: Ports of tomorrow\nSpeaker: Jane Doe\n\n{MORE}",
        "\nThe port opens on Friday, the minister said.\n\nSource: Jane Doe",
        "\nQ: Is the port of Lindhaven open now?\n\nA: Yes, it is open.",
        "\n1. The quay is open.\n2. The fees stay low.",
    ],
)
def test_the_first_line_of_a_bare_text_is_its_title(below: str) -> None:
    assert parse_release(f"{TITLE}\n{below}").title == TITLE


@pytest.mark.parametrize(
    ("title", "below"),
    [
        ("Port opens Friday", "New quay cost 3 million crowns and took three years\n\n" + LEAD),
        ("Opening hours", "\nMonday to Friday from 9 to 17\n\nSaturday from 10 to 12 in summer"),
        ("Pier 3 closed", "\nPier 3 is closed from Monday until further notice"),
        (
            "린드하벤항 새 부두 개장식 개최",
            "항만부 장관, 모든 근로자에게 감사 표해\n\n2031. 5. 4.\n\n항만부는 새 부두를 열었다.",
        ),
        (
            "新碼頭啟用",
            "部長感謝所有參與工程的工人與技術人員\n\n港務部星期二啟用新碼頭，工程費用三億元。",
        ),
        ("記者会見", "\n問：新しい岸壁はいつ開きますか。\n答：来春です。"),
        (
            "ท่าเรือลินด์เฮเวนเปิดท่าเทียบเรือใหม่",
            "\nกระทรวงท่าเรือเปิดท่าเทียบเรือใหม่ในลินด์เฮเวนเมื่อวันอังคาร\n\nรัฐมนตรีขอบคุณคนงาน",
        ),
        ("Available in Lindhaven: the new ferry", f"\n{LEAD}"),
        ("Back to sea: fishermen resume work", f"\n{LEAD}"),
        ("Lindhaven > Oststadt: new ferry starts", f"\n{LEAD}"),
        ("Print industry meets in port", f"\n{LEAD}"),
        ("Copyright agreement signed", f"\n{LEAD}"),
        ("Date palms at the harbour", f"\n{LEAD}"),
    ],
)
def test_short_titles_and_titles_that_look_like_links(title: str, below: str) -> None:
    assert parse_release(f"{title}\n{below}").title == title


def test_a_mail_is_called_by_its_subject() -> None:
    parsed = parse_release(
        "From: Jane Doe <jane@ports.example>\nTo: press@example.org\n"
        "Sent: Tuesday, 4 May 2031 10:15\nSubject: Port opens on Friday\n\n"
        "The port opens on Friday."
    )
    assert parsed.title == "Port opens on Friday"
    assert str(parsed.date) == "2031-05-04"
    # A person is no department.
    assert parsed.department is None
