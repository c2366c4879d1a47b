"""A release that belongs to two sites: each site names its own address for all of its surfaces."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Site

from tests.factories import PressRoom

HOSTS = ("testserver", "second.example.org")


@pytest.fixture
def release(press_room: PressRoom) -> Any:
    """A release on two sites that have their home page in common."""
    Site.objects.create(hostname=HOSTS[1], port=80, root_page=press_room.homes["en"])
    release = press_room.release(slug="ferry", title="Ferry")
    press_room.translate(release, "ko", title="여객선")
    return release


def canonical_at(client: Any, url: str, host: str) -> list[str]:
    response = client.get(url, HTTP_HOST=host)
    assert response.status_code == 200
    soup = BeautifulSoup(response.content.decode(), "html.parser")
    links = [str(link["href"]) for link in soup.select("head link[rel=canonical]")]
    return links or re.findall('^<([^>]*)>; rel="canonical"$', response["Link"])


@pytest.mark.parametrize("host", HOSTS)
def test_every_surface_names_the_same_address(
    release: Any, client: Any, settings: Any, host: str
) -> None:
    settings.WAGTAIL_PRESSROOM = {**settings.WAGTAIL_PRESSROOM, "MISSING_LANGUAGE": "show"}
    surfaces = {
        "page": release.url,
        "side by side": f"{release.url}?with=ko",
        "shown in place": "/ar/press-releases/ferry/",
        "plain text": reverse("wagtail_pressroom:plain_text", args=[release.pk]),
    }
    found = {name: canonical_at(client, url, host) for name, url in surfaces.items()}
    assert found == {name: [f"http://{host}/en/press-releases/ferry/"] for name in surfaces}
    html = client.get(release.url, HTTP_HOST=host).content.decode()
    data = json.loads(re.findall(r'ld\+json">(.*?)</script>', html)[0])
    assert data["url"] == found["page"][0]
