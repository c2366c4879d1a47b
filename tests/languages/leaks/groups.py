"""A release with a translation through wagtail-localize, in each state in which it is a secret."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from tests.factories import PressRoom, make_private
from tests.releases.material import block

# In every text of the release and of its translation: what no reader may see.
SECRET = "Quillon"
# What readers of a translation that is live already see, and may see.
KNOWN = "Known text"

IN_TWO_DAYS = datetime.timedelta(days=2)


@dataclass
class Group:
    """A release in English, its Korean translation, and the record that joins them.

    ``record`` is ``None`` where a release stands alone.
    """

    room: PressRoom
    source: Any
    record: Any

    @property
    def target(self) -> Any:
        """The translation as it is in the database now; ``None`` before there is one."""
        korean = Locale.objects.get(language_code="ko")
        return (
            type(self.source)
            .objects.filter(translation_key=self.source.translation_key, locale=korean)
            .first()
        )

    def fresh_source(self) -> Any:
        return type(self.source).objects.get(pk=self.source.pk)


def body(text: str) -> list[dict[str, Any]]:
    return [block("paragraph", f"<p>{text} body</p>")]


def add_source(room: PressRoom, **values: Any) -> Any:
    """Add the English release, a draft with a revision."""
    release = room.release(
        title=f"{SECRET} title",
        slug="the-release",
        summary=f"{SECRET} summary",
        live=False,
        body=body(SECRET),
        **values,
    )
    release.save_revision()
    return release


def translate(room: PressRoom, source: Any, words: str = SECRET) -> Group:
    """Submit a release for translation into Korean and translate every text."""
    origin, _changed = TranslationSource.update_or_create_from_instance(source)
    korean = Locale.objects.get(language_code="ko")
    record, _created = Translation.objects.get_or_create(source=origin, target_locale=korean)
    record.save_target(publish=False)
    write_texts(record, words)
    return Group(room, source, record)


def write_texts(record: Translation, words: str) -> None:
    """Translate every text of a record by a text that tells where it belongs."""
    for segment in record.source.stringsegment_set.select_related("context", "string"):
        if segment.context.path == "slug":
            continue
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=record.target_locale,
            defaults={
                "data": f"{words} ko {segment.context.path}",
                "translation_type": "manual",
                "has_error": False,
            },
        )


def without_dates(group: Group) -> Group:
    """Take from the translation the date it was copied with: an editor may have emptied it.

    With it, Wagtail itself would only schedule what is published, and no guard would be tried.
    """
    target = group.target
    type(target).objects.filter(pk=target.pk).update(go_live_at=None)
    for revision in target.revisions.all():
        revision.content["go_live_at"] = None
        revision.save(update_fields=["content"])
    return group


def draft(room: PressRoom) -> Group:
    """The original has never been published."""
    return translate(room, add_source(room))


def embargoed(room: PressRoom) -> Group:
    """The original is scheduled by ``go_live_at``; its date is past."""
    source = add_source(room)
    source.go_live_at = timezone.now() + IN_TWO_DAYS
    source.save_revision().publish()
    source = type(source).objects.get(pk=source.pk)
    assert not source.live
    return without_dates(translate(room, source))


def future(room: PressRoom) -> Group:
    """The original is scheduled by its release date."""
    source = add_source(room, release_date=timezone.now() + IN_TWO_DAYS)
    source.save_revision().publish()
    source = type(source).objects.get(pk=source.pk)
    assert not source.live
    return without_dates(translate(room, source))


def private(room: PressRoom) -> Group:
    """The original is public to those who may log in, by its section."""
    make_private(room.indexes["en"])
    source = add_source(room)
    source.save_revision().publish()
    source = type(source).objects.get(pk=source.pk)
    assert source.live
    return translate(room, source)


def live_with_draft(room: PressRoom) -> Group:
    """Both are public; the translator has typed new texts that nobody has published yet."""
    source = room.release(title=f"{KNOWN} title", slug="the-release", body=body(KNOWN))
    source.save_revision().publish()
    source = type(source).objects.get(pk=source.pk)
    group = translate(room, source, KNOWN)
    target = group.target
    target.save_revision()
    group.record.save_target(publish=True)
    assert group.target.live
    write_texts(group.record, SECRET)
    return group


def own_privacy(room: PressRoom) -> Group:
    """Both are live; the translation alone is behind a password."""
    source = room.release(title=f"{KNOWN} title", slug="the-release", body=body(KNOWN))
    source.save_revision().publish()
    source = type(source).objects.get(pk=source.pk)
    group = translate(room, source)
    group.record.save_target(publish=True)
    assert group.target.live
    restrict(group.target)
    return group


def both_live(room: PressRoom) -> Group:
    """Both are public: what withdraws the original has to withdraw the translation."""
    source = add_source(room)
    source.save_revision().publish()
    group = translate(room, type(source).objects.get(pk=source.pk))
    group.record.save_target(publish=True)
    assert group.target.live
    return group


STATES: dict[str, Callable[[PressRoom], Group]] = {
    "draft": draft,
    "embargoed": embargoed,
    "private": private,
    "future": future,
}


def restrict(page: Any) -> None:
    """Put a page behind a password of its own."""
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="open sesame"
    )
