"""A translation is at least as private as its original."""

from __future__ import annotations

from typing import Any

from wagtail.models import PageViewRestriction


def copy_restriction(original: Any, translation: Any) -> None:
    """Make a translation private because its original is; never the other way round.

    Args:
        original: the page a translation is made from.
        translation: the translation. A restriction of its own stays, but for a password, which
            follows the original's.
    """
    theirs = original.view_restrictions.first()
    own = translation.view_restrictions.first()
    if theirs is None:
        return
    if own is None:
        copy = PageViewRestriction.objects.create(
            page_id=translation.pk,
            restriction_type=theirs.restriction_type,
            password=theirs.password,
        )
        copy.groups.set(theirs.groups.all())
    elif own.restriction_type == theirs.restriction_type == PageViewRestriction.PASSWORD:
        own.password = theirs.password
        own.save()
