"""The bridge to wagtail-localize: the one way by which translations are drafted and published.

A translation never reaches readers before its original does, no draft touches what they see, and
what happens to the original (its date, place, privacy, withdrawal) happens to its translations.
"""

from .drafts import publish, publish_latest, save_draft
from .following import move_translations, take_over_dates, withdraw_translations
from .guard import HeldWithOriginalMixin
from .holds import Hold, Reason, hold_of
from .origins import source_of, translations_made_from

__all__ = [
    "HeldWithOriginalMixin",
    "Hold",
    "Reason",
    "hold_of",
    "move_translations",
    "publish",
    "publish_latest",
    "save_draft",
    "source_of",
    "take_over_dates",
    "translations_made_from",
    "withdraw_translations",
]
