"""The one settings dictionary: read late, documented, and never able to break a page."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import override_settings
from django.utils.translation import gettext_lazy

from tests.factories import points
from wagtail_pressroom.conf import PressroomSettings, get_settings, setting_keys

ROOT = Path(__file__).resolve().parents[2]

# A dictionary that refuses to be read until Django is ready.
IMPORT_ALL = """
import importlib, pkgutil, sys, types
from tests import settings as base

class Untouched(dict):
    sealed = True
    def _refuse(self, *args):
        if Untouched.sealed:
            raise AssertionError("WAGTAIL_PRESSROOM was read at import time")
    def __getitem__(self, key):
        self._refuse()
        return super().__getitem__(key)
    def __contains__(self, key):
        self._refuse()
        return super().__contains__(key)
    def __iter__(self):
        self._refuse()
        return super().__iter__()

module = types.ModuleType("sealed_settings")
module.__dict__.update({k: v for k, v in vars(base).items() if k.isupper()})
module.WAGTAIL_PRESSROOM = Untouched(RELEASES_PER_PAGE=7)
sys.modules["sealed_settings"] = module
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "sealed_settings"
import django
django.setup()
import wagtail_pressroom
for found in pkgutil.walk_packages(wagtail_pressroom.__path__, "wagtail_pressroom."):
    importlib.import_module(found.name)
