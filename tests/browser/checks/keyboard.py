"""Layer 4: the keyboard alone: skip links, walk, focus marks, search and language switcher."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageChops
from selenium.webdriver import Chrome

from tests.browser.driver import LIGHT, Mode, allow_scripts, press, screenshot, visit

SEARCH = "pressroom-search-field"
MARGIN = 8
MOST_STOPS = 150
# A changed pixel counts when it differs from what was there before by at least 3:1.
CONTRAST = 3.0

INTERACTIVE = """
const SELECTOR = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
const reachable = () => [...document.querySelectorAll(SELECTOR)].filter(
  (element) => element.checkVisibility() && element.tabIndex >= 0 && !element.disabled);
const describe = (element) => element.outerHTML.slice(0, 90);
"""
STOP = (
    INTERACTIVE
    + """
const element = document.activeElement;
if (!element || element === document.body || element === document.documentElement) return null;
const style = getComputedStyle(element), box = element.getBoundingClientRect();
const inside = {x: Math.max(box.left, 0), y: Math.max(box.top, 0),
                right: Math.min(box.right, innerWidth), bottom: Math.min(box.bottom, innerHeight)};
const rects = [...element.getClientRects()];
const first = rects[0] || box;
const seen = document.elementFromPoint(first.left + first.width / 2, first.top + first.height / 2);
return {
  index: reachable().indexOf(element), text: describe(element), href: element.getAttribute("href"),
  id: element.id, outline: style.outlineStyle, thickness: parseFloat(style.outlineWidth),
  clipped: style.clipPath !== "none" || style.visibility !== "visible" || style.opacity === "0",
  width: Math.max(inside.right - inside.x, 0), height: Math.max(inside.bottom - inside.y, 0),
  x: box.left + scrollX, y: box.top + scrollY, full: [box.width, box.height],
  covered: !!seen && !element.contains(seen) && !seen.contains(element),
};
"""
)
EXPECTED = INTERACTIVE + "return reachable().map(describe)"
ACTIVE = "return [document.activeElement.id, document.activeElement.outerHTML.slice(0, 90)]"


@dataclass(frozen=True)
class Walk:
    """Where the Tab key leads.

    Attributes:
        stops: what is known about each stop.
        expected: descriptions of all elements that should be stops, in order.
        ended: whether the walk left the page again at its end.
    """

    stops: tuple[dict[str, Any], ...]
    expected: tuple[str, ...]
    ended: bool


def problems(driver: Chrome, url: str, targets: Sequence[str], mode: Mode = LIGHT) -> list[str]:
    """Return what goes wrong for somebody without a mouse.

    Args:
        driver: the browser.
        url: the page.
        targets: ids the skip links lead to, in order.
        mode: the mode to look at it in.
    """
    found = walk_problems(driver, url, mode)
    for scripts in (True, False):
        found += skip_link_problems(driver, url, targets, scripts, mode)
    visit(driver, url, mode)
    if driver.execute_script("return !!document.querySelector('[data-pressroom-disclosure]')"):
        found += disclosure_problems(driver, url, mode)
    return found


def walk_problems(driver: Chrome, url: str, mode: Mode = LIGHT) -> list[str]:
    """Return what is not reached, where there is no way on, and where the focus is not seen."""
    visit(driver, url, mode)
    without_focus = screenshot(driver)
    walk = take_walk(driver, without_focus)
    found = [] if walk.ended else ["the Tab key does not get past " + walk.stops[-1]["text"]]
    reached = [stop["index"] for stop in walk.stops]
    found += [f"not reached: {text}" for n, text in enumerate(walk.expected) if n not in reached]
    if sorted(reached) != reached:
        found.append(f"the order of the focus is not that of the page: {reached}")
    for stop in walk.stops:
        found += _mark_problems(stop)
    return found


def take_walk(driver: Chrome, without_focus: Image.Image) -> Walk:
    """Press Tab until the focus leaves the page.

    Args:
        driver: the browser, with a freshly loaded page.
        without_focus: a picture of the whole page, to see the focus mark by.
    """
    expected = driver.execute_script(EXPECTED)
    stops: list[dict[str, Any]] = []
    for _ in range(MOST_STOPS):
        press(driver, "Tab")
        stop = driver.execute_script(STOP)
        if stop is None or (stops and stop["index"] == stops[0]["index"]):
            return Walk(tuple(stops), tuple(expected), True)
        if stops and stop["index"] == stops[-1]["index"]:
            break
        stop["changed"] = _changed_pixels(driver, stop, without_focus)
        stops.append(stop)
    return Walk(tuple(stops), tuple(expected), False)


def _mark_problems(stop: dict[str, Any]) -> Iterator[str]:
    name = stop["text"]
    if stop["outline"] == "none" or stop["thickness"] < 2:
        yield f"no outline of 2 px: {name}"
    if stop["clipped"] or stop["width"] < 20 or stop["height"] < 16:
        yield f"not visible when it has the focus: {name}"
    elif stop["covered"]:
        yield f"something covers: {name}"
    # 2 px all round, less what the edge of the window or rounding takes away.
    needed = 2 * sum(stop["full"])
    if stop["changed"] < needed:
        yield f"the focus is hardly seen ({stop['changed']} of {needed:.0f} pixels): {name}"


def _changed_pixels(driver: Chrome, stop: dict[str, Any], before: Image.Image) -> int:
    width, height = stop["full"]
    left, top = max(math.floor(stop["x"]) - MARGIN, 0), max(math.floor(stop["y"]) - MARGIN, 0)
    right = min(math.ceil(stop["x"] + width) + MARGIN, before.width)
    bottom = min(math.ceil(stop["y"] + height) + MARGIN, before.height)
    if right <= left or bottom <= top:
        return 0
    clip = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    after = screenshot(driver, clip)
    old = before.crop((left, top, left + after.width, top + after.height))
    if ImageChops.difference(old, after).getbbox() is None:
        return 0
    pairs = zip(_pixels(old), _pixels(after), strict=True)
    known: dict[tuple[bytes, bytes], bool] = {}
    changed = 0
    for pair in pairs:
        if pair[0] != pair[1]:
            if pair not in known:
                known[pair] = _contrast(*pair) >= CONTRAST
            changed += known[pair]
    return changed


def _pixels(image: Image.Image) -> list[bytes]:
    data = image.tobytes()
    return [data[start : start + 3] for start in range(0, len(data), 3)]


def _contrast(first: bytes, second: bytes) -> float:
    bright, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: bytes) -> float:
    parts = [c / 255 for c in colour]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def skip_link_problems(
    driver: Chrome, url: str, targets: Sequence[str], scripts: bool, mode: Mode = LIGHT
) -> list[str]:
    """Follow each skip link from a fresh page; the focus has to land on its target."""
    how = "with" if scripts else "without"
    found: list[str] = []
    allow_scripts(driver, scripts)
    try:
        for number, target in enumerate(targets):
            visit(driver, url, mode)
            for _ in range(number + 1):
                press(driver, "Tab")
            stop = driver.execute_script(STOP) or {}
            if stop.get("href") != f"#{target}":
                found.append(f"stop {number + 1} is no skip link to {target} {how} scripts: {stop}")
                continue
            if stop["clipped"] or stop["width"] < 20 or stop["height"] < 16:
                found.append(f"the skip link to {target} is not visible {how} scripts")
            press(driver, "Enter")
            active, text = driver.execute_script(ACTIVE)
            if active != target:
                found.append(f"the skip link to {target} leads to {text} {how} scripts")
            elif target == SEARCH:
                found += _search_problems(driver, scripts)
    finally:
        allow_scripts(driver, True)
    return found


def _search_problems(driver: Chrome, scripts: bool) -> Iterator[str]:
    """Look at the search that a skip link has just opened, then close it."""
    look = """
    const field = document.getElementById(arguments[0]);
    const toggle = document.querySelector("[data-pressroom-search] button[aria-controls]");
    return [field.checkVisibility(), toggle.getAttribute("aria-expanded"),
            document.activeElement === toggle, toggle.checkVisibility()];
    """
    visible, expanded, _focused, toggle = driver.execute_script(look, SEARCH)
    if not visible:
        yield "the search field is not visible after its skip link"
    if not scripts:
        if toggle:
            yield "without scripts there is a button that does nothing"
        return
    if expanded != "true":
        yield f"aria-expanded is {expanded} while the search is open"
    press(driver, "Escape")
    visible, expanded, focused, _toggle = driver.execute_script(look, SEARCH)
    if visible or expanded != "false" or not focused:
        yield "Escape does not close the search and go back to its button"
    press(driver, "Enter")
    visible, expanded, _focused, _toggle = driver.execute_script(look, SEARCH)
    if not visible or expanded != "true" or driver.execute_script(ACTIVE)[0] != SEARCH:
        yield "the search button does not open the search"


def disclosure_problems(driver: Chrome, url: str, mode: Mode = LIGHT) -> list[str]:
    """Open the list of languages by Enter, go into it, close it by Escape."""
    visit(driver, url, mode)
    look = """
    const box = document.querySelector("[data-pressroom-disclosure]");
    return [box.open, document.activeElement === box.querySelector("summary"),
            box.querySelector("ul").contains(document.activeElement)];
    """
    found = []
    driver.execute_script("document.querySelector('[data-pressroom-disclosure] summary').focus()")
    press(driver, "Enter")
    if driver.execute_script(look)[0] is not True:
        found.append("Enter does not open the languages")
    press(driver, "Tab")
    if driver.execute_script(look)[2] is not True:
        found.append("Tab does not lead into the languages")
    press(driver, "Escape")
    if driver.execute_script(look)[:2] != [False, True]:
        found.append("Escape does not close the languages and go back to their button")
    return found
