"""Reports as files: nothing in them can be taken for a formula."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.utils.encoding import force_str
from django.utils.functional import Promise
from wagtail.admin.views.mixins import SpreadsheetExportMixin

# Signs with which programs for tables begin a formula, or which they skip before one.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# XML has no way to write them.
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
BYTE_ORDER_MARK = "\ufeff".encode()


def harmless(value: Any) -> str:
    """Return a text with an apostrophe before it if a program would calculate it."""
    text = without_control_characters(value)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_SIGNS) else text


def without_control_characters(value: Any) -> str:
    """Return a text that XLSX can hold."""
    return CONTROL_CHARACTERS.sub("", force_str(value))


class SafeExportMixin(SpreadsheetExportMixin):
    """Exports rows as CSV and XLSX.

    CSV begins with a byte order mark, without which Excel takes the text for one in the encoding
    of its computer. In XLSX a text is marked as a text, which Wagtail sees to.
    """

    custom_value_preprocess = {
        **SpreadsheetExportMixin.custom_value_preprocess,
        (str, Promise): {
            SpreadsheetExportMixin.FORMAT_CSV: harmless,
            SpreadsheetExportMixin.FORMAT_XLSX: without_control_characters,
        },
    }

    def stream_csv(self, queryset: Any) -> Iterator[bytes]:
        """Yield the file line by line."""
        yield BYTE_ORDER_MARK
        yield from super().stream_csv(queryset)
