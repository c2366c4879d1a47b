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

LOCALES = Path(__file__).resolve().parents[2] / "wagtail_pressroom/locale"
CATALOGUE = LOCALES / "en/LC_MESSAGES/django.po"
ACCENTS = str.maketrans("aceinouyACEINOUY", "àçéîñõüýÀÇÉÎÑÕÜÝ")
KEPT = re.compile(r"(%\([a-z_]+\)[sd]|%[sd]|\{[a-z_]*\}|<[^>]+>)")
LONGER = 0.4
# Readers of a narrow window meet long words, not only more of them.
PADDING = "ẽxţŕāwôrđş"
PADDINGS = {"en": PADDING, "ar": "كلماتطويلةجدا"}


def pseudo(text: str, filling: str = PADDING) -> str:
    """Return a text two fifths longer, with its placeholders; white space at its ends stays.

    Args:
        text: from a catalogue.
        filling: what it is made longer with.
    """
    parts = [part if KEPT.fullmatch(part) else part.translate(ACCENTS) for part in KEPT.split(text)]
    body = "".join(parts)
    inner = body.rstrip()
    wanted = max(2, round(len(KEPT.sub("", text).strip()) * LONGER))
    padding = (filling * (wanted // len(filling) + 1))[:wanted]
    return f"{inner}{padding}{body[len(inner) :]}"


@contextmanager
def pseudo_locale(folder: Path, language: str = "en") -> Iterator[None]:
    """Show the interface in the pseudo-locale, on pages and in the admin.

    Args:
        folder: an empty folder for the catalogue.
        language: the language it takes the place of; that one's words are made longer.
    """
    catalogue = polib.pofile(str(LOCALES / language / "LC_MESSAGES/django.po"))
    filling = PADDINGS[language]
    for entry in catalogue:
        if entry.msgid_plural:
            source = {0: entry.msgid, 1: entry.msgid_plural}
            entry.msgstr_plural = {
                number: pseudo(form or source[min(number, 1)], filling)
                for number, form in (entry.msgstr_plural or source).items()
            }
        else:
            entry.msgstr = pseudo(entry.msgstr or entry.msgid, filling)
    target = folder / language / "LC_MESSAGES"
    target.mkdir(parents=True)
    catalogue.save_as_mofile(str(target / "django.mo"))
    with override_settings(LOCALE_PATHS=[folder]):
        yield
