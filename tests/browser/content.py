"""The site under test: what stands on it, in which languages, under which host."""

from __future__ import annotations

import datetime
import io
import json
import uuid
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, Site

from tests.browser.body import block, full_body
from tests.browser.texts import TEXTS
from tests.factories import PressRoom, make_release, ready_pages
from tests.testapp.models import HomePage
from wagtail_pressroom.hits.applying import apply_batch
from wagtail_pressroom.hits.batch import Batch
from wagtail_pressroom.hits.models import HitSource
from wagtail_pressroom.models import Department, Topic

READ_IN = ("en", "ko", "ar")
MAIN, FIVE, PAIR, RTL_PAIR = "main", "five", "pair", "rtl-pair"
SITES = {
    MAIN: ("en", "ko", "ar", "fr"),
    FIVE: ("en", "ko", "ar", "fr", "ja"),
    PAIR: ("en", "ko"),
    RTL_PAIR: ("en", "ar"),
}
LISTED_RELEASES = 20
NOON = datetime.time(12, 30)


@dataclass
class World:
    """Everything there is to visit.

    Attributes:
        base: address of the server.
        rooms: the sites by name.
        releases: the releases of the main site, by name and language.
    """

    base: str
    rooms: dict[str, PressRoom] = field(default_factory=dict)
    releases: dict[str, dict[str, Any]] = field(default_factory=dict)

    def host(self, site: str) -> str:
        """Return scheme, host and port of a site."""
        port = self.base.rpartition(":")[2]
        return f"http://{host_name(site)}:{port}"

    def url(self, page: Any, site: str = MAIN, query: str = "") -> str:
        """Return the address of a page on the server."""
        language = page.locale.language_code
        path = page.url_path.strip("/").split("/", 1)
        below = f"{path[1]}/" if len(path) > 1 else ""
        return f"{self.host(site)}/{language}/{below}{query}"


def host_name(site: str) -> str:
    """Return the host name of a site; browsers resolve it without a name server."""
    return "localhost" if site == MAIN else f"{site}.localhost"


def build_world(base: str) -> World:
    """Fill the database."""
    Page.objects.filter(depth__gt=1).delete()
    Site.objects.all().delete()
    cache.clear()
    world = World(base)
    port = int(base.rpartition(":")[2])
    for name, languages in SITES.items():
        world.rooms[name] = _make_site(name, languages, port)
    main = world.rooms[MAIN]
    _add_views(_add_listed_releases(main))
    world.releases = _named_releases(main)
    world.releases["four-of-five"] = _group(world.rooms[FIVE], "four", 7, (*READ_IN, "fr"))
    about = uuid.uuid4()
    for language in READ_IN:
        main.ordinary_page(language, translation_key=about)
    return world


def _make_site(name: str, languages: tuple[str, ...], port: int) -> PressRoom:
    root = Page.get_first_root_node()
    room = PressRoom()
    home_key, index_key = uuid.uuid4(), uuid.uuid4()
    for language in languages:
        locale, _created = Locale.objects.get_or_create(language_code=language)
        home = HomePage(
            title="Test ministry",
            slug=f"{name}-{language}",
            locale=locale,
            translation_key=home_key,
        )
        room.homes[language] = root.add_child(instance=home)
        index = ready_pages().PressIndexPage(
            title=TEXTS[language]["index"],
            slug="press-releases",
            intro=f"<p>{TEXTS[language]['paragraph']}</p>",
            locale=locale,
            translation_key=index_key,
            show_in_menus=True,
        )
        room.indexes[language] = room.homes[language].add_child(instance=index)
    room.site = Site.objects.create(
        hostname=host_name(name),
        port=port,
        site_name="Test ministry",
        root_page=room.homes[languages[0]],
        is_default_site=name == MAIN,
    )
    return room


def _day(days_ago: int) -> datetime.datetime:
    day = timezone.localdate() - datetime.timedelta(days=days_ago)
    return timezone.make_aware(datetime.datetime.combine(day, NOON))


