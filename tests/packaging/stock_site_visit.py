"""Run by a stock site's `manage.py shell`: an editor publishes a release, a reader reads it."""

import sys

from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.test.utils import setup_test_environment
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

import wagtail_pressroom

setup_test_environment()
settings.ALLOWED_HOSTS = ["*"]
User.objects.create_superuser("editor", "editor@example.org", "editor")
editor = Client()
editor.login(username="editor", password="editor")


def publish(parent: Page, model: str, **values: object) -> Page:
    address = f"/admin/pages/add/wagtail_pressroom_pages/{model}/{parent.pk}/"
    assert editor.get(address).status_code == 200, address
    comments = {f"{name}_FORMS": 0 for name in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")}
    form = nested_form_data({**values, "comments": comments, "action-publish": "on"})
    response = editor.post(address, form)
    if response.status_code != 302:
        raise SystemExit(f"{model}: {response.context['form'].errors}")
    return Page.objects.latest("pk").specific


home = Page.objects.get(depth=2)
index = publish(
    home,
    "pressindexpage",
    title="Press releases",
    slug="press-releases",
    intro=rich_text("<p></p>"),
)
release = publish(
    index,
    "pressreleasepage",
    title="New ferry line",
    slug="",
    summary="It calls at all islands.",
    release_date="2026-01-02 00:00",
    release_date_only="on",
    category="release",
    body=streamfield([("paragraph", rich_text("<p>It sails twice a day.</p>"))]),
    notes_to_editors=rich_text("<p></p>"),
    contacts=streamfield([]),
    attachments=streamfield([]),
    translation_status="original",
)
reader = Client()
page = reader.get(release.url)
assert page.status_code == 200, page.status_code
html = page.content.decode()
assert "It sails twice a day." in html
assert 'datetime="2026-01-02"' in html
assert "New ferry line" in reader.get(index.url).content.decode()
sys.stdout.write(f"{release.url} {wagtail_pressroom.__file__}\n")
