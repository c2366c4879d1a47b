"""What a page says, in small parts: equal for equal content, whatever else was saved."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField, get_translatable_fields

from .status import PerLanguageField

Parts = dict[str, str]

# Given anew by the rich text editor whenever a text is saved; no reader sees it.
BLOCK_KEY = re.compile(r'\sdata-block-key="[^"]*"')


def content_parts(page: Any) -> Parts:
    """Return the content of a page, one hash for each part.

    A part is a field, or a block or list item of a StreamField: ``"title"``, ``"body:<id>"``.
    Left out is what has no text: fields that belong to one language alone, and those that
    every language simply takes over, such as the release date.

    Args:
        page: a specific page as it is stored, so that all its blocks have ids.
    """
    parts: Parts = {}
    for translatable in get_translatable_fields(type(page)):
        if _concerns_readers_of_a_translation(translatable):
            parts |= _parts_of_field(translatable.get_field(type(page)), page)
    return parts


def part_of(path: str, parts: Parts) -> str:
    """Return the part in which a text lies.

    Args:
        path: the place of the text as wagtail-localize writes it, ``"body.<id>.points.<id>.text"``.
        parts: the parts of the page.
    """
    field, *components = path.split(".")
    inside = [f"{field}:{component}" for component in components]
    return next((name for name in reversed(inside) if name in parts), field)


def _concerns_readers_of_a_translation(translatable: Any) -> bool:
    if isinstance(translatable, PerLanguageField):
        return False
    return not isinstance(translatable, SynchronizedField) or bool(translatable.overridable)


def _parts_of_field(field: Any, page: Any) -> Parts:
    if isinstance(field, models.ManyToOneRel):
        children = getattr(page, field.get_accessor_name()).all()
        return {
            f"{field.name}:{number}": _digest(_plain_fields(child, field.field.name))
            for number, child in enumerate(children)
        }
    if isinstance(field, StreamField):
        stream = getattr(page, field.name)
        raw = stream.stream_block.get_prep_value(stream)
        blocks = dict(_blocks(raw))
        order = [block["id"] for block in raw]
        return {
            field.name: _digest(order),
            **{f"{field.name}:{name}": _digest(value) for name, value in blocks.items()},
        }
    return {field.name: _digest(field.value_from_object(page))}


def _plain_fields(child: Any, parent: str) -> dict[str, Any]:
    beside = {parent, "id", "locale", "translation_key"}
    fields = [f for f in child._meta.concrete_fields if f.name not in beside]
    return {field.name: field.value_from_object(child) for field in fields}


def _blocks(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield every block and list item with its own content: those inside it stand as their ids."""
    if isinstance(value, list):
        for entry in value:
            yield from _blocks(entry)
    elif _is_block(value):
        yield value["id"], [value["type"], _own(value["value"])]
        yield from _blocks(value["value"])
    elif isinstance(value, dict):
        for entry in value.values():
            yield from _blocks(entry)


def _is_block(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() >= {"type", "id", "value"}


def _own(value: Any) -> Any:
    if isinstance(value, list):
        return [entry["id"] if _is_block(entry) else _own(entry) for entry in value]
    if isinstance(value, dict):
        # What is empty may be missing altogether in a text that was stored long ago.
        return {key: _own(entry) for key, entry in value.items() if entry not in ("", None, [])}
    return value


def _digest(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, cls=DjangoJSONEncoder)
    text = BLOCK_KEY.sub("", text.replace('\\"', '"'))
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
