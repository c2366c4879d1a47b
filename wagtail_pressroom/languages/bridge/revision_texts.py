"""What of its original a revision of a translation was given."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db import models
from wagtail.models import Revision
from wagtail_localize.models import Translation

from ..content import Parts, content_parts, part_of
from .holds import untranslated


class TextOfRevision(models.Model):
    """What a revision of a translation was given of its original; gone with the revision."""

    revision = models.OneToOneField(
        Revision, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    source_id = models.BigIntegerField()
    # Hashes of the original's parts whose texts were all translated, and of the others.
    parts = models.JSONField(default=dict)
    untranslated = models.JSONField(default=dict)
    # When the original was read for it; UTC.
    synchronised_at = models.DateTimeField()
    # Of the translation's own content, by which a revision that takes it up again is known.
    digest = models.CharField(max_length=16)

    def __str__(self) -> str:
        return f"{self.revision_id} of {self.source_id}"


def digest_of(parts: Parts) -> str:
    """Return one hash for the content of a page.

    Args:
        parts: its parts.
    """
    text = "".join(f"{name}={value};" for name, value in sorted(parts.items()))
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def note_texts(revision: Revision, source: Any, record: Translation) -> None:
    """Take down what of its original a revision has got, just now.

    Args:
        revision: a revision of the translation, with the texts.
        source: the specific page it is made from.
        record: wagtail-localize's record of the translation.
    """
    parts = content_parts(record.source.as_instance())
    paths = untranslated(record).values_list("context__path", flat=True)
    missing = {part_of(path, parts) for path in paths}
    TextOfRevision.objects.update_or_create(
        revision=revision,
        defaults={
            "source_id": source.pk,
            "parts": {name: digest for name, digest in parts.items() if name not in missing},
            "untranslated": {name: parts[name] for name in missing if name in parts},
            "synchronised_at": record.source.last_updated_at,
            "digest": digest_of(content_parts(revision.as_object())),
        },
    )


def texts_of(revision_id: int | None, source: Any) -> TextOfRevision | None:
    """Return what a revision was given of a page, if that was taken down.

    Args:
        revision_id: primary key of the revision.
        source: the page.
    """
    if revision_id is None:
        return None
    return TextOfRevision.objects.filter(revision_id=revision_id, source_id=source.pk).first()


def same_texts(page: Any, source: Any) -> TextOfRevision | None:
    """Return what an earlier revision with the content of a page was given.

    Args:
        page: the specific translation, as it is.
        source: the page it is made from.
    """
    earlier = TextOfRevision.objects.filter(
        revision__object_id=str(page.pk),
        source_id=source.pk,
        digest=digest_of(content_parts(page)),
    )
    return earlier.order_by("-revision_id").first()
