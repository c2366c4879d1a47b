"""The thread that empties the store: one a process, begun with the first hit, never in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import os, sys, threading, time
import django
from django.conf import settings

settings.WAGTAIL_PRESSROOM = {"HIT_FLUSH_SECONDS": 1, "HIT_SPOOL_PATH": sys.argv[1]}
django.setup()
from django.core.management import call_command
from django.db import connection

call_command("migrate", verbosity=0)
from tests.factories import make_press_room
from tests.hits.readers import another_address, report
from wagtail_pressroom.hits.counts import hit_count

release = make_press_room(("en",)).release()

def threads():
    return [t.name for t in threading.enumerate() if t.name == "pressroom-hits"]

def wait_for(number):
    until = time.monotonic() + 20
    while hit_count(release) < number and time.monotonic() < until:
        time.sleep(0.1)
    assert hit_count(release) == number, hit_count(release)

assert threads() == []
for _ in range(3):
    assert report(release).status_code == 204
assert len(threads()) == 1
wait_for(3)

# A forked worker has no thread until it has a hit, and then one of its own.
address = another_address()
connection.close()
child = os.fork()
if not child:
    code = 1
    try:
        assert threads() == []
        assert report(release, REMOTE_ADDR=address).status_code == 204
        assert len(threads()) == 1
        wait_for(4)
        code = 0
    finally:
        os._exit(code)
assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
settings.WAGTAIL_PRESSROOM = {**settings.WAGTAIL_PRESSROOM, "HIT_FLUSH_SECONDS": 0}
"""


def test_each_process_has_one_thread_from_its_first_hit(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "hits")],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "PRESSROOM_TEST_DATABASE": f"sqlite:///{tmp_path}/db.sqlite3",
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
