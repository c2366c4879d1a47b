"""The system checks: each one triggers, says what to do, and is silent on a clean site."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import pytest
from django.apps import apps
from django.core.checks import run_checks
from django.test import modify_settings, override_settings

from tests.testapp.models import OwnIndexPage
from wagtail_pressroom import checks

SOURCE = Path(checks.__file__).read_text(encoding="utf-8")
PREFIX = "wagtail_pressroom."


def messages() -> dict[str, list]:
    found: dict[str, list] = {}
    for message in run_checks():
        if message.id and message.id.startswith(PREFIX):
            found.setdefault(message.id.removeprefix(PREFIX), []).append(message)
    return found


def the_only_message(check_id: str):
    found = messages()
    assert list(found) == [check_id]
    assert len(found[check_id]) == 1
    assert found[check_id][0].hint
    return found[check_id][0]


def test_clean_site() -> None:
    assert messages() == {}


def test_clean_site_that_sets_everything(tmp_path: Path) -> None:
    options = {
        "CATEGORIES": [("release", "Release"), ["memo", "Memo"]],
        "SKIP_TARGETS": ["search", {"id": "footer", "label": "Skip to the end"}],
        "LANGUAGE_LINKS_MAX": 0,
        "AUTONYMS": {"xx": "Xish"},
        "SITE_NAMES": {"ko": "부처"},
        "NEW_TRANSLATION_STATUS": "official",
        "RELEASES_PER_PAGE": 1,
        "HIT_TOKEN_DAYS": 1,
        "HIT_BOT_PATTERNS": ["(?i)reader"],
        "VIEWS_SHOWN_ON": [],
        "HIT_WINDOW_SECONDS": 0,
        "HIT_DAILY_CEILING": 0,
        "HIT_RATE": 0,
        "HIT_IGNORED_NETWORKS": ["192.0.2.0/24", "2001:db8::/32"],
        "HIT_TRUSTED_PROXIES": ["127.0.0.1", "unix"],
        "HIT_CLIENT_IP_HEADER": "X-Real-IP",
        "HIT_CONSENT": "builtins.bool",
        "HIT_STORE": "direct",
        "HIT_SPOOL_PATH": tmp_path / "hits",
        "HIT_SPOOL_MAX_MB": 1,
        "HIT_REDIS_URL": "redis://localhost/1",
        "HIT_FLUSH_SECONDS": 0,
        "HIT_HOURS_KEPT_DAYS": 1,
        "HIT_HEALTH_KEY": "long and random",
    }
    with override_settings(WAGTAIL_PRESSROOM=options):
        assert messages() == {}


@pytest.mark.parametrize("value", [None, [], "text", 5])
def test_e001_no_dictionary(value: object) -> None:
    with override_settings(WAGTAIL_PRESSROOM=value):
        message = the_only_message("E001")
    assert "must be a dictionary" in message.msg
    assert "WAGTAIL_PRESSROOM = {}" in message.hint


@pytest.mark.parametrize(
    ("key", "nearest"),
    [
        ("CATEGORY", "CATEGORIES"),
        ("categories", "CATEGORIES"),
        ("RELEASE_PER_PAGE", "RELEASES_PER_PAGE"),
        ("SKIPTARGETS", "SKIP_TARGETS"),
        ("HIT_BOTS", "HIT_BOT_PATTERNS"),
        ("AUTONYM", "AUTONYMS"),
    ],
)
def test_w001_unknown_key_names_the_nearest(key: str, nearest: str) -> None:
    with override_settings(WAGTAIL_PRESSROOM={key: 1}):
        message = the_only_message("W001")
    assert repr(key) in message.msg
    assert repr(nearest) in message.hint


@pytest.mark.parametrize("key", [5, None, ("a", "b"), ""])
def test_w001_key_that_is_no_text(key: object) -> None:
    with override_settings(WAGTAIL_PRESSROOM={key: 1}):
        assert repr(key) in the_only_message("W001").msg


@pytest.mark.parametrize(
    ("key", "value", "problem"),
    [
        ("CATEGORIES", [], "not empty"),
        ("CATEGORIES", "release", "list of (code, label) pairs"),
        ("CATEGORIES", ["release"], "no (code, label) pair"),
        ("CATEGORIES", [("a b", "A")], "the code 'a b'"),
        ("CATEGORIES", [("x" * 41, "A")], "1 to 40 letters"),
        ("CATEGORIES", [("a", 5)], "the label of 'a' must be text"),
        ("CATEGORIES", [("Group", [("a", "A")])], "must be text"),
        ("CATEGORIES", [("a", "A"), ("a", "B")], "twice"),
        ("SKIP_TARGETS", "content", "must be a list"),
        ("SKIP_TARGETS", ["contents"], "none of content, menu, search"),
        ("SKIP_TARGETS", [{"id": "x"}], "needs 'id' and 'label'"),
        ("SKIP_TARGETS", [{"id": "#footer", "label": "End"}], "without # and spaces"),
        ("SKIP_TARGETS", [{"id": "the end", "label": "End"}], "without # and spaces"),
        ("SKIP_TARGETS", [{"id": "", "label": "End"}], "without # and spaces"),
        ("SKIP_TARGETS", [{"id": "end", "label": None}], "label"),
        ("LANGUAGE_LINKS_MAX", -1, "whole number from 0"),
        ("LANGUAGE_LINKS_MAX", True, "whole number from 0"),
        ("AUTONYMS", ["en"], "map language codes"),
        ("SITE_NAMES", ["ko"], "map language codes"),
        ("AUTONYMS", {"en": 1}, "map language codes"),
        ("NEW_TRANSLATION_STATUS", "perfect", "one of original, official, unofficial, machine"),
        ("RELEASES_PER_PAGE", 0, "whole number from 1"),
        ("RELEASES_PER_PAGE", 2.5, "whole number from 1"),
        ("HIT_TOKEN_DAYS", 0, "whole number from 1"),
        ("HIT_BOT_PATTERNS", "bot", "list of regular expressions"),
        ("HIT_BOT_PATTERNS", ["("], "no regular expression"),
        ("HIT_BOT_PATTERNS", [b"bot"], "no regular expression"),
    ],
)
def test_e002_wrong_value(key: str, value: object, problem: str) -> None:
    with override_settings(WAGTAIL_PRESSROOM={key: value}):
        message = the_only_message("E002")
    assert f"WAGTAIL_PRESSROOM[{key!r}]" in message.msg
    assert problem in message.msg
    assert f"See {key} in docs/settings.md" in message.hint


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("wagtail_pressroom_hits", "wagtail_pressroom.hits"),
        ("wagtail_localize", "wagtail_localize"),
        ("wagtaillocales", "wagtail_localize.locales"),
    ],
)
def test_e003_missing_app(label: str, name: str, monkeypatch) -> None:
    monkeypatch.delitem(apps.app_configs, label)
    found = checks.check_installation()
    assert [message.id for message in found] == [f"{PREFIX}E003"]
    assert found[0].msg == f"{name} is not installed."
    assert f'Add "{name}" to INSTALLED_APPS' in found[0].hint


def test_e004_addresses_not_included() -> None:
    empty = ModuleType("empty_urls")
    empty.urlpatterns = []
    with override_settings(ROOT_URLCONF=empty):
        found = checks.check_urls()
    assert [message.id for message in found] == [f"{PREFIX}E004"]
    assert 'path("pressroom/", include("wagtail_pressroom.urls"))' in found[0].hint


def test_e004_leaves_a_broken_urlconf_to_django() -> None:
    with override_settings(ROOT_URLCONF="no.such.module"):
        assert checks.check_urls() == []


@pytest.mark.parametrize("value", ["", "nothing", "testapp.NoSuchModel", "no_app.Model", None, 5])
def test_e005_index_without_release_model(value: object, monkeypatch) -> None:
    monkeypatch.setattr(OwnIndexPage, "release_model", value)
    message = the_only_message("E005")
    assert message.obj is OwnIndexPage
    assert "testapp.OwnIndexPage.release_model" in message.msg
    assert '"app_label.ModelName"' in message.hint


def test_w002_i18n_off() -> None:
    with override_settings(WAGTAIL_I18N_ENABLED=False):
        assert "WAGTAIL_I18N_ENABLED = True" in the_only_message("W002").hint


def test_w003_locale_middleware_missing() -> None:
    with modify_settings(MIDDLEWARE={"remove": [checks.LOCALE_MIDDLEWARE]}):
        assert checks.LOCALE_MIDDLEWARE in the_only_message("W003").hint


@pytest.mark.parametrize("how", ["true", "left out"])
def test_w004_untranslated_copies_go_live(how: str, settings) -> None:
    if how == "true":
        settings.WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = True
    else:
        del settings.WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE
    hint = the_only_message("W004").hint
    assert "WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False" in hint


def test_every_check_has_a_test_here() -> None:
    ids = set(re.findall(r'"wagtail_pressroom\.([EWI]\d{3})"', SOURCE))
    tested = set(re.findall(r"def test_([ewi]\d{3})_", Path(__file__).read_text(encoding="utf-8")))
    assert ids
    assert {check_id.lower() for check_id in ids} == tested
