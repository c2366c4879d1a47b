"""The side panel "Views" of the page editor.

Wagtail has no hook for side panels of pages. On 8.0 a page type's viewset could name an editor
view of its own, but that would take the place of a site's viewsets, and 7.4 has nothing of the
kind. What both versions have is the method that lists the panels, so it is extended here, for the
editors that sites derive from it as well; a test on both versions guards it.

wagtail-localize's editor of a translation lists its panels inside one function, out of reach.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.edit import EditView

from ...visibility import base_page_model
from ..chart import Chart, draw, grouped
from ..counts import PageCount, translation_counts
from ..since import hits_since
from ..statistics import hits_by_day, last_days, readers_by_day
from .links import report_url
from .permissions import may_take_over_counts, visible_page_ids
from .words import taken_over_words

DAYS = 30
_EXTENDED = "_shows_pressroom_views"


class ViewsSidePanel(BaseSidePanel):
    """How often a page has been viewed, and in its other languages.

    Queries:
        Seven; four for a page never counted.
    """

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """The button that opens the panel."""

        aria_label = gettext_lazy("Toggle views")
        icon_name = "view"
        has_counter = False

    class Media:
        css = {
            "all": [
                "wagtail_pressroom/admin/hits_chart.css",
                "wagtail_pressroom/admin/hits_panels.css",
            ]
        }

    name = "pressroom-views"
    title = gettext_lazy("Views")
    template_name = "wagtail_pressroom/hits/admin/side_panel.html"
    # After the status (100), before the comments (300).
    order = 200

    @cached_property
    def counts(self) -> dict[int, PageCount]:
        """The counts of the page in all its languages, deleted ones included, by page."""
        return translation_counts(self.object.translation_key)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Add the numbers, as text."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        page = self.object
        count = self.counts.get(page.pk, PageCount())
        period = last_days(DAYS)
        context["total"] = grouped(count.total)
        context["taken_over"] = taken_over_words(count)
        context["first_hit"] = hits_since(page).first_hit
        if context["first_hit"]:
            readers = sum(readers_by_day(page.pk, period).values())
            context["chart"] = self._chart()
            context["readers"] = grouped(readers)
        languages = languages_of(page, self.counts, self.request.user)
        context["languages"] = [(name, grouped(number)) for name, number in languages]
        context["all_languages"] = grouped(sum(number for _name, number in languages))
        context["report_url"] = report_url(page=page.pk)
        if may_take_over_counts(page, self.request.user):
            context["taken_over_url"] = reverse("wagtail_pressroom_taken_over", args=[page.pk])
        return context

    def _chart(self) -> Chart:
        counts = hits_by_day(last_days(DAYS), [self.object.pk])
        return draw(counts, _("Views in the last 30 days"), id="pressroom-views", height=120)


def languages_of(page: Any, counts: dict[int, PageCount], user: Any) -> list[tuple[str, int]]:
    """Return the number of views of each language that a page has; nothing when it has but one.

    Args:
        page: any page.
        counts: of all its languages, as :func:`translation_counts` returns them.
        user: who looks; the numbers are those that the report shows them too.
    """
    group = base_page_model().objects.filter(translation_key=page.translation_key)
    # An alias is the same text at another place, and is not counted.
    group = group.filter(Q(alias_of__isnull=True) | Q(pk__in=counts))
    visible = visible_page_ids(user)
    if visible is not None:
        shown, deleted = group.filter(Q(pk__in=visible) | Q(pk=page.pk)), 0
    else:
        shown = group
        there = set(group.values_list("pk", flat=True))
        deleted = sum(count.total for pk, count in counts.items() if pk not in there)
    rows = [
        (each.locale.get_display_name(), counts.get(each.pk, PageCount()).total)
        for each in shown.select_related("locale").order_by("locale_id")
    ]
    if deleted:
        rows.append((_("Deleted pages"), deleted))
    return rows if len(rows) > 1 else []


def extend_editor() -> None:
    """Make the page editor show the panel. Doing it twice changes nothing."""
    method: Callable[..., Any] = EditView.get_side_panels
    if getattr(method, _EXTENDED, False):
        return

    @wraps(method)
    def get_side_panels(view: Any) -> Any:
        panels = method(view)
        # Answers of the editor's autosave carry but what saving changes.
        is_partial = getattr(view, "expects_json_response", False)
        if not is_partial and not getattr(view, "hydrate_create_view", False):
            panels.append(ViewsSidePanel(view.page, view.request))
        return panels

    setattr(get_side_panels, _EXTENDED, True)
    EditView.get_side_panels = get_side_panels
