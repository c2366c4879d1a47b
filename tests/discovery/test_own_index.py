"""An index and a release of a site's own, made from the mixins: the ready page types not needed."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.core.checks import run_checks
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from tests.factories import PressRoom, make_release
from tests.pages.editing import create
from tests.testapp.models import OwnIndexPage, OwnReleasePage
from wagtail_pressroom.hits.stores import get_store
from wagtail_pressroom.hits.tokens import make_token

from .lists import day, soup_of, titles


@pytest.fixture
def index(press_room: PressRoom) -> Any:
    """An own index below the English home page, the only one of that language."""
    press_room.indexes["en"].delete()
    home = press_room.homes["en"]
    page = OwnIndexPage(title="Newsroom", slug="newsroom", locale=home.locale, show_in_menus=True)
    return home.add_child(instance=page)


def test_it_lists_filters_and_searches_its_own_releases(index: Any) -> None:
    first = {"title": "Ferry line", "release_date": day(2015), "category": "speech"}
    make_release(index, OwnReleasePage, **first)
    make_release(index, OwnReleasePage, title="Lighthouse", release_date=day(2017))
    assert titles(index) == ["Lighthouse", "Ferry line"]
    assert titles(index, year="2015") == ["Ferry line"]
    assert titles(index, category="speech") == ["Ferry line"]
    assert titles(index, q="ferry") == ["Ferry line"]
    assert titles(index, q="ferry", year="2017") == []
    assert soup_of(index, status=404, page="9")


def test_its_releases_are_served_and_counted(index: Any, client: Client) -> None:
    release = make_release(index, OwnReleasePage, title="Own", spokesperson="A. Kim")
    soup = BeautifulSoup(client.get(release.url).content, "html.parser")
    assert soup.h1.string == "Own"
    assert soup.select_one(".pressroom-neighbours__list a")["href"] == index.url
    assert soup.select_one("search form")["action"] == index.url
    response = client.post(
        reverse("wagtail_pressroom:hit"),
        make_token(release.pk),
        content_type="text/plain",
        HTTP_ORIGIN="http://testserver",
        HTTP_USER_AGENT="Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    )
    assert response.status_code == 204
    get_store().flush()
    served = BeautifulSoup(client.get(release.url).content, "html.parser")
    assert served.main.find("data")["value"] == "1"


def test_its_releases_are_edited_with_the_field_more(index: Any) -> None:
    User.objects.create_superuser("editor", "e@example.org", "secret")
    client = Client()
    client.force_login(User.objects.get())
    address = reverse("wagtailadmin_pages:add", args=["testapp", "ownreleasepage", index.pk])
    form = BeautifulSoup(client.get(address).content, "html.parser")
    names = [tag["name"] for tag in form.select("form [name]")]
    assert names.index("spokesperson") > names.index("title")
    assert create(client, index, model=OwnReleasePage, spokesperson="A. Kim").status_code == 302
    assert OwnReleasePage.objects.get().spokesperson == "A. Kim"


def test_its_releases_are_translated(index: Any, press_room: PressRoom) -> None:
    korean = Locale.objects.get(language_code="ko")
    press_room.indexes["ko"].delete()
    index.copy_for_translation(korean).save_revision().publish()
    release = make_release(index, OwnReleasePage, title="Own")
    translation = release.copy_for_translation(korean)
    assert translation.translation_status == "unofficial"
    translation.save_revision().publish()
    soup = BeautifulSoup(Client().get(release.url).content, "html.parser")
    links = [link["href"] for link in soup.select(".pressroom-languages a[rel=alternate]")]
    assert links == [translation.url]


def test_the_system_checks_are_content(db: None) -> None:
    ours = [
        message for message in run_checks() if (message.id or "").startswith("wagtail_pressroom")
    ]
    assert ours == []


PROGRAM = """
import django
django.setup()
from django.apps import apps
from django.core.management import call_command
from django.test.utils import setup_test_environment
setup_test_environment()
assert not apps.is_installed("wagtail_pressroom.pages")
call_command("check", fail_level="WARNING", verbosity=0)
call_command("migrate", verbosity=0)
own_apps = ("wagtail_pressroom", "wagtail_pressroom_hits")
call_command("makemigrations", *own_apps, check=True, dry_run=True, verbosity=0)

from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Site
from tests.testapp.models import HomePage, OwnIndexPage, OwnReleasePage

Page.objects.filter(depth__gt=1).delete()
home = Page.get_first_root_node().add_child(instance=HomePage(title="Home", slug="home"))
Site.objects.update_or_create(
    is_default_site=True,
    defaults={"hostname": "testserver", "port": 80, "root_page": home, "site_name": "Own"},
)
index = home.add_child(instance=OwnIndexPage(title="Newsroom", slug="newsroom"))
release = index.add_child(
    instance=OwnReleasePage(title="Ferry line", release_date=timezone.now())
)
client = Client()
for address in (release.url, index.url, index.url + "?q=ferry", home.url):
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    assert b"Newsroom" in response.content or address == home.url
assert b"Ferry line" in client.get(index.url + "?q=ferry").content
print("served")
"""


def test_a_site_without_the_ready_page_types() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings_without_pages"},
    )
    assert done.stdout.endswith("served\n"), done.stderr
