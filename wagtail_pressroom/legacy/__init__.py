"""Typed text becomes structure: the parser for press releases kept as plain text.

The names offered here need no Django; :mod:`.reading`, which says in the reader's language why a
file can't be read, does.
"""

from .document import FoundContact, OutlineRow, ParsedRelease, SetAside
from .parser import parse_body, parse_release
from .reasons import REASONS
from .writer import body_blocks
from .writer_contacts import contact_blocks

__all__ = [
    "REASONS",
    "FoundContact",
    "OutlineRow",
    "ParsedRelease",
    "SetAside",
    "body_blocks",
    "contact_blocks",
    "parse_body",
    "parse_release",
]
