"""A site whose processes are killed. Run by the tests as a program of its own, because it forks.

Usage: python -m tests.hits.crash.lab STORE random KILLS | points | together PROCESSES DISPLAYS

The database is that of PRESSROOM_TEST_DATABASE, Redis that of PRESSROOM_TEST_REDIS, the spool lies
in PRESSROOM_TEST_SPOOL. Prints what came of it as JSON.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path
from typing import Any

WORKERS = 2
SECONDS_TO_A_POINT = 60


def set_up(store: str) -> list[int]:
    """Load the site with a store; return pages to be seen, one for each worker."""
    import django
    from django.conf import settings

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    settings.WAGTAIL_PRESSROOM = {
        "HIT_STORE": store,
        "HIT_SPOOL_PATH": os.environ["PRESSROOM_TEST_SPOOL"],
        "HIT_REDIS_URL": os.environ.get("PRESSROOM_TEST_REDIS", ""),
        "HIT_RATE": 0,
        "HIT_FLUSH_SECONDS": 0,
    }
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from django.db import connection

    from tests.factories import make_press_room
    from wagtail_pressroom.hits.models import HitTotal

    HitTotal.objects.all().delete()
    room = make_press_room(("en",))
    HitTotal.objects.all().delete()
    pages = [room.release().pk for _ in range(8)]
    connection.close()
    return pages


def kill_at_random(pages: list[int], kills: int) -> dict[str, Any]:
    """Kill workers at moments of no choosing, and start others in their place."""
    from tests.hits.crash.workers import Sender, Tally, fork, send_for_ever

    tally = Tally(WORKERS)

    def start(worker: int) -> int:
        return fork(lambda: send_for_ever(Sender(tally, worker, pages[worker])))

    chance = random.Random(os.environ.get("PRESSROOM_TEST_SEED", "hits"))
    processes = [start(worker) for worker in range(WORKERS)]
    for _ in range(kills):
        worker = chance.randrange(WORKERS)
        wait_for_answer(tally, worker)
        time.sleep(chance.uniform(0, 0.1))
        end(processes[worker])
        processes[worker] = start(worker)
    for process in processes:
        end(process)
    return outcome(pages, tally, WORKERS) | {"kills": kills + WORKERS}


def kill_at_points(pages: list[int], store: str) -> dict[str, Any]:
    """For each point let a worker die there, and another one go on after it; then count."""
    from tests.hits.crash.points import POINTS, die_at
    from tests.hits.crash.workers import Sender, Tally, fork, send_for_ever

    tally = Tally(WORKERS)
    outcomes = {}
    for name, point in POINTS[store].items():
        forget_salts()
        died = fork(
            lambda point=point: send_for_ever(
                Sender(tally, 0, pages[0]), prepare=lambda: die_at(point)
            )
        )
        status = wait(died)
        other = fork(lambda: send_for_ever(Sender(tally, 1, pages[1])))
        wait_for_answer(tally, 1)
        end(other)
        outcomes[name] = outcome(pages, tally, WORKERS) | {
            "died": os.WTERMSIG(status) == signal.SIGKILL
        }
    return outcomes


def wait_for_answer(tally: Any, worker: int) -> None:
    """Wait until a worker that has just begun has had an answer."""
    before, until = tally.acknowledged(worker), time.monotonic() + SECONDS_TO_A_POINT
    while tally.acknowledged(worker) == before and time.monotonic() < until:
        time.sleep(0.001)


def forget_salts() -> None:
    """Let the next worker make the salt of the day, as the first of a day does."""
    for path in Path(os.environ["PRESSROOM_TEST_SPOOL"]).glob("salt-*"):
        path.unlink()


def send_together(pages: list[int], processes: int, displays: int) -> dict[str, Any]:
    """Let processes report displays of one page at the same moment."""
    from tests.hits.crash.workers import Sender, Tally, fork
    from wagtail_pressroom.hits.flushing import flush_once

    tally = Tally(processes)

    def work(worker: int) -> None:
        sender = Sender(tally, worker, pages[0])
        for number in range(displays // processes):
            assert sender.send() == 204
            if number % 50 == 49:
                flush_once()

    children = [fork(lambda worker=worker: work(worker)) for worker in range(processes)]
    codes = [os.waitstatus_to_exitcode(wait(child)) for child in children]
    return outcome(pages[:1], tally, processes) | {"codes": codes}


def outcome(pages: list[int], tally: Any, workers: int) -> dict[str, Any]:
    """Flush what is left and compare what was acknowledged with what is in the tables."""
    from django.core.management import CommandError, call_command
    from django.db.models import Sum

    from wagtail_pressroom.hits.models import HitHour, HitRefusal, HitTotal
    from wagtail_pressroom.hits.stores import get_store

    flushed = get_store().flush()
    while again := get_store().flush():
        flushed += again
    counted = dict(HitTotal.objects.values_list("pk", "hits"))
    if len(pages) == 1:
        pairs = [(sum(map(tally.acknowledged, range(workers))), counted.get(pages[0], 0))]
        tried = [sum(map(tally.tried, range(workers)))]
    else:
        pairs = [(tally.acknowledged(w), counted.get(pages[w], 0)) for w in range(workers)]
        tried = [tally.tried(w) for w in range(workers)]
    try:
        call_command("pressroom_verify_hits", stdout=sys.stderr)
        verified = True
    except (CommandError, SystemExit) as error:
        sys.stderr.write(f"{error}\n")
        verified = False
    return {
        "acknowledged": sum(acknowledged for acknowledged, _counted in pairs),
        "tried": sum(tried),
        "counted": sum(counted for _acknowledged, counted in pairs),
        "lost": sum(max(0, acknowledged - n) for acknowledged, n in pairs),
        "doubled": sum(max(0, n - t) for (_a, n), t in zip(pairs, tried, strict=True)),
        "hours": HitHour.objects.aggregate(n=Sum("hits"))["n"] or 0,
        "refusals": dict(HitRefusal.objects.values_list("reason", "number")),
        "verified": verified,
        "left": get_store().state().waiting,
    }


def end(process: int) -> None:
    """Kill a process and wait for its end."""
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def wait(process: int) -> int:
    """Wait for a process to end by itself; return its status.

    Raises:
        TimeoutError: when it doesn't within a minute.
    """
    until = time.monotonic() + SECONDS_TO_A_POINT
    while time.monotonic() < until:
        done, status = os.waitpid(process, os.WNOHANG)
        if done:
            return status
        time.sleep(0.01)
    end(process)
    raise TimeoutError("The process has not come to its end.")


def main() -> None:
    """Do what the arguments say."""
    store, what, *arguments = sys.argv[1:]
    pages = set_up(store)
    if what == "random":
        result = kill_at_random(pages, int(arguments[0]))
    elif what == "points":
        result = kill_at_points(pages, store)
    else:
        result = send_together(pages, *map(int, arguments))
    json.dump(result, sys.stdout)


if __name__ == "__main__":
    main()