def _add_listed_releases(room: PressRoom) -> list[Any]:
    releases = []
    for number in range(LISTED_RELEASES):
        key = uuid.uuid4()
        for language in READ_IN:
            text = TEXTS[language]
            release = make_release(
                room.indexes[language],
                title=f"{text['headline']} {number + 1}",
                slug=f"listed-{number + 1}",
                summary=text["summary"] if number % 2 else "",
                release_date=_day(40 + number),
                category="statement" if number % 5 == 0 else "release",
                translation_key=key,
                translation_status="original" if number % 3 else "unofficial",
            )
            releases.append(release)
    return releases


def _add_views(releases: list[Any]) -> None:
    hour = int(timezone.now().timestamp()) // 3600
    views = {(page.pk, hour, HitSource.SCRIPT): 9 + 331 * n for n, page in enumerate(releases)}
    apply_batch(Batch(uuid.uuid4(), hits=Counter(views)))


def _named_releases(room: PressRoom) -> dict[str, dict[str, Any]]:
    every = (*READ_IN, "fr")
    original_in_french = {"fr": "original"}
    return {
        "minimal": _group(room, "minimal", 1, READ_IN),
        "with-time": _group(room, "with-time", 2, every, release_date_only=False),
        "full": _full(room),
        "unofficial": _group(room, "unofficial", 4, every, statuses=original_in_french),
        "machine": _group(room, "machine", 5, every, statuses=original_in_french, others="machine"),
        "partly": _group(room, "partly", 6, READ_IN, body="paragraph"),
        "only-french": _group(room, "only-french", 8, ("fr",)),
    }


def _group(
    room: PressRoom,
    slug: str,
    days_ago: int,
    languages: tuple[str, ...],
    statuses: dict[str, str] | None = None,
    others: str = "unofficial",
    body: str = "",
    **values: Any,
) -> dict[str, Any]:
    key = uuid.uuid4()
    standing = dict.fromkeys(languages, others if statuses else "original") | (statuses or {})
    return {
        language: make_release(
            room.indexes[language],
            title=f"{TEXTS[language]['headline']} {100 + days_ago}",
            slug=slug,
            release_date=_day(days_ago),
            translation_key=key,
            translation_status=standing[language],
            body=json.dumps([block("paragraph", f"<p>{TEXTS[language]['paragraph']}</p>")]),
            **values,
        )
        for language in languages
    }


def _full(room: PressRoom) -> dict[str, Any]:
    key = uuid.uuid4()
    keys = [uuid.uuid4() for _ in range(3)]
    picture, document = _make_image(), _make_document()
    pages = {}
    for language in (*READ_IN, "fr"):
        text, locale = TEXTS[language], room.indexes[language].locale
        page = make_release(
            room.indexes[language],
            title=text["headline"],
            slug="full",
            summary=text["summary"],
            release_date=_day(3),
            release_date_only=False,
            category="statement",
            translation_key=key,
            department=Department.objects.create(
                name=text["department"], locale=locale, translation_key=keys[0]
            ),
            dateline=text["place"],
            body=json.dumps(full_body(language, picture)),
            notes_to_editors=f"<p>{text['editors']}</p>",
            contacts=json.dumps([_contact(language)]),
            attachments=json.dumps(_attachments(language, document)),
        )
        page.topics = [
            Topic.objects.create(name=name, locale=locale, translation_key=topic_key)
            for name, topic_key in zip(text["topics"], keys[1:], strict=True)
        ]
        page.save()
        pages[language] = page
    return pages


def _contact(language: str) -> dict[str, Any]:
    text = TEXTS[language]
    return block(
        "contact",
        {
            "name": text["speaker"],
            "role": text["role"],
            "phone": "+82 2 2100 2114",
            "email": "press.office.of.the.ministry@transport.example.org",
        },
    )


def _attachments(language: str, document: Any) -> list[dict[str, Any]]:
    title = TEXTS[language]["document"]
    return [
        block("attachment", {"document": document.pk, "title": title, "language": ""}),
        block("attachment", {"document": document.pk, "title": title, "language": "fr"}),
    ]


def _make_image() -> Any:
    file = io.BytesIO()
    Image.new("RGB", (1400, 700), "#336699").save(file, "PNG")
    file.seek(0)
    return get_image_model().objects.create(title="Ferry", file=ImageFile(file, "ferry.png"))


def _make_document() -> Any:
    return get_document_model().objects.create(
        title="Timetable", file=ContentFile(b"%PDF-1.4 " * 400, "timetable.pdf")
    )
