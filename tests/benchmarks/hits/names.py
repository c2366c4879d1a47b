"""Names of what is measured, for processes with and without Django."""

EMPTY = "empty"
PEER = "dj-hitcount"
STORES = ("spool", "redis", "direct")
# Of the page whose views are measured, and of the one whose rows are weighed.
VIEWED, WEIGHED = "viewed", "weighed"
# Middleware: what dj-hitcount needs, or what a site with several languages usually has.
NEEDED, ALL = "needed", "all"
