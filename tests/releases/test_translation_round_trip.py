"""Every visible text of a release reaches the translator, comes back, and nothing else does."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import Locale

from tests.factories import PressRoom
from wagtail_pressroom.models import Department, Topic

from .material import (
    block,
    get_soup,
    item,
    make_document,
    make_image,
    offered_texts,
    points_block,
    third,
    translate_for_real,
)

HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")

# One unique Korean text for each visible place, and what a translator makes of it.
PLACES = {
    "제목 하나": "Title",
    "요약 둘": "Summary",
    "서울 셋": "Dateline",
    "첫째 수준 넷": "First level",
    "둘째 수준 다섯": "Second level",
    "셋째 수준 여섯": "Third level",
    "형제 항목 일곱": "Sibling point",
    "문단 여덟": "Paragraph",
    "목록 아홉": "List item in a paragraph",
    "소제목 열": "Heading text",
    "인용 열하나": "Quotation text",
    "말한 사람 열둘": "Speaker name",
    "말한 이의 직책 열셋": "Speaker role",
    "대체 텍스트 열넷": "Text alternative",
    "참고 열다섯": "Note text",
    "편집자 주 열여섯": "Notes to editors text",
    "담당자 열일곱": "Contact name",
    "담당 직책 열여덟": "Contact role",
    "첨부 열아홉": "Attachment title",
    "표 제목 스물": "Caption of a table",
    "열 이름 스물하나": "Heading of a column",
    "행 이름 스물둘": "Heading of a row",
    "칸 스물셋": "Cell",
    "질문 스물넷": "Question",
    "질문한 기자 스물다섯": "Who asked",
    "답변한 사람 스물여섯": "Who answered",
    "답변한 이의 직책 스물일곱": "Role of who answered",
    "답변 스물여덟": "Answer",
    "녹화 스물아홉": "Title of a recording",
    "대본 서른": "Transcript",
}
TABLE = " | 열 이름 스물하나\n행 이름 스물둘 | 칸 스물셋"
ENGLISH = {korean: f"{english} in English" for korean, english in PLACES.items()}


def _body(image: Any) -> list[dict[str, Any]]:
    deepest = third("셋째 수준 여섯", number="가-3")
    second = item("둘째 수준 다섯", number="2-1", style="numbered", below=[deepest])
    first = item("첫째 수준 넷", number="7", below=[second])
    return [
        points_block(first, item("형제 항목 일곱")),
        block("paragraph", "<p>문단 여덟</p><ul><li>목록 아홉</li></ul>"),
        block("heading", {"text": "소제목 열", "level": "3"}),
        block(
            "quote",
            {"text": "인용 열하나", "speaker": "말한 사람 열둘", "role": "말한 이의 직책 열셋"},
        ),
        block("image", {"image": image.pk, "decorative": False, "alt_text": "대체 텍스트 열넷"}),
        block("note", "<p>참고 열다섯</p>"),
        block("question", _question()),
        block(
            "recording",
            {
                "title": "녹화 스물아홉",
                "url": "https://video.example.org/1",
                "transcript": "<p>대본 서른</p>",
            },
        ),
        block("table", {"caption": "표 제목 스물", "rows": TABLE, "row_headings": True}),
    ]


def _question() -> dict[str, Any]:
    answer = {
        "speaker": "답변한 사람 스물여섯",
        "role": "답변한 이의 직책 스물일곱",
        "text": "<p>답변 스물여덟</p>",
    }
    return {
        "question": "질문 스물넷",
        "asked_by": "질문한 기자 스물다섯",
        "answers": [block("item", answer)],
    }


def _in_both(model: type, korean: str, english: str) -> Any:
    first = model.objects.create(name=korean, locale=Locale.objects.get(language_code="ko"))
    model.objects.create(
        name=english,
        locale=Locale.objects.get(language_code="en"),
        translation_key=first.translation_key,
    )
    return first


@pytest.fixture
def source(press_room: PressRoom) -> Any:
    """A Korean release that uses every part there is."""
    contact = {
        "name": "담당자 열일곱",
        "role": "담당 직책 열여덟",
        "phone": "+82 2 2100 2114",
        "email": "press@example.org",
    }
    release = press_room.release(
        "ko",
        title="제목 하나",
        slug="first-release",
        summary="요약 둘",
        dateline="서울 셋",
        release_date=timezone.make_aware(datetime.datetime(2017, 8, 25)),
        category="statement",
        department=_in_both(Department, "공보과", "Press office"),
        notes_to_editors="<p>편집자 주 열여섯</p>",
    )
    document = make_document(title="Annex")
    release.body = _body(make_image())
    release.contacts = [block("contact", contact)]
    attachment = {"document": document.pk, "title": "첨부 열아홉", "language": "fr"}
    release.attachments = [block("attachment", attachment)]
    release.topics = [_in_both(Topic, "북극", "The Arctic")]
    release.save_revision().publish()
    release.refresh_from_db()
    return release


def test_the_translator_is_offered_every_visible_text_and_nothing_else(source: Any) -> None:
    offered = offered_texts(source, "en")
    assert sorted(offered) == sorted(PLACES)


@pytest.fixture
def translated(source: Any, django_capture_on_commit_callbacks: Any) -> Any:
    """The English translation, as wagtail-localize publishes it."""
    return translate_for_real(source, "en", ENGLISH, django_capture_on_commit_callbacks)


@pytest.fixture
def english(translated: Any, client: Any) -> BeautifulSoup:
    """The served English page."""
    assert translated.live
    return get_soup(client, translated)


def test_every_translation_stands_in_the_served_page(english: BeautifulSoup) -> None:
    alternatives = [image["alt"] for image in english.select("main img")]
    printed = "\n".join([english.main.get_text(), *alternatives])
    assert [text for text in ENGLISH.values() if text not in printed] == []


def test_no_korean_is_left_in_the_english_page(english: BeautifulSoup) -> None:
    # A link to the original names it in its own language, and says so.
    for marked in english.select("main [lang=ko]"):
        marked.decompose()
    assert english.select_one("main .pressroom-points__marker").string == "2-1"
    for marker in english.select(".pressroom-points__marker"):
        marker.decompose()  # a printed number is no text to translate
    assert HANGUL.findall(str(english.main)) == []


def test_what_is_no_text_is_the_same_in_both_languages(source: Any, translated: Any) -> None:
    assert translated.release_date == source.release_date
    assert translated.category == "statement"
    assert translated.slug == "first-release"
    assert translated.contacts[0].value["phone"] == "+82 2 2100 2114"
    assert translated.contacts[0].value["email"] == "press@example.org"
    assert translated.attachments[0].value["language"] == "fr"
    assert translated.body[0].value["style"] == "numbered"
    assert translated.body[0].value["points"][0]["number"] == "7"
    assert translated.body[2].value["level"] == "3"


def test_the_translation_status_is_its_own(source: Any, translated: Any) -> None:
    assert source.translation_status == "original"
    assert translated.translation_status == "unofficial"


def test_anchors_are_the_same_in_both_languages(
    source: Any, english: BeautifulSoup, client: Any
) -> None:
    korean = get_soup(client, source)

    def anchors(soup: BeautifulSoup) -> list[str]:
        return [tag["id"] for tag in soup.select(".pressroom-body [id]")]

    assert anchors(english) == anchors(korean)
    assert len(anchors(english)) == 14  # nine blocks, four points, a caption
    assert len(set(anchors(english))) == 14


def test_department_and_topics_appear_in_the_language_of_the_page(
    source: Any, english: BeautifulSoup, client: Any
) -> None:
    metadata = english.select_one(".pressroom-metadata").get_text(" ", strip=True)
    assert "Press office" in metadata
    assert "The Arctic" in metadata
    korean = get_soup(client, source).select_one(".pressroom-metadata").get_text(" ", strip=True)
    assert "공보과" in korean
    assert "북극" in korean


def test_contact_details_stand_in_the_served_page(english: BeautifulSoup) -> None:
    contact = english.select_one(".pressroom-contact")
    assert contact.select_one("a[href='tel:+82221002114']").get_text() == "+82 2 2100 2114"
    assert contact.select_one("a[href='mailto:press@example.org']")


def test_a_second_round_keeps_every_translation(
    source: Any, translated: Any, client: Any, django_capture_on_commit_callbacks: Any
) -> None:
    again = translate_for_real(source, "en", ENGLISH, django_capture_on_commit_callbacks)
    assert again.pk == translated.pk
    soup = get_soup(client, again)
    assert ENGLISH["셋째 수준 여섯"] in soup.main.get_text()
    assert again.translation_status == "unofficial"
