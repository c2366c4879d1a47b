"""Who edits the site, and is therefore not counted."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def is_editor(request: HttpRequest) -> bool:
    """Tell whether a request comes from somebody who may use the site's admin.

    The user is only asked for when there is a session cookie: whoever reads the session makes the
    answer vary on the cookie, and no cache could keep pages for anonymous readers any more.

    Args:
        request: any request.
    """
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    user = getattr(request, "user", None)
    return bool(user and user.is_authenticated and user.has_perm("wagtailadmin.access_admin"))
