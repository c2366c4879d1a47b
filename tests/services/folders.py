"""A temporary folder for one process, removed when it ends."""

from __future__ import annotations

import atexit
import os
import secrets
import shutil
import tempfile
from pathlib import Path


def folder_of_process(name: str) -> Path:
    """Return the path of a folder that is not there yet, and is removed when this process ends.

    It is not made here, because most processes never use it, and a killed one leaves it behind.

    Args:
        name: a word to know the folder by.
    """
    folder = Path(tempfile.gettempdir(), f"pressroom-{name}-{secrets.token_hex(8)}")
    owner = os.getpid()

    def remove() -> None:
        # A forked child that ends in order comes by here too.
        if os.getpid() == owner:
            shutil.rmtree(folder, ignore_errors=True)

    atexit.register(remove)
    return folder
