"""Concurrent hits are neither lost nor doubled: threads on a database file, nothing simulated."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import json, sys, threading, uuid
import tests.settings as settings

settings.DATABASES["default"]["NAME"] = sys.argv[1]
threads, hits, pages = map(int, sys.argv[2:])

import django

django.setup()
from django.core.management import call_command
from django.db import connection
from wagtail_pressroom.hits.models import HitHour, HitSource, HitTotal
from wagtail_pressroom.hits.recording import record_hit, record_refusal
from wagtail_pressroom.hits.models import HitRefusal

call_command("migrate", "wagtail_pressroom_hits", verbosity=0)
keys = [uuid.uuid4() for _ in range(pages)]
together = threading.Barrier(threads)
errors = []

def work():
    together.wait()
    try:
        for number in range(hits):
            page = number % pages
            record_hit(page + 1, keys[page], HitSource.SCRIPT)
            record_refusal("bot")
    except Exception as error:
        errors.append(repr(error))
    finally:
        connection.close()

workers = [threading.Thread(target=work) for _ in range(threads)]
[worker.start() for worker in workers]
[worker.join() for worker in workers]
print(json.dumps({
    "errors": errors,
    "totals": list(HitTotal.objects.order_by("pk").values_list("hits", flat=True)),
    "hours": sum(HitHour.objects.values_list("hits", flat=True)),
    "refusals": sum(HitRefusal.objects.values_list("number", flat=True)),
}))
"""


def count_together(path: Path, threads: int, hits: int, pages: int = 1) -> dict[str, object]:
    """Let threads record hits at the same moment; return what the tables then hold."""
    arguments = [str(path), str(threads), str(hits), str(pages)]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_four_threads_count_exactly(tmp_path: Path) -> None:
    assert count_together(tmp_path / "hits.sqlite3", threads=4, hits=50) == {
        "errors": [],
        "totals": [200],
        "hours": 200,
        "refusals": 200,
    }


def test_the_first_hits_of_many_pages_race_for_their_rows(tmp_path: Path) -> None:
    # Every hit is the first of its page in its thread, so each row is raced for.
    found = count_together(tmp_path / "race.sqlite3", threads=8, hits=10, pages=10)
    assert found == {"errors": [], "totals": [8] * 10, "hours": 80, "refusals": 80}
