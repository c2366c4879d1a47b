"""Pages that have been viewed, written to the tables as the stores write them."""

from __future__ import annotations

import datetime
import uuid
from collections import Counter
from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.utils import timezone
from wagtail.models import GroupPagePermission

from wagtail_pressroom.hits.applying import apply_batch
from wagtail_pressroom.hits.batch import Batch
from wagtail_pressroom.hits.models import HitSource
from wagtail_pressroom.hits.statistics import today


def view(page: Any, times: int, days_ago: int = 0, readers: int = 0) -> None:
    """Count views of a public page, at noon of a day in the site's time zone."""
    day = today() - datetime.timedelta(days=days_ago)
    zone = timezone.get_default_timezone()
    noon = datetime.datetime.combine(day, datetime.time(12), tzinfo=zone).timestamp()
    apply_batch(
        Batch(
            id=uuid.uuid4(),
            since=noon,
            hits=Counter({(page.pk, int(noon) // 3600, int(HitSource.SCRIPT)): times}),
            readers=Counter({(page.pk, int(noon) // 86400): readers}),
        )
    )


def administrator() -> Client:
    """Return a client logged in as a superuser."""
    client = Client()
    client.force_login(User.objects.create_superuser("admin"))
    return client


def editor_of(page: Any, *codenames: str, name: str = "editor") -> User:
    """Make a user with permissions for a page and what is below it."""
    group = Group.objects.create(name=name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in codenames:
        permission = Permission.objects.get(codename=f"{codename}_page")
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    user = User.objects.create_user(name)
    user.groups.add(group)
    return user
