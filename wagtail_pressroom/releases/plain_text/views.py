"""The address at which a release can be read as plain text."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ...languages.alternates import canonical_url
from ...visibility import base_page_model, is_public
from ..models import PressReleaseMixin
from .release import plain_text


@require_safe
def plain_text_view(request: HttpRequest, page_id: int) -> HttpResponse:
    """Answer with a release as plain text, to whoever may read the page as a stranger.

    Args:
        request: the request.
        page_id: id of the release.

    Raises:
        Http404: there is no such release, or not every reader may see it.
    """
    page = base_page_model().objects.filter(pk=page_id).first()
    model = page and page.specific_class
    if model is None or not issubclass(model, PressReleaseMixin):
        raise Http404
    release = model.for_serving(model._default_manager).filter(pk=page_id).first()
    if release is None or not is_public(release, request):
        raise Http404
    response = HttpResponse(plain_text(release), content_type="text/plain; charset=utf-8")
    response["Content-Language"] = release.locale.language_code
    response["X-Content-Type-Options"] = "nosniff"
    # Search engines shall lead to the page; it has the languages, the files and the pictures.
    response["X-Robots-Tag"] = "noindex"
    if address := canonical_url(release, request):
        response["Link"] = f'<{address}>; rel="canonical"'
    return response
