"""From the demo's content to the raw data of the StreamFields of a release."""

from __future__ import annotations

import json
import uuid
from typing import Any

from .content import Release, contacts
from .documents import load_document
from .images import load_image
from .markup import inline, paragraphs

# The same content gets the same block ids, and so the same anchors, each time it is loaded.
NAMESPACE = uuid.UUID("5d7f0a0e-5a0b-4c62-9d0c-6a4a3b1b9f57")


def body_data(release: Release) -> str:
    """Return the body as JSON."""
    return json.dumps(
        [
            {
                "type": block["type"],
                "id": _block_id(release, "body", number),
                "value": _value(release, block, str(number)),
            }
            for number, block in enumerate(release["body"])
        ]
    )


def contacts_data(release: Release) -> str:
    """Return the contacts as JSON."""
    language = release["source"]
    return json.dumps(
        [
            {
                "type": "contact",
                "id": _block_id(release, "contacts", number),
                "value": {
                    "name": person["name"][language],
                    "role": person["role"][language],
                    "phone": person["phone"],
                    "email": person["email"],
                },
            }
            for number, person in enumerate(people(release))
        ]
    )


def attachments_data(release: Release) -> str:
    """Return the attachments as JSON, making the documents that are missing."""
    return json.dumps(
        [
            {
                "type": "attachment",
                "id": _block_id(release, "attachments", number),
                "value": {
                    "document": load_document(entry["file"], _english_title(entry)).pk,
                    "title": entry["title"][release["source"]],
                    "language": entry["language"],
                },
            }
            for number, entry in enumerate(release["attachments"])
        ]
    )


def people(release: Release) -> list[dict[str, Any]]:
    """Return the people to contact about a release."""
    return [contacts()[entry["name"]] for entry in release["contacts"]]


def _value(release: Release, block: dict[str, Any], place: str) -> Any:
    language = release["source"]
    match block["type"]:
        case "paragraph" | "note":
            return paragraphs([block["text"][language]])
        case "heading":
            return {"text": block["text"][language], "level": str(block["level"])}
        case "quote":
            return {name: block[name][language] for name in ("text", "speaker", "role")}
        case "image":
            return {
                "image": load_image(block["image"]).pk,
                "alt_text": block["alt"][language],
                "decorative": False,
            }
        case "points":
            return {
                "style": block["style"],
                "points": _points(release, block["points"], place, level=1),
            }
        case other:
            raise ValueError(f"{release['slug']}: there is no block of the type {other!r}")


def _points(
    release: Release, points: list[dict[str, Any]], place: str, level: int
) -> list[dict[str, Any]]:
    data = []
    for number, point in enumerate(points):
        here = f"{place}.{number}"
        value = {
            "text": f"<p>{inline(point['text'][release['source']])}</p>",
            "number": point.get("number", ""),
        }
        if level < 3:
            value["style"] = point.get("style", "circles" if level == 1 else "dashes")
            value["points"] = _points(release, point.get("points", []), here, level + 1)
        data.append({"type": "item", "id": _block_id(release, "body", here), "value": value})
    return data


def _english_title(entry: dict[str, Any]) -> str:
    named: str = entry["file"].removesuffix(".pdf").replace("-", " ").capitalize()
    return str(entry["title"].get("en", named))


def _block_id(release: Release, field: str, place: int | str) -> str:
    return str(uuid.uuid5(NAMESPACE, f"{release['slug']}/{field}/{place}"))
