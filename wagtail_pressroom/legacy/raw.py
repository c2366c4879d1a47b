"""Raw StreamField data."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from html import escape
from typing import Any

Block = dict[str, Any]
NewId = Callable[[], str]


def new_uuid() -> str:
    """Return an id as Wagtail gives them to blocks."""
    return str(uuid.uuid4())


def block(kind: str, value: Any, new_id: NewId) -> Block:
    """Return a block.

    Args:
        kind: its type.
        value: its value.
        new_id: makes its id.
    """
    return {"type": kind, "value": value, "id": new_id()}


def html(text: str, bold: str = "") -> str:
    """Return a paragraph of rich text.

    Args:
        text: plain text.
        bold: what stands before it in bold.
    """
    before = f"<b>{escape(bold, quote=False)}</b> " if bold else ""
    return f"<p>{before}{escape(text, quote=False)}</p>"
