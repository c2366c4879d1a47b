"""Everything a reader, or a reader's program, can ask a site for."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail_localize.models import Translation

from .groups import SECRET, Group

SITEMAP = "/sitemap.xml"
API = "/api/v2/pages/"


def leaks(group: Group) -> list[str]:
    """Return where the secret can be read by somebody who isn't logged in.

    Wagtail's own idea of "live and public" is asked too, because every API, feed or template of a
    site's own is made from it.
    """
    client = Client()
    found = [place for place, text in answers(client, group).items() if SECRET in text]
    if _in_public_rows():
        found.append("live().public()")
    if _in_search():
        found.append("search backend")
    return found


def answers(client: Client, group: Group) -> dict[str, str]:
    addresses = {
        "list": "/en/press-releases/",
        "list, Korean": "/ko/press-releases/",
        "feed": "/en/press-releases/feed/",
        "feed, Korean": "/ko/press-releases/feed/",
        # A word of each text; the secret itself would be repeated in the search form.
        "search": "/en/press-releases/?q=title",
        "search, Korean": "/ko/press-releases/?q=ko",
        "page": "/en/press-releases/the-release/",
        "page, Korean": "/ko/press-releases/the-release/",
        "side by side": "/en/press-releases/the-release/?with=ko",
        "side by side, Korean": "/ko/press-releases/the-release/?with=en",
        "language without a page": "/fr/press-releases/the-release/",
        "home": "/en/",
        "home, Korean": "/ko/",
        "sitemap": SITEMAP,
        "API v2": f"{API}?fields=*&limit=20",
    }
    texts = {name: client.get(url).content.decode() for name, url in addresses.items()}
    for page in Page.objects.filter(depth__gt=3).specific():
        url = page.get_url()
        texts[f"page {page.pk}"] = client.get(url).content.decode() if url else ""
        texts[f"API v2 {page.pk}"] = client.get(f"{API}{page.pk}/").content.decode()
        for name in ("view_draft", "preview_on_edit"):
            preview = reverse(f"wagtailadmin_pages:{name}", args=[page.pk])
            texts[f"{name} {page.pk}"] = client.get(preview).content.decode()
    for record in Translation.objects.all():
        preview = reverse("wagtail_localize:preview_translation", args=[record.pk])
        texts[f"preview {record.pk}"] = client.get(preview).content.decode()
    return texts


def _in_public_rows() -> bool:
    pages: Any = Page.objects.live().public().specific()
    return any(SECRET in _text_of(page) for page in pages if page.alias_of_id is None)


def _text_of(page: Any) -> str:
    names = ("title", "draft_title", "seo_title", "search_description", "summary", "body")
    live_texts = [name for name in names if name != "draft_title"]
    return " ".join(str(getattr(page, name, "")) for name in live_texts)


def _in_search() -> bool:
    results = get_search_backend().search(SECRET, Page.objects.live().public())
    return len([page for page in results if page.alias_of_id is None]) > 0
