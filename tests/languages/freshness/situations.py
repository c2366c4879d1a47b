"""A release with one of everything, its translation, and what editors do to them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from tests.factories import PressRoom
from tests.releases.material import block, item, make_document, make_image, points_block

VIDEO = "https://video.example.org/ferries"


@dataclass
class Pair:
    """An original in English and its translation into Korean by wagtail-localize."""

    room: PressRoom
    source: Any

    @property
    def target(self) -> Any:
        korean = Locale.objects.get(language_code="ko")
        return type(self.source).objects.get(
            translation_key=self.source.translation_key, locale=korean
        )

    @property
    def record(self) -> Translation:
        return Translation.objects.get(source__object_id=self.source.translation_key)

    def fresh_source(self) -> Any:
        return type(self.source).objects.get(pk=self.source.pk)

    def raw(self, field: str = "body") -> list[dict[str, Any]]:
        """Return a StreamField of the original as JSON, to be changed."""
        return list(json.loads(json.dumps(list(getattr(self.fresh_source(), field).raw_data))))

    def change(self, **values: Any) -> None:
        """Change the original and publish it."""
        source = self.fresh_source()
        for name, value in values.items():
            setattr(source, name, json.dumps(value) if isinstance(value, list) else value)
        source.save_revision().publish()

    def change_block(self, kind: str, **values: Any) -> None:
        """Change values of the first block of a kind in the body and publish."""
        raw = self.raw()
        found = next(entry for entry in raw if entry["type"] == kind)
        found["value"] = {**found["value"], **values}
        self.change(body=raw)

    def synchronise(self) -> None:
        """Press "Sync translated pages" without publishing."""
        self.record.source.update_from_db()

    def translate(self, *, only: str = "") -> None:
        """Translate every text, or those whose place contains a string, that has no translation."""
        segments = self.record.source.stringsegment_set.select_related("context", "string")
        for segment in segments:
            if only in segment.context.path:
                StringTranslation.objects.get_or_create(
                    translation_of=segment.string,
                    context=segment.context,
                    locale=self.record.target_locale,
                    defaults={"data": f"번역 {segment.pk}", "translation_type": "manual"},
                )

    def publish(self) -> None:
        """Publish the translation."""
        self.record.save_target(publish=True)


def make_pair(room: PressRoom) -> Pair:
    """Add both, published, the translation complete."""
    source = room.release(
        title="Ferry line opens",
        slug="ferry-line",
        summary="A ferry.",
        notes_to_editors='<p data-block-key="a1">Call us.</p>',
        body=[
            points_block(
                item("One.", below=[item("Below one.")]),
                item("Two."),
                item("Three."),
            ),
            block("paragraph", '<p data-block-key="k1">A <b>ferry</b> sails.</p>'),
            block("quote", {"text": "We sail.", "speaker": "A speaker", "role": "Captain"}),
            block("table", {"caption": "Ferries", "rows": "Island | A day\nNorth | 4"}),
            block("image", {"image": make_image().pk, "alt_text": "A ferry", "decorative": False}),
            block(
                "question",
                {
                    "question": "When does it sail, and from where?",
                    "asked_by": "Island Times",
                    "answers": [
                        block("item", {"speaker": "A", "role": "Captain", "text": "<p>Now.</p>"}),
                        block("item", {"speaker": "B", "role": "", "text": "<p>Here.</p>"}),
                    ],
                },
            ),
            block(
                "recording",
                {"title": "Video", "url": VIDEO, "transcript": "<p>Good morning.</p>"},
            ),
        ],
        attachments=[block("attachment", {"document": make_document().pk, "title": "Timetable"})],
        contacts=[block("contact", {"name": "Press office", "role": "Office", "phone": "+82 2 1"})],
    )
    source.save_revision().publish()
    source = type(source).objects.get(pk=source.pk)
    origin, _changed = TranslationSource.update_or_create_from_instance(source)
    korean = Locale.objects.get(language_code="ko")
    Translation.objects.create(source=origin, target_locale=korean)
    pair = Pair(room, source)
    pair.record.save_target(publish=False)
    pair.translate()
    pair.publish()
    assert pair.target.live
    return pair
