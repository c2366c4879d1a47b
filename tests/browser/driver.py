"""Chromium: starting it, emulating modes, pressing keys."""

from __future__ import annotations

import base64
import io
import os
import shutil
from dataclasses import dataclass, field
from typing import Any

from PIL import Image
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

FLAGS = (
    "--headless=new",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--force-device-scale-factor=1",
    "--hide-scrollbars",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-proxy-server",
    "--window-size=1280,1024",
    "--lang=en",
)

# Key name → (code, virtual key, text)
KEYS = {
    "Tab": ("Tab", 9, ""),
    "Enter": ("Enter", 13, "\r"),
    "Escape": ("Escape", 27, ""),
}


@dataclass(frozen=True)
class Mode:
    """How a page is shown: width of the window and user preferences.

    Attributes:
        name: for reports.
        width: of the window, in CSS pixels.
        height: of the window, in CSS pixels.
        features: media features by name.
    """

    name: str
    width: int = 1280
    height: int = 1024
    features: dict[str, str] = field(default_factory=dict)


LIGHT = Mode("light")
NARROW = Mode("320", width=320, height=640)
DARK = Mode("dark", features={"prefers-color-scheme": "dark"})
FORCED = Mode("forced", features={"forced-colors": "active"})
SAMPLED_MODES = (NARROW, DARK, FORCED)

_emulated: dict[str, tuple[str, str]] = {}


def start_browser(profile: str, *flags: str) -> Chrome:
    """Start a headless Chromium that Selenium downloads nothing for.

    Args:
        profile: an empty folder for the browser's own files.
        flags: further command line switches.
    """
    os.environ["SE_OFFLINE"] = "true"
    os.environ["SE_AVOID_STATS"] = "true"
    chromium, chromedriver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not chromedriver:
        raise RuntimeError("The browser tests need chromium and chromedriver on PATH.")
    options = ChromeOptions()
    options.binary_location = chromium
    for flag in (*FLAGS, f"--user-data-dir={profile}", *flags):
        options.add_argument(flag)
    if os.geteuid() == 0:
        options.add_argument("--no-sandbox")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = Chrome(options=options, service=Service(chromedriver))
    driver.set_script_timeout(30)
    driver.set_page_load_timeout(60)
    driver.execute_cdp_cmd("Emulation.setFocusEmulationEnabled", {"enabled": True})
    return driver


def visit(driver: Chrome, url: str, mode: Mode = LIGHT) -> None:
    """Load a page in a mode."""
    emulate(driver, mode)
    driver.get(url)


def emulate(driver: Chrome, mode: Mode, media: str = "") -> None:
    """Set width and media features; motion is always reduced.

    Args:
        driver: the browser.
        mode: what to emulate.
        media: ``"print"`` or empty for the screen.
    """
    wanted = (mode.name, media)
    if _emulated.get(str(driver.session_id)) == wanted:
        return
    size = {
        "width": mode.width,
        "height": mode.height,
        "deviceScaleFactor": 1,
        "mobile": False,
    }
    features = {
        "prefers-color-scheme": "light",
        "prefers-reduced-motion": "reduce",
        "forced-colors": "none",
        **mode.features,
    }
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {
            "media": media,
            "features": [{"name": name, "value": value} for name, value in features.items()],
        },
    )
    _emulated[str(driver.session_id)] = wanted


def allow_scripts(driver: Chrome, allowed: bool) -> None:
    """Switch the scripts of pages on or off; takes effect with the next page."""
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not allowed})


def press(driver: Chrome, key: str) -> None:
    """Press and release a key, as the keyboard does."""
    code, number, text = KEYS[key]
    event: dict[str, Any] = {"key": key, "code": code, "windowsVirtualKeyCode": number}
    down = {"type": "keyDown" if text else "rawKeyDown", **event}
    if text:
        down |= {"text": text, "unmodifiedText": text}
    driver.execute_cdp_cmd("Input.dispatchKeyEvent", down)
    driver.execute_cdp_cmd("Input.dispatchKeyEvent", {"type": "keyUp", **event})


def screenshot(driver: Chrome, clip: dict[str, float] | None = None) -> Image.Image:
    """Return a picture of the whole page, or of a part of it.

    Args:
        driver: the browser.
        clip: ``x``, ``y``, ``width`` and ``height`` in page coordinates.
    """
    if clip is None:
        clip = driver.execute_script(
            "const d = document.documentElement;"
            "return {x: 0, y: 0, width: innerWidth, height: Math.max(d.scrollHeight, innerHeight)}"
        )
    answer = driver.execute_cdp_cmd(
        "Page.captureScreenshot",
        {"format": "png", "captureBeyondViewport": True, "clip": {**clip, "scale": 1}},
    )
    return Image.open(io.BytesIO(base64.b64decode(answer["data"]))).convert("RGB")
