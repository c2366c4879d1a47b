"""A pseudo-locale: every text of the interface, two fifths longer and with accents.

What is too narrow for German or French, and what is not translatable at all, shows in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polib
from django.test import override_settings

CATALOGUE = (
    Path(__file__).resolve().parents[2] / "wagtail_pressroom/locale/en/LC_MESSAGES/django.po"
)
ACCENTS = str.maketrans("aceinouyACEINOUY", "àçéîñõüýÀÇÉÎÑÕÜÝ")
KEPT = re.compile(r"(%\([a-z_]+\)[sd]|%[sd]|\{[a-z_]*\}|<[^>]+>)")
LONGER = 0.4
# Readers of a narrow window meet long words, not only more of them.
PADDING = "ẽxţŕāwôrđş"


def pseudo(text: str) -> str:
    """Return a text two fifths longer, with its placeholders; white space at its ends stays."""
    parts = [part if KEPT.fullmatch(part) else part.translate(ACCENTS) for part in KEPT.split(text)]
    body = "".join(parts)
    inner = body.rstrip()
    wanted = max(2, round(len(KEPT.sub("", text).strip()) * LONGER))
    padding = (PADDING * (wanted // len(PADDING) + 1))[:wanted]
    return f"{inner}{padding}{body[len(inner) :]}"


@contextmanager
def pseudo_locale(folder: Path) -> Iterator[None]:
    """Show the interface of English pages in the pseudo-locale.

    Args:
        folder: an empty folder for the catalogue.
    """
    catalogue = polib.pofile(str(CATALOGUE))
    for entry in catalogue:
        if entry.msgid_plural:
            forms = (entry.msgid, entry.msgid_plural)
            entry.msgstr_plural = {number: pseudo(form) for number, form in enumerate(forms)}
        else:
            entry.msgstr = pseudo(entry.msgid)
    target = folder / "en" / "LC_MESSAGES"
    target.mkdir(parents=True)
    catalogue.save_as_mofile(str(target / "django.mo"))
    with override_settings(LOCALE_PATHS=[folder]):
        yield
