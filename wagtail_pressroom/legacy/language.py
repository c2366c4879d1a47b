"""Which language a text is in, from its script and its small words."""

from __future__ import annotations

import re
from collections import Counter

from .vocabulary import SCRIPTS, VOCABULARIES

# A foreign name or two in a text doesn't change its language.
_LEAST_SHARE = 0.2
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_SCRIPTS = tuple((code, re.compile(f"[{letters}]")) for code, letters in SCRIPTS)


def guess_language(text: str) -> str | None:
    """Guess the language of a text.

    Args:
        text: the title and the text, without what the board printed around them.

    Returns:
        A language code without region, or ``None`` when nothing tells.
    """
    letters = len(_LETTER.findall(text))
    for code, script in _SCRIPTS:
        if letters and len(script.findall(text)) >= letters * _LEAST_SHARE:
            return code
    words = Counter(_WORD.findall(text.casefold()))
    scores = {
        code: sum(words[word] for word in vocabulary.small_words)
        for code, vocabulary in VOCABULARIES.items()
    }
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] else None
