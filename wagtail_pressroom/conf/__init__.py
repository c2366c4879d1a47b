"""Typed access to the ``WAGTAIL_PRESSROOM`` setting."""

from .options import (
    SETTING_NAME,
    PressroomSettings,
    SkipTarget,
    configured_options,
    find_problems,
    get_settings,
    setting_keys,
)

__all__ = [
    "SETTING_NAME",
    "PressroomSettings",
    "SkipTarget",
    "configured_options",
    "find_problems",
    "get_settings",
    "setting_keys",
]
