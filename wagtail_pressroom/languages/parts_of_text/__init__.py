"""Language of parts: words of a rich text marked as being in another language (WCAG 3.1.2).

A mark is stored as ``<span lang="ko" dir="ltr">``. See ``docs/languages-of-parts.md``.
"""

from .marks import attributes_of, known_languages, style_of
from .registration import FEATURE, register_feature

__all__ = ["FEATURE", "attributes_of", "known_languages", "register_feature", "style_of"]
