"""Template tags of the navigation room: skip links, main menu, breadcrumbs."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from ..navigation import SiteTree, existing_skip_links, get_site_tree
from ..navigation.addresses import site_name
from ..navigation.site_tree import EMPTY_TREE

register = template.Library()


class SkipLinksNode(template.Node):
    """Renders what it encloses first, and then puts the skip links before it."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """Return the links whose targets exist, followed by the enclosed part of the page."""
        rest = self.nodelist.render(context)
        links = render_to_string(
            "wagtail_pressroom/navigation/skip_links.html",
            {"skip_links": existing_skip_links(rest)},
        )
        return mark_safe(links + rest)  # noqa: S308  (both parts are rendered templates)


@register.tag
def pressroom_skip_links(parser: Parser, token: Token) -> SkipLinksNode:
    """Print skip links to the parts of the page that the tag encloses.

    Put it round everything in ``<body>``; works in any template::

        <body>{% pressroom_skip_links %} … {% endpressroom_skip_links %}</body>

    A link is printed only when an element with its ``id`` stands inside. Which links there are,
    and their order, is the setting ``SKIP_TARGETS``. Give targets that can't be focused by
    themselves ``tabindex="-1"``, so that the focus lands on them without JavaScript.
    """
    nodelist = parser.parse(("endpressroom_skip_links",))
    parser.delete_first_token()
    return SkipLinksNode(nodelist)


@register.simple_tag(takes_context=True)
def pressroom_site_tree(context: dict[str, Any], page: Any = None) -> SiteTree:
    """Return the main menu (``menu``) and the breadcrumbs (``breadcrumbs``) of a page.

    Args:
        context: the template context, with ``request``.
        page: any page; the page of the context by default, and without one the home page.
    """
    request = context.get("request")
    return get_site_tree(page or context.get("page"), request) if request else EMPTY_TREE


@register.simple_tag(takes_context=True)
def pressroom_site_name(context: dict[str, Any]) -> str:
    """Return the name of the site in the active language (setting ``SITE_NAMES``).

    Without one in that language it is the site's name, or else its home page's title.
    """
    return site_name(context.get("request"))


@register.simple_tag(takes_context=True)
def pressroom_has_session(context: dict[str, Any]) -> bool:
    """Tell whether the request carries a session cookie, without touching the session.

    Wagtail's user bar reads the session, which makes a page vary on its cookie; so it is only
    rendered for those who have one.
    """
    request = context.get("request")
    return bool(request and settings.SESSION_COOKIE_NAME in request.COOKIES)
