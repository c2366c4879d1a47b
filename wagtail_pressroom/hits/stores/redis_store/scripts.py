"""The scripts that Redis runs, each in one step."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "lua"


@dataclass(frozen=True, slots=True)
class Script:
    """A script.

    Attributes:
        text: its source.
        digest: the name under which Redis remembers it (SHA-1 of the source).
    """

    text: str
    digest: str


def load_script(name: str) -> Script:
    """Read a script from the folder ``lua``, with what all of them need before it."""
    parts = [(FOLDER / f"{part}.lua").read_text(encoding="utf-8") for part in ("common", name)]
    text = "\n".join(parts)
    # Redis itself names scripts so; nothing is kept safe by it.
    return Script(text, hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest())


TAKE = load_script("take")
REFUSE = load_script("refuse")
SALT = load_script("salt")
SETTLE = load_script("settle")
COLLECT = load_script("collect")
