"""What readers of a translation are told about its original."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from ..authority import AuthoritativeLanguage
from .models import TranslatedText

_REQUEST_ATTRIBUTE = "_wagtail_pressroom_standings"


@dataclass(frozen=True)
class Standing:
    """How a page stands to the other languages of its group.

    Attributes:
        chosen: code of the language chosen as authoritative for the group; empty for none.
        behind_since: when the original got what this text has not; aware, ``None`` for nothing.
        changes: names of the parts concerned, see :mod:`..content`.
    """

    chosen: str = ""
    behind_since: datetime.datetime | None = None
    changes: tuple[str, ...] = ()


def standing_of(page: Any, request: HttpRequest | None = None) -> Standing:
    """Look up how a page stands to the other languages of its group.

    Args:
        page: a page that is one of several languages.
        request: keeps the answer for the length of one page view.

    Queries:
        One.
    """
    kept: dict[Any, Standing] = getattr(request, _REQUEST_ATTRIBUTE, {})
    if page.pk not in kept:
        kept = {**kept, page.pk: _look_up(page)}
        if request is not None:
            setattr(request, _REQUEST_ATTRIBUTE, kept)
    return kept[page.pk]


def _look_up(page: Any) -> Standing:
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
