"""What machines are told about a release, and how it names its languages."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from tests.factories import PressRoom, make_private


def told(client: Client, page: Any) -> dict[str, Any]:
    found = BeautifulSoup(client.get(page.url).content, "html.parser").select(
        "head script[type='application/ld+json']"
    )
    assert len(found) == 1
    return dict(json.loads(found[0].string or ""))


def test_a_release_is_described(press_room: PressRoom, client: Client) -> None:
    release = press_room.release(title="New ferry", summary="From spring.")
    assert told(client, release) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": release.full_url,
        "url": release.full_url,
        "headline": "New ferry",
        "description": "From spring.",
        "inLanguage": "en",
        "datePublished": timezone.localtime(release.release_date).isoformat(timespec="seconds"),
        "publisher": {"@type": "Organization", "name": "Test ministry"},
    }


def test_an_original_and_its_translations_name_one_another(
    press_room: PressRoom, client: Client
) -> None:
    release = press_room.release(title="Ferry")
    korean = press_room.translate(release, "ko", title="여객선", translation_status="official")
    press_room.translate(release, "ar", title="عبّارة", translation_status="machine")
    works = {work["inLanguage"]: work for work in told(client, release)["workTranslation"]}
    assert works["ko"] == {
        "@type": "NewsArticle",
        "@id": korean.full_url,
        "inLanguage": "ko",
        "headline": "여객선",
        "creativeWorkStatus": "Official translation",
    }
    assert works["ar"]["creativeWorkStatus"] == "Machine translation"
    of_translation = told(client, korean)
    assert of_translation["translationOfWork"] == {
        "@type": "NewsArticle",
        "@id": release.full_url,
        "inLanguage": "en",
        "headline": "Ferry",
    }
    assert of_translation["creativeWorkStatus"] == "Official translation"
    assert "workTranslation" not in of_translation


@pytest.mark.parametrize("state", ["draft", "private", "future"])
def test_what_is_not_public_is_not_named(press_room: PressRoom, client: Client, state: str) -> None:
    release = press_room.release()
    korean = press_room.translate(release, "ko", title="비밀")
    if state == "draft":
        korean.unpublish()
    elif state == "private":
        make_private(korean)
    else:
        later = timezone.now() + datetime.timedelta(days=2)
        type(korean).objects.filter(pk=korean.pk).update(release_date=later)
    assert "workTranslation" not in told(client, release)
    assert "비밀" not in client.get(release.url).content.decode()


def test_a_headline_ends_no_element(press_room: PressRoom, client: Client) -> None:
    title = "</script><script>alert(1)</script><!-- & \u2028"
    release = press_room.release(title=title)
    html = client.get(release.url).content.decode()
    assert "<script>alert" not in html
    assert told(client, release)["headline"] == title


def test_a_preview_tells_machines_nothing(press_room: PressRoom, admin_client: Client) -> None:
    release = press_room.release()
    release.save_revision()
    html = admin_client.get(f"/admin/pages/{release.pk}/view_draft/").content.decode()
    assert "ld+json" not in html
