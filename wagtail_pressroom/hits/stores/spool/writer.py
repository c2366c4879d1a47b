"""Appending to the current segment, from many threads and processes at once."""

from __future__ import annotations

import errno
import fcntl
import os
import threading
import time

from ...forks import begin_anew_after_fork
from .folder import SpoolFolder, inode_of, size_of, sync_folder, write_whole

SECONDS_BETWEEN_SIZES = 5.0
# About what one display takes.
LINE_BYTES = 64
# A segment is read whole when it is digested, which takes some ten times its size in memory.
LARGEST_SEGMENT = 4 * 2**20


class SegmentWriter:
    """Appends lines to the segment that is current, and moves it aside.

    All processes of a host append to the same file. Who appends holds a shared lock on it, who
    moves it aside an exclusive one; so a line is never written to a segment that a flush has
    read already.
    """

    def __init__(self, folder: SpoolFolder, most_bytes: int) -> None:
        """Write into a folder, as long as no more than ``most_bytes`` wait in it."""
        self._folder = folder
        self._most_bytes = most_bytes
        self._file = -1
        self._inode = -1
        # The lock on the file belongs to the open file, which the threads of a process share.
        self._threads = threading.Lock()
        begin_anew_after_fork(self)
        self._look_at_size = 0.0
        self._is_full = False

    def append(self, line: bytes) -> None:
        """Append a line; when this returns, the line survives the death of the process.

        Raises:
            OSError: when it could not be written whole.
        """
        with self._threads:
            self._look_at_sizes()
            while True:
                if self._file < 0:
                    self._open()
                fcntl.flock(self._file, fcntl.LOCK_SH)
                try:
                    if self._is_current():
                        if os.write(self._file, line) != len(line):
                            raise OSError(errno.ENOSPC, "A line was cut short")
                        return
                finally:
                    fcntl.flock(self._file, fcntl.LOCK_UN)
                self.close()

    def move_aside(self) -> None:
        """Let a new segment begin, unless the current one is empty or missing."""
        path = self._folder.current
        try:
            descriptor = os.open(path, os.O_RDWR)
        except FileNotFoundError:
            return
        try:
            if not os.fstat(descriptor).st_size:
                return
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            try:
                # Another process may have been quicker, and the next segment is current by now.
                if inode_of(path) != os.fstat(descriptor).st_ino:
                    return
                os.rename(path, self._folder.new_segment())
            finally:
                # Not by closing: a process forked meanwhile has the file open too.
                fcntl.flock(descriptor, fcntl.LOCK_UN)
            os.fdatasync(descriptor)
            sync_folder(self._folder.path)
        finally:
            os.close(descriptor)

    def probe(self) -> None:
        """Find out whether lines could be appended.

        Raises:
            OSError: when they could not.
        """
        self._folder.make()
        self._look_at_size = 0.0
        self._look_at_sizes()
        write_whole(self._folder.probe, b"." * LINE_BYTES)
        self._folder.probe.unlink(missing_ok=True)

    def begin_anew(self) -> None:
        """Share neither lock nor open file with the process this one was forked from."""
        self._threads = threading.Lock()
        self.close()

    def close(self) -> None:
        """Close the file."""
        if self._file >= 0:
            os.close(self._file)
            self._file = self._inode = -1

    def _open(self) -> None:
        self._folder.make()
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC
        self._file = os.open(self._folder.current, flags, 0o600)
        self._inode = os.fstat(self._file).st_ino

    def _is_current(self) -> bool:
        return inode_of(self._folder.current) == self._inode

    def _look_at_sizes(self) -> None:
        now = time.monotonic()
        if now >= self._look_at_size:
            self._look_at_size = now + SECONDS_BETWEEN_SIZES
            self._is_full = self._folder.size() > self._most_bytes
            if size_of(self._folder.current) > LARGEST_SEGMENT:
                self.move_aside()
        if self._is_full:
            raise OSError(errno.EDQUOT, "More hits wait than HIT_SPOOL_MAX_MB allows")
