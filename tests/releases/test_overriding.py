"""A site makes the press room its own: templates, fields and blocks."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from django.template import engines
from django.test import Client
from wagtail import blocks

from tests.factories import PressRoom, make_release
from tests.testapp.models import OwnIndexPage, OwnReleasePage
from wagtail_pressroom.releases.blocks import BodyBlock

from .material import block, get_soup


@pytest.fixture
def site_templates(settings: Any, tmp_path: Path) -> Path:
    """A directory of templates of the site's own, looked into first."""
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [str(tmp_path / "templates")]
    settings.TEMPLATES = templates
    return tmp_path / "templates"


def write(folder: Path, name: str, text: str) -> None:
    """Write a template of the site."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "name",
    [
        "releases/press_release_page.html",
        "releases/parts/metadata.html",
        "releases/parts/body.html",
        "releases/parts/neighbours.html",
        "hits/count.html",
        "languages/switcher.html",
        "languages/status_notice.html",
        "layouts/base.html",
        "layouts/header.html",
        "layouts/footer.html",
        "navigation/breadcrumbs.html",
        "navigation/menu.html",
        "discovery/search_form.html",
    ],
)
def test_a_file_of_the_site_at_the_same_path_wins(
    press_room: PressRoom, client: Client, site_templates: Path, name: str
) -> None:
    write(site_templates, f"wagtail_pressroom/{name}", "of the site's own")
    assert "of the site's own" in client.get(press_room.release().url).content.decode()


@pytest.mark.parametrize(
    "name",
    [
        "discovery/press_index_page.html",
        "discovery/list_item.html",
        "discovery/summary.html",
        "discovery/filter_form.html",
    ],
)
def test_a_file_of_the_site_for_the_list_wins(
    press_room: PressRoom, client: Client, site_templates: Path, name: str
) -> None:
    press_room.release()
    write(site_templates, f"wagtail_pressroom/{name}", "of the site's own")
    assert "of the site's own" in client.get(press_room.indexes["en"].url).content.decode()


@pytest.mark.parametrize("name", ["paragraph", "points", "heading", "quote", "note"])
def test_a_block_is_overridden_alone(
    press_room: PressRoom, client: Client, site_templates: Path, name: str
) -> None:
    write(site_templates, f"wagtail_pressroom/releases/blocks/{name}.html", "of the site's own")
    values: dict[str, Any] = {
        "paragraph": "<p>x</p>",
        "note": "<p>x</p>",
        "points": {"style": "numbered", "points": []},
        "heading": {"text": "x", "level": "2"},
        "quote": {"text": "x", "speaker": "", "role": ""},
    }
    release = press_room.release(body=[block(name, values[name])])
    assert "of the site's own" in client.get(release.url).content.decode()


def test_a_site_extends_the_packages_template(
    press_room: PressRoom, client: Client, site_templates: Path
) -> None:
    write(
        site_templates,
        "wagtail_pressroom_pages/press_release_page.html",
        '{% extends "wagtail_pressroom/releases/press_release_page.html" %}'
        "{% block after_body %}{{ block.super }}<p>Imprint</p>{% endblock %}",
    )
    soup = get_soup(client, press_room.release(notes_to_editors="<p>Notes.</p>"))
    assert "Imprint" in soup.main.get_text()
    assert "Notes." in soup.main.get_text()


def test_the_template_of_a_subclass_wins_and_knows_its_fields(
    press_room: PressRoom, client: Client, site_templates: Path
) -> None:
    index = press_room.homes["en"].add_child(
        instance=OwnIndexPage(title="Own", slug="own", locale=press_room.homes["en"].locale)
    )
    release = make_release(index, OwnReleasePage, spokesperson="A. Kim")
    assert "A. Kim" not in client.get(release.url).content.decode()
    write(
        site_templates,
        "testapp/own_release_page.html",
        '{% extends "wagtail_pressroom/releases/press_release_page.html" %}'
        "{% block body %}<p>Spokesperson: {{ page.spokesperson }}</p>{% endblock %}",
    )
    write(site_templates, "testapp/own_index_page.html", "Only {{ listing.releases|length }}")
    # Django remembers which templates it has found.
    engines["django"].engine.template_loaders[0].reset()
    assert "Spokesperson: A. Kim" in client.get(release.url).content.decode()
    assert client.get(index.url).content.decode() == "Only 1"


def test_a_body_block_of_the_site(press_room: PressRoom, rf: Any) -> None:
    class OwnBody(BodyBlock):
        figure = blocks.StructBlock([("caption", blocks.CharBlock())])

    own = OwnBody()
    assert set(own.child_blocks) == {*BodyBlock().child_blocks, "figure"}
    value = own.to_python([block("note", "<p>A note.</p>"), block("figure", {"caption": "Cap"})])
    html = own.render(value)
    assert "A note." in html
    assert "Cap" in html
    release = press_room.release()
    release.body = value
    assert release.get_context(rf.get("/"))["page"].body[1].value["caption"] == "Cap"
