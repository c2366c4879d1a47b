"""The editing form of a release."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from .dates import start_of_day


class PressReleaseForm(WagtailAdminPageForm):
    """Shows an editor the day, the topics and the categories that fit.

    A day without a time is stored as its start in the time zone of the site; an editor whose
    account is set to another zone still reads and types that very day.

    The slug may be left empty: it is derived from the headline. A category that the site has since
    dropped stays on offer to the releases that have it.

    The topics offered are those of one language: that of the topics chosen already (a translation
    keeps its source's), else that of the release.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
        self._show_the_day()
        self._offer_topics_of_one_language()
        self._offer_the_category_it_has()

    def _show_the_day(self) -> None:
        moment = self.initial.get("release_date")
        if isinstance(moment, datetime.datetime) and self.instance.release_date_only:
            day = timezone.localtime(moment, timezone.get_default_timezone()).date()
            midnight = datetime.datetime.combine(day, datetime.time.min)
            self.initial["release_date"] = timezone.make_aware(midnight)

    def _offer_topics_of_one_language(self) -> None:
        field = self.fields.get("topics")
        if field is not None:
            languages = {topic.locale_id for topic in self.instance.topics.all()}
            offered = languages or {self.instance.locale_id}
            field.queryset = field.queryset.filter(locale_id__in=offered)

    def _offer_the_category_it_has(self) -> None:
        field = self.fields.get("category")
        code = self.instance.category
        if field is not None and code and code not in dict(field.choices):
            field.choices = [
                *field.choices,
                (code, _("%(code)s (no longer used)") % {"code": code}),
            ]

    def clean(self) -> dict[str, Any]:
        """Read a day as the editor sees it."""
        cleaned: dict[str, Any] = super().clean()
        moment = cleaned.get("release_date")
        if moment and cleaned.get("release_date_only", self.instance.release_date_only):
            cleaned["release_date"] = start_of_day(timezone.localtime(moment).date())
        return cleaned
