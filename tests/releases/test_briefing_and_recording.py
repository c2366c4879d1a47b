"""Questions with their answers, and recordings with their transcripts."""

from __future__ import annotations

from typing import Any

import polib
import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.translation import override
from wagtail_localize.models import Translation, TranslationSource

from tests.factories import PressRoom
from tests.languages.freshness.situations import Pair
from wagtail_pressroom.pages.models import PressReleasePage
from wagtail_pressroom.releases.blocks.recording import address_of
from wagtail_pressroom.releases.plain_text.release import plain_text

from .material import block, get_soup, translate_for_real

STREAM = PressReleasePage._meta.get_field("body").stream_block
ADDRESS = "https://www.video.example.org/ferries?id=1"


def answer(text: str, speaker: str = "", role: str = "") -> dict[str, Any]:
    return block("item", {"speaker": speaker, "role": role, "text": f"<p>{text}</p>"})


def question(*answers: dict[str, Any], asked_by: str = "") -> dict[str, Any]:
    value = {"question": "When do they start?", "asked_by": asked_by, "answers": list(answers)}
    return block("question", value)


def recording(**values: str) -> dict[str, Any]:
    value = {"title": "Video", "url": ADDRESS, "transcript": "<p>Good morning.</p>"}
    return block("recording", {**value, **values})


def cleaned(kind: str, raw: dict[str, Any], *, is_draft: bool = False) -> Any:
    child = STREAM.child_blocks[kind]
    value = child.to_python(raw["value"])
    if not is_draft:
        return child.clean(value)
    child.defer_required_validation()
    try:
        return child.clean(value)
    finally:
        child.restore_deferred_validation()


def test_each_speaker_is_named_with_what_was_said(press_room: PressRoom, client: Client) -> None:
    spoken = [
        answer("In spring.", "A speaker", "Minister"),
        answer("In March."),
        answer("Yes.", "B"),
    ]
    release = press_room.release(body=[question(*spoken, asked_by="Island Times")])
    soup = get_soup(client, release)
    found = soup.select_one(".pressroom-question")
    lines = [" ".join(part.get_text().split()) for part in found.find_all("p")]
    assert lines == [
        "Question – Island Times When do they start?",
        "Answer – A speaker, Minister",
        "In spring.",
        "Answer",
        "In March.",
        "Answer – B",
        "Yes.",
    ]
    assert [name.text for name in found.select("bdi")] == [
        "Island Times", "A speaker", "Minister", "B"
    ]  # fmt: skip
    assert str(found["id"]).startswith("p-")


def test_a_role_alone_is_named_and_an_empty_answer_is_not(
    press_room: PressRoom, client: Client
) -> None:
    release = press_room.release(body=[question(answer("Yes.", role="Minister"), answer(""))])
    found = get_soup(client, release).select(".pressroom-question__answer")
    assert [" ".join(part.get_text().split()) for part in found] == ["Answer – Minister Yes."]


def test_a_recording_is_a_link_and_loads_nothing(press_room: PressRoom, client: Client) -> None:
    release = press_room.release(body=[recording()])
    found = get_soup(client, release).select_one(".pressroom-recording")
    assert found.a["href"] == ADDRESS
    assert " ".join(found.a.text.split()) == "Video (video.example.org)"
    assert found.select("iframe, video, audio, img, embed, object, script") == []
    assert found.details.summary.text == "Transcript: Video"
    assert found.details.p.text == "Good morning."


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "//evil.example", "", "https://[", "ftp://x.y"],
)
def test_what_an_import_left_there_is_no_link(
    url: str, press_room: PressRoom, client: Client
) -> None:
    assert address_of({"url": url}) == ("", "")
    release = press_room.release(body=[recording(url=url)])
    found = get_soup(client, release).select_one(".pressroom-recording")
    assert found.select("a") == []
    assert "Video" in found.text


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://example.org/x", "video"])
def test_only_an_address_on_the_web_is_taken(url: str) -> None:
    with pytest.raises(ValidationError) as caught:
        cleaned("recording", recording(url=url))
    assert set(caught.value.as_json_data()["blockErrors"]) == {"url"}


@pytest.mark.parametrize("transcript", ["", "<p></p>", "<p> </p>"])
def test_a_recording_needs_a_transcript_to_be_published(transcript: str) -> None:
    raw = recording(transcript=transcript)
    with pytest.raises(ValidationError) as caught:
        cleaned("recording", raw)
    assert "Add a transcript" in str(caught.value.as_json_data())
    assert cleaned("recording", raw, is_draft=True)["title"] == "Video"


def test_a_question_needs_an_answer_to_be_published() -> None:
    with pytest.raises(ValidationError):
        cleaned("question", question())
    assert cleaned("question", question(), is_draft=True)["question"]


