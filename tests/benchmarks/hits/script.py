"""The bytes of the scripts that readers load, compressed as servers do."""

from __future__ import annotations

import gzip
from importlib.resources import files

OURS = ("wagtail_pressroom", ("static/wagtail_pressroom/hits.js",))
# Besides, it needs jQuery.
PEER = (
    "hitcount",
    ("static/hitcount/hitcount-jquery.js", "static/hitcount/jquery.postcsrf.js"),
)


def compressed_bytes(package: str, names: tuple[str, ...]) -> int:
    """Return the sum of the sizes, each file compressed by itself."""
    root = files(package)
    return sum(len(gzip.compress((root / name).read_bytes(), mtime=0)) for name in names)
