"""The pages round the releases: home, press index, about, contact; and the site itself."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.models import Page, Site

from wagtail_pressroom.pages.models import PressIndexPage

from ..models import HomePage, StandardPage
from .content import LANGUAGES, SOURCE_LANGUAGE, TRANSLATED_LANGUAGES, vocabulary
from .markup import paragraphs
from .translation import phrases, translate

# Wagtail's own welcome page is called "home".
HOME_SLUG = "ministry"
INDEX_SLUG = "press-releases"


def load_pages(locale: Any, user: Any) -> dict[str, Any]:
    """Return the press indexes by language code, making the pages that are missing.

    Args:
        locale: the language all pages are written in first.
        user: who does it, for the log.
    """
    home = _load_home(locale, user)
    texts = vocabulary()["pages"]
    index = PressIndexPage(
        slug=INDEX_SLUG, intro=paragraphs([texts["press_index"]["intro"][SOURCE_LANGUAGE]])
    )
    _load_below(home, index, texts["press_index"], user)
    for name in ("about", "contact"):
        page = StandardPage(slug=name, body=paragraphs(texts[name]["body"][SOURCE_LANGUAGE]))
        _load_below(home, page, texts[name], user)
    return {
        index.locale.language_code: index
        for index in PressIndexPage.objects.select_related("locale").filter(slug=INDEX_SLUG)
    }


def _load_home(locale: Any, user: Any) -> Any:
    texts = vocabulary()["pages"]["home"]
    tagline = vocabulary()["site"]["tagline"]
    home = HomePage.objects.filter(locale=locale).first()
    if home is None:
        with transaction.atomic():
            home = HomePage(
                title=texts["title"][SOURCE_LANGUAGE],
                slug=HOME_SLUG,
                # Its title is the name of the site, which stands in every <title> anyway.
                seo_title=tagline[SOURCE_LANGUAGE],
                intro=paragraphs([texts["intro"][SOURCE_LANGUAGE]]),
                # Without a heading of its own it has one in every language.
                lists=[("most_read", {"heading": "", "days": 7, "limit": 5, "show_numbers": True})],
                locale=locale,
            )
            _publish_below(Page.get_first_root_node(), home, user)
            _load_site(home)
    # Home pages stand side by side, so each needs a slug of its own.
    slugs = {language: {HOME_SLUG: f"{HOME_SLUG}-{language}"} for language in TRANSLATED_LANGUAGES}
    _translate(home, [texts, tagline], user, slugs)
    return home


def _load_site(home: Any) -> None:
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": "127.0.0.1",
            "site_name": vocabulary()["site"]["name"][SOURCE_LANGUAGE],
            "root_page": home,
        },
    )
    # Wagtail's own welcome page.
    for welcome in Page.objects.filter(depth=2).exclude(pk=home.pk):
        welcome.delete()


def _load_below(home: Any, page: Any, texts: dict[str, Any], user: Any) -> None:
    existing = home.get_children().filter(slug=page.slug).first()
    if existing is None:
        page.title = texts["title"][SOURCE_LANGUAGE]
        page.locale = home.locale
        page.show_in_menus = True
        with transaction.atomic():
            _publish_below(home, page, user)
    _translate(existing.specific if existing else page, texts, user)


def _publish_below(parent: Any, page: Any, user: Any) -> None:
    page.live = False
    parent.add_child(instance=page)
    page.save_revision(user=user).publish(user=user)
    page.refresh_from_db()


def _translate(
    page: Any, texts: Any, user: Any, more: dict[str, dict[str, str]] | None = None
) -> None:
    if page.get_translations(inclusive=True).live().count() == len(LANGUAGES):
        return
    answers = {
        language: phrases(texts, SOURCE_LANGUAGE, language) | (more or {}).get(language, {})
        for language in TRANSLATED_LANGUAGES
    }
    translate(page, answers, user)