def test_all_of_it_is_escaped(press_room: PressRoom, client: Client) -> None:
    attack = '"><script>alert(1)</script>'
    raw = question(answer("x", attack, attack), asked_by=attack)
    raw["value"]["question"] = attack
    release = press_room.release(body=[raw, recording(title=attack, url=f"https://x.org/{attack}")])
    html = client.get(release.url).content.decode()
    assert "<script>alert" not in html


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ko", ("질문", "답변", "대본")),
        ("ar", ("سؤال", "جواب", "النص المكتوب")),
        ("fr", ("Question", "Réponse", "Transcription")),
    ],
)
def test_the_words_around_are_of_the_page(
    language: str, words: tuple[str, ...], press_room: PressRoom, client: Client
) -> None:
    body = [question(answer("x")), recording()]
    text = get_soup(client, press_room.release(language, body=body)).select_one("main").text
    for word in words:
        assert word in text


def test_a_question_keeps_its_lines(press_room: PressRoom, client: Client) -> None:
    raw = question(answer("In spring."), asked_by="Island Times")
    raw["value"]["question"] = "When <do> they start?\r\n\n And  where?"
    release = press_room.release(body=[raw])
    found = get_soup(client, release).select_one(".pressroom-question__question")
    assert len(found.select("br")) == 2
    assert [line.strip() for line in found.strings if line.strip()][-2:] == [
        "When <do> they start?", "And  where?"
    ]  # fmt: skip
    wanted = "Question – Island Times: When <do> they start?\nAnd where?\n\nAnswer: In spring."
    assert wanted in plain_text(release)


def test_both_are_in_the_plain_text(press_room: PressRoom) -> None:
    body = [question(answer("In spring.", "A speaker", "Minister")), recording()]
    release = press_room.release(body=body)
    text = plain_text(release)
    assert "Question: When do they start?\n\nAnswer – A speaker, Minister: In spring." in text
    assert f"Video\n{ADDRESS}\n\nGood morning." in text


def test_translations_come_back_to_their_place_after_an_answer_was_added(
    press_room: PressRoom, django_capture_on_commit_callbacks: Any
) -> None:
    release = press_room.release(body=[question(answer("In spring.", "A speaker")), recording()])
    texts = {
        release.title: "여객선",
        "When do they start?": "언제 시작합니까?",
        "In spring.": "봄입니다.",
        "A speaker": "발언자",
        "Video": "영상",
        "Good morning.": "안녕하십니까.",
    }
    korean = translate_for_real(release, "ko", texts, django_capture_on_commit_callbacks)
    pair = Pair(press_room, release)
    raw = pair.raw()
    raw[0]["value"]["answers"].insert(0, answer("Soon.", "B"))
    pair.change(body=raw)
    record = Translation.objects.get()
    TranslationSource.objects.get().update_from_db()
    record.save_target(publish=False)
    latest = type(korean).objects.get(pk=korean.pk).get_latest_revision_as_object()
    first, second = latest.body[0].value["answers"]
    assert (str(first["text"].source), first["speaker"]) == (
        raw[0]["value"]["answers"][0]["value"]["text"],
        "B",
    )
    assert "봄입니다." in str(second["text"].source)
    assert second["speaker"] == "발언자"
    assert latest.body[1].value["url"] == ADDRESS
    ids = [child.id for child in latest.body[0].value["answers"].bound_blocks]
    assert ids == [entry["id"] for entry in raw[0]["value"]["answers"]]


def test_search_finds_what_was_said() -> None:
    stream = STREAM.to_python([question(answer("In spring.", "A speaker")), recording()])
    found = " ".join(STREAM.get_searchable_content(stream))
    for text in ("When do they start?", "In spring.", "A speaker", "Good morning.", "Video"):
        assert text in found
    assert BeautifulSoup(found, "html.parser").find() is None


@pytest.mark.parametrize(
    ("block_name", "label", "context"),
    [("question", "Speaker", "at a briefing"), ("recording", "Address", "on the web")],
)
def test_labels_that_other_languages_tell_apart_have_a_context(
    block_name: str, label: str, context: str, tmp_path: Any, settings: Any
) -> None:
    """Who is quoted is no speaker in French; title and address are one word in Arabic."""
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgctxt=context, msgid=label, msgstr=f"({context})"))
    (tmp_path / "fr/LC_MESSAGES").mkdir(parents=True)
    catalogue.save_as_mofile(str(tmp_path / "fr/LC_MESSAGES/django.mo"))
    settings.LOCALE_PATHS = [tmp_path]
    child = STREAM.child_blocks[block_name]
    if block_name == "question":
        child = child.child_blocks["answers"].child_block
    labels = [each.label for each in child.child_blocks.values()]
    with override("fr"):
        assert f"({context})" in [str(each) for each in labels]
