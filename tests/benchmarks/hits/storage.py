"""How much hits weigh in the database."""

from __future__ import annotations

import time
import uuid
from collections import Counter
from typing import Any

from django.contrib.sessions.models import Session
from django.db import connection, models
from hitcount.models import Hit, HitCount

from tests.benchmarks.hits.names import WEIGHED
from tests.benchmarks.hits.site.models import MeasuredPage
from wagtail_pressroom.hits.applying import apply_batch
from wagtail_pressroom.hits.batch import Batch
from wagtail_pressroom.hits.models import (
    HitBatch,
    HitHour,
    HitReaderDay,
    HitSource,
    HitTotal,
)

DAYS = 30
HITS_AN_HOUR = 40
PEER_HITS = 5_000
OURS = (HitHour, HitTotal, HitReaderDay)
SIZE_OF_TABLE = {
    "postgresql": "SELECT pg_total_relation_size(%s::regclass)",
    "sqlite": "SELECT sum(pgsize) FROM dbstat WHERE name IN "
    "(SELECT name FROM sqlite_master WHERE tbl_name = %s)",
}
PEERS = (Hit, HitCount, Session)


def weigh() -> dict[str, Any]:
    """Count one page for a month, a batch for each hour, and weigh the tables.

    Returns:
        `hits` of the page; `rows`, the most for one day and source, and `peer_rows`, which
        dj-hitcount needs for the hits of that day; `bytes` for each of our
        hits; `ledger_bytes` for each batch; `peer_bytes` for each hit of dj-hitcount.
    """
    page = MeasuredPage.objects.get(slug=WEIGHED)
    now = time.time()
    first_hour = (int(now) // 86400 - DAYS) * 24
    before, ledger_before = _bytes(*OURS), _bytes(HitBatch)
    for hour in range(first_hour, first_hour + DAYS * 24):
        key = (page.pk, hour, int(HitSource.SCRIPT))
        readers = Counter({(page.pk, hour // 24): HITS_AN_HOUR})
        apply_batch(Batch(uuid.uuid4(), now, Counter({key: HITS_AN_HOUR}), readers))
    hits, batches = DAYS * 24 * HITS_AN_HOUR, DAYS * 24
    rows = Counter(
        (hour // 24, source)
        for hour, source in HitHour.objects.filter(page_id=page.pk).values_list("hour", "source")
    )
    return {
        "hits": hits,
        "rows": max(rows.values()),
        "peer_rows": 24 * HITS_AN_HOUR,
        "bytes": (_bytes(*OURS) - before) / hits,
        "ledger_bytes": (_bytes(HitBatch) - ledger_before) / batches,
        "peer_bytes": _peer_bytes(page),
    }


def _peer_bytes(page: MeasuredPage) -> float:
    """Return the bytes for each hit of dj-hitcount, with the session it makes for the reader."""
    hit = Hit.objects.latest("pk")
    session = Session.objects.get(pk=hit.session)
    hit_count = HitCount.objects.get_for_object(page)
    keys = [uuid.uuid4().hex for _hit in range(PEER_HITS)]
    before = _bytes(*PEERS)
    Session.objects.bulk_create(
        Session(pk=key, session_data=session.session_data, expire_date=session.expire_date)
        for key in keys
    )
    Hit.objects.bulk_create(
        Hit(ip=hit.ip, session=key, user_agent=hit.user_agent, hitcount=hit_count) for key in keys
    )
    return (_bytes(*PEERS) - before) / PEER_HITS


def _bytes(*tables: type[models.Model]) -> int:
    """Return the size of tables with their indexes."""
    statement = SIZE_OF_TABLE[connection.vendor]
    size = 0
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(statement, [table._meta.db_table])
            size += cursor.fetchone()[0]
    return size
