"""From a parsed text to a release in a press index."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..hits.admin.taking_over import take_over
from ..hits.statistics import today
from ..languages.status import TranslationStatus
from ..releases.dates import start_of_day
from ..visibility import base_page_model
from .document import ParsedRelease
from .import_parts import create_department, find_department, split_contacts
from .models import ImportedText
from .writer import body_blocks

# Wagtail's own limit for titles.
LONGEST_HEADLINE = 255


class ImportRefused(Exception):
    """A text that can't be imported; the message is for people, in the active language."""


@dataclass
class ImportOutcome:
    """What became of a text.

    Attributes:
        page: the release, new or imported before.
        skipped: whether the same text had been imported before.
        warnings: what the editor should know, in the active language.
    """

    page: Any
    skipped: bool = False
    warnings: list[str] = field(default_factory=list)


def import_release(
    text: str,
    parsed: ParsedRelease,
    index: Any,
    *,
    publish: bool = False,
    user: Any = None,
    create_departments: bool = False,
    again: bool = False,
) -> ImportOutcome:
    """Make a release of a parsed text. Call it inside a transaction.

    Args:
        text: the text as it was read; the same text is imported into an index only once.
        parsed: what was understood of it.
        index: the press index to add the release to, a specific page.
        publish: publish it, or leave it a draft.
        user: who imports, as its owner and for its history.
        create_departments: create a department the site lacks; without it, its name is kept as
            text.
        again: import the text although it was imported before.

    Returns:
        The release, with warnings.

    Raises:
        ImportRefused: the text has no headline, no body, no date to publish with, or values no
            release can have.
    """
    known = None if again else imported_before(text, index)
    if known is not None:
        still_draft = publish and not known.live and not known.approved_schedule
        warning = _("It is a draft still: publish it in the admin.")
        return ImportOutcome(known, skipped=True, warnings=[warning] if still_draft else [])
    refuse_unfit(parsed, publish)
    model = index.get_release_model()
    department = find_department(parsed.department, model, index.locale)
    if department is None and parsed.department and create_departments:
        department = create_department(parsed.department, model, index.locale, user)
    release = _build(parsed, index, department, user)
    try:
        index.add_child(instance=release)
        # A draft need not be complete: it may lack the date.
        revision = release.save_revision(user=user, log_action=True, clean=publish)
    except ValidationError as error:
        raise ImportRefused(_describe(error, release)) from error
    if publish:
        revision.publish(user=user)
        release.refresh_from_db()
    if parsed.hits is not None:
        take_over(release, parsed.hits, today(), user)
    ImportedText.objects.update_or_create(
        digest=_digest(text), index_id=index.pk, defaults={"page_id": release.pk}
    )
    return ImportOutcome(release, warnings=_warnings(parsed, index, release))


def imported_before(text: str, index: Any) -> Any:
    """Return the release that the same text was imported as, or ``None``.

    Args:
        text: a text.
        index: the press index it is for.
    """
    return _imported_before(_digest(text), index)


def _digest(text: str) -> str:
    # Line ends and blanks at them change on the way; the text is the same.
    normalised = "\n".join(line.rstrip() for line in text.splitlines())
    return hashlib.sha256(normalised.encode()).hexdigest()


def _describe(error: ValidationError, release: Any) -> str:
    """Name the fields a validation error is about, as the editor shows them."""
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    fields = {field.name: field.verbose_name for field in release._meta.fields}
    return " ".join(
        f"{fields.get(name, name)}: {' '.join(messages)}"
        for name, messages in error.message_dict.items()
    )


def _imported_before(digest: str, index: Any) -> Any:
    page_id = (
        ImportedText.objects.filter(digest=digest, index_id=index.pk)
        .values_list("page_id", flat=True)
        .first()
    )
    page = base_page_model().objects.filter(pk=page_id).first() if page_id else None
    return page.specific if page is not None else None


def problems_of(parsed: ParsedRelease, publish: bool = False) -> list[str]:
    """Say why no release can be made of a text, in the active language.

    Args:
        parsed: what was understood of it.
        publish: whether the release is to be published.

    Returns:
        Nothing when one can.
    """
    problems = []
    if not parsed.title:
        problems.append(_("No headline was found."))
    elif len(parsed.title) > LONGEST_HEADLINE:
        problems.append(
            _("The headline is longer than %(count)s characters.") % {"count": LONGEST_HEADLINE}
        )
    if not parsed.outline:
        problems.append(_("No text was found below the headline."))
    if publish and parsed.date is None:
        problems.append(
            _("No date was found, and a release can't be published without one. Import a draft.")
        )
    return problems


def refuse_unfit(parsed: ParsedRelease, publish: bool) -> None:
    """Refuse a text that no release can be made of.

    Args:
        parsed: what was understood of it.
        publish: whether the release is to be published.

    Raises:
        ImportRefused: it has no headline or one too long, no text, or no date to publish with.
    """
    if problems := problems_of(parsed, publish):
        raise ImportRefused(" ".join(problems))


def _build(parsed: ParsedRelease, index: Any, department: Any, user: Any) -> Any:
    model = index.get_release_model()
    contacts, parsed = split_contacts(parsed, model)
    release = model(
        title=parsed.title,
        locale=index.locale,
        live=False,
        owner=user,
        body=json.dumps(body_blocks(parsed)),
        contacts=json.dumps(contacts),
        department=department,
    )
    if department is None and parsed.department:
        longest = model._meta.get_field("department_text").max_length
        release.department_text = parsed.department[:longest]
    if parsed.date is not None:
        release.release_date = start_of_day(parsed.date)
        release.release_date_only = True
    if parsed.unofficial_translation:
        release.translation_status = TranslationStatus.UNOFFICIAL
    elif parsed.translation_status in {TranslationStatus.OFFICIAL, TranslationStatus.MACHINE}:
        release.translation_status = parsed.translation_status
    return release


def _warnings(parsed: ParsedRelease, index: Any, release: Any) -> list[str]:
    warnings = []
    language = index.locale.language_code
    if parsed.language and parsed.language.split("-")[0] != language.split("-")[0]:
        warnings.append(
            _("The text looks like “%(detected)s”; it was imported as “%(language)s”.")
            % {"detected": parsed.language, "language": language}
        )
    if release.department_text:
        warnings.append(
            _("There is no department “%(name)s”; its name was kept as text.")
            % {"name": release.department_text}
        )
    if parsed.date is None:
        warnings.append(_("No date was found; the draft has none."))
    if parsed.embargo:
        warnings.append(
            _("There was an embargo: “%(line)s”. Check the release date.")
            % {"line": parsed.embargo}
        )
    if parsed.attachments:
        warnings.append(
            _("Files that were attached must be uploaded by hand: %(names)s.")
            % {"names": ", ".join(parsed.attachments)}
        )
    if not index.live:
        warnings.append(_("The press index is not public: readers find no way to the release."))
    return warnings
