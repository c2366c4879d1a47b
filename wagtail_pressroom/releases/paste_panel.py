"""The panel that leads from the empty form of a new release to pasting one."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse
from wagtail.admin.panels import Panel

from ..visibility import is_press_index


class PastePanel(Panel):
    """Shown while a release is new and stands below a press index."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one form."""

        template_name = "wagtail_pressroom/releases/admin/paste_panel.html"

        @property
        def url(self) -> str:
            """Address of the page for pasting; empty where there is none to go to."""
            index: Any = getattr(self.form, "parent_page", None)
            if self.instance.pk is not None or index is None or not is_press_index(index):
                return ""
            try:
                return reverse("wagtail_pressroom_paste", args=[index.pk])
            except NoReverseMatch:
                return ""

        def is_shown(self) -> bool:
            """Tell whether there is anywhere to go."""
            return bool(super().is_shown() and self.url)
