"""Bytes become text: Unicode is recognised for certain, older encodings by good evidence only."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .evidence import share_of_common_characters, share_of_common_words
from .problems import UnreadableFile

# The text, Python's name for the encoding, and notes for the editor.
Decoded = tuple[str, str, tuple[str, ...]]

# Everything below the blank but tab, line feed, vertical tab, form feed and carriage return.
_CONTROL_BYTES = bytes(c for c in (*range(32), 127) if c not in b"\t\n\x0b\x0c\r")
_CONTROLS = frozenset(_CONTROL_BYTES.decode("ascii"))

# UTF-32 first: its little-endian mark begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# So many characters beyond ASCII are the least that tell anything about an encoding.
_FEWEST_CHARACTERS = 12
# A text in the right encoding has 45 to 75 % of its characters among the commonest, in the wrong
# one below 20 %; of its words 15 to 40 %, in the wrong one none.
_ENOUGH_CHARACTERS = 0.35
_ENOUGH_WORDS = 0.08
# How much better than the next the best must be.
_MARGIN = 1.5
# In a UTF-8 file with a few wrong bytes, sequences that are right outnumber them by far.
_RIGHT_FOR_EACH_STRAY = 5
# Enough to judge by, however long the file is.
_SAMPLE = 20_000


@dataclass(frozen=True)
class _Candidate:
    codecs: tuple[str, ...]
    name: str
    languages: tuple[str, ...]
    by_words: bool = False


_WESTERN = ("en", "fr", "de", "es", "pt", "it", "nl", "sv", "da", "fi", "cy")
_CANDIDATES = (
    _Candidate(("cp949",), "EUC-KR (CP949)", ("ko",)),
    _Candidate(("cp932",), "Shift_JIS (CP932)", ("ja",)),
    _Candidate(("euc_jp", "euc_jis_2004"), "EUC-JP", ("ja",)),
    _Candidate(("gb18030",), "GB18030", ("zh-hans", "zh-hant")),
    _Candidate(("cp950", "big5hkscs"), "Big5", ("zh-hant",)),
    _Candidate(("cp1252",), "Windows-1252", _WESTERN, by_words=True),
    _Candidate(("cp1256",), "Windows-1256", ("ar",), by_words=True),
    _Candidate(("cp1251",), "Windows-1251", ("ru", "uk", "bg"), by_words=True),
    _Candidate(("koi8-r",), "KOI8-R", ("ru",), by_words=True),
)


def decode(data: bytes) -> Decoded:
    """Decode plain text.

    Args:
        data: the contents of a file.

    Returns:
        The text, Python's name for the encoding, and a note if the encoding was recognised by
        evidence.

    Raises:
        UnreadableFile: the contents are binary, hold stray bytes, or the evidence for an encoding
            is not good.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data, codec)
    if len(data.translate(None, _CONTROL_BYTES)) != len(data):
        return _decode_unmarked_utf16(data)
    try:
        return data.decode("utf-8-sig"), "utf-8", ()
    except UnicodeDecodeError as error:
        _refuse_stray_bytes(data, error)
    return _decode_by_evidence(data)


def _decode_marked(data: bytes, codec: str) -> Decoded:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise UnreadableFile("unknown-encoding") from error
    if not _CONTROLS.isdisjoint(text):
        raise UnreadableFile("binary")
    return text, codec, ()


def _decode_unmarked_utf16(data: bytes) -> Decoded:
    """Decode text whose blanks and line ends take up two bytes, if it is obviously text."""
    fitting = []
    for codec in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if _CONTROLS.isdisjoint(text) and _is_obviously_text(text):
            fitting.append((text, codec))
    if len(fitting) != 1:
        raise UnreadableFile("binary")
    text, codec = fitting[0]
    return text, codec, (_note("UTF-16"),)


def _is_obviously_text(text: str) -> bool:
    sample = text[:_SAMPLE]
    visible = re.sub(r"\s", "", sample)
    if len(visible) < _FEWEST_CHARACTERS or len(visible) == len(sample):
        return False
    if visible.isascii() or _best_by_words(sample, _WESTERN) >= _ENOUGH_WORDS:
        return True
    return any(
        share_of_common_characters(sample, language) >= _ENOUGH_CHARACTERS
        for language in ("ko", "ja", "zh-hans", "zh-hant")
    ) or (_best_by_words(sample, ("ar", "ru", "uk", "bg")) >= _ENOUGH_WORDS)


def _refuse_stray_bytes(data: bytes, error: UnicodeDecodeError) -> None:
    """Refuse a UTF-8 file that holds a few wrong bytes, and name the line of the first."""
    text = data.decode("utf-8", errors="surrogateescape")
    stray = sum("\udc80" <= character <= "\udcff" for character in text)
    right = sum(ord(character) > 127 for character in text) - stray
    if right < stray * _RIGHT_FOR_EACH_STRAY:
        return
    before = data[: error.start].decode("utf-8")
    line = len(re.findall(r"\r\n|\r|\n", before)) + 1
    message = _(
        "Line %(line)s holds a character that is not UTF-8. "
        "Type that line anew and save the file as plain text in UTF-8."
    )
    raise UnreadableFile("stray-byte", message % {"line": line}) from error


def _decode_by_evidence(data: bytes) -> Decoded:
    scored = []
    for candidate in _CANDIDATES:
        for codec in candidate.codecs:
            try:
                text = data.decode(codec)
            except UnicodeDecodeError:
                continue
            scored.append((_score(text, candidate), text, codec, candidate.name))
            break
    scored.sort(key=lambda item: item[0], reverse=True)
    if not scored or scored[0][0] < 1:
        raise UnreadableFile("unknown-encoding")
    if len(scored) > 1 and scored[0][0] < scored[1][0] * _MARGIN:
        raise UnreadableFile("unknown-encoding")
    _best, text, codec, name = scored[0]
    return text, codec, (_note(name),)


def _score(text: str, candidate: _Candidate) -> float:
    """Return how good the evidence is; 1 is just enough."""
    sample = text[:_SAMPLE]
    if candidate.by_words:
        return _best_by_words(sample, candidate.languages) / _ENOUGH_WORDS
    if sum(ord(character) > 127 for character in sample) < _FEWEST_CHARACTERS:
        return 0.0
    shares = (share_of_common_characters(sample, language) for language in candidate.languages)
    return max(shares) / _ENOUGH_CHARACTERS


def _best_by_words(text: str, languages: tuple[str, ...]) -> float:
    return max(share_of_common_words(text, language) for language in languages)


def _note(encoding: str) -> str:
    return _("The file was in %(encoding)s, not UTF-8.") % {"encoding": encoding}
