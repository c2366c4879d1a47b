"""Made-up views of the last two weeks, so that lists and reports have something to show."""

from __future__ import annotations

import time
import uuid
from collections import Counter

from wagtail_pressroom.hits.applying import apply_batch
from wagtail_pressroom.hits.batch import Batch
from wagtail_pressroom.hits.models import HitSource
from wagtail_pressroom.pages.models import PressReleasePage
from wagtail_pressroom.visibility import published

from .content import LANGUAGES

# The ledger knows it: loading the demo again adds nothing.
BATCH = uuid.UUID("5b1f3c5e-5d5c-4c86-9a55-2f6d6f0f9b0e")
SECONDS_AN_HOUR = 3600
DAYS = 14
RELEASES_READ = 15


def load_views() -> int:
    """Count views of the newest releases in each language, once.

    Returns:
        How many were added.
    """
    this_hour = int(time.time()) // SECONDS_AN_HOUR
    hits: Counter[tuple[int, int, int]] = Counter()
    for language in LANGUAGES:
        releases = PressReleasePage.objects.filter(locale__language_code=language)
        newest = published(releases)[:RELEASES_READ]
        for position, release in enumerate(newest, start=1):
            for day in range(DAYS):
                # Of odd sizes, fewer the older the release and the longer ago.
                number = (release.pk * 37 + day * 11) % 23 + 60 // (position + day)
                source = HitSource.PIXEL if number % 9 == 0 else HitSource.SCRIPT
                hits[release.pk, this_hour - 24 * day - number % 7, source] += number
    return apply_batch(Batch(BATCH, since=time.time(), hits=hits))
