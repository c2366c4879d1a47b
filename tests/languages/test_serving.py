"""A page is served in its own language, at its own address."""

from __future__ import annotations

from types import ModuleType

import pytest
from django.contrib.auth.models import User
from django.test import modify_settings, override_settings
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.users.models import UserProfile

from wagtail_pressroom.languages.serving import page_language


@pytest.mark.parametrize(
    ("language", "direction"), [("en", "ltr"), ("ko", "ltr"), ("ar", "rtl"), ("fr", "ltr")]
)
def test_html_and_header_follow_the_page(press_room, client, language: str, direction) -> None:
    pages = (press_room.release(language), press_room.indexes[language])
    for page in pages:
        response = client.get(page.url, headers={"accept-language": "fr"})
        assert f'<html lang="{language}" dir="{direction}">' in response.content.decode()
        assert response["Content-Language"] == language
    home = client.get(press_room.homes[language].url).content.decode()
    assert f'<html lang="{language}" dir="{direction}">' in home


def test_interface_is_in_the_page_s_language(press_room, client) -> None:
    html = client.get(press_room.release("fr").url).content.decode()
    assert ">Rechercher<" in html


@pytest.mark.parametrize("address", ["", "one/"])
@pytest.mark.parametrize("query", ["", "?year=2017&q=a+b"])
def test_page_at_another_language_s_prefix_is_sent_home(press_room, client, address, query) -> None:
    """Wagtail serves English at /ko/ when the Korean home page is a draft."""
    press_room.release("en", slug="one")
    press_room.homes["ko"].unpublish()
    response = client.get(f"/ko/press-releases/{address}{query}")
    assert response.status_code == 302
    assert response["Location"] == f"/en/press-releases/{address}{query}"
    assert client.get(response["Location"]).status_code == 200


def urls_without_language() -> ModuleType:
    module = ModuleType("urls_without_language")
    module.urlpatterns = [
        path("pressroom/", include("wagtail_pressroom.urls")),
        path("", include(wagtail_urls)),
    ]
    return module


@pytest.mark.parametrize("slug", ["plain", "보도자료"])
def test_site_without_language_prefixes_does_not_redirect_to_itself(
    press_room, client, slug: str
) -> None:
    index = press_room.indexes["en"]
    index.slug = slug
    index.save()
    # English is served although the reader's browser asks for French.
    press_room.homes["fr"].unpublish()
    with override_settings(ROOT_URLCONF=urls_without_language()):
        response = client.get(f"/{slug}/", headers={"accept-language": "fr"})
    assert response.status_code == 200
    assert response["Content-Language"] == "en"


@modify_settings(MIDDLEWARE={"remove": ["django.middleware.locale.LocaleMiddleware"]})
@override_settings(LANGUAGE_CODE="en-us", WAGTAIL_I18N_ENABLED=False)
def test_stock_site_whose_language_is_a_variant(press_room, client) -> None:
    press_room.release(slug="one")
    with override_settings(ROOT_URLCONF=urls_without_language()):
        response = client.get("/press-releases/one/")
    assert response.status_code == 200
    assert '<html lang="en" dir="ltr">' in response.content.decode()


def test_preview_is_in_the_page_s_language_and_not_in_the_editor_s(press_room, client) -> None:
    editor = User.objects.create_superuser("editor")
    UserProfile.objects.create(user=editor, preferred_language="fr")
    client.force_login(editor)
    release = press_room.release("ar")
    release.save_revision()
    response = client.get(
        f"/admin/pages/{release.pk}/view_draft/", headers={"accept-language": "fr"}
    )
    html = response.content.decode()
    assert '<html lang="ar" dir="rtl">' in html
    assert ">Rechercher<" not in html


def test_language_of_a_page_costs_nothing_once_the_switcher_knows(
    press_room, rf, django_assert_num_queries
) -> None:
    release = press_room.release("ko")
    release = type(release).objects.get(pk=release.pk)
    request = rf.get("/")
    page_language(release, request)
    with django_assert_num_queries(0):
        assert page_language(release, request) == "ko"


@pytest.mark.parametrize("language", ["en", "ko"])
def test_anonymous_pages_set_no_cookie_and_vary_on_none(press_room, client, language) -> None:
    release = press_room.release(language)
    index = press_room.indexes[language].url
    addresses = (release.url, index, f"{index}?q=x", f"{index}?page=9", f"/{language}/nowhere/")
    for address in addresses:
        response = client.get(address)
        assert not response.cookies, address
        assert "cookie" not in response.get("Vary", "").lower(), address
