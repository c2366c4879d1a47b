"""How large the file of a document is."""

from __future__ import annotations

from typing import Any


def file_size(document: Any) -> int | None:
    """Return the size of a document in bytes, or ``None`` if the file can't be read.

    Wagtail stores the size of what editors upload; for other documents the file is asked.

    Args:
        document: a Wagtail document.
    """
    if document.file_size is not None:
        return int(document.file_size)
    try:
        return int(document.file.size)
    except (OSError, ValueError):  # the file is gone
        return None
