"""What the report can be asked for."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.coreutils import get_content_languages

from ...conf import get_settings
from ..admin.permissions import sees_whole_site
from ..models import HitSource, HitTotal

# The empty value is the choice that is in force when none was made.
DEFAULT_PERIOD = _("Last 30 days")
PERIODS = [
    ("7", _("Last 7 days")),
    ("90", _("Last 90 days")),
    ("year", _("This year")),
    ("all", _("All time")),
]
DEFAULT_GROUP = _("Per page")
GROUPS = [
    ("translations", _("Per page, languages together")),
    ("language", _("Per language")),
    ("category", _("Per category")),
    ("source", _("Per way of counting")),
    ("day", _("Per day")),
    ("month", _("Per month")),
]
# For those alone who see the whole site: nobody knows the pages of what was refused.
REFUSALS = ("refusals", _("Not counted, per reason"))


def category_choices() -> list[tuple[str, Any]]:
    """Return the site's categories."""
    return [(code, label) for code, label in get_settings().categories]


def language_choices() -> list[tuple[str, str]]:
    """Return the site's languages."""
    return list(get_content_languages().items())


class ViewsFilterSet(WagtailFilterSet):
    """The filters of the report. They are read by :mod:`.question`, and filter nothing themselves.

    That is because the numbers are sums, which no query of rows can be filtered for afterwards.
    """

    period = django_filters.ChoiceFilter(
        label=_("Period"),
        choices=PERIODS,
        empty_label=DEFAULT_PERIOD,
        widget=forms.RadioSelect,
    )
    dates = django_filters.DateFromToRangeFilter(
        label=_("Dates"),
        widget=DateRangePickerWidget,
        help_text=_("Both days belong to the period. Dates win over the choice of a period."),
    )
    group = django_filters.ChoiceFilter(
        label=_("Show"),
        choices=lambda: [*GROUPS, REFUSALS],
        empty_label=DEFAULT_GROUP,
        widget=forms.RadioSelect,
    )
    language = django_filters.ChoiceFilter(
        label=_("Language"),
        choices=language_choices,
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    category = django_filters.ChoiceFilter(
        label=_("Category"),
        choices=category_choices,
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    source = django_filters.ChoiceFilter(
        label=_("How it was counted"),
        choices=HitSource.choices,
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    page = django_filters.NumberFilter(
        label=_("One page"),
        field_name="page_id",
        decimal_places=0,
        min_value=1,
        # Numbers of pages are 63 bits long at most; larger ones some databases refuse.
        max_value=2**63 - 1,
        help_text=_("The number of a page, as in the address of its editor."),
    )

    class Meta:
        model = HitTotal
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer what the user of the request may see."""
        super().__init__(*args, **kwargs)
        if not sees_whole_site(self.request.user):
            self.filters["group"].extra["choices"] = GROUPS
