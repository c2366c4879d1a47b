"""Own names of languages, and the direction they are written in."""

from __future__ import annotations

from django.conf.locale import LANG_INFO

from ..conf import get_settings

# Django's table names these in English, or not at all (Unicode CLDR, "languages" in the
# language's own locale).
AUTONYMS = {
    "eu": "Euskara",
    "km": "ខ្មែរ",
    "kn": "ಕನ್ನಡ",
    "ku": "Kurdî",
    "mn": "Монгол",
    "pa": "ਪੰਜਾਬੀ",
    "si": "සිංහල",
    "am": "አማርኛ",
    "lo": "ລາວ",
    "ps": "پښتو",
    "zh-cn": "简体中文",
    "zh-hk": "繁體中文（香港）",
    "zh-mo": "繁體中文（澳門）",
    "zh-my": "简体中文（马来西亚）",
    "zh-sg": "简体中文（新加坡）",
    "zh-tw": "繁體中文",
}

# Scripts written from right to left that Django's table doesn't know (Unicode, Bidi_Class R/AL).
RIGHT_TO_LEFT = {"dv", "ks", "ps", "sd", "yi"}
# The same as subtags (ISO 15924): "pa-arab" is Punjabi in Arabic script.
RIGHT_TO_LEFT_SCRIPTS = {"adlm", "arab", "aran", "hebr", "nkoo", "rohg", "samr", "syrc", "thaa"}
# Django's table has it the other way round, but Azerbaijani is in Latin script since 1991.
LEFT_TO_RIGHT = {"az"}


def autonym(code: str) -> str:
    """Return the name of a language in that language, with a capital where its script has one.

    Args:
        code: a language code as in ``LANGUAGES``, for example ``"pt-br"``.

    Returns:
        The site's own name for it (setting ``AUTONYMS``), else the package's, else Django's,
        else the name of the language without its region, else the code itself.
    """
    own = {str(key).lower(): str(name) for key, name in get_settings().autonyms.items()}
    for candidate in _with_less_and_less(code):
        if own.get(candidate):
            return own[candidate]
        name = AUTONYMS.get(candidate) or _django_name(candidate)
        if name:
            # Title case, not upper case: Georgian has capitals, but begins no word with them.
            return name[:1].title() + name[1:]
    return code


def direction(code: str) -> str:
    """Return ``"rtl"`` or ``"ltr"`` for a language code.

    The value is meant for the ``dir`` attribute of HTML.
    """
    wanted = code.lower()
    scripts = [part for part in wanted.split("-")[1:] if len(part) == 4 and part.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in RIGHT_TO_LEFT_SCRIPTS else "ltr"
    if wanted.split("-")[0] in LEFT_TO_RIGHT:
        return "ltr"
    for candidate in _with_less_and_less(wanted):
        info = LANG_INFO.get(candidate)
        if info and "bidi" in info:
            return "rtl" if info["bidi"] else "ltr"
    return "rtl" if wanted.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def _with_less_and_less(code: str) -> list[str]:
    """Return ``zh-hant-hk``, ``zh-hant``, ``zh``."""
    parts = code.lower().split("-")
    return ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]


def _django_name(code: str) -> str:
    info = LANG_INFO.get(code, {})
    return str(info.get("name_local", ""))
