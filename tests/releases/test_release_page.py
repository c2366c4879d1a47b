"""The served release: order of its parts, status before the text, what is empty isn't printed."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale

from tests.factories import PressRoom, make_release
from wagtail_pressroom.models import Department, Topic

from .material import block, get_soup, make_document, make_image


def served(client: Client, release: Any, **streams: Any) -> BeautifulSoup:
    """Publish streams on a release and fetch it."""
    for name, value in streams.items():
        setattr(release, name, value)
    release.save_revision().publish()
    return get_soup(client, release)


def no_empty_parts(soup: BeautifulSoup) -> None:
    """Assert that nothing is printed without text: headings, sections, paragraphs, lists, ids."""
    tags = soup.select("h1, h2, h3, section, p, ul, ol, li, dl, dd, dt, nav, figure, a, strong")
    assert [str(tag) for tag in tags if not tag.get_text(strip=True)] == []
    assert soup.select("[id=''], [class=''], [href=''], [aria-labelledby='']") == []
    for tag in soup.select("[aria-labelledby]"):
        assert soup.find(id=tag["aria-labelledby"]) is not None


def test_the_least_a_release_can_be(press_room: PressRoom, client: Client) -> None:
    soup = get_soup(client, press_room.release(title="Bare"))
    no_empty_parts(soup)
    assert soup.select("h2") == []
    assert soup.select("section") == []
    assert soup.h1.string == "Bare"
    assert len(soup.select("h1")) == 1


@pytest.mark.parametrize("html", ["<p></p>", '<p data-block-key="ab1cd"></p>', "<p> </p>", " "])
def test_emptied_notes_to_editors_print_nothing(
    press_room: PressRoom, client: Client, html: str
) -> None:
    soup = get_soup(client, press_room.release(notes_to_editors=html))
    assert soup.select("h2") == []
    no_empty_parts(soup)


def test_notes_to_editors_are_printed(press_room: PressRoom, client: Client) -> None:
    soup = get_soup(client, press_room.release(notes_to_editors="<p>For editors.</p>"))
    notes = soup.select_one("section.pressroom-notes")
    assert notes["aria-labelledby"] == notes.h2["id"]
    assert "For editors." in notes.get_text()


@pytest.mark.parametrize(
    "raw",
    [
        block("paragraph", "<p></p>"),
        block("note", "<p></p>"),
        block("points", {"style": "numbered", "points": []}),
        block("image", None),
    ],
    ids=lambda raw: raw["type"],
)
def test_an_empty_block_prints_nothing(
    press_room: PressRoom, client: Client, raw: dict[str, Any]
) -> None:
    no_empty_parts(served(client, press_room.release(), body=[raw]))


def test_an_optional_field_left_out_prints_nothing(press_room: PressRoom, client: Client) -> None:
    soup = served(
        client,
        press_room.release(),
        body=[block("quote", {"text": "Said", "speaker": "", "role": "Minister"})],
        contacts=[block("contact", {"name": "Desk", "role": "", "phone": "", "email": ""})],
    )
    no_empty_parts(soup)
    assert soup.select("figcaption") == []
    assert soup.select(".pressroom-contact a") == []


def test_a_text_of_spaces_prints_nothing(press_room: PressRoom, client: Client) -> None:
    soup = get_soup(client, press_room.release(summary="  ", dateline=" "))
    no_empty_parts(soup)


def test_the_status_stands_before_the_text_and_leads_to_the_original(
    press_room: PressRoom, client: Client
) -> None:
    korean = press_room.release("ko", title="원문")
    english = press_room.translate(korean, "en", body=[block("paragraph", "<p>The text.</p>")])
    soup = get_soup(client, english)
    html = str(soup.main)
    assert html.index("Unofficial translation") < html.index("The text.")
    link = soup.select_one(".pressroom-notice a")
    assert link["href"] == korean.url
    assert link["lang"] == link["hreflang"] == "ko"
    assert "원문" in link.get_text()


@pytest.mark.parametrize(
    ("status", "label"),
    [("official", "Official translation"), ("machine", "Machine translation")],
)
def test_every_status_is_named(
    press_room: PressRoom, client: Client, status: str, label: str
) -> None:
    korean = press_room.release("ko")
    english = press_room.translate(korean, "en", translation_status=status)
    assert label in get_soup(client, english).select_one(".pressroom-notice").get_text()


def test_an_original_has_no_notice(press_room: PressRoom, client: Client) -> None:
    assert get_soup(client, press_room.release("ko")).select(".pressroom-notice") == []


def test_a_translation_whose_original_is_not_public_has_no_link(
    press_room: PressRoom, client: Client
) -> None:
    korean = press_room.release("ko")
    english = press_room.translate(korean, "en")
    type(korean).objects.filter(pk=korean.pk).update(live=False)
    notice = get_soup(client, english).select_one(".pressroom-notice")
    assert notice.get_text(strip=True) == "Unofficial translation"


def test_attachments_say_type_size_and_language(press_room: PressRoom, client: Client) -> None:
    documents = [make_document(size=2048), make_document("Data", "data.csv", size=3)]
    values = [
        {"document": documents[0].pk, "title": "The timetable", "language": "ko"},
        {"document": documents[1].pk, "title": "", "language": ""},
    ]
    soup = served(
        client, press_room.release(), attachments=[block("attachment", value) for value in values]
    )
    first, second = soup.select(".pressroom-attachments li")
    assert first.a["href"] == documents[0].url
    assert first.a["type"] == "application/pdf"
    assert first.a["hreflang"] == "ko"
    text = first.a.get_text().replace("\xa0", " ")
    assert text == "The timetable (PDF, 2.0 KB)"
    assert first.select_one("[lang=ko]").string == "한국어"
    assert second.a.get_text().replace("\xa0", " ") == "Data (CSV, 3 bytes)"
    assert not second.a.has_attr("hreflang")


def test_a_deleted_document_leaves_no_trace(press_room: PressRoom, client: Client) -> None:
    document, other = make_document(), make_document("Other")
    release = press_room.release()
    value = {"document": document.pk, "title": "Gone", "language": ""}
    served(client, release, attachments=[block("attachment", value)])
    document.delete()
    soup = get_soup(client, release)
    assert soup.select(".pressroom-attachments") == []
    no_empty_parts(soup)
    both = [value, {"document": other.pk, "title": "", "language": ""}]
    soup = served(client, release, attachments=[block("attachment", entry) for entry in both])
    assert len(soup.select(".pressroom-attachments li")) == 1


def test_a_document_whose_file_is_gone_is_still_listed(
    press_room: PressRoom, client: Client
) -> None:
    document = make_document()
    value = {"document": document.pk, "title": "", "language": ""}
    release = press_room.release()
    served(client, release, attachments=[block("attachment", value)])
    document.file.storage.delete(document.file.name)
    assert len(get_soup(client, release).select(".pressroom-attachments li")) == 1


def test_an_image_whose_file_is_gone_does_not_keep_readers_from_the_text(
    press_room: PressRoom, client: Client
) -> None:
    image, broken = make_image(), make_image()
    image.file.storage.delete(image.file.name)
    with broken.file.storage.open(broken.file.name, "wb") as file:
        file.write(b"no image at all")
    values = [{"image": i.pk, "decorative": False, "alt_text": "Alt"} for i in (image, broken)]
    text = block("paragraph", "<p>The text.</p>")
    soup = served(
        client, press_room.release(), body=[*(block("image", value) for value in values), text]
    )
    assert soup.select("main img") == []
    assert "The text." in soup.main.get_text()
    no_empty_parts(soup)


def test_a_deleted_image_does_not_keep_readers_from_the_text(
    press_room: PressRoom, client: Client
) -> None:
    image = make_image()
    value = {"image": image.pk, "decorative": False, "alt_text": "Alt"}
    release = press_room.release()
    served(client, release, body=[block("image", value), block("paragraph", "<p>Text.</p>")])
    image.delete()
    soup = get_soup(client, release)
    assert "Text." in soup.main.get_text()
    assert soup.select("main img") == []


def test_a_decorative_image_has_an_empty_alternative(press_room: PressRoom, client: Client) -> None:
    value = {"image": make_image().pk, "decorative": True, "alt_text": ""}
    soup = served(client, press_room.release(), body=[block("image", value)])
    assert soup.select_one("main img")["alt"] == ""


def test_the_canonical_address_ignores_the_query_string(
    press_room: PressRoom, client: Client
) -> None:
    release = press_room.release()
    response = client.get(release.url, {"utm_source": "x"})
    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.select_one("link[rel=canonical]")["href"] == f"http://testserver{release.url}"


def test_topics_without_a_translation_are_left_out(press_room: PressRoom, client: Client) -> None:
    locales = {code: Locale.objects.get(language_code=code) for code in ("ko", "en")}
    arctic = Topic.objects.create(name="북극", locale=locales["ko"])
    trade = Topic.objects.create(name="무역", locale=locales["ko"])
    english_name = {"translation_key": arctic.translation_key, "locale": locales["en"]}
    Topic.objects.create(name="The Arctic", **english_name)
    release = press_room.release("en")
    release.topics = [arctic, trade]
    release.save()
    soup = get_soup(client, release)
    names = [tag.string for tag in soup.select(".pressroom-metadata__topics li")]
    assert names == ["The Arctic"]
    release.topics = [trade]
    release.save()
    soup = get_soup(client, release)
    assert "Topics" not in soup.main.get_text()
    no_empty_parts(soup)


def test_a_department_without_a_translation_is_not_passed_off_as_english(
    press_room: PressRoom, client: Client
) -> None:
    korean = Locale.objects.get(language_code="ko")
    department = Department.objects.create(name="공보과", locale=korean)
    soup = get_soup(client, press_room.release("en", department=department))
    name = soup.find(string="공보과")
    assert name is None or name.find_parent(lang="ko") is not None


def test_a_release_outside_a_press_index(press_room: PressRoom, client: Client) -> None:
    release = make_release(press_room.homes["en"], release_date=timezone.now())
    soup = get_soup(client, release)
    no_empty_parts(soup)
    assert "Back to the list" not in soup.get_text()
    # The search goes to the press index of the language, not to the page above.
    assert soup.select_one("search form")["action"] == press_room.indexes["en"].url


def test_neighbours_at_equal_dates_go_by_key(press_room: PressRoom, client: Client) -> None:
    day = timezone.make_aware(datetime.datetime(2017, 8, 25))
    first, second, third = (press_room.release(release_date=day) for _ in range(3))
    press_room.release(release_date=day, live=False)
    press_room.release("ko", release_date=day)
    soup = get_soup(client, second)
    assert soup.select_one("a[rel=next]")["href"] == third.url
    assert soup.select_one("a[rel=prev]")["href"] == first.url
    assert get_soup(client, third).select("a[rel=next]") == []
    assert get_soup(client, first).select("a[rel=prev]") == []
