"""The salts of the days, each made by one process and the same for all of the host."""

from __future__ import annotations

import os
import uuid
from contextlib import suppress

from ...display import SECONDS_A_DAY, SECONDS_AN_HOUR, day_of
from ...reader_keys import SALT_BYTES, new_salt
from .folder import SpoolFolder, sync_folder, write_safely

PART = ".part-"
SECONDS_TO_MAKE_ONE = 60


class SpoolSalts:
    """Salts in files of the spool, so that no request asks the database for one."""

    def __init__(self, folder: SpoolFolder) -> None:
        """Keep salts in a folder."""
        self._folder = folder
        self._known: dict[int, bytes] = {}

    def salt(self, day: int) -> bytes:
        """Return the salt of a day (UTC, counted from the epoch), making it when it is missing.

        Raises:
            OSError: when it can be neither read nor made.
        """
        known = self._known.get(day)
        if known is None:
            known = self._read(day) or self._make(day)
            # Yesterday's is needed just after midnight, older ones never.
            self._known = {d: s for d, s in self._known.items() if d >= day - 1} | {day: known}
        return known

    def earlier_salt(self, day: int) -> bytes | None:
        """Return the salt of a day if it is still there; it is never made."""
        return self._known.get(day) or self._read(day)

    def forget(self, now: float) -> None:
        """Delete salts that no display needs any more.

        That of the day before goes an hour after midnight: no window is longer.

        Args:
            now: Unix time in seconds (UTC).
        """
        oldest = day_of(now) - (now % SECONDS_A_DAY < SECONDS_AN_HOUR)
        self._known = {day: salt for day, salt in self._known.items() if day >= oldest}
        for day, path in self._folder.salts().items():
            if day < oldest:
                path.unlink(missing_ok=True)
        # What a process left that died while it made a salt.
        for path in self._folder.path.glob(f"{PART}*"):
            with suppress(FileNotFoundError):
                if now - path.stat().st_mtime > SECONDS_TO_MAKE_ONE:
                    path.unlink()

    def _read(self, day: int) -> bytes | None:
        try:
            salt = self._folder.salt(day).read_bytes()
        except FileNotFoundError:
            return None
        return salt if len(salt) == SALT_BYTES else None

    def _make(self, day: int) -> bytes:
        self._folder.make()
        path = self._folder.salt(day)
        part = path.with_name(f"{PART}{path.name}-{uuid.uuid4().hex}")
        try:
            write_safely(part, new_salt())
            # Of several processes one wins; a link, unlike a rename, never replaces.
            with suppress(FileExistsError):
                os.link(part, path)
            sync_folder(path.parent)
        finally:
            part.unlink(missing_ok=True)
        salt = self._read(day)
        if salt is None:
            # Cut short by a power cut: nobody has used it. The next display makes another.
            path.unlink(missing_ok=True)
            raise OSError(f"{path} held no salt")
        return salt
