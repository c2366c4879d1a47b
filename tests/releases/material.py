"""Raw material for releases: StreamField data, images, documents, a translation made for real."""

from __future__ import annotations

import io
import uuid
from collections.abc import Mapping
from typing import Any

import polib
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from PIL import Image as PillowImage
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource


def block(kind: str, value: Any) -> dict[str, Any]:
    """Return raw data of one block of a stream."""
    return {"type": kind, "id": str(uuid.uuid4()), "value": value}


def item(text: str, number: str = "", style: str = "bulleted", below: Any = ()) -> dict[str, Any]:
    """Return raw data of a point of the first or second level."""
    value = {"text": f"<p>{text}</p>", "number": number, "style": style, "points": list(below)}
    return block("item", value)


def third(text: str, number: str = "") -> dict[str, Any]:
    """Return raw data of a point of the third level."""
    return block("item", {"text": f"<p>{text}</p>", "number": number})


def points_block(*items: dict[str, Any], style: str = "numbered") -> dict[str, Any]:
    """Return raw data of a points block."""
    return block("points", {"style": style, "points": list(items)})


def make_image(title: str = "A ferry", **values: Any) -> Any:
    """Store a small image."""
    data = io.BytesIO()
    PillowImage.new("RGB", (32, 24), "#246").save(data, "PNG")
    file = ContentFile(data.getvalue(), name=f"{uuid.uuid4().hex}.png")
    return get_image_model().objects.create(title=title, file=file, width=32, height=24, **values)


def make_document(title: str = "Timetable", name: str = "timetable.pdf", size: int = 2048) -> Any:
    """Store a document of a given size."""
    document = get_document_model()(title=title)
    document.file.save(name, ContentFile(b"x" * size), save=False)
    document.save()
    return document


def offered_texts(release: Any, language: str) -> list[str]:
    """Return the texts that a translator is given for a release."""
    return [entry.msgid for entry in _translation(release, language).export_po()]


def translate_for_real(
    release: Any, language: str, texts: Mapping[str, str], capture_on_commit: Any
) -> Any:
    """Translate a release through wagtail-localize's PO files, publish it, return the page."""
    translation = _translation(release, language)
    po: polib.POFile = translation.export_po()
    for entry in po:
        entry.msgstr = texts[entry.msgid]
    warnings = translation.import_po(po)
    assert not warnings
    with capture_on_commit(execute=True):
        translation.save_target(publish=True)
    return release.get_translation(Locale.objects.get(language_code=language))


def _translation(release: Any, language: str) -> Translation:
    source, _changed = TranslationSource.update_or_create_from_instance(release)
    locale = Locale.objects.get(language_code=language)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    return translation


def soup_of(response: Any) -> BeautifulSoup:
    """Parse a response that must be a 200."""
    assert response.status_code == 200, response.status_code
    return BeautifulSoup(response.content, "html.parser")


def get_soup(client: Any, page: Any) -> BeautifulSoup:
    """Fetch a page the way a reader does and parse it."""
    return soup_of(client.get(page.url))
