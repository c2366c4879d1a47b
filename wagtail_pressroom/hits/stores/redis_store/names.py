"""Names of keys in Redis.

==================================== ============================================================
``pending:<run>``                    counts that come in; one for each run of the server
``pendings``                         set of the names of these
``batch:<number>``                   counts moved aside, until they are in the tables
``batches``, ``apart``               sets of numbers of batches; those too old to be added safely
``writer:<number>``                  the last sequence number of a connection; seven days
``seen:<key>``                       when a reader last saw a page; for the window
``readers:<day>:<start of key>``     hits of a reader on a day; until an hour after the day
``shared:<day>:<page>``              the same for readers who decline tracking, by shared number
``salt:<day>``                       the salt of the day's keys; until an hour after the day
``marker``                           tells whether Redis was emptied
``rewritten``                        the last day on which Redis cleared its log of commands
==================================== ============================================================

All begin with the same hash tag, so that a cluster keeps them on one node and a script may use
several of them.
"""

from __future__ import annotations

PREFIX = "{pressroom-hits}:"
PENDINGS = f"{PREFIX}pendings"
BATCHES = f"{PREFIX}batches"
APART = f"{PREFIX}apart"
MARKER = f"{PREFIX}marker"
REWRITTEN = f"{PREFIX}rewritten"

# The readers of a day are spread over so many hashes that none becomes large, because Redis does
# nothing else while it deletes one.
DIGITS_OF_READERS = 3


def pending(run: str) -> str:
    """Name the counts that come in during a run of the server."""
    return f"{PREFIX}pending:{run}"


def batch(number: str) -> str:
    """Name a batch by its number, 32 hexadecimal digits."""
    return f"{PREFIX}batch:{number}"


def writer(number: str) -> str:
    """Name what is known of a connection; see :class:`Doubt`."""
    return f"{PREFIX}writer:{number}"


def seen(key: str) -> str:
    """Name the last sight of a reader."""
    return f"{PREFIX}seen:{key}"


def readers(day: int, key: str) -> tuple[str, str]:
    """Return the hash and the field in which the hits of a reader on a day are counted."""
    return f"{PREFIX}readers:{day}:{key[:DIGITS_OF_READERS]}", key[DIGITS_OF_READERS:]


def shared(day: int, page: int, number: int) -> tuple[str, str]:
    """Return the hash and the field in which hits of readers who decline tracking are counted."""
    return f"{PREFIX}shared:{day}:{page}", str(number)


def salt(day: int) -> str:
    """Name the salt of a day."""
    return f"{PREFIX}salt:{day}"
