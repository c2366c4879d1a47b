"""Making releases in all their states, with their translations."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import PageViewRestriction

from wagtail_pressroom.hits.counts import set_taken_over_count
from wagtail_pressroom.pages.models import PressReleasePage

from .body import attachments_data, body_data, contacts_data, people
from .content import Release
from .markup import paragraphs
from .translation import phrases, translate
from .vocabulary import Terms

# What the translations had counted on the former site, in hundredths of the original's.
SHARE_OF_HITS = {"en": 38, "ar": 9, "fr": 14}


@dataclass(frozen=True)
class PressRoom:
    """What releases refer to; indexes by language code, terms by slug and language code."""

    indexes: dict[str, Any]
    departments: Terms
    topics: Terms
    user: Any

    def existing(self) -> dict[tuple[str, str], Any]:
        """Return the releases there are, by slug and language code."""
        releases = PressReleasePage.objects.select_related("locale").defer_streamfields()
        return {(release.slug, release.locale.language_code): release for release in releases}


def is_complete(release: Release, existing: dict[tuple[str, str], Any]) -> bool:
    """Tell whether a release and all its translations are there, in the state they should have."""
    for language in (release["source"], *release["translation_status"]):
        page = existing.get((release["slug"], language))
        if page is None:
            return False
        if not page.live and (release["state"] in ("live", "private")):
            return False
    return True


def load_release(release: Release, room: PressRoom) -> None:
    """Make a release and its translations; what is there already is kept."""
    statuses = release["translation_status"]
    with transaction.atomic():
        page = _source(release, room)
        content = [release, people(release)]
        answers = {language: phrases(content, release["source"], language) for language in statuses}
        translate(page, answers, room.user, publish=release["state"] != "draft")
    for translated in page.get_translations().select_related("locale").specific():
        _set_status(translated, statuses[translated.locale.language_code])
    _take_over_hits(release, page)


def _source(release: Release, room: PressRoom) -> Any:
    language = release["source"]
    index = room.indexes[language]
    existing = PressReleasePage.objects.child_of(index).filter(slug=release["slug"]).first()
    if existing is not None:
        return existing
    moment, day_only = _release_date(release["date"])
    page = PressReleasePage(
        title=release["headline"][language],
        slug=release["slug"],
        locale=index.locale,
        live=False,
        summary=release["summary"][language],
        release_date=moment,
        release_date_only=day_only,
        category=release["category"],
        department=room.departments[release["department"]][language],
        topics=[room.topics[topic][language] for topic in release["topics"]],
        dateline=release.get("dateline", {}).get(language, ""),
        body=body_data(release),
        notes_to_editors=paragraphs(note[language] for note in release["notes_to_editors"]),
        contacts=contacts_data(release),
        attachments=attachments_data(release),
    )
    index.add_child(instance=page)
    if release["state"] == "private":
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    revision = page.save_revision(user=room.user)
    if release["state"] != "draft":
        # A release date in the future makes this a schedule.
        revision.publish(user=room.user)
        page.refresh_from_db()
    return page


def _release_date(text: str) -> tuple[datetime.datetime, bool]:
    """Return the moment, and whether only its day is shown."""
    zone = timezone.get_default_timezone()
    if text.startswith("+"):
        days = datetime.timedelta(days=int(text.removeprefix("+").removesuffix("d")))
        return timezone.now() + days, True
    return datetime.datetime.fromisoformat(text).replace(tzinfo=zone), "T" not in text


def _set_status(page: Any, status: str) -> None:
    """Set the translation status: each language's own, so translating again leaves it alone."""
    page.translation_status = status
    page.save(update_fields=["translation_status"])
    revision = page.latest_revision
    if revision is not None:
        # What an editor starts from.
        revision.content["translation_status"] = status
        revision.save(update_fields=["content"])


def _take_over_hits(release: Release, page: Any) -> None:
    if "taken_over_hits" not in release:
        return
    count = release["taken_over_hits"]["count"]
    day = datetime.date.fromisoformat(release["taken_over_hits"]["as_of"])
    set_taken_over_count(page, count, day)
    for translated in page.get_translations().select_related("locale"):
        share = SHARE_OF_HITS[translated.locale.language_code]
        set_taken_over_count(translated, count * share // 100, day)
