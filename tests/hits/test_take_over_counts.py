"""The command that takes over a list of counts: all of it or nothing, every bad line named."""

from __future__ import annotations

import datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import PageLogEntry, Site

from tests.factories import PressRoom
from wagtail_pressroom.hits.models import TakenOverCount
from wagtail_pressroom.hits.statistics import today


def run(tmp_path: Path, text: str | bytes, *options: str) -> str:
    """Run the command over a file and return what it prints."""
    file = tmp_path / "counts.csv"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    output = StringIO()
    call_command("pressroom_take_over_counts", str(file), *options, stdout=output)
    return output.getvalue()


def refused(tmp_path: Path, text: str | bytes, *options: str) -> str:
    with pytest.raises(CommandError) as caught:
        run(tmp_path, text, *options)
    assert not TakenOverCount.objects.exists()
    assert str(caught.value).endswith("\nNothing was taken over.")
    return str(caught.value).removesuffix("\nNothing was taken over.")


def stored() -> dict[int, tuple[int, str]]:
    rows = TakenOverCount.objects.values_list("pk", "count", "as_of")
    return {pk: (count, as_of.isoformat()) for pk, count, as_of in rows}


def test_pages_by_number_path_and_url(press_room: PressRoom, tmp_path: Path) -> None:
    release = press_room.release("ko")
    release.slug = "조석표"
    release.save(clean=False)
    for column, value in (
        ("id", release.pk),
        ("path", release.url),
        ("path", "/ko/press-releases/조석표"),
        ("url", release.full_url),
    ):
        TakenOverCount.objects.all().delete()
        said = run(tmp_path, f"{column},count,date\n{value},2625,2017-11-01\n")
        assert stored() == {release.pk: (2625, "2017-11-01")}, value
        assert "1 count taken over, 0 as it was." in said


def test_spreadsheets_write_in_many_ways(press_room: PressRoom, tmp_path: Path) -> None:
    release = press_room.release()
    for text in (
        f"\ufeffID;Count;Date\r\n{release.pk};5;2017-11-01\r\n;;\r\n",
        f"date\tid\tcount\tnote\n2017-11-01\t {release.pk} \t5\tx\n\n",
        f'"id","count","date"\n"{release.pk}","5","2017-11-01"',
    ):
        TakenOverCount.objects.all().delete()
        run(tmp_path, text)
        assert stored() == {release.pk: (5, "2017-11-01")}


def test_a_trial_writes_nothing(press_room: PressRoom, tmp_path: Path) -> None:
    release = press_room.release()
    said = run(tmp_path, f"id,count,date\n{release.pk},5,2017-11-01\n", "--dry-run")
    assert said == "1 line can be used.\nNothing was written.\n"
    assert stored() == {}
    assert not PageLogEntry.objects.filter(action__startswith="wagtail_pressroom").exists()


def test_doing_it_twice_changes_nothing(press_room: PressRoom, tmp_path: Path) -> None:
    release = press_room.release()
    text = f"id,count,date\n{release.pk},5,2017-11-01\n"
    run(tmp_path, text)
    assert "0 counts taken over, 1 as they were." in run(tmp_path, text)
    entries = PageLogEntry.objects.filter(action__startswith="wagtail_pressroom")
    assert [entry.page_id for entry in entries] == [release.pk]


def test_every_bad_line_is_named_and_nothing_written(press_room: PressRoom, tmp_path: Path) -> None:
    good, other = press_room.release(), press_room.release()
    alias = good.create_alias(update_slug="alias")
    tomorrow = today() + datetime.timedelta(days=1)
    lines = [
        "id,count,date",
        f"{good.pk},5,2017-11-01",
        "999999,5,2017-11-01",
        "x,5,2017-11-01",
        f"{other.pk},-5,2017-11-01",
        f'{other.pk},"1,000",2017-11-01',
        f"{other.pk},{2**63},2017-11-01",
        f"{other.pk},5,01/11/2017",
        f"{other.pk},5,{tomorrow}",
        f"{good.pk},6,2017-11-01",
        f"{alias.pk},6,2017-11-01",
        f"{other.pk}",
        "1,5,2017-11-01",
    ]
    said = refused(tmp_path, "\n".join(lines)).splitlines()
    assert said == [
        "Line 3: There is no page with the number “999999”.",
        "Line 4: There is no page with the number “x”.",
        "Line 5: “-5” is no number of views: write it in digits alone.",
        "Line 6: “1,000” is no number of views: write it in digits alone.",
        f"Line 7: “{2**63}” is no number of views: write it in digits alone.",
        "Line 8: “01/11/2017” is no date: write it as 2026-11-01.",
        f"Line 9: The day {tomorrow} is in the future.",
        "Line 10: the page is in line 2 already.",
        f"Line 11: “{alias.pk}” is an alias, whose views aren't counted.",
        "Line 12: “” is no number of views: write it in digits alone.",
        "Line 13: There is no page with the number “1”.",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The first line names no column “count”."),
        ("id,count\n1,2\n", "The first line names no column “date”."),
        ("page,count,date\n1,2,3\n", "must name one column for the page"),
        ("id,url,count,date\n1,2,3,4\n", "must name one column for the page"),
        (b"id,count,date\n\xff\xfe,2,3\n", "The file can't be read"),
        ('id,count,date\n"1"x,2,3\n', "Line 2: it can't be read"),
    ],
)
def test_a_file_that_is_no_list(db: None, tmp_path: Path, text: str | bytes, said: str) -> None:
    assert said in refused(tmp_path, text)


def test_a_file_that_is_not_there(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="can't be read"):
        call_command("pressroom_take_over_counts", str(tmp_path / "none.csv"))


@pytest.mark.parametrize(
    "address",
    ["/en/nowhere/", "/", "https://elsewhere.example/en/", "//", "?", "http://[", "/en/\x00/"],
)
def test_addresses_without_a_page(press_room: PressRoom, tmp_path: Path, address: str) -> None:
    said = refused(tmp_path, f"url,count,date\n{address},5,2017-11-01\n")
    assert said.startswith("Line 2: There is no page at “")


def test_a_path_of_several_sites_needs_its_host(press_room: PressRoom, tmp_path: Path) -> None:
    index = press_room.indexes["en"]
    press_room.release(slug="same")
    copy = index.get_parent().copy(recursive=True, to=index.get_root(), update_attrs={"slug": "b"})
    Site.objects.create(hostname="b.example", root_page=copy)
    there = copy.get_descendants().get(slug="same").specific
    said = refused(tmp_path, "path,count,date\n/en/press-releases/same/,5,2017-11-01\n")
    assert "Several sites have a page at" in said
    run(tmp_path, f"url,count,date\n{there.full_url},5,2017-11-01\n")
    assert stored() == {there.pk: (5, "2017-11-01")}
