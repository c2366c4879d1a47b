"""Contacts and attachments at the end of a plain text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ...languages import autonym
from ..blocks.attachments import AttachmentBlock
from ..blocks.contacts import ContactBlock
from ..file_size import file_size
from .blocks import block_text
from .links import Links
from .tidy import one_line


def contacts_text(contacts: Iterable[Any], links: Links) -> str:
    """Return whom journalists can ask, with a blank line between them; empty without any.

    Args:
        contacts: the stream of contacts.
        links: takes the links of blocks that a site has added.
    """
    texts = [
        _contact(child.value)
        if isinstance(child.block, ContactBlock)
        else block_text(child.block, child.value, links)
        for child in contacts
    ]
    return "\n\n".join([_("Press contact"), *texts]) if texts else ""


def _contact(value: Any) -> str:
    lines = [", ".join(one_line(value[key]) for key in ("name", "role") if value.get(key))]
    if value.get("phone"):
        lines.append(f"{_('Telephone:')} {one_line(value['phone'])}")
    if value.get("email"):
        lines.append(f"{_('E-mail:')} {value['email']}")
    return "\n".join(lines)


def attachments_text(attachments: Iterable[Any], links: Links) -> str:
    """Return the files that go with a release, a line each; empty without any.

    Args:
        attachments: the blocks whose documents are still there.
        links: makes addresses absolute.
    """
    lines = [
        _attachment(child.value, links)
        if isinstance(child.block, AttachmentBlock)
        else block_text(child.block, child.value, links)
        for child in attachments
    ]
    return "\n".join([_("Attachments"), "", *lines]) if lines else ""


def _attachment(value: Any, links: Links) -> str:
    document = value["document"]
    facts = one_line(document.file_extension.upper())
    size = file_size(document)
    if size is not None:
        facts = pgettext("type and size of a file", "%(type)s, %(size)s") % {
            "type": facts,
            "size": filesizeformat(size),
        }
    if value.get("language"):
        facts += f", {autonym(value['language'])}"
    title = one_line(value.get("title") or document.title)
    return f"{title} ({facts}) {links.absolute(document.url)}"
