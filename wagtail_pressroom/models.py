"""Models of the core app. The mixins are abstract; only these have tables."""

from .languages.authority import AuthoritativeLanguage
from .languages.bridge.restrictions import FollowedRestriction
from .languages.bridge.revision_texts import TextOfRevision
from .languages.freshness.models import PublishedText, TranslatedText
from .languages.plans import TranslationPlan
from .legacy.models import ImportedText
from .releases.vocabularies import Department, Topic

__all__ = [
    "AuthoritativeLanguage",
    "Department",
    "FollowedRestriction",
    "ImportedText",
    "PublishedText",
    "TextOfRevision",
    "Topic",
    "TranslatedText",
    "TranslationPlan",
]
