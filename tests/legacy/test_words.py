"""Words are data: the package's files, a site's own, and what is wrong with one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.test import override_settings

from wagtail_pressroom.legacy import body_blocks, parse_release
from wagtail_pressroom.legacy.site_words import read_release
from wagtail_pressroom.legacy.vocabulary import WrongWords, load_vocabulary

DOCS = Path(__file__).parents[2] / "docs" / "import.md"
TEXT = """Tide tables
Harbour Gazette

Lanterns for every pier

Posted at the mast
2031-05-09
Read by
1204

◈ The lanterns were lit.

Reproduced from the Gazette with thanks
So far the Gazette
More from the quay
A goat was found
"""


@pytest.fixture
def own_words(tmp_path: Path) -> Path:
    (example,) = re.findall(r"```toml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    path = tmp_path / "gazette.toml"
    path.write_text(example, encoding="utf-8")
    return path


def test_words_of_a_site_teach_the_parser_its_board(own_words: Path) -> None:
    plain = parse_release(TEXT)
    assert (plain.title, plain.hits) != ("Lanterns for every pier", 1204)
    with override_settings(WAGTAIL_PRESSROOM={"IMPORT_WORDS": [own_words]}):
        parsed = read_release(TEXT)
    assert parsed.title == "Lanterns for every pier"
    assert parsed.date is not None
    assert (parsed.date.isoformat(), parsed.hits) == ("2031-05-09", 1204)
    assert [(row.level, row.marker, row.text) for row in parsed.outline] == [
        (1, "◈", "The lanterns were lit.")
    ]
    assert [item.reason for item in parsed.set_aside] == [
        "menu",
        "board-title",
        "label",
        "value",
        "label",
        "value",
        "notice",
        "end-marker",
        "related-news",
        "page-tail",
    ]


WRONG = {
    "no file": None,
    "no TOML": "labels = [",
    "unknown key": 'boardz = ["Gazette"]',
    "unknown reason": '[lines]\nadvert = ["Buy"]',
    "unknown label": '[labels]\nweather = ["Wind"]',
    "words that are no list": 'boards = "Gazette"',
    "empty word": 'boards = [" "]',
    "eleven months": f"months = {['m'] * 11}".replace("'", '"'),
    "level of a sign": '[markers]\n"◈" = 7',
    "small words of no language": 'small_words = "a b"',
    "table that is none": 'lines = ["a"]',
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_words_are_named_by_a_check_and_not_used(
    own_words: Path, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "wrong.toml"
    if (content := WRONG[name]) is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(WrongWords, match=re.escape(str(path))):
        load_vocabulary([path])
    with override_settings(WAGTAIL_PRESSROOM={"IMPORT_WORDS": [path, own_words]}):
        (message,) = [m for m in run_checks() if m.id == "wagtail_pressroom.E006"]
        assert str(path) in message.msg
        assert message.hint
        assert read_release(TEXT).hits == 1204


@pytest.mark.parametrize("value", ["words.toml", [7], 7])
def test_paths_that_are_none_are_named(value: object) -> None:
    with override_settings(WAGTAIL_PRESSROOM={"IMPORT_WORDS": value}):
        (message,) = [m for m in run_checks() if m.id == "wagtail_pressroom.E002"]
        assert "IMPORT_WORDS" in message.msg


def test_a_phrase_of_a_site_for_the_status_leaves_the_body(tmp_path: Path) -> None:
    path = tmp_path / "status.toml"
    path.write_text('unofficial = ["put into plain words by the harbour"]', encoding="utf-8")
    footnote = "* Put into plain words by the harbour"
    text = f"Lanterns for every pier\n\n1. The lanterns were lit.\n\n{footnote}"
    with override_settings(WAGTAIL_PRESSROOM={"IMPORT_WORDS": [path]}):
        parsed = read_release(text)
    assert parsed.translation_status == "unofficial"
    assert [block["type"] for block in body_blocks(parsed)] == ["points"]


def test_right_words_raise_no_check(own_words: Path) -> None:
    with override_settings(WAGTAIL_PRESSROOM={"IMPORT_WORDS": [str(own_words)]}):
        assert [m for m in run_checks() if m.id.startswith("wagtail_pressroom.E")] == []
