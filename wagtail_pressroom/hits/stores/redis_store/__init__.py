"""The store ``redis``: Redis or Valkey for several hosts, with a spool on each for when it fails.

One script takes in a display in one step: it judges repeats, ceiling and new readers, and adds to
the counts that wait. A flush moves these aside under the number of a batch and adds them to the
tables under that number in the ledger.

When Redis fails, what happens goes to the spool. Where it is not known whether Redis has taken a
display in, the spool asks before it counts it; asking makes sure that it never will be.
"""

from .store import RedisStore

__all__ = ["RedisStore"]
