"""Where the links of a text lead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin

from wagtail.rich_text import expand_db_html

# No text of a page has a NUL in it: forms refuse it, and so do databases.
MARK = "\x00"
_MARKS = re.compile(f"{MARK}([0-9]+){MARK}")
_SCHEMES_NOT_PRINTED = ("mailto:", "tel:")


class Links:
    """Collects the links of a text, and finds all their addresses at once.

    Rich text knows a page or a document by its id. Looking each up where it stands would cost
    a query for every point that has a link.
    """

    def __init__(self, base_url: str) -> None:
        """Begin a text.

        Args:
            base_url: address of the page, for links that are relative to it.
        """
        self._base_url = base_url
        self._tags: dict[str, int] = {}
        self._found: list[tuple[int, str]] = []

    def mark(self, attributes: Mapping[str, str | None], text: str) -> str:
        """Return what to write behind a link until its address is known.

        Args:
            attributes: of the ``<a>`` element, as Wagtail stores it.
            text: what the link is called.
        """
        printed = " ".join(f'{name}="{escape(value or "")}"' for name, value in attributes.items())
        tag = self._tags.setdefault(f"<a {printed}>", len(self._tags))
        self._found.append((tag, text))
        return f"{MARK}{len(self._found) - 1}{MARK}"

    def put_in(self, text: str) -> str:
        """Return a text with the addresses in place of the marks.

        Args:
            text: what was written, marks included.

        Queries:
            As many as Wagtail needs for one rich text with all these links; none without links.
        """
        addresses = _addresses("".join(self._tags)) if self._tags else []

        def behind(match: re.Match[str]) -> str:
            place = int(match[1])
            if place >= len(self._found):
                return ""
            tag, name = self._found[place]
            address = addresses[tag] if tag < len(addresses) else ""
            return self._behind(name, address)

        return _MARKS.sub(behind, text)

    def _behind(self, name: str, address: str) -> str:
        # Wagtail writes "None" for a page that is under no site.
        if not address or address == "None" or address.startswith("#"):
            return ""
        for scheme in _SCHEMES_NOT_PRINTED:
            address = address.removeprefix(scheme)
        if not address or _bare(address) == _bare(name):
            return ""
        return f" ({self.absolute(address)})"

    def absolute(self, address: str) -> str:
        """Return an address as it must be written outside the site.

        Args:
            address: of a page, a file or anything else; relative ones are the site's.
        """
        return urljoin(self._base_url, address) if address.startswith(("/", "?")) else address


def _bare(address: str) -> str:
    return re.sub(r"^(https?://)?(www\.)?|/$", "", address.strip().casefold())


def _addresses(html: str) -> list[str]:
    reader = _HrefReader()
    reader.feed(expand_db_html(html))
    return reader.found


class _HrefReader(HTMLParser):
    """Reads the address of each link, in their order; an empty one where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found.append(dict(attrs).get("href") or "")
