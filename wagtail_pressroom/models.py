"""Models of the core app. The mixins are abstract; only these have tables."""

from .languages.plans import TranslationPlan
from .legacy.models import ImportedText
from .releases.vocabularies import Department, Topic

__all__ = ["Department", "ImportedText", "Topic", "TranslationPlan"]
