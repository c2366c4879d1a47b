"""Names of files on a line of their own: attachments and pictures."""

from __future__ import annotations

import re

_IMAGE_NAME = re.compile(
    r"[^?!。]{1,120}\.(?:jpe?g|png|gif|bmp|webp|tiff?|svg)(?:\s?[(\[][^)\]]{0,30}[)\]])?$",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(
    r"(?P<name>[^?!|]{1,160}?\.(?:hwpx?|pdf|docx?|xlsx?|pptx?|odt|ods|zip|rtf|txt|csv))"
    r"(?P<rest>(?:\s*[(\[][^)\]]{0,40}[)\]]|\s*\d[\d.,]*\s?(?:[KMG]?B|Ko|Mo|bytes)\b){0,3}.{0,40})$",
    re.IGNORECASE,
)
_FILE_WORDS = re.compile(r"[\W\d]*(?:[^\W\d_]+[\W\d]*){0,4}$")
_LONGEST = 240
_LONGEST_PRINTED = 600
_PRINTED_FILE = re.compile(
    r"(?P<title>.{1,300}?)\s?[(（][^()（）]{0,12}"
    r"(?:PDF|DOCX?|HWPX?|XLSX?|PPTX?|ODT|ODS|ZIP|RTF|TXT|CSV|JPE?G|PNG)\b[^()（）]{0,60}[)）]"
    r"(?:\s?:?\s?https?://\S{1,400})?$",
    re.IGNORECASE,
)


def attachment_name(text: str) -> str | None:
    """Return the name of the file that a line offers, or ``None``."""
    if len(text) > _LONGEST:
        return None
    match = _FILE_NAME.match(text)
    if match and _is_sentence_about(match["name"]):
        return None
    if match and _FILE_WORDS.match(match["rest"]):
        return match["name"].strip()
    return None


def printed_file(text: str) -> str | None:
    """Return the title of a file as a list of attachments prints it: “Plan (PDF, 2 MB) https://…”.

    Args:
        text: a trimmed line below a heading such as “Attachments”.
    """
    match = _PRINTED_FILE.match(text) if len(text) <= _LONGEST_PRINTED else None
    return match["title"].strip() if match else attachment_name(text)


def is_image_name(text: str) -> bool:
    """Tell whether a line is the name of a picture."""
    return _IMAGE_NAME.match(text) is not None and not _is_sentence_about(text)


def _is_sentence_about(text: str) -> bool:
    """Tell a sentence that ends with the name of a file from that name."""
    words = text.split()
    latin = [word for word in words if word.isascii() and word.isalpha() and word.islower()]
    return "://" in text or len(latin) > 4
