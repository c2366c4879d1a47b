"""The releases before and after one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, Subquery
from django.http import HttpRequest

from ..visibility import published


@dataclass(frozen=True)
class Neighbours:
    """The public releases next to one in its list, by release date and then primary key."""

    newer: Any = None
    older: Any = None


def neighbours_of(
    release: Any, request: HttpRequest | None = None, model: Any = None
) -> Neighbours:
    """Return the releases next to one in the list it stands in.

    Args:
        release: a release; without a release date it has no neighbours.
        model: the release model of the list; that of the release by default, which may be a
            subclass of it.
        request: keeps the private sections for the length of one page view.

    Queries:
        One.
    """
    if release.release_date is None or not release.path:
        return Neighbours()
    model = model or type(release)
    same_list = model._default_manager.filter(
        path__startswith=release.path[: -model.steplen], depth=release.depth
    )
    listed = published(same_list, request).exclude(pk=release.pk)
    date, pk = release.release_date, release.pk or 0
    before = Q(release_date__lt=date) | Q(release_date=date, pk__lt=pk)
    older = listed.filter(before)[:1].values("pk")
    newer = listed.exclude(before).order_by("release_date", "pk")[:1].values("pk")
    found = model._default_manager.filter(
        Q(pk=Subquery(older)) | Q(pk=Subquery(newer))
    ).defer_streamfields()
    sides: dict[str, Any] = {}
    for neighbour in found:
        is_older = (neighbour.release_date, neighbour.pk) < (date, pk)
        sides["older" if is_older else "newer"] = neighbour
    return Neighbours(**sides)
