"""`pressroom_import_text`: what it writes, what it refuses, and that it is all or nothing."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError

from tests.factories import PressRoom
from wagtail_pressroom.hits.counts import hit_count
from wagtail_pressroom.models import Department

from .importing import FURNITURE, TEXT, import_to, releases, run


@pytest.fixture
def text_file(tmp_path: Path) -> Path:
    path = tmp_path / "visit.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_text_becomes_a_published_release(press_room: PressRoom, text_file, client):
    import_to("press-releases", text_file, publish=True)
    release = releases().get()
    assert release.get_parent().pk == press_room.indexes["en"].pk
    assert release.translation_status == "unofficial"
    assert release.printed_release_date.machine == "2017-03-14"
    assert hit_count(release) == 2188
    html = client.get(release.url).content.decode()
    assert html.count("<li id=") == 4
    assert '<data value="2188">2,188</data>' in html
    assert html.index("Unofficial translation") < html.index("The Minister visited")
    assert "unofficial translation" not in html
    assert "본문 바로가기" not in html


def test_without_publish_it_stays_a_draft(press_room: PressRoom, text_file, client):
    import_to("press-releases", text_file)
    release = releases().get()
    assert not release.live
    assert client.get(release.url).status_code == 404
    assert release.get_latest_revision_as_object().body[0].block_type == "points"


def test_the_index_can_be_named_by_the_id_of_any_of_its_translations(press_room, text_file):
    import_to(str(press_room.indexes["ko"].pk), text_file)
    assert releases().get().locale.language_code == "en"


def test_the_same_file_again_is_skipped_and_said(press_room, text_file):
    import_to("press-releases", text_file)
    assert "Skipped" in import_to("press-releases", text_file)
    assert releases().count() == 1


def test_a_deleted_release_can_be_imported_again(press_room, text_file):
    import_to("press-releases", text_file)
    releases().get().delete()
    assert "Skipped" not in import_to("press-releases", text_file)
    assert releases().count() == 1


def test_a_repeated_title_gets_a_numbered_slug(press_room, text_file, tmp_path):
    import_to("press-releases", text_file)
    other = tmp_path / "other.txt"
    other.write_text(TEXT.replace("Orsk", "Dunvar"), encoding="utf-8")
    import_to("press-releases", other)
    first, second = releases().order_by("pk")
    assert second.slug == f"{first.slug}-2"


def test_a_known_department_is_taken_and_an_unknown_one_named(press_room, tmp_path):
    english = press_room.homes["en"].locale
    harbours = Department.objects.create(name="Harbour Office", locale=english)
    path = tmp_path / "text.txt"
    text = TEXT.replace("hit\n2188", "Department\nHarbour Office\nhit\n2188")
    path.write_text(text, encoding="utf-8")
    import_to("press-releases", path)
    assert releases().get().department == harbours
    harbours.name = "Something else"
    harbours.save()
    path.write_text(text.replace("next year", "soon"), encoding="utf-8")
    errors = StringIO()
    import_to("press-releases", path, errors=errors)
    assert "Harbour Office" in errors.getvalue()


def test_a_dry_run_needs_no_index_and_writes_nothing(press_room, text_file):
    output = run(text_file, "--dry-run", "--json")
    (result,) = json.loads(output)
    assert result["title"] == "Outcome of the Minister’s Visit to Tessara"
    assert (result["date"], result["hits"]) == ("2017-03-14", 2188)
    assert result["unofficial_translation"] is True
    assert [row[:2] for row in result["outline"]] == [
        [1, "1."],
        [2, "o"],
        [2, "o"],
        [1, "2."],
        [-1, "*"],
    ]
    assert not releases().exists()


def test_json_after_writing_names_the_page(press_room, text_file):
    (result,) = json.loads(import_to("press-releases", text_file, json=True, publish=True))
    assert result["page"]["id"] == releases().get().pk
    assert result["page"]["skipped"] is False


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--index", "nowhere", "--locale", "en"], "no press index “nowhere”"),
        (["--index", "press-releases", "--locale", "xx"], "no locale “xx”"),
        (["--index", "press-releases"], "--locale"),
        ([], "--index"),
    ],
)
def test_a_wrong_target_is_named(press_room, text_file, arguments, message):
    with pytest.raises(CommandError, match=message):
        run(text_file, *arguments)
    assert not releases().exists()


def test_an_index_without_that_language_is_named(press_room, text_file):
    press_room.indexes["fr"].delete()
    with pytest.raises(CommandError, match="not there in “fr”"):
        import_to("press-releases", text_file, locale="fr")


BAD_FILES = {
    "empty": b"",
    "blank": b" \n\t\n",
    "binary": b"\x00\x01\x02PNG",
    "latin": "Ministère".encode("latin-1"),
    "korean": "보도자료 안내".encode("cp949"),
    "no text": b"Only a headline",
    "furniture only": FURNITURE.encode(),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_refused_and_the_good_one_beside_it_not_written(
    press_room, text_file, tmp_path, name
):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(BAD_FILES[name])
    with pytest.raises(CommandError, match=r"bad\.txt"):
        run(text_file, bad, "--index", "press-releases", "--locale", "en")
    assert not releases().exists()


def test_a_missing_file_and_a_folder_are_refused(press_room, tmp_path):
    for path in (tmp_path / "missing.txt", tmp_path):
        with pytest.raises(CommandError, match=str(path)):
            import_to("press-releases", path)


def test_50_megabytes_are_refused_without_being_read(press_room, tmp_path):
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(CommandError, match="larger than 5 MB"):
        import_to("press-releases", huge)


def test_a_text_without_date_can_be_a_draft_but_not_be_published(press_room, tmp_path):
    path = tmp_path / "undated.txt"
    path.write_text(
        FURNITURE + "Meeting on harbour lights\n\n1. A meeting was held.\n\n2. All came."
    )
    with pytest.raises(CommandError, match="can't be published"):
        import_to("press-releases", path, publish=True)
    import_to("press-releases", path)
    assert releases().get().release_date is None


def test_markup_in_a_text_is_shown_as_text(press_room, tmp_path, client):
    path = tmp_path / "markup.txt"
    path.write_text(TEXT.replace("Orsk", "<script>alert(1)</script>"), encoding="utf-8")
    import_to("press-releases", path, publish=True)
    html = client.get(releases().get().url).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_a_headline_too_long_for_a_page_is_refused(press_room, tmp_path):
    path = tmp_path / "long.txt"
    path.write_text(TEXT.replace("Outcome of", "Outcome of " + "very " * 60), encoding="utf-8")
    with pytest.raises(CommandError, match=r"long\.txt"):
        import_to("press-releases", path)
    assert not releases().exists()
