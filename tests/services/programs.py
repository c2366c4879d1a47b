"""Where the programs of the servers are; Debian keeps some of them out of PATH."""

from __future__ import annotations

import glob
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

SYSTEM_FOLDERS = ("/usr/sbin", "/usr/local/sbin", "/sbin")


class MissingProgram(RuntimeError):
    """A test needs a program that is not installed. No reason to skip: `make test` installs it."""


def find_program(*names: str, package: str, folders: Sequence[str] = ()) -> Path:
    """Return the path of the first of some programs that is installed.

    Args:
        names: names of the program, the preferred first.
        package: Debian's name of the package that brings it.
        folders: patterns of folders to search before PATH; of several, the newest version wins.

    Raises:
        MissingProgram: none of them is there.
    """
    versions = sorted(
        (found for pattern in folders for found in glob.glob(pattern)), key=_version, reverse=True
    )
    path = os.pathsep.join([*versions, os.environ.get("PATH", os.defpath), *SYSTEM_FOLDERS])
    for name in names:
        if found := shutil.which(name, path=path):
            return Path(found).resolve() if versions else Path(found)
    raise MissingProgram(
        f"{' or '.join(names)} is needed and not installed "
        f"(Debian, Ubuntu: apt-get install {package}; `make test` does so as root)"
    )


def _version(folder: str) -> list[float]:
    return [float(part) for part in Path(folder).parts if part.replace(".", "", 1).isdigit()]
