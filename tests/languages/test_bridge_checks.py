"""The system checks of the bridge."""

from __future__ import annotations

import pytest
from django.core.checks import run_checks
from wagtail.models import Locale
from wagtail_localize.models import LocaleSynchronization

from wagtail_pressroom.languages.bridge import localize


def ids(**kwargs: object) -> list[str]:
    return [str(message.id) for message in run_checks(**kwargs)]


def test_the_installed_version_is_known() -> None:
    assert localize.unknown_methods() == []
    assert "wagtail_pressroom.E012" not in ids()


def test_a_changed_method_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        localize, "_create_or_update_translation", lambda self, locale, state: (None, False)
    )
    assert "wagtail_pressroom.E012" in ids()


@pytest.mark.django_db
def test_a_synchronised_language_is_reported() -> None:
    assert "wagtail_pressroom.W010" not in ids(databases=["default"])
    LocaleSynchronization.objects.create(
        locale=Locale.objects.get_or_create(language_code="ko")[0],
        sync_from=Locale.objects.get_or_create(language_code="en")[0],
    )
    assert "wagtail_pressroom.W010" in ids(databases=["default"])
    assert "wagtail_pressroom.W010" not in ids()
