"""Layer 3: language and structure of the HTML, as no general checker knows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from django.utils.translation import override

from wagtail_pressroom.languages.autonyms import autonym, direction
from wagtail_pressroom.navigation.skip_links import built_in_links

FOCUSABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
LIVE = "[aria-live], [role=status], [role=alert], [role=log], [role=timer], [role=marquee], output"
# A sign typed at the beginning of a paragraph where a list item belongs.
TYPED_MARKER = re.compile(r"^\s*(\d{1,2}[.)]|[oㅇ○□°•·▪※*-])\s")
SCRIPTS = {
    "ko": re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]{2,}"),
    "ar": re.compile("[\u0600-\u06ff]{2,}"),
    "ja": re.compile("[\u3040-\u30ff]{2,}"),
}
# Latin words, of which a page in another script has none but names, addresses and file types.
LATIN_WORD = re.compile(r"(?<![\w./@-])[A-Za-z]{4,}(?![\w/@.-]|://)")


@dataclass(frozen=True)
class Expected:
    """What a page should be.

    Attributes:
        language: the page's own.
        languages: of the site, in the order of its settings.
        kind: ``release``, ``index`` or ``other``.
        skip_targets: ids the skip links lead to, in order.
        names: written in Latin letters in every language.
    """

    language: str
    languages: tuple[str, ...]
    kind: str = "other"
    skip_targets: tuple[str, ...] = ()
    names: tuple[str, ...] = ("Test ministry", "About us", "Contact")


def problems(html: str, expected: Expected) -> list[str]:
    """Return what is wrong with a page."""
    soup = BeautifulSoup(html, "html.parser")
    found = [
        *_document(soup, expected),
        *_headings(soup),
        *_skip_links(soup, expected),
        *_switcher(soup, expected),
        *_language_of_parts(soup, expected),
        *_restless(soup),
        *_typed_lists(soup),
        *_pagination(soup),
    ]
    if expected.kind == "release":
        found += _release(soup)
    return found


def _document(soup: BeautifulSoup, expected: Expected) -> Iterator[str]:
    html = soup.html
    if html is None or html.get("lang") != expected.language:
        yield f"html lang is {html and html.get('lang')}, not {expected.language}"
    if html is None or html.get("dir") != direction(expected.language):
        yield f"html dir is {html and html.get('dir')}"
    if soup.title is None or not soup.title.get_text(strip=True):
        yield "no title"
    if len(soup.find_all("main")) != 1:
        yield f"{len(soup.find_all('main'))} main elements"
    ids = [str(tag["id"]) for tag in soup.find_all(id=True)]
    yield from (f"id {name} twice" for name in sorted({n for n in ids if ids.count(n) > 1}))


def _headings(soup: BeautifulSoup) -> Iterator[str]:
    headings = soup.find_all(re.compile(r"^h[1-6]$"))
    levels = [int(tag.name[1]) for tag in headings]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} headings of the first level"
    for before, after in zip([0, *levels], levels, strict=False):
        if after > before + 1:
            yield f"a heading of level {after} follows one of level {before}"
    yield from ("an empty heading" for tag in headings if not tag.get_text(strip=True))


def _skip_links(soup: BeautifulSoup, expected: Expected) -> Iterator[str]:
    links = (soup.body or soup).select(FOCUSABLE)[: len(expected.skip_targets)]
    targets = [str(link.get("href", "")).removeprefix("#") for link in links]
    if tuple(targets) != expected.skip_targets:
        yield f"the first things to focus lead to {targets}, not {expected.skip_targets}"
        return
    with override(expected.language):
        labels = {link.target: str(link.label) for link in built_in_links().values()}
    for link, target in zip(links, targets, strict=True):
        if soup.find(id=target) is None:
            yield f"skip link without target: {target}"
        if target in labels and link.get_text(strip=True) != labels[target]:
            yield f"skip link {target} reads {link.get_text(strip=True)!r}"
        if _language(link) != expected.language:
            yield f"skip link {target} is marked as {_language(link)}"


def _switcher(soup: BeautifulSoup, expected: Expected) -> Iterator[str]:
    links = soup.select("body a[hreflang][translate=no], nav a[aria-current=true][hreflang]")
    codes = tuple(str(link["hreflang"]) for link in links)
    if codes != expected.languages:
        yield f"the switcher offers {codes}, not {expected.languages}"
    current = [link for link in links if link.get("aria-current") == "true"]
    if [link["hreflang"] for link in current] != [expected.language]:
        yield f"current in the switcher: {[link['hreflang'] for link in current]}"
    for link in links:
        code = str(link["hreflang"])
        if link.get("lang") != code:
            yield f"switcher link {code} has lang {link.get('lang')}"
        if link.get("dir") != direction(code):
            yield f"switcher link {code} has dir {link.get('dir')}"
        if not link.get_text(" ", strip=True).startswith(autonym(code)):
            yield f"switcher link {code} reads {link.get_text(' ', strip=True)!r}"
        if not link.get("href"):
            yield f"switcher link {code} leads nowhere"
        if code != expected.language and link.get("rel") != ["alternate"] and not _note(link):
            yield f"switcher link {code} does not say that the translation is missing"
    if links and not links[0].find_parent("nav", attrs={"aria-label": True}):
        yield "the switcher is not in a named nav"


def _note(link: Tag) -> bool:
    item = link.find_parent("li")
    return item is not None and len(item.get_text(" ", strip=True)) > len(
        autonym(str(link["hreflang"]))
    )


def _language_of_parts(soup: BeautifulSoup, expected: Expected) -> Iterator[str]:
    for text in (soup.body or soup).find_all(string=True):
        if text.parent is None or text.parent.name in ("script", "style", "template", "option"):
            continue
        language = _language(text.parent)
        for code, script in SCRIPTS.items():
            if script.search(text) and language != code:
                yield f"{str(text).strip()[:40]!r} is marked as {language}"
        if language in ("ko", "ar") and not text.find_parent("bdi"):
            words = LATIN_WORD.findall(_without(str(text), expected.names))
            if words:
                yield f"{' '.join(words)!r} is marked as {language}"
    for part in (soup.body or soup).select("[lang]"):
        code = str(part["lang"])
        if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", code):
            yield f"lang={code!r} is no language"
        elif code not in expected.languages:
            yield f"lang={code!r} is no language of the site"
        elif _direction(part) not in (direction(code), "auto"):
            yield f"lang={code!r} without dir={direction(code)}"


def _without(text: str, names: tuple[str, ...]) -> str:
    for name in names:
        text = text.replace(name, "")
    return text


def _language(tag: Tag) -> str:
    owner = tag if tag.has_attr("lang") else tag.find_parent(attrs={"lang": True})
    return str(owner["lang"]) if owner else ""


def _direction(tag: Tag) -> str:
    owner = tag if tag.has_attr("dir") else tag.find_parent(attrs={"dir": True})
    return str(owner["dir"]) if owner else "ltr"


def _restless(soup: BeautifulSoup) -> Iterator[str]:
    yield from (f"live region: {str(tag)[:80]}" for tag in soup.select(LIVE))
    if soup.select("meta[http-equiv=refresh]"):
        yield "the page reloads by itself"
    yield from (f"new window: {str(tag)[:80]}" for tag in soup.select("[target=_blank]"))
    for tag in soup.find_all(True):
        handlers = [name for name in tag.attrs if name.startswith("on")]
        if handlers:
            yield f"inline script: {handlers}"
        tabindex = str(tag.get("tabindex", "0"))
        if tabindex not in ("0", "-1"):
            yield f"tabindex {tabindex}"


def _typed_lists(soup: BeautifulSoup) -> Iterator[str]:
    for tag in soup.select("main p, main div"):
        if TYPED_MARKER.match(tag.get_text()) and not tag.find_parent(["li", "dl", "address"]):
            yield f"a typed list: {tag.get_text()[:40]!r}"


def _pagination(soup: BeautifulSoup) -> Iterator[str]:
    for nav in soup.select("nav:has(a[rel=next]):has(a[href*='page=']), nav.pressroom-pagination"):
        if len(nav.select("[aria-current=page]")) != 1:
            yield "no current page in the pagination"
        if not nav.get("aria-label"):
            yield "the pagination has no name"


def _release(soup: BeautifulSoup) -> Iterator[str]:
    metadata = soup.select_one("main dl")
    if metadata is None or not metadata.select("dd time[datetime]"):
        yield "no list of terms with the date"
    elif not metadata.select("dd data[value]"):
        yield "no count of views"
    notice, body = soup.select_one(".pressroom-notice"), soup.select_one(".pressroom-body")
    if body is None:
        yield "no body"
    elif notice is not None and notice.find_next(class_="pressroom-body") is not body:
        yield "the translation status does not stand before the text"
    if notice is not None and not notice.get_text(strip=True):
        yield "an empty notice"
