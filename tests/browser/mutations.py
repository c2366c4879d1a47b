"""Seeded defects: what to do to a served page to break it, and who should notice."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.browser.driver import LIGHT, NARROW, Mode
from tests.browser.lab import Mutation

AXE, NU, STRUCTURE, KEYBOARD, RENDERING = "axe", "nu", "structure", "keyboard", "rendering"


@dataclass(frozen=True)
class Defect:
    """A way to break a page.

    Attributes:
        name: for reports.
        layer: which one has to notice.
        mutation: what is done to the HTML.
        state: name of the state.
        language: of the page.
        mode: the mode to look at it in.
    """

    name: str
    layer: str
    mutation: Mutation
    state: str = "release-full"
    language: str = "en"
    mode: Mode = LIGHT


def sub(pattern: str, replacement: str, count: int = 0) -> Mutation:
    """Replace a regular expression, everywhere unless told how often."""
    found = re.compile(pattern, re.DOTALL)
    return lambda html: found.sub(replacement, html, count=count)


def css(rules: str) -> Mutation:
    """Add rules to the style of the page."""
    return lambda html: html.replace("</head>", f"<style>{rules}</style></head>", 1)


def script(code: str) -> Mutation:
    """Add a script at the end of the page."""
    return lambda html: html.replace("</body>", f"<script>{code}</script></body>", 1)


def move(pattern: str, before: str) -> Mutation:
    """Take a piece out of the page, and put it before another."""
    found = re.compile(pattern, re.DOTALL)

    def moved(html: str) -> str:
        match = found.search(html)
        if match is None:
            return html
        rest = html[: match.start()] + html[match.end() :]
        return re.sub(before, lambda place: match[0] + place[0], rest, count=1)

    return moved


def both(first: Mutation, second: Mutation) -> Mutation:
    """Do two things."""
    return lambda html: second(first(html))


SWITCHER_LINK = r'(<a href="[^"]*" lang="{code}" hreflang="{code}")'
SKIP_LINKS = r'<nav class="pressroom-skip".*?</nav>\s*'


def link_to(code: str) -> str:
    """Return a pattern of the beginning of the switcher's link to a language."""
    return SWITCHER_LINK.replace("{code}", code)


def ignored_key(key: str) -> Mutation:
    """Add a script that swallows a key before the page's own script sees it."""
    return script(
        "addEventListener('keydown', (event) => "
        f"event.key === '{key}' && event.stopImmediatePropagation(), true)"
    )


