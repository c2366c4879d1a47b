"""A body with every block there is."""

from __future__ import annotations

import uuid
from typing import Any

from tests.browser.texts import TEXTS

ADDRESS = "https://www.example.org/a-rather-long-address/of-a-page/about-the-timetable-of-2026"


def block(kind: str, value: Any) -> dict[str, Any]:
    """Return raw data of a block."""
    return {"type": kind, "id": str(uuid.uuid4()), "value": value}


def full_body(language: str, picture: Any) -> list[dict[str, Any]]:
    """Return the blocks.

    Args:
        language: what they are written in.
        picture: for the image.
    """
    text = TEXTS[language]
    return [
        *_lists(*text["points"], text["speaker"]),
        block("heading", {"text": text["heading"], "level": "2"}),
        block("paragraph", f"<p>{text['paragraph']}</p><ul><li>{text['note']}</li></ul>"),
        *_tables(*text["points"], text["summary"]),
        block("heading", {"text": text["subheading"], "level": "3"}),
        block(
            "quote",
            {"text": text["quotation"], "speaker": text["speaker"], "role": text["role"]},
        ),
        block("image", {"image": picture.pk, "alt_text": text["image"], "decorative": False}),
        block("image", {"image": picture.pk, "alt_text": "", "decorative": True}),
        block("note", f"<p>{text['note']}</p>"),
        block("question", _question(text)),
        block(
            "recording",
            {
                "title": text["image"],
                "url": "https://video.example.org/ferries",
                "transcript": f"<p>{text['paragraph']}</p>",
            },
        ),
    ]


def _question(text: Any) -> dict[str, Any]:
    answer = {
        "speaker": text["speaker"],
        "role": text["role"],
        "text": f"<p>{text['paragraph']}</p>",
    }
    return {
        "question": text["summary"],
        "asked_by": text["speaker"],
        "answers": [{"type": "item", "id": str(uuid.uuid4()), "value": answer}],
    }


def _point(text: str, below: list[Any] | None = None, number: str = "", style: str = "bulleted"):
    value: dict[str, Any] = {"text": f"<p>{text}</p>", "number": number}
    if below is not None:
        value |= {"style": style, "points": below}
    return block("item", value)


def _lists(first: str, second: str, third: str, fourth: str, speaker: str) -> list[Any]:
    """Return lists in every style, with every kind of number."""
    numbered = [
        _point(
            first,
            [_point(second, [_point(third), _point(fourth, number="○")], style="dashes")],
            style="circles",
        ),
        _point(f'{fourth} <a href="https://www.example.org/">{speaker}</a>', [], "7"),
        _point(third, [_point(first, [], number="7-1")], number="3-1", style="numbered"),
        _point(f"{second} {ADDRESS}", []),
    ]
    roman = [_point(first, [_point(second, [])], number="8", style="squares"), _point(third, [])]
    ideographic = [_point(fourth, [_point(third, [])]), _point(second, [], number="20")]
    return [
        block("points", {"style": "numbered", "points": numbered}),
        block("points", {"style": "roman", "points": roman}),
        block("points", {"style": "ideographic", "points": ideographic}),
    ]


def _tables(first: str, second: str, third: str, fourth: str, caption: str) -> list[Any]:
    """Return a table that is wider than a small window, and one that isn't."""
    heading = f" | 2025 | 2026 | {third} | {fourth}"
    wide = [heading, f"{first} | 1,200 | 30 % | {second} |", f"{second} | 2 | | {first} | {third}"]
    narrow = f"{third} | 2026\n{fourth} | 12"
    return [
        block("table", {"caption": caption, "rows": "\n".join(wide), "row_headings": True}),
        block("table", {"caption": fourth, "rows": narrow, "row_headings": False}),
    ]
