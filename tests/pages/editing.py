"""The admin as an editor uses it, through the Django test client."""

from __future__ import annotations

import datetime
import json
from typing import Any

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from wagtail_pressroom.pages.models import PressReleasePage


def create_address(parent: Any, model: Any = PressReleasePage) -> str:
    """Return the address of the form for a new page."""
    meta = model._meta
    return reverse("wagtailadmin_pages:add", args=[meta.app_label, meta.model_name, parent.pk])


def form_data(**values: Any) -> dict[str, Any]:
    """Return what the form of a release sends, filled in as little as a release allows."""
    data = {
        "title": "New ferry line",
        "slug": "new-ferry-line",
        "summary": "",
        "release_date": "2017-08-25 00:00",
        "release_date_only": "on",
        "category": "release",
        "department": "",
        "dateline": "",
        "notes_to_editors": rich_text(""),
        "body": streamfield([]),
        "contacts": streamfield([]),
        "attachments": streamfield([]),
        "translation_status": "original",
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        **values,
    }
    topics = data.pop("topics", [])
    flat = nested_form_data({name: value for name, value in data.items() if value is not None})
    return {**flat, "topics": topics}


def create(
    client: Client,
    parent: Any,
    publish: bool = False,
    model: Any = PressReleasePage,
    **values: Any,
) -> Any:
    """Send the form for a new release; return the answer."""
    data = form_data(**values)
    if publish:
        data["action-publish"] = "action-publish"
    return client.post(create_address(parent, model), data)


def edit(client: Client, page: Any, publish: bool = False, **values: Any) -> Any:
    """Send the editing form of a release; return the answer."""
    data = form_data(**values)
    if publish:
        data["action-publish"] = "action-publish"
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def form_of(client: Client, address: str) -> BeautifulSoup:
    """Fetch a form and parse it."""
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    return BeautifulSoup(response.content, "html.parser")


def errors_of(response: Any) -> dict[str, Any]:
    """Return the errors of a form that came back."""
    assert response.status_code == 200, response.status_code
    return dict(json.loads(response.context["form"].errors.as_json()))


def tomorrow() -> datetime.date:
    """Return the day after this one."""
    return datetime.datetime.now(tz=datetime.UTC).date() + datetime.timedelta(days=2)
