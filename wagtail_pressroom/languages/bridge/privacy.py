"""A translation is at least as private as its original, at every moment.

A restriction that applies to an original, at the page or above it, and that no restriction of the
translation's own is as strict as, is repeated at the translation. It follows the original's until
somebody changes it, and goes when the original's is taken away. A restriction of the translation's
own is never touched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from wagtail.models import PageViewRestriction

from ...visibility import base_page_model
from .origins import Family, families_of
from .restrictions import FollowedRestriction

FAMILIES_AT_ONCE = 200

_is_following: ContextVar[bool] = ContextVar("pressroom_is_following", default=False)


class Restrictions:
    """All view restrictions of the site, as they are now."""

    def __init__(self) -> None:
        found = PageViewRestriction.objects.select_related("page").prefetch_related("groups")
        self._by_path: dict[str, list[PageViewRestriction]] = defaultdict(list)
        for restriction in found:
            self._by_path[restriction.page.path].append(restriction)
        self.followed = {row.restriction_id: row for row in FollowedRestriction.objects.all()}

    def at(self, path: str) -> list[PageViewRestriction]:
        """Return the restrictions of one page, not those above it."""
        return list(self._by_path.get(path, ()))

    def applying_to(self, path: str) -> list[PageViewRestriction]:
        """Return the restrictions of a page and of all pages above it."""
        step = base_page_model().steplen
        ends = range(step, len(path) + 1, step)
        return [one for end in ends for one in self.at(path[:end])]

    def forget(self, path: str, restriction: PageViewRestriction) -> None:
        """Take note of a restriction that is gone."""
        self._by_path[path].remove(restriction)

    def add(self, path: str, restriction: PageViewRestriction, row: FollowedRestriction) -> None:
        """Take note of a restriction made just now."""
        self._by_path[path].append(restriction)
        self.followed[restriction.pk] = row


def is_as_private(page: Any, source: Any, restrictions: Restrictions | None = None) -> bool:
    """Tell whether everybody who may see a translation may see its original.

    Args:
        page: the translation.
        source: the page it is made from.
        restrictions: those of the site; looked up by default.
    """
    known = restrictions or Restrictions()
    own = known.applying_to(page.path)
    return all(_is_matched(own, theirs) for theirs in known.applying_to(source.path))


def protect_below(path: str) -> None:
    """Make the translations that a tree path concerns as private as their originals.

    Args:
        path: of a page whose privacy or place has changed. Originals and translations at and
            below it are looked at.

    Queries:
        Four, plus three for each 200 releases of one page type, where nothing is to be done.
    """
    pages = base_page_model().objects.filter(alias_of__isnull=True).order_by()
    sisters = pages.filter(translation_key=OuterRef("translation_key")).exclude(pk=OuterRef("pk"))
    below = pages.filter(Exists(sisters), path__startswith=path)
    keys = list(below.values_list("translation_key", flat=True).distinct())
    restrictions = Restrictions() if keys else None
    for first in range(0, len(keys), FAMILIES_AT_ONCE):
        for family in families_of(keys[first : first + FAMILIES_AT_ONCE]).values():
            protect(family, restrictions)


def protect(family: Family, restrictions: Restrictions | None = None) -> None:
    """Make the translations of a text as private as their originals.

    Args:
        family: all its languages.
        restrictions: those of the site; looked up by default.
    """
    pairs = list(_pairs(family))
    if not pairs:
        return
    known = restrictions or Restrictions()
    with following():
        for page, source in pairs:
            _protect(page, source, known)


@contextmanager
def following() -> Iterator[None]:
    """Mark what is done to restrictions as done because of an original."""
    token = _is_following.set(True)
    try:
        yield
    finally:
        _is_following.reset(token)


def is_following() -> bool:
    """Tell whether a restriction is being changed because of an original, by this module."""
    return _is_following.get()


def lift(original_id: int) -> None:
    """Take away what follows a restriction that somebody takes away from an original.

    Args:
        original_id: primary key of the original's restriction, which still is there.
    """
    rows = FollowedRestriction.objects.filter(original_id=original_id).select_related("restriction")
    with following():
        for row in rows:
            # A translation of a translation follows the restriction that goes now.
            lift(row.restriction_id)
            row.restriction.delete()


def _pairs(family: Family) -> Iterator[tuple[Any, Any]]:
    """Yield each translation with its source, those that are sources in their turn first."""
    for original in family.pages:
        if family.source_of(original) is None:
            for page in family.descendants(original):
                yield page, family.source_of(page)


def _protect(page: Any, source: Any, restrictions: Restrictions) -> None:
    here = restrictions.at(page.path)
    rows = {row.original_id: one for one in here if (row := restrictions.followed.get(one.pk))}
    own = [one for one in restrictions.applying_to(page.path) if one not in rows.values()]
    wanted = {
        theirs.pk: theirs
        for theirs in restrictions.applying_to(source.path)
        if not _is_matched(own, theirs)
    }
    for original_id, theirs in wanted.items():
        if original_id in rows:
            _write(rows[original_id], theirs)
            continue
        with transaction.atomic():
            copy = PageViewRestriction(page_id=page.pk)
            _write(copy, theirs)
            row = FollowedRestriction.objects.create(restriction=copy, original=theirs)
        restrictions.add(page.path, copy, row)
    # Last, so that at no moment there is less than there has to be.
    for original_id, restriction in rows.items():
        if original_id not in wanted:
            lift(restriction.pk)
            restriction.delete()
            restrictions.forget(page.path, restriction)


def _write(copy: PageViewRestriction, theirs: PageViewRestriction) -> None:
    values = (theirs.restriction_type, theirs.password)
    if copy.pk is None or (copy.restriction_type, copy.password) != values:
        copy.restriction_type, copy.password = values
        copy.save()
    if _groups(copy) != _groups(theirs):
        copy.groups.set(theirs.groups.all())


def _is_matched(own: Iterable[PageViewRestriction], theirs: PageViewRestriction) -> bool:
    return any(_is_as_strict(one, theirs) for one in own)


def _is_as_strict(own: PageViewRestriction, theirs: PageViewRestriction) -> bool:
    if own.pk == theirs.pk:
        return True
    kind = own.restriction_type
    if theirs.restriction_type == PageViewRestriction.LOGIN:
        return kind in (PageViewRestriction.LOGIN, PageViewRestriction.GROUPS)
    if kind != theirs.restriction_type:
        return False
    if kind == PageViewRestriction.PASSWORD:
        return bool(own.password == theirs.password)
    return _groups(own) <= _groups(theirs)


def _groups(restriction: PageViewRestriction) -> set[int]:
    return {group.pk for group in restriction.groups.all()}
