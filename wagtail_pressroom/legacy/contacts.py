"""Whom journalists can ask, as a text names them at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from .document import FoundContact, OutlineRow
from .lines import fold
from .tools import Tools
from .vocabulary import Vocabulary

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_PHONE = re.compile(r"(?<![\w/.-])\+?[(（]?\d[\d\s()（）./-]{5,20}\d(?!\w)")
_PHONE_WORDS = re.compile(
    r"\b(?:tel|tél|telephone|téléphone|phone|ph|mobile|mob|fax|telefon|teléfono|telefone|тел|t|e-?mail|mail"
    r"|courriel|correo)\b\s?\.?\s?:?"
    r"|☎|☏|✉|전화|이메일|電話|電郵|电话|邮箱|电子邮箱|هاتف|البريد الإلكتروني\s?:?",
    re.IGNORECASE,
)
_TRIM = " \t\u00a0\u3000,;:：|/·()（）-–—"
# A contact is a few short lines.
_MOST_ROWS = 8
_ROWS_OF_NEXT = 4
_LONGEST = 120


def find_contacts(
    rows: Sequence[OutlineRow], tools: Tools
) -> tuple[tuple[FoundContact, ...], list[OutlineRow]]:
    """Find the contacts among the rows.

    Args:
        rows: the rows of a text.
        tools: the readers of the languages' words.

    Returns:
        The contacts, and all rows, with those of contacts marked as such. A heading such as
        “Contact” without a telephone number or an address below it names nobody.
    """
    settled = list(rows)
    contacts: list[FoundContact] = []
    n = 0
    while n < len(rows):
        rest = _after_heading(rows[n], tools.vocabulary)
        if rest is None:
            n += 1
            continue
        group = [n, *_following(rows, n + 1, _MOST_ROWS, tools)]
        found, last = _read(rows, group, rest)
        if found is None:
            n += 1
        while found is not None:
            contacts.append(found)
            for m in range(group[0], last + 1):
                settled[m] = replace(rows[m], kind="contact")
            # Below the first contact the next may stand, without a heading of its own.
            n = last + 1
            group = _following(rows, n, _ROWS_OF_NEXT, tools)
            found, last = _read(rows, group, rows[n].text) if group else (None, n)
    return tuple(contacts), settled


def _following(rows: Sequence[OutlineRow], start: int, most: int, tools: Tools) -> list[int]:
    indices = range(start, min(start + most, len(rows)))
    return list(takewhile(lambda n: _may_belong(rows[n], tools.vocabulary), indices))


def names_contact(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a line names a contact, an address or a telephone number.

    Args:
        text: a trimmed line.
        vocabulary: the words.
    """
    if len(text) > _LONGEST:
        return False
    word, colon, _rest = text.replace("：", ":").partition(":")
    if colon and fold(word) in vocabulary.contacts:
        return True
    return bool(_EMAIL.search(text) or (_PHONE.search(text) and _PHONE_WORDS.search(text)))


def _after_heading(row: OutlineRow, vocabulary: Vocabulary) -> str | None:
    """Return what follows the heading on its row; ``None`` when the row is no such heading."""
    if row.kind in {"table", "question", "answer"} or len(row.text) > _LONGEST:
        return None
    word, _colon, rest = row.text.replace("：", ":").partition(":")
    heading = fold(word).strip("[]<>【】()* ")
    if heading not in vocabulary.contacts:
        return None
    return rest.strip()


def _may_belong(row: OutlineRow, vocabulary: Vocabulary) -> bool:
    if row.level != 0 or row.marker or row.kind != "paragraph" or len(row.text) > _LONGEST:
        return False
    return _after_heading(row, vocabulary) is None and not row.text.endswith((".", "。"))


def _read(
    rows: Sequence[OutlineRow], group: Sequence[int], rest: str
) -> tuple[FoundContact | None, int]:
    """Read one contact; return it and the index of its last row."""
    names: list[str] = []
    phone = email = ""
    last = group[0]
    for n in group:
        text = rest if n == group[0] else rows[n].text
        found_email, found_phone = _EMAIL.search(text), _PHONE.search(text)
        if (phone or email) and not (found_email or found_phone):
            # The next name, or the text goes on.
            break
        if found_email and not email:
            email = found_email[0]
        if found_phone and not phone:
            phone = _balanced(found_phone[0].strip(" -–,;/"))
        # A second number or address on the line stays readable, beside the name.
        for taken in (found_email if email else None, found_phone if phone else None):
            text = text.replace(taken[0], " ", 1) if taken else text
        name = " ".join(_PHONE_WORDS.sub(" ", text).split()).strip(_TRIM)
        if name:
            names.append(name)
        if found_email or found_phone or not (phone or email):
            last = n
    if not names or not (phone or email):
        return None, group[0]
    name, role = _split_name(names)
    return FoundContact(name, role, phone, email, rows[group[0]].line), last


def _balanced(phone: str) -> str:
    """Return a number without a bracket that belongs to the words around it."""
    if phone.count("(") + phone.count("（") == phone.count(")") + phone.count("）"):
        return phone
    return phone.strip("()（） ")


def _split_name(names: list[str]) -> tuple[str, str]:
    name, comma, role = names[0].partition(", ")
    if comma and len(names) == 1:
        return name, role
    return names[0], ", ".join(names[1:])
