"""Reading files: plain text of any usual encoding, and documents of word processors.

Each module does one step: :mod:`.files` opens, :mod:`.kinds` tells what it is by its first bytes,
:mod:`.encodings` decodes plain text, :mod:`.packages` guards against harmful documents, and
:mod:`.word` and :mod:`.hangul` read them.
"""

from .cleaning import clean_text
from .files import ReadText, accepted_suffixes, read_text_file, read_upload
from .problems import MAX_BYTES, MAX_LINES, MESSAGES, UnreadableFile

__all__ = [
    "MAX_BYTES",
    "MAX_LINES",
    "MESSAGES",
    "ReadText",
    "UnreadableFile",
    "accepted_suffixes",
    "clean_text",
    "read_text_file",
    "read_upload",
]
