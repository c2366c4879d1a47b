"""A temporary folder for one process, removed when it ends."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path


def folder_of_process(name: str) -> Path:
    """Return a new, empty folder that is removed when this process ends.

    Args:
        name: a word to know the folder by.
    """
    folder = Path(tempfile.mkdtemp(prefix=f"pressroom-{name}-"))
    owner = os.getpid()

    def remove() -> None:
        # A forked child that ends in order comes by here too.
        if os.getpid() == owner:
            shutil.rmtree(folder, ignore_errors=True)

    atexit.register(remove)
    return folder
