"""The bridge to wagtail-localize: the one way by which translations are drafted and published.

A translation never reaches readers before its original does, no draft touches what they see, and
what happens to the original (its date, place, privacy, withdrawal) happens to its translations.
"""

from .drafts import publish, publish_latest, save_draft
from .following import follow_publication, move_translations, withdraw_translations
from .guard import HeldWithOriginalMixin, held_models
from .holds import Hold, Reason, hold_of
from .origins import Family, family_of, original_of, source_of, translations_made_from

__all__ = [
    "Family",
    "HeldWithOriginalMixin",
    "Hold",
    "Reason",
    "family_of",
    "follow_publication",
    "held_models",
    "hold_of",
    "move_translations",
    "original_of",
    "publish",
    "publish_latest",
    "save_draft",
    "source_of",
    "translations_made_from",
    "withdraw_translations",
]
