"""Languages: own names, direction, switcher, alternates, translation status."""

from .autonyms import autonym, direction
from .options import LanguageOption, get_language_options

__all__ = ["LanguageOption", "autonym", "direction", "get_language_options"]
