"""Builders of test content: pages made through Wagtail's own API."""

from __future__ import annotations

import datetime
import itertools
import uuid
from dataclasses import dataclass, field
from typing import Any

from django.core.cache import cache
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.search import index

from tests.testapp.models import HomePage, OrdinaryPage

LANGUAGES = ("en", "ko", "ar", "fr")
NAMES = {"en": "Press releases", "ko": "보도자료", "ar": "البيانات الصحفية", "fr": "Communiqués"}
_numbers = itertools.count(1)


def ready_pages() -> Any:
    """Return the ready page types; imported late, because one test site leaves them out."""
    from wagtail_pressroom.pages import models

    return models


@dataclass
class PressRoom:
    """A site with a home page and a press index in each language."""

    homes: dict[str, Any] = field(default_factory=dict)
    indexes: dict[str, Any] = field(default_factory=dict)
    site: Any = None

    def release(self, language: str = "en", **values: Any) -> Any:
        """Add a public release dated yesterday, unless told otherwise."""
        return make_release(self.indexes[language], **values)

    def translate(self, release: Any, language: str, **values: Any) -> Any:
        """Add a public release as the translation of another."""
        values.setdefault("slug", release.slug)
        values.setdefault("release_date", release.release_date)
        values.setdefault("translation_status", "unofficial")
        return make_release(
            self.indexes[language], translation_key=release.translation_key, **values
        )

    def ordinary_page(self, language: str = "en", **values: Any) -> Any:
        """Add a page outside the press room."""
        values.setdefault("title", "About us")
        values.setdefault("slug", "about")
        page = OrdinaryPage(locale=self.homes[language].locale, **values)
        return self.homes[language].add_child(instance=page)


def make_press_room(languages: tuple[str, ...] = LANGUAGES) -> PressRoom:
    """Build the tree: one home and one index a language, translations of one another."""
    Page.objects.filter(depth__gt=1).delete()
    Site.objects.all().delete()
    cache.clear()
    root = Page.get_first_root_node()
    room = PressRoom()
    home_key, index_key = uuid.uuid4(), uuid.uuid4()
    for language in languages:
        locale, _created = Locale.objects.get_or_create(language_code=language)
        home = HomePage(
            title=f"Ministry {language}",
            slug=f"home-{language}",
            locale=locale,
            translation_key=home_key,
        )
        room.homes[language] = root.add_child(instance=home)
        index = ready_pages().PressIndexPage(
            title=NAMES.get(language, f"Press {language}"),
            slug="press-releases",
            locale=locale,
            translation_key=index_key,
            show_in_menus=True,
        )
        room.indexes[language] = room.homes[language].add_child(instance=index)
    room.site = Site.objects.create(
        hostname="testserver",
        port=80,
        site_name="Test ministry",
        root_page=room.homes[languages[0]],
        is_default_site=True,
    )
    return room


def make_release(parent: Any, model: Any = None, **values: Any) -> Any:
    """Add a release below an index, live unless told otherwise."""
    number = next(_numbers)
    values.setdefault("title", f"Release {number}")
    values.setdefault("slug", f"release-{number}")
    values.setdefault("locale", parent.locale)
    values.setdefault("release_date", timezone.now() - datetime.timedelta(days=1))
    model = model or ready_pages().PressReleasePage
    return parent.add_child(instance=model(**values))


def make_private(page: Any) -> None:
    """Put a page and everything below it behind a log-in."""
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def points(*texts: str, style: str = "numbered") -> dict[str, Any]:
    """Return raw StreamField data of a points block with one level."""
    return {
        "type": "points",
        "id": str(uuid.uuid4()),
        "value": {
            "style": style,
            "points": [
                {
                    "type": "item",
                    "id": str(uuid.uuid4()),
                    "value": {
                        "text": f"<p>{text}</p>",
                        "number": "",
                        "style": "bulleted",
                        "points": [],
                    },
                }
                for text in texts
            ],
        },
    }


def make_many_releases(parent: Any, number: int, **values: Any) -> list[Any]:
    """Add public releases below an index quickly: rows only, without signals or revisions."""
    model = ready_pages().PressReleasePage
    parent.refresh_from_db()
    first, now = parent.numchild + 1, timezone.now()
    releases = []
    for position in range(first, first + number):
        slug = f"many-{position}"
        day = datetime.timedelta(days=position)
        release = model(
            title=f"Release {slug}",
            slug=slug,
            locale=parent.locale,
            release_date=now - day,
            path=model._get_path(parent.path, parent.depth + 1, position),
            depth=parent.depth + 1,
            url_path=f"{parent.url_path}{slug}/",
            draft_title=f"Release {slug}",
            **values,
        )
        releases.append(release)
    shared = [field.attname for field in Page._meta.concrete_fields if field.attname != "id"]
    pages = Page.objects.bulk_create(
        [Page(**{name: getattr(release, name) for name in shared}) for release in releases]
    )
    for release, page in zip(releases, pages, strict=True):
        release.pk = release.id = page.pk
        release.save_base(raw=True, force_insert=True)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + number)
    return releases


def make_searchable(pages: list[Any]) -> None:
    """Put pages made in bulk into the search index, as Wagtail's signals do for others."""
    for page in pages:
        index.insert_or_update_object(page)
