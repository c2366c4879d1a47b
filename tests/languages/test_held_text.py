"""A text that is not fit for readers stays away from a translation that is live already."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import (
    GroupApprovalTask,
    Revision,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail.search.backends import get_search_backend
from wagtail_localize.models import StringTranslation

from tests.factories import PressRoom
from tests.languages.freshness.situations import Pair, make_pair
from wagtail_pressroom.languages.admin_views import set_translation_status
from wagtail_pressroom.languages.freshness import State, state_of

Route = Callable[[Pair, Client], None]


@pytest.fixture(autouse=True)
def machine(settings: Any) -> None:
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"
    }


@pytest.fixture
def pair(press_room: PressRoom) -> Pair:
    """Both are live; the original's new title has come to the translators."""
    made = make_pair(press_room)
    set_translation_status(made.target, "official")
    made.change(title="Quillon ferry")
    made.synchronise()
    return made


def edit_address(pair: Pair) -> str:
    return reverse("wagtailadmin_pages:edit", args=[pair.target.pk])


def translation_editor(pair: Pair, admin: Client) -> None:
    admin.post(edit_address(pair), {"action": "publish"})


def bulk(pair: Pair, admin: Client) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    admin.post(f"{address}?id={pair.target.pk}")


def workflow(pair: Pair, admin: Client) -> None:
    approval = Workflow.objects.create(name="Approval")
    task = GroupApprovalTask.objects.create(name="Approve")
    WorkflowTask.objects.create(workflow=approval, task=task, sort_order=1)
    WorkflowPage.objects.create(workflow=approval, page=pair.room.homes["ko"])
    user = User.objects.get(username="admin")
    approval.start(pair.target, user).current_task_state.approve(user=user)


def code(pair: Pair, admin: Client) -> None:
    pair.target.get_latest_revision().publish()


def clock(pair: Pair, admin: Client) -> None:
    latest = pair.target.get_latest_revision()
    Revision.objects.filter(pk=latest.pk).update(approved_go_live_at=timezone.now())
    call_command("publish_scheduled")


ROUTES = (translation_editor, bulk, workflow, code, clock)


def what_readers_see(pair: Pair, client: Client) -> str:
    """Return the page's own text; its notice names the original, new title and all."""
    html = client.get("/ko/press-releases/ferry-line/").content.decode()
    soup = BeautifulSoup(html, "html.parser")
    shown = soup.h1.text + soup.select_one(".pressroom-body").text
    return shown + pair.target.title + str(pair.target.body)


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("by_machine", [False, True])
def test_it_keeps_the_text_it_has(
    pair: Pair, admin_client: Client, client: Client, route: Route, by_machine: bool
) -> None:
    before = pair.target
    if by_machine:
        admin_client.post(reverse("wagtail_localize:machine_translate", args=[pair.record.pk]))
        assert StringTranslation.objects.filter(translation_type="machine").exists()
    # "Save draft" in wagtail-localize's editor: the text is the latest version from now on.
    pair.record.save_target(publish=False)
    latest = before.get_latest_revision().pk
    route(pair, admin_client)
    after = pair.target
    assert (after.live, after.title, after.live_revision_id) == (
        True, before.title, before.live_revision_id
    )  # fmt: skip
    assert after.last_published_at == before.last_published_at
    assert after.translation_status == "official"
    assert after.has_unpublished_changes
    assert after.latest_revision_id >= latest
    assert "Quillon" not in what_readers_see(pair, client)
    assert "nollIuQ".lower() not in what_readers_see(pair, client).lower()
    assert state_of(after) == State.BEHIND
    found = get_search_backend().search("Quillon", type(after).objects.filter(pk=after.pk))
    assert list(found) == []


def test_an_alias_keeps_it_too(pair: Pair, admin_client: Client) -> None:
    alias = pair.target.create_alias(update_slug="alias")
    pair.record.save_target(publish=False)
    code(pair, admin_client)
    assert "Quillon" not in type(alias).objects.get(pk=alias.pk).title


def test_complete_it_is_published(pair: Pair, admin_client: Client) -> None:
    pair.translate()
    pair.record.save_target(publish=False)
    code(pair, admin_client)
    assert pair.target.title.startswith("번역")
    assert state_of(pair.target) == State.CURRENT


def test_the_same_text_is_published_again(pair: Pair) -> None:
    set_translation_status(pair.target, "unofficial")
    assert pair.target.translation_status == "unofficial"
    assert state_of(pair.target) == State.BEHIND


def test_a_bulk_action_says_what_was_held(pair: Pair, admin_client: Client) -> None:
    pair.record.save_target(publish=False)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = admin_client.post(f"{address}?id={pair.target.pk}")
    text = " ".join(map(str, get_messages(answer.wsgi_request)))
    assert "keeps the text it has. Some texts are not translated yet." in text


def test_somebody_elses_lock_is_respected(pair: Pair, admin_client: Client) -> None:
    pair.translate()
    target, other = pair.target, User.objects.create_user("other")
    type(target).objects.filter(pk=target.pk).update(
        locked=True, locked_by=other, locked_at=timezone.now()
    )
    answer = admin_client.post(edit_address(pair), {"action": "publish"})
    assert pair.target.title == target.title
    assert "locked" in " ".join(map(str, get_messages(answer.wsgi_request)))
