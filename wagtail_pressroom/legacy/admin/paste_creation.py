"""From a corrected text to a draft, as if an editor had typed it into the admin."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest
from wagtail.admin.views.pages.create import CreateView

from ...visibility import is_press_index
from ..document import ParsedRelease
from ..importer import ImportOutcome, import_release


def may_paste(page: Any, user: Any) -> bool:
    """Tell whether a user may create a release by pasting, below a page.

    Args:
        page: any page.
        user: who asks.
    """
    if not is_press_index(page):
        return False
    index = page.specific_class
    model = index.get_release_model()
    return (
        page.permissions_for_user(user).can_add_subpage()
        and model in index.creatable_subpage_models()
        and model.can_create_at(page)
    )


@transaction.atomic
def create_draft(
    request: HttpRequest, text: str, parsed: ParsedRelease, index: Any, again: bool
) -> ImportOutcome:
    """Create a draft of a corrected text, or nothing at all.

    Args:
        request: of the editor, who becomes its owner.
        text: the text as it was pasted.
        parsed: what it was corrected to.
        index: the press index to add it to, a specific page.
        again: create it although the same text was imported before.

    Returns:
        The draft; marked as skipped when the same text was imported before.

    Raises:
        ImportRefused: no release can be made of it.
    """
    outcome = import_release(text, parsed, index, publish=False, user=request.user, again=again)
    if not outcome.skipped:
        _set_default_privacy(request, outcome.page)
    return outcome


def _set_default_privacy(request: HttpRequest, page: Any) -> None:
    # A site may have its new releases private from the start; Wagtail's own view knows how.
    view = CreateView()
    view.request, view.page = request, page
    view.set_default_privacy_setting()
