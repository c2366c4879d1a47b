"""The store for several hosts: Redis or Valkey, with a spool beside it for when that fails."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from ...conf import PressroomSettings
from ..display import Display
from ..refusal import CEILING, REPEAT
from . import redis_names as names
from .base import HitStore, StoreState, StoreUnavailable
from .doubt import Doubt
from .redis_breaker import RedisBreaker
from .redis_failed import RedisFailed
from .redis_lines import RedisLines
from .redis_safety import caches_sharing, find_dangers
