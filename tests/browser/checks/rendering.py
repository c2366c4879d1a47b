"""Layer 5: what is painted: width, cut-off text, motion, borders, print; and the console."""

from __future__ import annotations

from selenium.webdriver import Chrome

from tests.browser.driver import NARROW, Mode, emulate, visit

# Text spacing of WCAG 2.2, 1.4.12; a constructed style sheet, which the strict policy allows.
SPACING = """
* { line-height: 1.5 !important; }
* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""
SPREAD = """
const sheet = new CSSStyleSheet();
sheet.replaceSync(arguments[0]);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
"""
HELPERS = """
const describe = (element) => element.outerHTML.slice(0, 90);
const hidden = (element) => {
  for (let box = element; box && box !== document.documentElement; box = box.parentElement) {
    if (getComputedStyle(box).clipPath !== "none") return true;
  }
  return !element.checkVisibility({visibilityProperty: true, opacityProperty: true});
};
const scrolls = (element) => {
  for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
    if (["auto", "scroll"].includes(getComputedStyle(box).overflowX)) return true;
  }
  return false;
};
const all = [...document.body.querySelectorAll("*")].filter((element) => !element.closest("svg"));
"""
OUTSIDE = (
    HELPERS
    + """
const root = document.documentElement, found = [];
if (root.scrollWidth > root.clientWidth) {
  found.push(`the page is ${root.scrollWidth} px wide in a window of ${root.clientWidth} px`);
}
for (const element of all) {
  const box = element.getBoundingClientRect();
  if (box.width > 1 && (box.left < -1 || box.right > innerWidth + 1)
      && !hidden(element) && !scrolls(element)) {
    found.push(`outside the window: ${describe(element)}`);
  }
}
return found;
"""
)
CUT_OFF = (
    HELPERS
    + """
const cuts = (value) => value === "hidden" || value === "clip";
return all.filter((element) => {
  if (hidden(element) || !element.textContent.trim()) return false;
  const style = getComputedStyle(element);
  return (cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
      || (cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1)
      || (style.whiteSpaceCollapse === "collapse" && style.textOverflow === "ellipsis");
}).map((element) => `cut off: ${describe(element)}`);
"""
)
RESTLESS = """
return document.getAnimations().filter(
  (animation) => animation.effect.getComputedTiming().endTime === Infinity
    || animation.effect.getComputedTiming().duration > 50
).map((animation) => `moves: ${animation.effect.target.outerHTML.slice(0, 90)}`);
"""
# Borders of fields against what is behind them, and links in text told apart by more than colour.
APPEARANCE = (
    HELPERS
    + """
const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
const rgb = (colour) => {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data];
};
const background = (element) => {
  for (let box = element; box; box = box.parentElement) {
    const colour = rgb(getComputedStyle(box).backgroundColor);
    if (colour[3] === 255) return colour;
  }
  return rgb("Canvas");
};
const luminance = ([r, g, b]) => [r, g, b].map((c) => c / 255).map(
  (c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
const contrast = (one, two) => {
  const [bright, dark] = [luminance(one), luminance(two)].sort((a, b) => b - a);
  return (bright + 0.05) / (dark + 0.05);
};
const found = [];
for (const field of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
  if (hidden(field)) continue;
  const around = background(field.parentElement), style = getComputedStyle(field);
  const ratio = contrast(rgb(style.borderBlockEndColor), around);
  if (style.borderBlockEndStyle === "none" || ratio < 3) {
    found.push(`border of ${ratio.toFixed(1)}:1: ${describe(field)}`);
  }
}
for (const link of document.querySelectorAll("main :is(p, li, dd) a[href]:not([aria-current])")) {
  const style = getComputedStyle(link);
  if (!hidden(link) && !style.textDecorationLine.includes("underline")) {
    found.push(`a link told by its colour alone: ${describe(link)}`);
  }
}
return found;
"""
)
PRINTED = """
const shown = (element) => element.checkVisibility() && element.getBoundingClientRect().height > 1;
const found = [...document.querySelectorAll("nav, search, form, button, summary")].filter(shown)
  .map((element) => `printed: ${element.outerHTML.slice(0, 90)}`);
for (const selector of ["h1", "main"]) {
  const element = document.querySelector(selector);
  if (!element || !shown(element)) found.push(`not printed: ${selector}`);
}
return found;
"""


def problems(driver: Chrome, url: str, mode: Mode = NARROW) -> list[str]:
    """Return everything wrong with how a page is painted.

    Args:
        driver: the browser.
        url: the page.
        mode: the mode to look at it in.
    """
    visit(driver, url, mode)
    found = [*page_problems(driver), *spacing_problems(driver)]
    visit(driver, url, mode)
    return found + print_problems(driver, mode)


def page_problems(driver: Chrome) -> list[str]:
    """Look at the page at hand as it is."""
    return [
        *outside(driver),
        *driver.execute_script(CUT_OFF),
        *driver.execute_script(RESTLESS),
        *driver.execute_script(APPEARANCE),
    ]


def outside(driver: Chrome) -> list[str]:
    """Return what leaves the window sideways on the page at hand."""
    found: list[str] = driver.execute_script(OUTSIDE)
    return found


def spacing_problems(driver: Chrome) -> list[str]:
    """Spread the text of the page at hand; nothing may be cut off or leave the window."""
    driver.execute_script(SPREAD, SPACING)
    return [*outside(driver), *driver.execute_script(CUT_OFF)]


def print_problems(driver: Chrome, mode: Mode) -> list[str]:
    """Look at the page at hand as it is printed: text only, no navigation."""
    emulate(driver, mode, "print")
    try:
        found: list[str] = driver.execute_script(PRINTED)
    finally:
        emulate(driver, mode)
    return found


def console_problems(driver: Chrome, status: int = 200) -> list[str]:
    """Return the errors in the console since it was last read.

    Args:
        driver: the browser.
        status: HTTP status of the page, which the console reports when it is an error.
    """
    return [
        entry["message"]
        for entry in driver.get_log("browser")
        if entry["level"] in ("SEVERE", "WARNING")
        and not (status >= 400 and f"status of {status}" in entry["message"])
    ]
