"""Which language a text is in, from its script and its small words."""

from __future__ import annotations

import re
from collections import Counter

from .vocabulary import Vocabulary

# A foreign name or two in a text doesn't change its language.
_LEAST_SHARE = 0.2
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# Languages told by their script, in this order: kana before Han, since Japanese uses both.
_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("ko", "\uac00-\ud7a3"),
    ("ja", "\u3040-\u30ff"),
    ("zh", "\u4e00-\u9fff"),
    ("he", "\u05d0-\u05ea"),
    ("el", "\u0370-\u03ff"),
    ("th", "\u0e00-\u0e7f"),
    ("hi", "\u0900-\u097f"),
    ("bn", "\u0980-\u09ff"),
    ("ta", "\u0b80-\u0bff"),
    ("te", "\u0c00-\u0c7f"),
    ("ka", "\u10a0-\u10ff"),
    ("hy", "\u0530-\u058f"),
    ("km", "\u1780-\u17ff"),
    ("lo", "\u0e80-\u0eff"),
    ("my", "\u1000-\u109f"),
    ("si", "\u0d80-\u0dff"),
    ("am", "\u1200-\u137f"),
)
# Letters that only one language of a script uses.
_LETTERS_OF_ARABIC_SCRIPT = (("ur", "ٹڈڑےں"), ("ps", "ټډړښځ"), ("ckb", "ڵێۆ"), ("fa", "پچژگکی"))
_LETTERS_OF_CYRILLIC = (
    ("be", "ў"),
    ("uk", "їєґі"),
    ("sr", "ђћџљњ"),
    ("mk", "ѓќѕ"),
    ("kk", "әғқңөұүһ"),
    ("mn", "өү"),
    ("ru", "ыэё"),
    ("bg", "ъ"),
)


def guess_language(text: str, vocabulary: Vocabulary) -> str | None:
    """Guess the language of a text.

    Args:
        text: the title and the text, without what the board printed around them.
        vocabulary: the words.

    Returns:
        An ISO 639-1 code, or ``None`` when nothing tells.
    """
    letters = len(_LETTER.findall(text))
    if not letters:
        return None
    for code, script in _SCRIPTS:
        if len(re.findall(f"[{script}]", text)) >= letters * _LEAST_SHARE:
            return code
    if len(re.findall("[\u0600-\u06ff]", text)) >= letters * _LEAST_SHARE:
        return _by_letters(text, _LETTERS_OF_ARABIC_SCRIPT, letters) or "ar"
    if len(re.findall("[\u0400-\u04ff]", text)) >= letters * _LEAST_SHARE:
        return _by_letters(text, _LETTERS_OF_CYRILLIC, letters) or "ru"
    return _by_small_words(text, vocabulary)


def _by_letters(text: str, alphabets: tuple[tuple[str, str], ...], letters: int) -> str | None:
    lower = text.casefold()
    for code, own in alphabets:
        if sum(lower.count(letter) for letter in own) >= max(1, letters * 0.004):
            return code
    return None


def _by_small_words(text: str, vocabulary: Vocabulary) -> str | None:
    words = Counter(_WORD.findall(text.casefold().replace("’", "'")))
    scores = {
        # Languages share small words; one with a longer list must not win by its length.
        # One letter alone tells little: "a" is a word in a dozen languages.
        code: sum(words[word] for word in small_words if len(word) > 1)
        for code, small_words in vocabulary.small_words.items()
    }
    best = max(scores, key=lambda code: scores[code], default=None)
    return best if best is not None and scores[best] else None
