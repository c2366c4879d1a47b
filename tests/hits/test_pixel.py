"""The image that stands in for the script, for readers without scripts."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import PressRoom
from wagtail_pressroom.hits.counts import hit_count
from wagtail_pressroom.hits.models import HitHour, HitSource

from .readers import AS_IMAGE, load_pixel, refusals, without

NO_METADATA = without(AS_IMAGE, "HTTP_SEC_FETCH_SITE", "HTTP_SEC_FETCH_MODE", "HTTP_SEC_FETCH_DEST")


@pytest.fixture
def release(press_room: PressRoom) -> Any:
    """A public release."""
    return press_room.release()


def test_the_image_counts(release: Any) -> None:
    response = load_pixel(release)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/gif"
    assert response.content.startswith(b"GIF89a")
    assert len(response.content) < 100
    assert hit_count(release) == 1
    assert HitHour.objects.get().source == HitSource.PIXEL


def test_the_image_is_never_stored_and_sets_no_cookie(release: Any) -> None:
    response = load_pixel(release)
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_a_browser_without_fetch_metadata_is_known_by_its_referer(release: Any) -> None:
    load_pixel(release, NO_METADATA)
    assert hit_count(release) == 1


@pytest.mark.parametrize("referer", ["", "https://elsewhere.example/", "http://[", "about:blank"])
def test_an_image_on_another_page_does_not_count(release: Any, referer: str) -> None:
    response = load_pixel(release, {**NO_METADATA, "HTTP_REFERER": referer})
    assert response.status_code == 200
    assert hit_count(release) == 0
    assert refusals() == {"foreign-origin": 1}


def test_an_image_embedded_elsewhere_does_not_count(release: Any) -> None:
    load_pixel(release, {**AS_IMAGE, "HTTP_SEC_FETCH_SITE": "cross-site"})
    assert hit_count(release) == 0
    assert refusals() == {"foreign-origin": 1}


@pytest.mark.parametrize("destination", ["document", "empty", "script", "iframe"])
def test_what_is_not_loaded_as_an_image_does_not_count(release: Any, destination: str) -> None:
    load_pixel(release, {**AS_IMAGE, "HTTP_SEC_FETCH_DEST": destination})
    assert hit_count(release) == 0
    assert refusals() == {"not-an-image": 1}


def test_asking_for_the_headers_does_not_count(release: Any) -> None:
    response = load_pixel(release, method="HEAD")
    assert response.status_code == 200
    assert response.content == b""
    assert hit_count(release) == 0
    assert refusals() == {}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_another_method_is_refused(release: Any, method: str) -> None:
    assert load_pixel(release, method=method).status_code == 405
    assert hit_count(release) == 0


@pytest.mark.parametrize("token", ["x", "1.1:x", "%00", "%ED%95%9C", "a" * 3000])
def test_a_forged_address_still_answers_with_the_image(db: None, token: str) -> None:
    address = reverse("wagtail_pressroom:hit_pixel", args=["TOKEN"]).replace("TOKEN", token)
    response = Client().get(address, **AS_IMAGE)
    assert response.status_code == 200
    assert refusals() == {"bad-token": 1}
