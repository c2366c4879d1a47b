"""A whole release as plain text."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from ...languages.status import TranslationStatus
from .blocks import stream_text
from .links import Links
from .people_and_files import attachments_text, contacts_text
from .rich_text import rich_text_lines
from .tidy import one_line, tidy


def plain_text(release: Any) -> str:
    """Return a release as plain text, in its own language.

    Numbers and signs are printed as typed texts have them, so that the importer reads the text
    back to the same outline.

    Args:
        release: a release, live or a draft.

    Returns:
        The text in Unicode, lines ended by ``\\n`` and never wrapped; without pictures.
    """
    with release.in_own_language():
        links = Links(release.full_url or "")
        parts = [
            one_line(release.title),
            _facts(release),
            release.summary.strip(),
            one_line(release.dateline),
            stream_text(release.body, links),
            _notes_to_editors(release, links),
            contacts_text(release.contacts, links),
            attachments_text(release.available_attachments, links),
            _status(release),
        ]
        return tidy(links.put_in("\n\n".join(part for part in parts if part)))


def _facts(release: Any) -> str:
    facts = []
    if release.printed_release_date is not None:
        facts.append((_("Date"), release.printed_release_date.text))
    department = one_line(release.localized_department or release.department_text)
    if department:
        facts.append((_("Department"), department))
    return "\n".join(f"{label}: {value}" for label, value in facts)


def _notes_to_editors(release: Any, links: Links) -> str:
    text = rich_text_lines(release.notes_to_editors, links)
    return f"{_('Notes to editors')}\n\n{text}" if text else ""


def _status(release: Any) -> str:
    if release.translation_status == TranslationStatus.ORIGINAL:
        return ""
    label = release.get_translation_status_display()
    # As typed below a text: "* unofficial translation".
    return f"* {label[:1].lower()}{label[1:]}"
