"""wagtail-localize: a sentence with a marked word is one string, and brings nothing else along."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.checks import run_checks
from wagtail_localize import strings

from wagtail_pressroom.languages import inline_tags

# Beautiful Soup writes attributes in the order of the alphabet.
SENTENCE = (
    '<p>The <span dir="ltr" lang="ko">바다</span> rises by <a href="/tide/">the hour</a>.</p>'
)
TEXT = 'The <span id="span1">바다</span> rises by <a id="a1">the hour</a>.'


def texts(html: str) -> list[str]:
    return [string.data for string, _attributes in strings.extract_strings(html)[1]]


def put_back(html: str) -> str:
    return str(strings.restore_strings(*strings.extract_strings(html)))


def refused(html: str) -> bool:
    try:
        strings.StringValue.from_translated_html(html)
        strings.validate_translation_links(TEXT, html)
    except ValueError:
        return True
    return False


def ids() -> list[str]:
    return [str(message.id) for message in run_checks()]


@pytest.fixture
def unwidened() -> Iterator[None]:
    """wagtail-localize as it comes."""
    names = ("validate_element", "extract_ids", "extract_strings")
    widened = {name: getattr(strings, name) for name in names}
    strings.INLINE_TAGS.remove(inline_tags.TAG)
    for name in names:
        setattr(strings, name, inline_tags.ORIGINALS[name])
    yield
    strings.INLINE_TAGS.append(inline_tags.TAG)
    for name in names:
        setattr(strings, name, widened[name])


def test_a_sentence_with_a_mark_is_one_string() -> None:
    assert texts(SENTENCE) == [TEXT]
    assert put_back(SENTENCE) == SENTENCE


def test_as_it_comes_the_sentence_is_cut_in_pieces(unwidened: None) -> None:
    assert texts(SENTENCE) == ["The", "바다", 'rises by <a id="a1">the hour</a>.']


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<p><b>The <span lang="ko">바다</span></b> rises</p>', None),
        ('<p><a href="/x"><span lang="ko">바다</span></a></p>', None),
        ('<p>On <a href="/x">the <span dir="rtl" lang="ar">بحر</span></a></p>', None),
        ('<ul><li>A <span lang="ko">바다</span></li></ul>', None),
        # A sentence marked as a whole: else its translation would keep a wrong mark.
        ('<p><span lang="ko">바다</span></p>', '<span id="span1">바다</span>'),
        ('<p><b><span lang="ko"><i>바다</i></span></b></p>', '<span id="span1"><i>바다</i></span>'),
    ],
)
def test_wherever_the_mark_stands(html: str, text: str | None) -> None:
    (found,) = texts(html)
    assert "바다" in found or "بحر" in found
    assert text is None or found == text
    assert put_back(html) == html


@pytest.mark.parametrize("html", ["", '<p><span lang="ko"></span></p>'])
def test_an_empty_mark_is_no_string(html: str) -> None:
    assert texts(html) == []
    assert put_back(html) == html


def test_what_looks_like_markup_stays_text() -> None:
    html = '<p>1 &lt;script&gt; <span lang="ko">&lt;span onclick&gt;</span></p>'
    (text,) = texts(html)
    assert not refused(text)
    assert put_back(html) == html


@pytest.mark.parametrize(
    "html",
    [
        '<span onclick="x()">바다</span>',
        '<span id="span1" onclick="x()">바다</span>',
        '<span lang="x" style="color:red">바다</span>',
        '<span lang="ko">바다</span>',
        '<span id="span1" lang="ko">바다</span>',
        '<span id="span2">not in the source</span>',
        '<span id="a1">another element’s attributes</span>',
        '<a id="span1">another element’s attributes</a>',
        '<span id="">바다</span>',
        '<span id="span1"><script>x()</script></span>',
        '<span id="span1"><img src="x" onerror="x()"></span>',
        '<span id="span1"><b onclick="x()">바다</b></span>',
        '<a id="a1" href="javascript:x()">x</a>',
        "<b><i><span onclick='x()'>바다</span></i></b>",
    ],
)
def test_a_translator_can_bring_no_attributes(html: str) -> None:
    assert refused(html)
    assert refused(f"Text <b>{html}</b>")


@pytest.mark.parametrize(
    "html",
    [
        TEXT,
        '<a id="a1">Stunde</a>, <b><span id="span1">바다</span></b>',
        '<a id="a1"><span id="span1">바다</span></a>',
        "Without any",
        "<span>바다</span>",
    ],
)
def test_a_translator_may_move_and_drop_marks(html: str) -> None:
    assert not refused(html)


@pytest.mark.parametrize(
    "html",
    [
        '<span id="span1">바다 <span id="span2">بحر</span></span>',
        '<span id="span1"><b>바다 <a id="a1"><span id="span2">بحر</span></a></b></span>',
        '<span id="span1"><span>바다</span></span>',
    ],
)
def test_a_mark_inside_a_mark_is_refused(html: str) -> None:
    with pytest.raises(ValueError, match="inside"):
        strings.StringValue.from_translated_html(f"Text <i>{html}</i>")


@pytest.mark.parametrize(
    ("html", "flat"),
    [
        (
            '<p>A <span lang="ko">바다 <span lang="ar">بحر</span> 섬</span>.</p>',
            '<p>A <span lang="ko">바다 </span><span lang="ar">بحر</span>'
            '<span lang="ko"> 섬</span>.</p>',
        ),
        (
            '<p><span lang="ko">바다 <b>가 <span lang="ar">بحر</span></b></span></p>',
            '<p><span lang="ko">바다 </span><b><span lang="ko">가 </span>'
            '<span lang="ar">بحر</span></b></p>',
        ),
        (
            '<p><span lang="ko">가 <span class="x">나 <span lang="ar">بحر</span></span></span></p>',
            '<p><span lang="ko">가 </span><span lang="ko">나 </span><span lang="ar">بحر</span></p>',
        ),
    ],
)
def test_nested_marks_of_a_source_are_offered_beside_each_other(html: str, flat: str) -> None:
    (text,) = texts(html)
    assert not refused(text.replace("span3", "span1").replace("span2", "span1"))
    assert put_back(html) == flat


def test_the_widening_is_in_place_and_silent() -> None:
    assert inline_tags.is_tried()
    assert strings.INLINE_TAGS.count("span") == 1
    assert "wagtail_pressroom.W011" not in ids()


def test_another_version_is_left_alone_and_reported(
    unwidened: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wagtail_localize.VERSION", (1, 15, 0, "final", 0))
    inline_tags.connect()
    assert "span" not in strings.INLINE_TAGS
    assert "wagtail_pressroom.W011" in ids()


def test_a_version_that_lets_marks_through_itself_is_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("wagtail_localize.VERSION", (1, 15, 0, "final", 0))
    assert not inline_tags.is_tried()
    assert "wagtail_pressroom.W011" not in ids()


def test_a_changed_function_is_left_alone(unwidened: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(html: str, *, nested: Any) -> None: ...

    monkeypatch.setattr(strings, "extract_strings", changed)
    inline_tags.connect()
    assert "span" not in strings.INLINE_TAGS
