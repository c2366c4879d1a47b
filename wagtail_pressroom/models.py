"""Models of the core app. The mixins are abstract; only the vocabularies have tables."""

from .releases.vocabularies import Department, Topic

__all__ = ["Department", "Topic"]
