"""System checks of the hit counter's settings."""

from __future__ import annotations

import inspect
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.utils.module_loading import import_string

from ..conf import get_settings
from .stores import redis_checks  # noqa: F401  (importing registers them)


@register(Tags.compatibility)
def check_consent(**kwargs: Any) -> list[CheckMessage]:
    """Check that ``HIT_CONSENT`` names something that can be asked."""
    path = get_settings().hit_consent
    problem = path and _problem_of_consent(path)
    if not problem:
        return []
    return [
        Error(
            f"HIT_CONSENT names {path}, which {problem}. No reader is counted.",
            hint="It is the dotted path of a function that takes a request and returns True or "
            "False, such as 'mysite.privacy.may_be_counted'.",
            id="wagtail_pressroom.E007",
        )
    ]


def _problem_of_consent(path: str) -> str | None:
    try:
        asker = import_string(path)
    except Exception as error:  # noqa: BLE001  (the site's module may fail in any way)
        return f"can't be imported ({error})"
    if not callable(asker):
        return "can't be called"
    return "is asynchronous" if inspect.iscoroutinefunction(asker) else None
