"""One rule at every surface: what may not be seen is named nowhere."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.factories import PressRoom, make_release
from tests.visibility.states import ALL, CANARY, CANARY_YEAR, HIDDEN, Builder, future, live
from wagtail_pressroom.discovery.indexes import nearest_press_index
from wagtail_pressroom.discovery.listing import build_listing
from wagtail_pressroom.hits.counts import hit_count
from wagtail_pressroom.hits.stores import get_store
from wagtail_pressroom.hits.tokens import make_token
from wagtail_pressroom.languages import get_language_options
from wagtail_pressroom.navigation import get_site_tree
from wagtail_pressroom.releases.neighbours import neighbours_of
from wagtail_pressroom.visibility import is_public, published

hidden = pytest.mark.parametrize("state", HIDDEN, ids=lambda state: state.__name__)
every_state = pytest.mark.parametrize("state", ALL, ids=lambda state: state.__name__)


def build(room: PressRoom, state: Builder) -> tuple[Any, Any, Any]:
    """Return the canary, a public release of its list, and a public one in English.

    The English one is its translation, and the canary is marked as the original.
    """
    key = uuid.uuid4()
    # The counterpart must not stand in the way of copying the canary into its tree.
    canary = state(room, translation_key=key, translation_status="original")
    counterpart = room.release(
        title="Counterpart", slug="counterpart", translation_status="unofficial"
    )
    model = type(counterpart)
    if not model.objects.filter(translation_key=key, locale=counterpart.locale).exists():
        model.objects.filter(pk=counterpart.pk).update(translation_key=key)
        counterpart.refresh_from_db()
    neighbour = make_release(canary.get_parent(), title="Neighbour", slug="neighbour")
    return canary, neighbour, counterpart


@hidden
def test_title_stands_on_no_page(press_room, client, state: Builder) -> None:
    canary, neighbour, counterpart = build(press_room, state)
    about = press_room.ordinary_page("ko")
    list_url = canary.get_parent().url
    addresses = [
        list_url,
        f"{list_url}?year={CANARY_YEAR}",
        f"{list_url}?category=release",
        f"{list_url}?q=Zebra",
        neighbour.url,
        counterpart.url,
        about.url,
        press_room.homes["ko"].url,
        press_room.homes["en"].url,
        press_room.indexes["ko"].url,
        press_room.indexes["en"].url,
        f"{press_room.indexes['ko'].url}?q={CANARY}",
        f"{press_room.indexes['en'].url}?q={CANARY}",
        "/ko/nothing-here/",
        canary.url,
    ]
    for address in addresses:
        text = client.get(address).content.decode()
        shown = text.replace(f'value="{CANARY}"', "").replace(f"<bdi>{CANARY}</bdi>", "")
        shown = shown.replace(f"“{CANARY}”", "").replace(f"q={CANARY}", "")
        assert CANARY not in shown, address
        assert "/canary" not in shown or address == canary.url, address
    # Private pages ask for a log-in; all others are not there.
    answer = client.get(canary.url)
    assert answer.status_code == 404 or "login" in answer["Location"]


def test_live_release_stands_everywhere(press_room, client) -> None:
    canary, neighbour, counterpart = build(press_room, live)
    index = press_room.indexes["ko"].url
    for address in (index, f"{index}?year={CANARY_YEAR}", neighbour.url, counterpart.url):
        assert CANARY in client.get(address).content.decode(), address
    assert f'href="{canary.url}"' in client.get(counterpart.url).content.decode()
    response = client.get(f"{index}?q={CANARY}")
    assert [r.pk for r in response.context["listing"].releases] == [canary.pk]


@every_state
def test_what_surfaces_are_made_of(press_room, rf, state: Builder) -> None:
    """The rule itself, lists and counts, years, search and neighbours."""
    canary, neighbour, _counterpart = build(press_room, state)
    expected = state is live
    assert is_public(canary) is expected
    assert published(type(canary).objects.all()).filter(pk=canary.pk).exists() is expected

    releases = canary.get_parent().specific.get_releases()
    listing = build_listing(releases, rf.get("/"))
    shown = {release.pk for release in listing.releases}
    assert shown == {page.pk for page in (canary, neighbour) if is_public(page)}
    assert (canary.pk in shown) is expected
    assert (CANARY_YEAR in listing.years) is expected
    assert listing.page.paginator.count == len(shown)

    found = build_listing(releases, rf.get("/", {"q": CANARY}))
    assert [release.pk for release in found.releases] == ([canary.pk] if expected else [])
    assert found.page.paginator.count == len(found.releases)

    beside = neighbours_of(neighbour, rf.get("/"))
    sides = [page.pk for page in (beside.newer, beside.older) if page]
    assert sides == ([canary.pk] if expected else [])


@every_state
def test_switcher_and_alternates(press_room, client, rf, state: Builder) -> None:
    canary, _neighbour, counterpart = build(press_room, state)
    options = {option.code: option for option in get_language_options(counterpart, rf.get("/"))}
    if state is live:
        assert options["ko"].kind == "translation"
        assert options["ko"].url == canary.url
    else:
        assert "ko" not in options or options["ko"].kind in ("index", "home")
    html = client.get(counterpart.url).content.decode()
    assert ('<link rel="alternate" hreflang="ko"' in html) is (state is live)


@every_state
def test_hits_endpoint(press_room, client, state: Builder) -> None:
    canary, _neighbour, _counterpart = build(press_room, state)
    headers = {"sec-fetch-site": "same-origin", "user-agent": "Mozilla/5.0 (X11) Firefox/140.0"}
    token = make_token(canary.pk)
    answer = client.post("/pressroom/view/", token, content_type="text/plain", headers=headers)
    assert answer.status_code == 204
    get_store().flush()
    assert hit_count(canary) == (1 if state is live else 0)


@every_state
def test_menu_and_breadcrumbs_name_no_hidden_index(press_room, rf, state: Builder) -> None:
    canary, _neighbour, _counterpart = build(press_room, state)
    parent = canary.get_parent().specific
    request = rf.get("/")
    tree = get_site_tree(canary, request)
    named = {item.url for item in (*tree.menu, *tree.breadcrumbs)}
    assert (parent.url in named) is is_public(parent)
    nearest = nearest_press_index(press_room.homes["ko"], request)
    assert nearest is None or is_public(nearest.specific)


def test_future_release_in_the_menu_is_not_named(press_room, rf) -> None:
    """A list at the very top of a site: its releases could be shown in menus."""
    canary = future(press_room, parent=press_room.homes["ko"], show_in_menus=True)
    tree = get_site_tree(press_room.homes["ko"], rf.get("/"))
    assert canary.title not in {item.title for item in tree.menu}