import tests.urls
Untouched.sealed = False
from wagtail_pressroom.conf import get_settings
assert get_settings().releases_per_page == 7
"""

BROKEN_VALUES = [
    ("VIEWS_SHOWN_ON", "release"),
    ("VIEWS_SHOWN_ON", ["releases"]),
    ("VIEWS_SHOWN_ON", None),
    ("HIT_WINDOW_SECONDS", -1),
    ("HIT_WINDOW_SECONDS", 3601),
    ("HIT_WINDOW_SECONDS", 30.5),
    ("HIT_DAILY_CEILING", "100"),
    ("HIT_RATE", -4),
    ("HIT_IGNORED_NETWORKS", "10.0.0.0/8"),
    ("HIT_IGNORED_NETWORKS", ["unix"]),
    ("HIT_IGNORED_NETWORKS", ["10.0.0.1/8"]),
    ("HIT_TRUSTED_PROXIES", [10]),
    ("HIT_TRUSTED_PROXIES", ["proxy.example.org"]),
    ("HIT_CLIENT_IP_HEADER", ""),
    ("HIT_CLIENT_IP_HEADER", "X Forwarded For"),
    ("HIT_CONSENT", None),
    ("HIT_STORE", "memory"),
    ("HIT_STORE", ["spool"]),
    ("HIT_SPOOL_PATH", ""),
    ("HIT_SPOOL_PATH", 5),
    ("HIT_SPOOL_MAX_MB", 0),
    ("HIT_REDIS_URL", None),
    ("HIT_FLUSH_SECONDS", -1),
    ("HIT_HOURS_KEPT_DAYS", 0),
    ("HIT_HEALTH_KEY", 12345),
    ("CATEGORIES", None),
    ("CATEGORIES", "release"),
    ("CATEGORIES", []),
    ("CATEGORIES", [("release",)]),
    ("CATEGORIES", [("release", "Release", "more")]),
    ("CATEGORIES", [5]),
    ("SKIP_TARGETS", None),
    ("SKIP_TARGETS", 3),
    ("SKIP_TARGETS", [{"id": "footer"}]),
    ("SKIP_TARGETS", [{"label": "Footer"}]),
    ("SKIP_TARGETS", [None]),
    ("LANGUAGE_LINKS_MAX", None),
    ("LANGUAGE_LINKS_MAX", "three"),
    ("AUTONYMS", None),
    ("SITE_NAMES", None),
    ("SITE_NAMES", {"ko": 5}),
    ("AUTONYMS", ["en"]),
    ("AUTONYMS", {"en": None}),
    ("AUTONYMS", {None: "English"}),
    ("NEW_TRANSLATION_STATUS", None),
    ("NEW_TRANSLATION_STATUS", "perfect"),
    ("NEW_TRANSLATION_STATUS", ["original"]),
    ("AUTHORITATIVE_LANGUAGE", "tlh"),
    ("UNPUBLISHED_ORIGINAL", "delete"),
    ("MISSING_LANGUAGE", "redirect"),
    ("PUBLISH_INCOMPLETE_TRANSLATIONS", "no"),
    ("MACHINE_TRANSLATION_NEEDS_CHECK", 1),
    ("RELEASES_PER_PAGE", 0),
    ("RELEASES_PER_PAGE", -5),
    ("RELEASES_PER_PAGE", None),
    ("RELEASES_PER_PAGE", "20"),
    ("HIT_TOKEN_DAYS", None),
    ("HIT_TOKEN_DAYS", "a month"),
    ("IMPORT_WORDS", "words.toml"),
    ("IMPORT_WORDS", [7]),
    ("HIT_BOT_PATTERNS", None),
    ("HIT_BOT_PATTERNS", ["("]),
    ("HIT_BOT_PATTERNS", [b"bot"]),
    ("NO_SUCH_KEY", "anything"),
]


def run_python(code: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_setting_is_read_at_import_time() -> None:
    result = run_python(IMPORT_ALL)
    assert result.returncode == 0, result.stderr


def test_defaults_without_the_setting(settings) -> None:
    del settings.WAGTAIL_PRESSROOM
    assert get_settings() == PressroomSettings()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("CATEGORIES", [("memo", gettext_lazy("Notice"))]),
        ("SKIP_TARGETS", [{"id": "footer", "label": "Skip to the end"}, "search"]),
        ("LANGUAGE_LINKS_MAX", 0),
        ("AUTONYMS", {"xx": "Xish"}),
        ("SITE_NAMES", {"ko": "부처"}),
        ("NEW_TRANSLATION_STATUS", "machine"),
        ("RELEASES_PER_PAGE", 3),
        ("HIT_TOKEN_DAYS", 1),
        ("HIT_BOT_PATTERNS", ["(?i)reader", re.compile("bot")]),
        ("IMPORT_WORDS", ["words.toml", Path("more.toml")]),
    ],
)
def test_a_changed_setting_is_in_force_at_once_and_gone_afterwards(key: str, value: object) -> None:
    before = getattr(get_settings(), setting_keys()[key])
    with override_settings(WAGTAIL_PRESSROOM={key: value}):
        assert getattr(get_settings(), setting_keys()[key]) == value
    assert getattr(get_settings(), setting_keys()[key]) == before


def test_every_key_has_a_test_above() -> None:
    keys = set(re.findall(r'\("([A-Z_]+)", ', Path(__file__).read_text(encoding="utf-8")))
    assert set(setting_keys()) <= keys


def test_every_key_is_documented() -> None:
    text = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    missing = [key for key in setting_keys() if f"`{key}`" not in text]
    assert missing == []


def test_no_documented_key_is_unknown() -> None:
    text = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    headings = re.findall(r"^#+ .*`([A-Z][A-Z_]+)`", text, re.MULTILINE)
    ours = [key for key in headings if not key.startswith("WAGTAIL")]
    assert set(ours) <= set(setting_keys())


@pytest.mark.parametrize("value", [None, 5, "text", ["list"]])
def test_anything_but_a_dictionary_gives_the_defaults(value: object) -> None:
    with override_settings(WAGTAIL_PRESSROOM=value):
        assert get_settings() == PressroomSettings()


@pytest.mark.parametrize(("key", "value"), BROKEN_VALUES, ids=repr)
def test_a_broken_value_gives_the_default(key: str, value: object) -> None:
    with override_settings(WAGTAIL_PRESSROOM={key: value}):
        assert get_settings() == PressroomSettings()


def test_a_broken_value_leaves_the_others_in_force() -> None:
    options = {"RELEASES_PER_PAGE": 0, "LANGUAGE_LINKS_MAX": 9}
    with override_settings(WAGTAIL_PRESSROOM=options):
        assert get_settings() == PressroomSettings(language_links_max=9)


def test_no_broken_value_breaks_a_page(press_room, client) -> None:
    release = press_room.release(body=[points("One")])
    index = press_room.indexes["en"]
    for key, value in BROKEN_VALUES:
        with override_settings(WAGTAIL_PRESSROOM={key: value}):
            for url in (release.url, index.url, f"{index.url}?category=x"):
                assert client.get(url).status_code == 200, (key, value)
            answer = client.post(
                "/pressroom/view/",
                "x",
                content_type="text/plain",
                HTTP_SEC_FETCH_SITE="same-origin",
            )
            assert answer.status_code == 204, (key, value)
