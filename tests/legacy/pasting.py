"""What the tests of the paste page share: a user, and ways through the two steps."""

from __future__ import annotations

import html
import json
import re
from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission

from .importing import TEXT

Row = dict[str, str]


def address(page: Any) -> str:
    """Return where releases are pasted into a page."""
    return reverse("wagtail_pressroom_paste", args=[page.pk])


def editor(*permissions: str, page: Any) -> User:
    """Make a user who may do something below a page."""
    user = User.objects.create_user("kim", password="x")
    group = Group.objects.create(name="Press writers")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in permissions:
        GroupPagePermission.objects.create(
            group=group, page=page, permission=Permission.objects.get(codename=codename)
        )
    user.groups.add(group)
    return user


def read(client: Client, index: Any, text: str = TEXT, **data: Any) -> Any:
    """Send a text to be read."""
    return client.post(address(index), {"action": "read", "text": text, **data})


def read_file(client: Client, index: Any, data: bytes, name: str = "release.txt", **more: Any):
    """Send a file to be read."""
    return read(client, index, more.pop("text", ""), file=SimpleUploadedFile(name, data), **more)


def fields_of(response: Any) -> dict[str, str]:
    """Return what a browser would send of the review page, the buttons left out."""
    form = response.context["form"]
    names = ("title", "date", "hits", "department", "unofficial_translation", "rows")
    data = {name: form[name].value() for name in names}
    data["text"] = response.context["text"].replace("\n", "\r\n")
    data["reviewed"] = response.context["reviewed"]
    if response.context["again"]:
        data["again"] = "on"
    return {
        name: "on" if value is True else str(value)
        for name, value in data.items()
        if value not in (None, False)
    }


def rows_of(fields: dict[str, str]) -> list[Row]:
    """Return the rows that a review page would send."""
    rows: list[Row] = json.loads(fields["rows"])
    return rows


def row_with(rows: list[Row], words: str) -> Row:
    """Return the row with some words in it."""
    return next(row for row in rows if words in row["text"])


def create(client: Client, index: Any, fields: dict[str, str], rows: Any = None) -> Any:
    """Send the review page, with corrected rows or as it is."""
    packed = {} if rows is None else {"rows": json.dumps(rows)}
    return client.post(address(index), {"action": "create", **fields, **packed})


def errors_of(response: Any) -> str:
    """Return what the editor reads about the form, in one string."""
    found = re.findall(r'class="error(?:-message)?"[^>]*>(.*?)</', response.content.decode(), re.S)
    return " ".join(" ".join(html.unescape(text).split()) for text in found)
