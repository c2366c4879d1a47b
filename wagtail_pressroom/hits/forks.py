"""What a forked process must not share with the one it comes from."""

from __future__ import annotations

import os
from typing import Protocol
from weakref import WeakSet


class Forkable(Protocol):
    """Something with locks or open files of its own."""

    def begin_anew(self) -> None:
        """Drop them, in a process that has just been forked."""


_known: WeakSet[Forkable] = WeakSet()


def begin_anew_after_fork(what: Forkable) -> None:
    """Have something begin anew in every process that is forked from this one.

    A lock that another thread holds at that moment would never be released there, and an open
    file would keep a file lock as long as the new process lives.
    """
    _known.add(what)


def _begin_anew() -> None:
    for what in list(_known):
        what.begin_anew()


os.register_at_fork(after_in_child=_begin_anew)
