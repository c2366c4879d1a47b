"""Interface text in a given language, and the language it really comes out in."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext, override

# The message that a catalogue must not be without: a translation that is not binding.
_IN_EVERY_CATALOGUE = "Unofficial translation"


@dataclass(frozen=True)
class TranslatedText:
    """A piece of interface text with its true language.

    Attributes:
        text: the text.
        language: the language code of the text: the one asked for, or, when there is no
            translation into it, the site's (``LANGUAGE_CODE``) or ``"en"``. An element must not
            claim a language its text is not in.
    """

    text: str
    language: str


def text_in(language: str, message: str) -> TranslatedText:
    """Translate an English message into a language, saying so when that was not possible.

    Args:
        language: a language code as in ``LANGUAGES``.
        message: the English source text, known to the message catalogues.
    """
    text = _translate(language, message)
    if language.split("-")[0] == "en":
        return TranslatedText(text, language)
    if text == message:
        return TranslatedText(text, "en")
    # Django falls back to the site's own language before it falls back to English.
    main = settings.LANGUAGE_CODE
    has_fallen_back = language.split("-")[0] != main.split("-")[0] and text == _translate(
        main, message
    )
    return TranslatedText(text, main if has_fallen_back else language)


def interface_language(language: str) -> str:
    """Return the language in which the interface comes out on pages in a language.

    Django looks for every message by itself. What has to be understood as a whole, such as a
    legal notice, is better said in one language that it is really in.

    Args:
        language: a language code as in ``LANGUAGES``.
    """
    return text_in(language, _IN_EVERY_CATALOGUE).language


def _translate(language: str, message: str) -> str:
    with override(language):
        return gettext(message)
