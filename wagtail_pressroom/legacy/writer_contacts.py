"""From the contacts a text names to the raw data of a contacts StreamField."""

from __future__ import annotations

import re

from ..releases.telephone import TELEPHONE
from .document import FoundContact, ParsedRelease
from .raw import Block, NewId, block, new_uuid

_TELEPHONE = re.compile(TELEPHONE)
_EMAIL = re.compile(
    r"[A-Z0-9_%+-]+(\.[A-Z0-9_%+-]+)*@([A-Z0-9]+(-+[A-Z0-9]+)*\.)+[A-Z]{2,63}",
    re.IGNORECASE | re.ASCII,
)
_LONGEST = 255


def contact_blocks(parsed: ParsedRelease, new_id: NewId = new_uuid) -> list[Block]:
    """Turn the contacts of a release into blocks.

    Args:
        parsed: the release.
        new_id: makes the id of a block.

    Returns:
        Raw StreamField data. A telephone number or an address that its field would refuse, such
        as ``2100-2114~6``, stands with the role instead, so that readers still see it.
    """
    values = [_value(contact) for contact in parsed.contacts]
    return [block("contact", value, new_id) for value in values if value["name"]]


def _value(contact: FoundContact) -> dict[str, str]:
    phone = contact.phone if _TELEPHONE.fullmatch(contact.phone) else ""
    email = contact.email if _EMAIL.fullmatch(contact.email) else ""
    other = [
        contact.role,
        "" if phone else contact.phone,
        "" if email else contact.email,
    ]
    words = [word.strip() for word in (contact.name, *other) if word.strip()]
    if not words and (phone or email):
        words = [phone or email]
    name, role = (words[0], ", ".join(words[1:])) if words else ("", "")
    return {"name": name[:_LONGEST], "role": role[:_LONGEST], "phone": phone, "email": email}
