"""Interface text in a given language, and the language it really comes out in."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext, override


@dataclass(frozen=True)
class TranslatedText:
    """A piece of interface text with its true language.

    Attributes:
        text: the text.
        language: the language code of the text: the one asked for, or ``"en"`` when there is no
            translation into it. An element must not claim a language its text is not in.
    """

    text: str
    language: str


def text_in(language: str, message: str) -> TranslatedText:
    """Translate an English message into a language, saying so when that was not possible.

    Args:
        language: a language code as in ``LANGUAGES``.
        message: the English source text, known to the message catalogues.
    """
    with override(language):
        text = gettext(message)
    is_english = language.split("-")[0] == "en"
    return TranslatedText(text, language if is_english or text != message else "en")
