"""Thirty and more things that editors do, each with the state it must lead to."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from wagtail_localize.models import SegmentOverride, StringTranslation

from tests.releases.material import block, item, make_document, make_image
from wagtail_pressroom.languages.freshness import State, confirm

from .situations import VIDEO, Pair

Edit = Callable[[Pair], None]
EDITS: list[tuple[Edit, State]] = []


def leads_to(state: State) -> Callable[[Edit], Edit]:
    def list_it(edit: Edit) -> Edit:
        EDITS.append((edit, state))
        return edit

    return list_it


def points_of(raw: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found = next(entry for entry in raw if entry["type"] == "points")
    points: list[dict[str, Any]] = found["value"]["points"]
    return points


def answers_of(pair: Pair) -> list[dict[str, Any]]:
    answers: list[dict[str, Any]] = next(
        entry for entry in pair.raw() if entry["type"] == "question"
    )["value"]["answers"]
    return answers


@leads_to(State.CURRENT)
def nothing(pair: Pair) -> None:
    pass


@leads_to(State.CURRENT)
def republish_without_change(pair: Pair) -> None:
    pair.change()


@leads_to(State.CURRENT)
def new_keys_of_the_rich_text_editor(pair: Pair) -> None:
    raw = pair.raw()
    for entry in raw:
        if entry["type"] == "paragraph":
            entry["value"] = entry["value"].replace("k1", "zz9")
    pair.change(body=raw, notes_to_editors='<p data-block-key="b7">Call us.</p>')


@leads_to(State.CURRENT)
def draft_of_the_original(pair: Pair) -> None:
    source = pair.fresh_source()
    source.title = "Another title"
    source.save_revision()


@leads_to(State.CURRENT)
def draft_published_and_taken_back(pair: Pair) -> None:
    pair.change(title="Another title")
    pair.change(title="Ferry line opens")


@leads_to(State.CURRENT)
def other_release_date(pair: Pair) -> None:
    source = pair.fresh_source()
    pair.change(release_date=source.release_date.replace(year=2020))


@leads_to(State.CURRENT)
def other_category(pair: Pair) -> None:
    pair.change(category="statement")


@leads_to(State.CURRENT)
def status_of_the_translation(pair: Pair) -> None:
    target = pair.target
    target.translation_status = "official"
    target.save_revision().publish()


@leads_to(State.CURRENT)
def better_wording_of_the_translation(pair: Pair) -> None:
    StringTranslation.objects.filter(context__path="title").update(data="여객선 개통")
    pair.publish()


@leads_to(State.CURRENT)
def translated_alt_text(pair: Pair) -> None:
    StringTranslation.objects.filter(context__path__endswith="alt_text").update(data="여객선")
    pair.publish()


@leads_to(State.CURRENT)
def other_link_in_the_translation(pair: Pair) -> None:
    segment = pair.record.source.overridablesegment_set.first()
    if segment is not None:
        SegmentOverride.objects.create(
            locale=pair.record.target_locale,
            context=segment.context,
            data_json=segment.data_json,
        )
    pair.publish()


@leads_to(State.BEHIND)
def typo_in_the_title(pair: Pair) -> None:
    pair.change(title="Ferry line opened")


@leads_to(State.BEHIND)
def other_summary(pair: Pair) -> None:
    pair.change(summary="A fast ferry.")


@leads_to(State.BEHIND)
def summary_removed(pair: Pair) -> None:
    pair.change(summary="")


@leads_to(State.BEHIND)
def dateline_added(pair: Pair) -> None:
    pair.change(dateline="Northern Island")


@leads_to(State.BEHIND)
def one_letter_in_a_paragraph(pair: Pair) -> None:
    raw = pair.raw()
    next(e for e in raw if e["type"] == "paragraph")["value"] = "<p>A <b>ferry</b> sailed.</p>"
    pair.change(body=raw)


@leads_to(State.BEHIND)
def bold_removed(pair: Pair) -> None:
    raw = pair.raw()
    next(e for e in raw if e["type"] == "paragraph")["value"] = "<p>A ferry sails.</p>"
    pair.change(body=raw)


@leads_to(State.BEHIND)
def point_changed(pair: Pair) -> None:
    raw = pair.raw()
    points_of(raw)[1]["value"]["text"] = "<p>Two and a half.</p>"
    pair.change(body=raw)


@leads_to(State.BEHIND)
def sub_point_changed(pair: Pair) -> None:
    raw = pair.raw()
    points_of(raw)[0]["value"]["points"][0]["value"]["text"] = "<p>Below.</p>"
    pair.change(body=raw)


@leads_to(State.BEHIND)
def point_added(pair: Pair) -> None:
    raw = pair.raw()
    points_of(raw).append({**item("Four."), "id": str(uuid.uuid4())})
    pair.change(body=raw)


@leads_to(State.BEHIND)
def point_removed(pair: Pair) -> None:
    raw = pair.raw()
    points_of(raw).pop()
    pair.change(body=raw)


@leads_to(State.BEHIND)
def points_in_another_order(pair: Pair) -> None:
    raw = pair.raw()
    points_of(raw).reverse()
    pair.change(body=raw)


@leads_to(State.BEHIND)
def printed_number(pair: Pair) -> None:
    raw = pair.raw()
    points_of(raw)[2]["value"]["number"] = "7"
    pair.change(body=raw)


@leads_to(State.BEHIND)
def table_cell(pair: Pair) -> None:
    pair.change_block("table", rows="Island | A day\nNorth | 5")


@leads_to(State.BEHIND)
def speaker_of_a_quote(pair: Pair) -> None:
    pair.change_block("quote", speaker="Another speaker")


@leads_to(State.BEHIND)
def answer_changed(pair: Pair) -> None:
    answers = answers_of(pair)
    answers[1]["value"]["text"] = "<p>There.</p>"
    pair.change_block("question", answers=answers)


@leads_to(State.BEHIND)
def answer_added(pair: Pair) -> None:
    added = block("item", {"speaker": "C", "role": "", "text": "<p>Tomorrow.</p>"})
    answers = [*answers_of(pair), {**added, "id": str(uuid.uuid4())}]
    pair.change_block("question", answers=answers)


@leads_to(State.BEHIND)
def transcript_corrected(pair: Pair) -> None:
    pair.change_block("recording", transcript="<p>Good evening.</p>")


@leads_to(State.BEHIND)
def recording_moved_elsewhere(pair: Pair) -> None:
    pair.change_block("recording", url=f"{VIDEO}?part=2")


@leads_to(State.BEHIND)
def alt_text_of_the_original(pair: Pair) -> None:
    pair.change_block("image", alt_text="A ferry in the harbour")


@leads_to(State.BEHIND)
def other_image(pair: Pair) -> None:
    pair.change_block("image", image=make_image("Another").pk)


@leads_to(State.BEHIND)
def changed_attachment(pair: Pair) -> None:
    raw = pair.raw("attachments")
    raw[0]["value"]["document"] = make_document("New timetable", "new.pdf").pk
    pair.change(attachments=raw)


@leads_to(State.BEHIND)
def attachment_added(pair: Pair) -> None:
    added = block("attachment", {"document": make_document().pk, "title": "Map"})
    pair.change(attachments=[*pair.raw("attachments"), {**added, "id": str(uuid.uuid4())}])


@leads_to(State.BEHIND)
def telephone_of_a_contact(pair: Pair) -> None:
    raw = pair.raw("contacts")
    raw[0]["value"]["phone"] = "+82 2 2"
    pair.change(contacts=raw)


@leads_to(State.BEHIND)
def notes_to_editors(pair: Pair) -> None:
    pair.change(notes_to_editors="<p>Write to us.</p>")


@leads_to(State.BEHIND)
def block_added(pair: Pair) -> None:
    pair.change(body=[*pair.raw(), {**block("note", "<p>A note.</p>"), "id": str(uuid.uuid4())}])


@leads_to(State.BEHIND)
def synchronised_but_not_published(pair: Pair) -> None:
    pair.change(title="Ferry line opened")
    pair.synchronise()
    pair.translate()


@leads_to(State.BEHIND)
def synchronised_but_not_translated(pair: Pair) -> None:
    pair.change(title="Ferry line opened")
    pair.synchronise()
    pair.publish()


@leads_to(State.BEHIND)
def one_change_of_two_translated(pair: Pair) -> None:
    pair.change(title="Ferry line opened")
    pair.synchronise()
    pair.translate()
    pair.publish()
    pair.change(summary="Another ferry.")


@leads_to(State.BEHIND)
def translation_republished_as_it_is(pair: Pair) -> None:
    pair.change(title="Ferry line opened")
    pair.publish()


@leads_to(State.CURRENT)
def synchronised_translated_and_published(pair: Pair) -> None:
    pair.change(title="Ferry line opened")
    pair.synchronise()
    pair.translate()
    pair.publish()


@leads_to(State.CURRENT)
def changed_attachment_synchronised_and_published(pair: Pair) -> None:
    changed_attachment(pair)
    pair.synchronise()
    pair.publish()


@leads_to(State.CURRENT)
def confirmed_by_an_editor(pair: Pair) -> None:
    pair.change(title="Ferry line opens.")
    confirm(pair.target)


@leads_to(State.DETACHED)
def synchronised_translation_stopped(pair: Pair) -> None:
    type(pair.record).objects.update(enabled=False)


@leads_to(State.IN_PROGRESS)
def translation_unpublished(pair: Pair) -> None:
    pair.target.unpublish()


@leads_to(State.MISSING)
def translation_deleted(pair: Pair) -> None:
    pair.target.delete()
