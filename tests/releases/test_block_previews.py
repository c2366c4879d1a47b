"""Editors see a preview of each block in the block chooser, in their own language."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.users.models import UserProfile

from wagtail_pressroom.pages.models import PressReleasePage

from .material import make_image, soup_of

BODY = PressReleasePage._meta.get_field("body").stream_block
WITH_PREVIEW = [
    "points",
    "paragraph",
    "heading",
    "quote",
    "table",
    "image",
    "note",
    "question",
    "recording",
]


@pytest.fixture
def editor(db: None, client: Any) -> Any:
    """A logged-in editor."""
    user = get_user_model().objects.create_superuser("editor", "editor@example.org", "secret")
    client.force_login(user)
    return user


def preview(client: Any, name: str) -> BeautifulSoup:
    """Fetch the preview of a body block as the block chooser does."""
    block = BODY.child_blocks[name]
    address = reverse("wagtailadmin_block_preview")
    return soup_of(client.get(address, {"id": block.definition_prefix}))


@pytest.mark.parametrize("name", BODY.child_blocks)
def test_every_block_of_the_body_has_a_preview(name: str) -> None:
    assert BODY.child_blocks[name].is_previewable
    assert BODY.child_blocks[name].get_description()


@pytest.mark.parametrize("name", WITH_PREVIEW)
def test_a_preview_renders_without_images_in_the_library(
    editor: Any, client: Any, name: str
) -> None:
    soup = preview(client, name)
    assert "__proxy__" not in str(soup)
    assert "lazystr" not in str(soup)
    assert "None" not in soup.body.get_text()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("points", "It calls at all five islands."),
        ("paragraph", "Tickets go on sale in March."),
        ("heading", "What changes in spring"),
        ("quote", "every island can be reached"),
        ("table", "Northern Island"),
        ("note", "The timetable is attached."),
    ],
)
def test_a_preview_shows_example_text(editor: Any, client: Any, name: str, text: str) -> None:
    assert text in preview(client, name).body.get_text()


def test_the_preview_of_points_is_nested(editor: Any, client: Any) -> None:
    assert len(preview(client, "points").select("ol > li > ul > li")) == 2


def test_the_preview_of_a_table_has_headings(editor: Any, client: Any) -> None:
    soup = preview(client, "table")
    assert len(soup.select("th[scope=col]")) == len(soup.select("th[scope=row]")) == 2


def test_the_preview_of_an_image_shows_the_newest_one(editor: Any, client: Any) -> None:
    make_image("An older one")
    make_image("A newer one", description="The harbour at dawn")
    image = preview(client, "image").select_one(".pressroom-image img")
    assert image["alt"] == "The harbour at dawn"
    assert image["src"]


def test_a_preview_survives_an_image_whose_file_is_gone(editor: Any, client: Any) -> None:
    image = make_image()
    image.file.storage.delete(image.file.name)
    assert preview(client, "image").select(".pressroom-image") == []


def test_a_preview_needs_an_editor(client: Any, db: None) -> None:
    block = BODY.child_blocks["quote"]
    address = reverse("wagtailadmin_block_preview")
    assert client.get(address, {"id": block.definition_prefix}).status_code == 302


def test_a_preview_is_in_the_language_of_the_admin(
    editor: Any, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.utils.translation import trans_real

    UserProfile.objects.create(user=editor, preferred_language="ko")
    # A catalogue entry of the test's own: whatever the shipped translation says.
    catalogue = trans_real.translation("ko")._catalog
    monkeypatch.setitem(catalogue._catalogs[0], "What changes in spring", "봄에 달라지는 것")
    assert "봄에 달라지는 것" in preview(client, "heading").body.get_text()
    monkeypatch.setitem(catalogue._catalogs[0], "The timetable is attached.", "시간표 첨부")
    assert "시간표 첨부" in preview(client, "note").body.get_text()
