"""The editing form of a release."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminPageForm

from ..languages.dates import local_moment
from .dates import start_of_day

TIME_WOULD_BE_LOST = gettext_lazy(
    "There is a time, but “show the day only” is on, and a day begins at 00:00: the release would "
    "go out early. Turn it off to keep the time, or set the time to 00:00."
)


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
            day = local_moment(moment).date()
            self.initial["release_date"] = start_of_day(day, timezone.get_current_timezone())

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
        """Read a day as the editor sees it.

        A time in the future that would not be kept is an error, lest a release goes out early.
        """
        cleaned: dict[str, Any] = super().clean()
        moment = cleaned.get("release_date")
        if moment and cleaned.get("release_date_only", self.instance.release_date_only):
            here = local_moment(moment, timezone.get_current_timezone())
            if moment > timezone.now() and here.time() != datetime.time.min:
                self.add_error("release_date", TIME_WOULD_BE_LOST)
            else:
                cleaned["release_date"] = start_of_day(here.date())
        return cleaned