LANGUAGE_DEFECTS = (
    Defect("html lang missing", STRUCTURE, sub(r'<html lang="\w+"', "<html")),
    Defect("html lang wrong", STRUCTURE, sub(r'<html lang="ko"', '<html lang="en"'), language="ko"),
    Defect("html dir missing", STRUCTURE, sub(r' dir="rtl"', "", 1), language="ar"),
    Defect("autonym without lang", STRUCTURE, sub(r' lang="ko" hreflang', " hreflang")),
    Defect("autonym in the code kr", STRUCTURE, sub(r' lang="ko" hreflang', ' lang="kr" hreflang')),
    Defect("exonym", STRUCTURE, sub("한국어", "Korean")),
    Defect("abbreviation for a name", STRUCTURE, sub("한국어", "KOR")),
    Defect("right to left unmarked", STRUCTURE, sub(link_to("ar") + ' dir="rtl"', r"\1")),
    Defect(
        "untranslated words", STRUCTURE, sub("</h1>", " and their timetable</h1>"), language="ko"
    ),
    Defect("switcher without current", STRUCTURE, sub(r' aria-current="true"(?= rel|><span)', "")),
    Defect("two current languages", STRUCTURE, sub(link_to("ko"), r'\1 aria-current="true"')),
    Defect("language left out", STRUCTURE, sub(r"<li>" + link_to("fr") + r".*?</li>", "")),
    Defect(
        "missing translation unsaid",
        STRUCTURE,
        sub(r'<span class="pressroom-languages__note".*?</span>', ""),
        "release-untranslated",
    ),
    Defect(
        "skip link in another language",
        STRUCTURE,
        sub(r'(<a href="#content"[^>]*>)[^<]*', r"\1본문 바로가기"),
    ),
)
STRUCTURE_DEFECTS = (
    Defect("skip links after the header", STRUCTURE, move(SKIP_LINKS, r"<main")),
    Defect("hit counter announced", STRUCTURE, sub("<data ", '<data role="status" ')),
    Defect("typed list", STRUCTURE, sub(r'(<div class="pressroom-body">)', r"\1<p>1. First</p>")),
    Defect("no current page", STRUCTURE, sub(' aria-current="page"', ""), "index-middle"),
    Defect("list of terms in text", STRUCTURE, sub(r"<(/?)d[ldt]\b", r"<\1div")),
    Defect("new window", STRUCTURE, sub(r"<a rel=", '<a target="_blank" rel=')),
    Defect("no first heading", STRUCTURE, sub(r"<(/?)h1\b", r"<\1p")),
    Defect(
        "navigation by onchange",
        STRUCTURE,
        sub("<select ", '<select onchange="go()" '),
        "index-first",
    ),
    Defect(
        "status after the text",
        STRUCTURE,
        move(r'<div class="pressroom-notice.*?</div>', r"<nav[^>]*pressroom-neighbours"),
        "release-unofficial",
    ),
)
KEYBOARD_DEFECTS = (
    Defect("skip target missing", KEYBOARD, sub('<main id="content"', "<main")),
    Defect(
        "skip target not focusable",
        KEYBOARD,
        sub('(<main id="content") tabindex="-1"', r"\1"),
    ),
    Defect(
        "skip links never visible",
        KEYBOARD,
        css(".pressroom .pressroom-skip a { clip-path: inset(50%) }"),
    ),
    Defect("skip links not rendered", KEYBOARD, css(".pressroom-skip { display: none }")),
    Defect(
        "no outline", KEYBOARD, css("* { outline: none !important; box-shadow: none !important }")
    ),
    Defect(
        "faint outline",
        KEYBOARD,
        css("* { outline-color: #eee !important; box-shadow: none !important }"),
    ),
    Defect(
        "keyboard trap",
        KEYBOARD,
        script(
            "document.querySelector('main a').addEventListener('keydown',"
            "(e) => e.key === 'Tab' && e.preventDefault())"
        ),
    ),
    Defect("order by tabindex", KEYBOARD, sub(r'<a href="mailto', '<a tabindex="3" href="mailto')),
    Defect(
        "focus under a bar",
        KEYBOARD,
        css("header { position: fixed; inset: 0; z-index: 9; background: #fff }"),
    ),
    Defect("languages don't close", KEYBOARD, ignored_key("Escape")),
    Defect("search stays closed", KEYBOARD, sub(" data-pressroom-open-search", "")),
)
AXE_DEFECTS = (
    Defect("image without text", AXE, sub(r'(<img [^>]*) alt="[^"]+"', r"\1")),
    Defect("heading level skipped", AXE, sub(r"<(/?)h2\b", r"<\1h4")),
    Defect(
        "field without label",
        AXE,
        sub(r'<label for="pressroom-filter-year">(.*?)</label>', r"\1"),
        "index-first",
    ),
    Defect("low contrast", AXE, css(".pressroom-body { color: #999 }")),
    Defect("enhanced contrast missed", AXE, css(".pressroom-body { color: #666 }")),
    Defect("link told by colour", AXE, css("main a { text-decoration: none !important }")),
    Defect("zoom forbidden", AXE, sub("initial-scale=1", "initial-scale=1, user-scalable=no")),
    Defect("no title", AXE, sub(r"<title>.*?</title>", "<title></title>")),
    Defect("no main", AXE, sub(r"<(/?)main\b", r"<\1div")),
    Defect(
        "hidden link with focus",
        AXE,
        sub(r"<a href=\"mailto", '<a aria-hidden="true" href="mailto'),
    ),
    Defect("reference to nothing", AXE, sub('id="pressroom-headline"', "")),
)
NU_DEFECTS = (
    Defect(
        "time nobody can read", NU, sub(r'<time datetime="[^"]*"', '<time datetime="17.11.2026"')
    ),
    Defect(
        "wrong nesting", NU, sub(r"<blockquote><p>(.*?)</p>", r"<blockquote><p><div>\1</p></div>")
    ),
    Defect("id twice", NU, sub("<footer", '<footer id="content"')),
    Defect("obsolete element", NU, sub(r"<h1(.*?)</h1>", r"<center><h1\1</h1></center>")),
    Defect("list item without list", NU, sub(r"<(/?)ol\b", r"<\1span"), "index-first"),
)
RENDERING_DEFECTS = (
    Defect("fixed width", RENDERING, css("main { min-width: 600px }"), mode=NARROW),
    Defect(
        "begins left of the window",
        RENDERING,
        css("h1 { position: relative; left: -60px }"),
        mode=NARROW,
    ),
    Defect("text cut off", RENDERING, css("main li { max-height: 1.7em; overflow: hidden }")),
    Defect("ellipsis", RENDERING, css("h1 { white-space: nowrap; overflow: hidden }"), mode=NARROW),
    Defect(
        "faint field", RENDERING, css("select { border-color: #ddd !important }"), "index-first"
    ),
    Defect(
        "endless motion",
        RENDERING,
        css("@keyframes m { to { opacity: .5 } } h1 { animation: m 1s infinite }"),
    ),
    Defect("navigation printed", RENDERING, css("nav { display: block !important }")),
)
DEFECTS = (
    *LANGUAGE_DEFECTS,
    *STRUCTURE_DEFECTS,
    *KEYBOARD_DEFECTS,
    *AXE_DEFECTS,
    *NU_DEFECTS,
    *RENDERING_DEFECTS,
)
