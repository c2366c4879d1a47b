"""Two of wagtail-localize's views, with the permissions of the pages they write to.

Both ask for the permission "submit translations" alone: whoever has it can publish every language
of every page with them.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from ...visibility import is_press_index
from ..autonyms import autonym
from .admin import say_what_became_of_it
from .guard import HeldWithOriginalMixin
from .holds import hold_of


class HeldSubmitPageTranslationView(SubmitPageTranslationView):
    """wagtail-localize's "Translate this page", for those who may edit the page.

    What is submitted is a draft, so nobody needs a permission in the other language.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who may edit the page, if it is of a press room.

        Raises:
            PermissionDenied: the user may not.
        """
        page = Page.objects.filter(pk=kwargs["page_id"]).specific().first()
        if page is not None and _is_of_press_room(page) and not _may_edit(request.user, page):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response


class HeldUpdateTranslationsView(UpdateTranslationsView):
    """wagtail-localize's "Sync translated pages", saying which translations have to wait."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who may edit the original or one of its translations.

        Raises:
            PermissionDenied: the user may edit none of them.
        """
        source = self.get_object()
        page = source.get_source_instance()
        if isinstance(page, HeldWithOriginalMixin):
            pages = [page, *(target for _record, target in _targets(source))]
            if not any(_may_edit(request.user, page) for page in pages if page is not None):
                raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def form_valid(self, form: Any) -> HttpResponse:
        """Synchronise, and publish where that was asked for and nothing stands against it.

        Where the user may not publish one of the languages, nothing is done and all is said.
        """
        publishes = form.cleaned_data["publish_translations"]
        targets = _targets(self.object)
        barred = [record for record, target in targets if not self._may_publish(target)]
        if publishes and barred:
            names = ", ".join(autonym(record.target_locale.language_code) for record in barred)
            text = _(
                "You may not publish these languages: %(languages)s. Nothing was changed. You can "
                "synchronise without publishing."
            )
            messages.error(self.request, text % {"languages": names})
            return redirect(self.get_success_url() or self.get_default_success_url())
        response: HttpResponse = super().form_valid(form)
        if publishes:
            for record, _target in targets:
                page = record.get_target_instance()
                if isinstance(page, HeldWithOriginalMixin) and (hold := hold_of(page)):
                    say_what_became_of_it(self.request, page, hold)
        return response

    def _may_publish(self, page: Any) -> bool:
        if page is None:
            # It would be made anew, and published, in a section nobody has been asked about.
            return bool(self.request.user.is_superuser)
        return bool(page.permissions_for_user(self.request.user).can_publish())


def _targets(source: Any) -> list[tuple[Translation, Any]]:
    """Return the records of a release with its translations, ``None`` for one that is gone."""
    model = source.specific_content_type.model_class()
    if not issubclass(model, HeldWithOriginalMixin):
        return []
    pages = {
        page.locale_id: page for page in model.objects.filter(translation_key=source.object_id)
    }
    records = source.translations.filter(enabled=True).select_related("target_locale")
    return [(record, pages.get(record.target_locale_id)) for record in records]


def _may_edit(user: Any, page: Any) -> bool:
    return bool(page.permissions_for_user(user).can_edit())


def _is_of_press_room(page: Any) -> bool:
    return isinstance(page, HeldWithOriginalMixin) or is_press_index(page)
