"""The spool: files on a local disk, written by every worker and emptied into the database.

What happens is one line in a *segment*, appended before it is acknowledged. A flush moves the
segment aside, makes a *batch* of it (counts alone, without readers), and adds the batch to the
tables under its number in the ledger. Each step can be broken off anywhere and done again: nothing
is lost and nothing is counted twice.
"""

from .digest import Settle
from .store import SpoolStore, count_all

__all__ = ["Settle", "SpoolStore", "count_all"]
