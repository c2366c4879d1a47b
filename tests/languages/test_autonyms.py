"""Languages call themselves by their own names, in their own direction."""

from __future__ import annotations

import pytest
from django.conf.locale import LANG_INFO
from django.test import override_settings

from wagtail_pressroom.languages import autonym, direction


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("en", "English"),
        ("ko", "한국어"),
        ("ar", "العربيّة"),
        ("fr", "Français"),
        ("eu", "Euskara"),
        ("km", "ខ្មែរ"),
        ("kn", "ಕನ್ನಡ"),
        ("mn", "Монгол"),
        ("pa", "ਪੰਜਾਬੀ"),
        ("ka", "ქართული"),
        ("am", "አማርኛ"),
        ("lo", "ລາວ"),
        ("si", "සිංහල"),
        ("zh-hans", "简体中文"),
        ("zh-hant", "繁體中文"),
        ("zh-cn", "简体中文"),
        ("zh-tw", "繁體中文"),
        ("zh-hant-hk", "繁體中文"),
        ("ZH-Hans", "简体中文"),
        ("de-at", "Deutsch"),
        ("xx", "xx"),
        ("xx-yy", "xx-yy"),
    ],
)
def test_autonym(code: str, name: str) -> None:
    assert autonym(code) == name


def test_no_language_of_django_is_named_in_english() -> None:
    named_in_english = {
        code
        for code, info in LANG_INFO.items()
        if "name" in info and autonym(code) == info["name"] and not code.startswith("en")
    }
    # These call themselves so.
    assert named_in_english <= {"af", "eo", "ia", "io"}


def test_every_language_of_django_begins_as_its_script_does() -> None:
    for code in LANG_INFO:
        name = autonym(code)
        assert name[0] == name[0].title(), code


def test_a_site_s_own_name_is_printed_as_written() -> None:
    names = {"zu": "isiZulu", "EN": "english", "fr-ca": "Français (Canada)", "xx": "Xish"}
    with override_settings(WAGTAIL_PRESSROOM={"AUTONYMS": names}):
        assert autonym("zu") == "isiZulu"
        assert autonym("en") == "english"
        assert autonym("fr-CA") == "Français (Canada)"
        assert autonym("fr") == "Français"
        assert autonym("xx-yy") == "Xish"


@pytest.mark.parametrize("code", ["ar", "ar-dz", "he", "fa", "ur", "ug", "ckb", "ps", "sd", "dv"])
def test_right_to_left(code: str) -> None:
    assert direction(code) == "rtl"


@pytest.mark.parametrize("code", ["ku-arab", "pa-Arab", "az-arab-ir", "uz-Arab", "ff-Adlm"])
def test_a_script_written_from_right_to_left(code: str) -> None:
    assert direction(code) == "rtl"


@pytest.mark.parametrize("code", ["az", "en", "ko", "ku", "zh-hant", "xx", "ar-latn", "ur-Latn-pk"])
def test_left_to_right(code: str) -> None:
    assert direction(code) == "ltr"
