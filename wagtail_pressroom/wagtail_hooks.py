"""Registration with Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import Department, Topic


class DepartmentViewSet(SnippetViewSet):
    """Departments in the admin."""

    model = Department
    icon = "group"
    list_display = ["name"]
    search_fields = ["name"]


class TopicViewSet(SnippetViewSet):
    """Topics in the admin."""

    model = Topic
    icon = "tag"
    list_display = ["name"]
    search_fields = ["name"]


class PressroomViewSetGroup(SnippetViewSetGroup):
    """The press room's menu."""

    items = (DepartmentViewSet, TopicViewSet)
    menu_label = _("Press room")
    menu_icon = "doc-full-inverse"
    menu_order = 250


register_snippet(PressroomViewSetGroup)
