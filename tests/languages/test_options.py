"""Which languages a page offers, and where each of them leads."""

from __future__ import annotations

import datetime
import struct
from typing import Any

import pytest
from django.core.cache import cache
from django.test import override_settings
from django.utils import timezone
from wagtail.models import Locale, Site

from tests.factories import make_press_room, make_private, make_release, ready_pages
from wagtail_pressroom.languages import get_language_options


def options(page: Any, rf: Any) -> dict[str, Any]:
    return {option.code: option for option in get_language_options(page, rf.get("/"))}


def kinds(page: Any, rf: Any) -> dict[str, str]:
    return {code: option.kind for code, option in options(page, rf).items()}


def test_all_translated(press_room, rf) -> None:
    release = press_room.release(title="One", slug="one")
    others = {code: press_room.translate(release, code) for code in ("fr", "ar", "ko")}
    found = get_language_options(release, rf.get("/"))
    assert [option.code for option in found] == ["en", "ko", "ar", "fr"]
    assert {option.kind for option in found} == {"translation"}
    assert [option.code for option in found if option.current] == ["en"]
    by_code = options(release, rf)
    assert by_code["en"].url == "/en/press-releases/one/"
    for code, page in others.items():
        assert by_code[code].url == page.url
        assert by_code[code].title == page.title
        assert by_code[code].translation_status == "unofficial"
    assert by_code["ar"].direction == "rtl"
    assert by_code["ko"].autonym == "한국어"


def test_missing_language_leads_to_its_index(press_room, rf) -> None:
    release = press_room.release()
    found = options(release, rf)
    assert kinds(release, rf) == {
        "en": "translation", "ko": "index", "ar": "index", "fr": "index"
    }  # fmt: skip
    assert found["ko"].url == "/ko/press-releases/"


def test_missing_language_without_an_index_leads_home(press_room, rf) -> None:
    press_room.indexes["ko"].delete()
    found = options(press_room.release(), rf)
    assert (found["ko"].kind, found["ko"].url) == ("home", "/ko/")


@pytest.mark.parametrize("state", ["draft", "private", "future", "alias", "private index"])
def test_translation_that_may_not_be_seen_is_not_offered(press_room, rf, state: str) -> None:
    release = press_room.release()
    if state == "alias":
        release.copy_for_translation(press_room.homes["ko"].locale, alias=True)
    else:
        korean = press_room.translate(release, "ko")
        if state == "draft":
            korean.unpublish()
        elif state == "future":
            later = timezone.now() + datetime.timedelta(days=2)
            type(korean).objects.filter(pk=korean.pk).update(release_date=later)
        else:
            make_private(korean if state == "private" else press_room.indexes["ko"])
    found = options(release, rf)["ko"]
    expected = ("home", "/ko/") if state == "private index" else ("index", "/ko/press-releases/")
    assert (found.kind, found.url) == expected


@pytest.mark.parametrize("hidden", ["private", "draft", "missing"])
def test_language_whose_home_no_reader_reaches_is_left_out(
    press_room, rf, client, hidden: str
) -> None:
    release = press_room.release()
    korean = press_room.translate(release, "ko")
    home = press_room.homes["ko"]
    if hidden == "private":
        make_private(home)
    elif hidden == "draft":
        # The pages below stay live, but their addresses lead into the English tree.
        home.unpublish()
    else:
        home.delete()
    assert list(options(release, rf)) == ["en", "ar", "fr"]
    assert f'href="{korean.url}"' not in client.get(release.url).content.decode()


def test_translation_outside_every_site_is_not_offered(press_room, rf) -> None:
    release = press_room.release()
    root = press_room.homes["en"].get_parent()
    stray = root.add_child(
        instance=ready_pages().PressIndexPage(
            title="Stray", slug="stray", locale=press_room.homes["ko"].locale
        )
    )
    make_release(stray, translation_key=release.translation_key, slug="stray-release")
    assert options(release, rf)["ko"].url == "/ko/press-releases/"


def test_translation_below_another_site_is_offered_by_its_full_address(press_room, rf) -> None:
    """The Korean press room is a site of its own, with an index of its own."""
    release = press_room.release()
    home = press_room.homes["ko"]
    key = ready_pages().PressIndexPage().translation_key
    type(home).objects.filter(pk=home.pk).update(translation_key=key)
    home.refresh_from_db()
    Site.objects.create(hostname="ko.example.org", port=80, root_page=home)
    found = options(release, rf)["ko"]
    assert (found.kind, found.url) == ("index", "http://ko.example.org/ko/press-releases/")


