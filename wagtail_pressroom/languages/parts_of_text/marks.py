"""What a mark is called in the editor, and what it is in HTML."""

from __future__ import annotations

from django.conf.locale import LANG_INFO
from wagtail.coreutils import get_content_languages

from ..autonyms import direction

_PREFIX = "LANGUAGE-"


def known_languages() -> list[str]:
    """Return the codes of the languages a text may be marked with.

    Django's languages are among them: a mark outlives the language's place in the settings, and
    text from another site may have any.
    """
    return list(dict.fromkeys([*get_content_languages(), *LANG_INFO]))


def style_of(code: str) -> str:
    """Return the name of the editor's inline style for a language.

    Args:
        code: a language code, in capitals or not.
    """
    return _PREFIX + code.lower()


def is_style(name: str) -> bool:
    """Tell whether an inline style of the editor is that of a language."""
    return name.startswith(_PREFIX)


def attributes_of(code: str) -> dict[str, str]:
    """Return the attributes of a mark.

    ``dir`` is always there: a mark in Latin script inside a mark in Arabic has to turn back.
    """
    return {"lang": code, "dir": direction(code)}
