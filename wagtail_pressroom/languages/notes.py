"""What the switcher says of a language in which a page is not there."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from .options import LanguageOption
from .translated_text import TranslatedText, text_in

NOTES = {
    "index": gettext_noop("not translated – see all press releases"),
    "home": gettext_noop("not translated – go to the home page"),
    # Followed by the own name of a language.
    "in_place": gettext_noop("not translated – the text is in:"),
}


def note_on(option: LanguageOption) -> TranslatedText | None:
    """Return where the link of a language leads instead, said in that language.

    Args:
        option: the language.

    Returns:
        ``None`` where nothing needs to be said: the page is there.
    """
    message = NOTES.get(option.kind)
    return text_in(option.code, message) if message and not option.current else None