def test_code_removed_from_the_settings_is_left_out(press_room, rf) -> None:
    release = press_room.release()
    press_room.translate(release, "fr")
    left = [("en", "English"), ("ko", "Korean")]
    with override_settings(LANGUAGES=left, WAGTAIL_CONTENT_LANGUAGES=left):
        assert list(options(release, rf)) == ["en", "ko"]


def test_code_unknown_to_django(db, rf, client, tmp_path) -> None:
    languages = [("en", "English"), ("xx", "Xish")]
    # Django takes a code into addresses only when there is a catalogue; this one is empty.
    catalogue = tmp_path / "xx" / "LC_MESSAGES" / "django.mo"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_bytes(struct.pack("<7I", 0x950412DE, 0, 0, 28, 28, 0, 28))
    with override_settings(
        LANGUAGES=languages, WAGTAIL_CONTENT_LANGUAGES=languages, LOCALE_PATHS=[tmp_path]
    ):
        room = make_press_room(("en", "xx"))
        release = room.release("xx")
        english = room.release("en")
        found = options(release, rf)
        assert (found["xx"].autonym, found["xx"].direction) == ("xx", "ltr")
        html = client.get(release.url).content.decode()
        assert '<html lang="xx" dir="ltr">' in html
        html = client.get(english.url).content.decode()
        assert 'hreflang="xx"' in html
        assert '<span class="pressroom-languages__note" lang="en"' in html


def test_ordinary_page_outside_the_press_room(press_room, rf) -> None:
    about = press_room.ordinary_page("en")
    korean = press_room.ordinary_page("ko", translation_key=about.translation_key)
    found = options(about, rf)
    assert kinds(about, rf) == {
        "en": "translation",
        "ko": "translation",
        "ar": "home",
        "fr": "home",
    }
    assert (found["ko"].url, found["fr"].url) == (korean.url, "/fr/")


def test_home_and_index(press_room, rf) -> None:
    for pages in (press_room.homes, press_room.indexes):
        found = options(pages["ko"], rf)
        assert {code: option.url for code, option in found.items()} == {
            code: page.url for code, page in pages.items()
        }
        assert [code for code, option in found.items() if option.current] == ["ko"]


def test_no_page_stands_for_the_home_page(press_room, rf) -> None:
    found = options(None, rf)
    assert {code: option.url for code, option in found.items()} == {
        code: page.url for code, page in press_room.homes.items()
    }


def test_no_site(press_room, rf) -> None:
    Site.objects.all().delete()
    cache.clear()
    assert get_language_options(None, rf.get("/")) == []


def test_a_release_given_as_a_base_page_is_judged_as_the_release_it_is(press_room, rf) -> None:
    release = press_room.release()
    korean = press_room.translate(release, "ko")
    later = timezone.now() + datetime.timedelta(days=2)
    type(korean).objects.filter(pk=korean.pk).update(release_date=later)
    assert kinds(release.page_ptr, rf)["ko"] == "index"


def test_draft_in_preview_is_the_current_one(press_room, rf) -> None:
    draft = press_room.release()
    korean = press_room.translate(draft, "ko")
    type(draft).objects.filter(pk=draft.pk).update(live=False)
    draft.refresh_from_db()
    found = options(draft, rf)
    assert found["en"].current
    assert found["en"].kind == "translation"
    assert found["ko"].url == korean.url


def test_answer_is_kept_for_the_request_and_the_page(press_room, rf) -> None:
    first, second = press_room.release(), press_room.release()
    request = rf.get("/")
    once = get_language_options(first, request)
    press_room.translate(first, "ko")
    assert get_language_options(first, request) is once
    assert get_language_options(second, request) is not once


def test_order_of_the_settings(press_room, rf) -> None:
    turned = [("fr", "French"), ("ar", "Arabic"), ("en", "English"), ("ko", "Korean")]
    release = press_room.release()
    with override_settings(LANGUAGES=turned, WAGTAIL_CONTENT_LANGUAGES=turned):
        assert list(options(release, rf)) == ["fr", "ar", "en", "ko"]


def test_locale_without_pages_is_left_out(press_room, rf) -> None:
    press_room.homes["fr"].delete()
    assert Locale.objects.filter(language_code="fr").exists()
    assert list(options(press_room.release(), rf)) == ["en", "ko", "ar"]
