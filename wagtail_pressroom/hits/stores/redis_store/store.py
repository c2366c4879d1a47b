"""The store for several hosts."""

from __future__ import annotations

import secrets
import time
import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from ....conf import PressroomSettings
from ...display import Display
from ..base import HitStore, StoreState, StoreUnavailable
from ..doubt import Doubt
from . import names
from .batches import RedisBatches
from .breaker import RedisBreaker
from .failed import RedisFailed
from .fields import hit_field, readers_field, refusal_field
from .forgetting import forget_log, oldest_day_of_use
from .lines import RedisLines
from .marker import RedisMarker
from .salts import RedisSalts
from .scripts import REFUSE, TAKE
from .settling import RedisSettling
from .watch import redis_trouble

if TYPE_CHECKING:
    from .line import RedisLine

# A display waits so long for a connection, and for each answer; then it takes the way round.
QUICK = 0.05
# What no reader waits for may take longer.
PATIENT = 2.0
# A second more than the window, for displays on their way.
SECONDS_MORE = 1
# While a new value of the setting reaches all workers, some still have a longer window.
LEAST_SECONDS_SEEN = 60
# Another process may have emptied Redis between two steps; not again and again.
ATTEMPTS = 3


class Spool(HitStore, Protocol):
    """A spool that asks another store before it counts a display in doubt."""

    def record(self, display: Display, doubt: Doubt | None = None) -> None:
        """Take in a display; see :meth:`HitStore.record`."""


class RedisStore:
    """Hits in Redis, which all hosts share, and in the spool of this host while Redis fails."""

    def __init__(
        self,
        options: PressroomSettings,
        make_spool: Callable[[Callable[[Doubt], bool | None]], Any],
    ) -> None:
        """Connect when the first display comes.

        Args:
            options: settings of the site.
            make_spool: makes the spool, given what settles a doubt.
        """
        self._url = options.hit_redis_url
        self._window = options.hit_window_seconds
        self._ceiling = options.hit_daily_ceiling
        self._quick = RedisLines(self._url, QUICK)
        self._patient = RedisLines(self._url, PATIENT)
        self._breaker = RedisBreaker()
        self._salts = RedisSalts(self._window)
        self._batches = RedisBatches(self._patient)
        self._marker = RedisMarker()
        self._spool: Spool = make_spool(RedisSettling(self._patient).settle)

    def record(self, display: Display) -> None:
        """Take in a display; see :meth:`HitStore.record`."""
        doubt = None
        if self._breaker.allows():
            try:
                self._quick.use(lambda line: self._take(display, line))
            except RedisFailed as failure:
                self._breaker.failed(failure)
                doubt = failure.doubt
            else:
                self._breaker.worked()
                return
        self._breaker.went_round()
        self._spool.record(display, doubt)

    def refuse(self, reason: str, at: float, number: int = 1) -> None:
        """Take in refusals; see :meth:`HitStore.refuse`.

        Where Redis does not answer, they are counted by the spool and may be by Redis as well.
        """
        if self._breaker.allows():
            try:
                self._quick.use(lambda line: _refuse(reason, at, number, line))
            except RedisFailed as failure:
                self._breaker.failed(failure)
            else:
                self._breaker.worked()
                return
        self._breaker.went_round()
        self._spool.refuse(reason, at, number)

    def flush(self) -> int:
        """Empty Redis and the spool into the tables; see :meth:`HitStore.flush`.

        The spool is emptied whether Redis answers or not.
        """
        now = time.time()
        self._salts.forget_before(oldest_day_of_use(now))
        hits, failure = 0, None
        try:
            self._patient.use(self._marker.look)
            hits = self._batches.flush()
            self._patient.use(lambda line: forget_log(line, now))
        except RedisFailed as error:
            failure = error
        hits += self._spool.flush()
        if failure is not None:
            raise StoreUnavailable(str(failure)) from failure
        return hits

    def state(self) -> StoreState:
        """Return what waits, counts in Redis and bytes in the spool; see :meth:`HitStore.state`."""
        spool = self._spool.state()
        counts, oldest, apart, troubles = 0, None, 0, [spool.trouble]
        try:
            self._patient.use(self._marker.look)
            counts, oldest, apart = self._patient.use(self._batches.size)
            troubles += self._patient.use(lambda line: redis_trouble(self._url, line))
        except RedisFailed as failure:
            troubles.append(str(failure))
        else:
            if self._breaker.reason:
                troubles.append(
                    f"Redis has failed, and is asked again soon: {self._breaker.reason}"
                )
        if apart:
            troubles.append(f"Redis holds {apart} batches that could not be added.")
        troubles.append(self._marker.trouble())
        times = [at for at in (spool.oldest, oldest) if at is not None]
        return StoreState(
            min(times, default=None), spool.waiting + counts, " ".join(filter(None, troubles))
        )

    def waiting_batches(self) -> list[uuid.UUID]:
        """Return the numbers of batches that wait; see :meth:`HitStore.waiting_batches`."""
        try:
            return [*self._batches.waiting(), *self._spool.waiting_batches()]
        except RedisFailed as failure:
            raise StoreUnavailable(str(failure)) from failure

    def _take(self, display: Display, line: RedisLine) -> None:
        for _ in range(ATTEMPTS):
            keys, tag = self._salts.keys_of(display, line)
            declines = keys.shared is not None
            if keys.shared is not None:
                hits = names.shared(display.day, display.page_id, keys.shared)
                kept = self._window and self._window + SECONDS_MORE
            else:
                hits = names.readers(display.day, keys.key)
                kept = max(self._window + SECONDS_MORE, LEAST_SECONDS_SEEN)
            answer = line.run_once(
                TAKE,
                [
                    names.pending(line.run_id),
                    names.PENDINGS,
                    names.salt(display.day),
                    names.seen(keys.key),
                    names.seen(keys.previous or keys.key),
                    hits[0],
                ],
                [
                    tag,
                    f"{display.at:.6f}",
                    display.day,
                    self._window,
                    self._ceiling,
                    kept,
                    hits[1],
                    int(declines),
                    hit_field(display),
                    readers_field(display),
                ],
            )
            if answer == "closed":
                raise RedisFailed("Redis has closed the number of this connection.")
            if answer != "salt":
                return
            self._salts.forget()
        raise RedisFailed("Redis has another salt each time it is asked.")


def _refuse(reason: str, at: float, number: int, line: RedisLine) -> None:
    keys = [names.pending(line.run_id), names.PENDINGS]
    line.run(REFUSE, keys, [refusal_field(reason, at), number, secrets.token_hex(16)])
