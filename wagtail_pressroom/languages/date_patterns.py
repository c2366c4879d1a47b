"""How a date is written out in each language: the month in full, and nothing that isn't read.

Django's own ``DATE_FORMAT`` is abbreviated in some languages, numeric in others, and has leading
zeros or the day of the week in a few; those are replaced by the form that Unicode CLDR calls
"long". What a site has chosen itself stays.
"""

from __future__ import annotations

import datetime

from django.conf import global_settings, settings
from django.conf.locale import LANG_INFO
from django.utils.formats import date_format, get_format_modules
from django.utils.translation import get_language

_DJANGOS_OWN = "django.conf.locale."
# Names of months are not in every language's catalogue; digits are read everywhere.
_WITHOUT_WORDS = "Y-m-d"
_DAY_FIRST = "j F Y"
_MONTH_FIRST = "F j, Y"
_OF_THE_YEAR = r"j \d\e F \d\e Y"
_WITH_MONTH_FIRST = {"en", "en-us", "en-ca", "en-ph"}
_LONG = {
    "af": _DAY_FIRST,
    # Django puts a comma between month and year, where Arabic has none.
    "ar": _DAY_FIRST,
    "ast": _OF_THE_YEAR,
    "be": "j F Y г.",
    "bg": "j F Y г.",
    "br": _DAY_FIRST,
    "bs": "j. F Y.",
    "ca": _OF_THE_YEAR,
    "dsb": "j. F Y",
    "el": "j E Y",
    "en": _DAY_FIRST,
    "es-ar": _OF_THE_YEAR,
    "eu": r"Y\k\o F\r\e\n j\a",
    "fy": _DAY_FIRST,
    "hsb": "j. F Y",
    "hy": "j Fի, Y թ.",
    "ia": _OF_THE_YEAR,
    "id": _DAY_FIRST,
    "io": _DAY_FIRST,
    "it": _DAY_FIRST,
    "ka": "j F, Y",
    "kab": _DAY_FIRST,
    "kk": "Y ж. j F",
    "lb": "j. F Y",
    "mk": _DAY_FIRST,
    "ml": "Y, F j",
    "mn": "Y оны Fын j",
    "mr": "j F, Y",
    "ms": _DAY_FIRST,
    "my": _DAY_FIRST,
    "ne": "Y F j",
    "os": "j F, Y аз",
    "pa": _DAY_FIRST,
    "sl": "j. F Y",
    "sq": _DAY_FIRST,
    "sw": _DAY_FIRST,
    "tr": _DAY_FIRST,
    "tt": "j F, Y ел",
    "udm": _DAY_FIRST,
    "uk": "j E Y р.",
    "ur": "j F، Y",
    "vi": r"\N\gà\y j \t\há\n\g n \nă\m Y",
    "zh": "Y年n月j日",
}
# Django's catalogues have the names of months with a capital, as they stand above a calendar.
_WITHOUT_CAPITALS = {
    *("ast", "bg", "bs", "dsb", "es", "gl", "hsb", "hy", "io", "it", "kk", "ky", "mk", "os"),
    *("pt", "ro", "sq", "tk", "tt", "uz"),
}
# "d’abril", but "de maig".
_ELIDING = {"ast", "ca"}


def written_out(day: datetime.date) -> str:
    """Return a day in the active language, ``3 September 2026``.

    Args:
        day: any day.

    Returns:
        It in the site's own form (``FORMAT_MODULE_PATH``, or ``DATE_FORMAT`` in the settings where
        Django has no form for the language), else in the long one.
    """
    code = (get_language() or settings.LANGUAGE_CODE).lower()
    own = _pattern_of_site(code)
    if own is not None:
        return date_format(day, own)
    language = code.split("-")[0]
    text = date_format(day, _long_pattern(code))
    if language in _WITHOUT_CAPITALS:
        text = text.lower()
    if language in _ELIDING:
        text = text.replace(" de a", " d’a").replace(" de o", " d’o")
    return text


def _pattern_of_site(code: str) -> str | None:
    """Return the pattern that the site has chosen for a language, if it has."""
    for module in get_format_modules(code):
        pattern = getattr(module, "DATE_FORMAT", None)
        if pattern is not None:
            return None if module.__name__.startswith(_DJANGOS_OWN) else str(pattern)
    is_default = settings.DATE_FORMAT == global_settings.DATE_FORMAT
    return None if is_default else str(settings.DATE_FORMAT)


def _long_pattern(code: str) -> str:
    if code in _WITH_MONTH_FIRST:
        return _MONTH_FIRST
    language = code.split("-")[0]
    pattern = _LONG.get(code) or _LONG.get(language)
    if pattern is not None:
        return pattern
    is_known = code in LANG_INFO or language in LANG_INFO
    return "DATE_FORMAT" if is_known else _WITHOUT_WORDS
