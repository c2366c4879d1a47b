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
from .permissions import may_take_over_counts
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
        context["languages"] = languages_of(page, self.counts)
        context["all_languages"] = grouped(sum(each.total for each in self.counts.values()))
        context["report_url"] = report_url(page=page.pk)
        if may_take_over_counts(page, self.request.user):
            context["taken_over_url"] = reverse("wagtail_pressroom_taken_over", args=[page.pk])
        return context

    def _chart(self) -> Chart:
        counts = hits_by_day(last_days(DAYS), [self.object.pk])
        return draw(counts, _("Views in the last 30 days"), id="pressroom-views", height=120)


def languages_of(page: Any, counts: dict[int, PageCount]) -> list[tuple[str, str]]:
    """Return the number of views of each language that a page has; nothing when it has but one.

    Args:
        page: any page.
        counts: of all its languages, as :func:`translation_counts` returns them.
    """
    group = base_page_model().objects.filter(translation_key=page.translation_key)
    pages = list(group.select_related("locale").order_by("locale_id"))
    # An alias is the same text at another place, and is not counted.
    pages = [each for each in pages if each.alias_of_id is None or each.pk in counts]
    deleted = sum(counts[pk].total for pk in counts.keys() - {each.pk for each in pages})
    if len(pages) < 2 and not deleted:
        return []
    rows = [
        (each.locale.get_display_name(), grouped(counts.get(each.pk, PageCount()).total))
        for each in pages
    ]
    return [*rows, (_("Deleted pages"), grouped(deleted))] if deleted else rows


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
