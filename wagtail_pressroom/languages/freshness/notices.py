"""What readers of a translation are told about its original."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from ..authority import AuthoritativeLanguage
from .models import TranslatedText


@dataclass(frozen=True)
class Standing:
    """How a page stands to the other languages of its group.

    Attributes:
        chosen: code of the language chosen as authoritative for the group; empty for none.
        behind_since: when the original got what this text has not; aware, ``None`` for nothing.
        changes: names of the parts concerned, see :mod:`.content`.
    """

    chosen: str = ""
    behind_since: datetime.datetime | None = None
    changes: tuple[str, ...] = ()


def standing_of(page: Any) -> Standing:
    """Look up how a page stands to the other languages of its group.

    Args:
        page: a page that is one of several languages.

    Queries:
        One.
    """
    chosen = AuthoritativeLanguage.objects.filter(translation_key=page.translation_key)
    own = type(page).objects.filter(pk=page.pk).order_by()
    text = TranslatedText.objects.filter(page_id=OuterRef("pk"))
    row = own.values_list(
        Coalesce(Subquery(chosen.values("locale__language_code")[:1]), Value("")),
        Subquery(text.values("behind_since")[:1]),
        Subquery(text.values("changes")[:1]),
    ).first()
    if row is None:
        return Standing()
    code, since, changes = row
    return Standing(code, since, tuple(changes or ()) if since else ())
