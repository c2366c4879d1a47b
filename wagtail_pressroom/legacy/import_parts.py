"""Parts of an imported release that other models have a say in: its department, its contacts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.log_actions import log

from .document import FoundContact, OutlineRow, ParsedRelease
from .lines import fold
from .raw import Block
from .writer_contacts import contact_blocks


def find_department(name: str | None, model: Any, locale: Any) -> Any:
    """Return the department with a name, or ``None``.

    Args:
        name: as printed; case and width of letters don't count.
        model: the model of releases.
        locale: of the release.
    """
    if not name:
        return None
    departments = model._meta.get_field("department").related_model._default_manager
    wanted = fold(name)
    # Compared here, because not every database knows capitals beyond ASCII.
    return next(
        (found for found in departments.filter(locale=locale) if fold(found.name) == wanted), None
    )


def create_department(name: str, model: Any, locale: Any, user: Any) -> Any:
    """Create a department, or return ``None`` when the name is too long for one.

    Args:
        name: as printed.
        model: the model of releases.
        locale: of the release.
        user: for the log, or ``None``.
    """
    department = model._meta.get_field("department").related_model(name=name, locale=locale)
    try:
        department.full_clean()
    except ValidationError:
        return None
    department.save()
    log(instance=department, action="wagtail.create", user=user)
    return department


def split_contacts(parsed: ParsedRelease, model: Any) -> tuple[list[Block], ParsedRelease]:
    """Tell the contacts that go into the field for them from those that don't fit in there.

    Args:
        parsed: what was understood of a text.
        model: the model of releases.

    Returns:
        The raw data of the contacts, and the release with the other contacts as text.
    """
    blocks: list[Block] = []
    fitting: list[FoundContact] = []
    left = []
    for contact in parsed.contacts:
        made = contact_blocks(replace(parsed, contacts=(contact,)))
        if made and all(_fits(block, model) for block in made):
            blocks += made
            fitting.append(contact)
        else:
            left.append(contact)
    if not left:
        return blocks, parsed
    outline = tuple(
        replace(row, kind="paragraph") if _contact_of(row, parsed) in left else row
        for row in parsed.outline
    )
    return blocks, replace(parsed, outline=outline, contacts=tuple(fitting))


def _fits(block: Block, model: Any) -> bool:
    contacts = model._meta.get_field("contacts").stream_block
    child = contacts.child_blocks.get(block["type"])
    if child is None:
        return False
    try:
        child.clean(child.to_python(block["value"]))
    except ValidationError:
        return False
    return True


def _contact_of(row: OutlineRow, parsed: ParsedRelease) -> FoundContact | None:
    """Return the contact a row belongs to: the last that begins at or above it."""
    if row.kind != "contact":
        return None
    above = [contact for contact in parsed.contacts if contact.line <= row.line]
    return max(above, key=lambda contact: contact.line, default=None)
