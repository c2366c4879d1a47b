"""The address of a release as plain text, and the link to it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import PressRoom, make_private, make_release
from tests.testapp.models import OwnIndexPage, OwnReleasePage
from tests.visibility.states import HIDDEN, Builder, future, live
from wagtail_pressroom.models import Department
from wagtail_pressroom.releases.plain_text import plain_text

from .material import block, get_soup, item, make_document, points_block

# The page, its release, the private sections, and the links of the text if it has any.
QUERIES = 3
QUERIES_WITH_LINKS = 8


def address(page: Any) -> str:
    return reverse("wagtail_pressroom:plain_text", args=[page.pk])


def is_missing(client: Client, url: str) -> bool:
    """Tell whether readers get a 404.

    Django's LocaleMiddleware first sends them to the same address below a language, where the
    site says so in theirs.
    """
    answer = client.get(url, follow=True)
    assert "Zebrafinch" not in answer.content.decode()
    return bool(answer.status_code == 404)


def test_answer_and_headers(press_room: PressRoom, client: Client) -> None:
    release = press_room.release("ko", title="등대", slug="lighthouse", body=[])
    answer = client.get(address(release))
    assert address(release) == f"/pressroom/text/{release.pk}/"
    assert answer.status_code == 200
    assert answer.content.decode() == plain_text(release)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["Content-Language"] == "ko"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Link"] == ('<http://testserver/ko/press-releases/lighthouse/>; rel="canonical"')


def test_markup_is_text(press_room: PressRoom, client: Client) -> None:
    answer = client.get(address(press_room.release(title="<script>alert(1)</script>")))
    assert answer.content.startswith(b"<script>alert(1)</script>\n")


@pytest.mark.parametrize("state", HIDDEN, ids=lambda state: state.__name__)
def test_what_strangers_may_not_read_is_not_there(
    press_room: PressRoom, client: Client, admin_client: Client, state: Builder
) -> None:
    release = state(press_room)
    assert is_missing(client, address(release))
    # Whoever is logged in gets no other answer: it may be kept by caches.
    assert is_missing(admin_client, address(release))


def test_live_release_and_release_of_a_site_are_there(
    press_room: PressRoom, client: Client
) -> None:
    assert client.get(address(live(press_room))).status_code == 200
    index = press_room.homes["en"].add_child(instance=OwnIndexPage(title="Own", slug="own"))
    own = make_release(index, OwnReleasePage, title="Mine")
    assert client.get(address(own)).content.startswith(b"Mine\n")


def test_other_pages_and_methods(press_room: PressRoom, client: Client) -> None:
    assert is_missing(client, address(press_room.indexes["en"]))
    assert is_missing(client, address(press_room.ordinary_page()))
    assert is_missing(client, "/pressroom/text/999999/")
    release = press_room.release()
    assert client.head(address(release)).status_code == 200
    assert client.post(address(release)).status_code == 405


def queries_of(client: Client, page: Any) -> int:
    client.get(address(page))
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address(page)).status_code == 200
    return len(captured)


def test_queries_do_not_grow_with_the_points(press_room: PressRoom, client: Client) -> None:
    found = []
    department = Department.objects.create(name="Ferries", locale=press_room.indexes["en"].locale)
    for number in (5, 50):
        body = [points_block(*(item(f"Point {place}") for place in range(number)))]
        found.append(queries_of(client, press_room.release(body=body, department=department)))
    assert found[0] == found[1] <= QUERIES


def test_queries_do_not_grow_with_links_and_files(press_room: PressRoom, client: Client) -> None:
    other, document = press_room.release(), make_document()
    links = (
        f'<a linktype="page" id="{other.pk}">page</a>'
        f'<a linktype="document" id="{document.pk}">file</a>'
    )
    found = []
    for number in (5, 50):
        body = [points_block(*(item(links) for _place in range(number)))]
        files = [block("attachment", {"document": make_document().pk}) for _ in range(number // 5)]
        release = press_room.release(body=body, attachments=files)
        text = client.get(address(release)).content.decode()
        assert text.count(f"page (http://testserver{other.url})") == number
        assert text.count(f"file (http://testserver{document.url})") == number
        found.append(queries_of(client, release))
    assert found[0] == found[1] <= QUERIES_WITH_LINKS


def links_to_text(client: Client, page: Any) -> list[Any]:
    return get_soup(client, page).select("main article a[href^='/pressroom/text/']")


def test_page_links_to_its_text(press_room: PressRoom, client: Client) -> None:
    release = press_room.release("fr")
    (link,) = links_to_text(client, release)
    assert link["href"] == address(release)
    assert link["type"] == "text/plain"
    (button,) = get_soup(client, release).select("button[data-pressroom-copy]")
    # Without the script there is nothing but the link.
    assert button.has_attr("hidden")
    assert button["data-pressroom-copy"] == address(release)


def test_link_costs_no_query(
    press_room: PressRoom, client: Client, django_assert_num_queries: Any, rf: Any
) -> None:
    from wagtail_pressroom.templatetags.pressroom_plain_text import pressroom_plain_text_url

    release = press_room.release()
    request = rf.get("/")
    release.remember_request(request)
    with django_assert_num_queries(0):
        assert pressroom_plain_text_url({"request": request, "page": release})


def test_no_link_where_the_text_is_not_there(
    press_room: PressRoom, client: Client, admin_client: Client, rf: Any
) -> None:
    private = press_room.release()
    make_private(private)
    assert links_to_text(admin_client, private) == []
    for page in (press_room.release(live=False), future(press_room)):
        preview = page.make_preview_request(original_request=rf.get("/", HTTP_HOST="testserver"))
        assert "/pressroom/text/" not in preview.content.decode()
