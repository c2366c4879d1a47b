"""What the head of a page tells search engines: the same page in other languages, and where."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import override_settings
from django.utils import timezone
from wagtail.models import Locale, Site

from tests.factories import PressRoom, make_private
from wagtail_pressroom.languages.authority import AuthoritativeLanguage

HOST = "http://testserver"


def head(client: Any, url: str, **extra: Any) -> Any:
    return BeautifulSoup(client.get(url, **extra).content.decode(), "html.parser").head


def alternates(client: Any, url: str, **extra: Any) -> dict[str, str]:
    links = head(client, url, **extra).select("link[hreflang]")
    found = {link["hreflang"]: link["href"] for link in links}
    assert len(found) == len(links)
    return found


def canonical(client: Any, url: str) -> list[str]:
    return [link["href"] for link in head(client, url).select("link[rel=canonical]")]


def in_all_languages(room: PressRoom) -> dict[str, Any]:
    original = room.release("ko", title="하나", slug="one")
    others = {code: room.translate(original, code) for code in ("en", "ar", "fr")}
    return {"ko": original, **others}


def make_hidden(page: Any, state: str) -> None:
    rows = type(page).objects.filter(pk=page.pk)
    if state == "draft":
        page.unpublish()
    elif state == "private":
        make_private(page)
    elif state == "future":
        rows.update(release_date=timezone.now() + datetime.timedelta(days=2))
    else:
        rows.update(alias_of=page.get_parent().get_children().exclude(pk=page.pk).first())


def test_each_language_of_a_release_names_all_of_them(press_room, client) -> None:
    pages = in_all_languages(press_room)
    expected = {code: page.full_url for code, page in pages.items()}
    expected["x-default"] = pages["ko"].full_url
    for page in pages.values():
        assert alternates(client, page.url) == expected
        assert canonical(client, page.url) == [page.full_url]
    assert all(url.startswith(f"{HOST}/") for url in expected.values())


def test_each_language_of_a_list_names_all_of_them(press_room, client) -> None:
    expected = {code: page.full_url for code, page in press_room.indexes.items()}
    expected["x-default"] = press_room.indexes["en"].full_url
    for page in press_room.indexes.values():
        assert alternates(client, page.url) == expected
        assert canonical(client, page.url) == [page.full_url]
        assert canonical(client, f"{page.url}?from=elsewhere") == [page.full_url]


@pytest.mark.parametrize("state", ["draft", "private", "future", "alias"])
def test_what_readers_may_not_see_is_named_by_no_page(press_room, client, state: str) -> None:
    pages = in_all_languages(press_room)
    press_room.release("ar")
    make_hidden(pages["ar"], state)
    for code in ("ko", "en", "fr"):
        assert set(alternates(client, pages[code].url)) == {"ko", "en", "fr", "x-default"}


def test_a_private_page_names_no_other(press_room, admin_client) -> None:
    pages = in_all_languages(press_room)
    make_private(pages["ar"])
    assert admin_client.get(pages["ar"].url).status_code == 200
    assert alternates(admin_client, pages["ar"].url) == {}


def test_an_alias_leads_to_its_original_and_names_no_other(press_room, client) -> None:
    index = press_room.indexes["en"]
    alias = index.create_alias(update_slug="also-press")
    again = alias.create_alias(update_slug="again-press")
    for page in (alias, again):
        assert alternates(client, page.url) == {}
        assert canonical(client, page.url) == [index.full_url]
    assert alias.full_url not in alternates(client, index.url).values()


def test_an_alias_in_another_language_leads_to_its_original(press_room, client) -> None:
    press_room.indexes["fr"].delete()
    index = press_room.indexes["en"]
    alias = index.copy_for_translation(Locale.objects.get(language_code="fr"), alias=True)
    assert client.get(alias.url).status_code == 200
    assert canonical(client, alias.url) == [index.full_url]
    assert alternates(client, alias.url) == {}
    assert set(alternates(client, index.url)) == {"en", "ko", "ar", "x-default"}


def test_an_alias_of_an_ordinary_page_with_the_ready_layout(press_room, client) -> None:
    home = press_room.homes["en"]
    alias = home.create_alias(parent=home, update_slug="home-again")
    assert canonical(client, alias.url) == [home.full_url]
    assert canonical(client, home.url) == []


def test_an_alias_does_not_lead_to_what_readers_may_not_see(press_room, client) -> None:
    index = press_room.indexes["en"]
    alias = index.create_alias(update_slug="also-press")
    type(index).objects.filter(pk=index.pk).update(live=False)
    assert client.get(alias.url).status_code == 200
    assert canonical(client, alias.url) == []


def test_the_default_is_the_language_chosen_for_the_release(press_room, client) -> None:
    pages = in_all_languages(press_room)
    AuthoritativeLanguage.objects.create(
        translation_key=pages["ko"].translation_key, locale=pages["fr"].locale
    )
    for page in pages.values():
        assert alternates(client, page.url)["x-default"] == pages["fr"].full_url


def test_the_default_is_the_authoritative_language_of_the_site(press_room, client) -> None:
    pages = in_all_languages(press_room)
    pages["ar"].translation_status = "official"
    pages["ar"].save()
    with override_settings(WAGTAIL_PRESSROOM={"AUTHORITATIVE_LANGUAGE": "ar"}):
        assert alternates(client, pages["en"].url)["x-default"] == pages["ar"].full_url


def test_the_default_is_the_main_language_where_none_is_authoritative(press_room, client) -> None:
    pages = in_all_languages(press_room)
    type(pages["ko"]).objects.filter(pk=pages["ko"].pk).update(live=False)
    assert alternates(client, pages["fr"].url)["x-default"] == pages["en"].full_url


def test_the_default_is_the_text_that_is_shown_in_place(press_room, client) -> None:
    korean = press_room.release("ko", slug="one")
    press_room.translate(korean, "fr")
    with override_settings(WAGTAIL_PRESSROOM={"MISSING_LANGUAGE": "show"}):
        found = canonical(client, f"{press_room.indexes['en'].url}one/")
        assert found == [korean.full_url] == canonical(client, korean.url)
        assert alternates(client, korean.url)["x-default"] == korean.full_url
        assert alternates(client, f"{press_room.indexes['en'].url}one/") == {}


def test_the_host_is_the_sites_whatever_the_page_was_asked_for_under(press_room, client) -> None:
    pages = in_all_languages(press_room)
    found = alternates(client, pages["en"].url, headers={"host": "mirror.example"})
    assert found["en"] == pages["en"].full_url == f"{HOST}{pages['en'].url}"


def test_pages_that_stand_on_two_sites_name_those_of_the_site_at_hand(press_room, client) -> None:
    pages = in_all_languages(press_room)
    Site.objects.create(hostname="ko.example", port=443, root_page=press_room.homes["ko"])
    for host in (HOST, "https://ko.example"):
        extra = {"headers": {"host": host.partition("//")[2]}, "secure": host != HOST}
        for page in pages.values():
            found = alternates(client, page.relative_url(None), **extra)
            assert found["ko"] == f"{host}/ko/press-releases/one/"
            assert len(found) == 5
