"""Whether a reader may be counted, for sites that have to ask."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.utils.module_loading import import_string

from ..conf import get_settings
from .once import Once

logger = logging.getLogger(__name__)

_told = Once()


def may_be_counted(request: HttpRequest) -> bool:
    """Ask the callable of ``HIT_CONSENT``; without one, everybody may be counted.

    Only ``True`` is consent: a callable that fails, or answers with anything else, such as the
    text of a cookie, has not found any.
    """
    path = get_settings().hit_consent
    if not path:
        return True
    try:
        answer = _asker(path)(request)
    except Exception:  # the site's own code may fail in any way, and no reader must see it
        if _told.is_first((path, "failed")):
            logger.exception("HIT_CONSENT %s failed. Readers count as not asked.", path)
        return False
    if not isinstance(answer, bool) and _told.is_first((path, "answer")):
        # The type alone: the answer may be something about the reader.
        kind = type(answer).__name__
        logger.error("HIT_CONSENT %s answered with %s, which is no consent.", path, kind)
    return answer is True


@lru_cache(maxsize=4)
def _asker(path: str) -> Callable[[HttpRequest], Any]:
    asker: Callable[[HttpRequest], Any] = import_string(path)
    return asker
