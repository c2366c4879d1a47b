"""Every way by which somebody, or a clock, can bring a text to the public."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone
from wagtail.models import (
    GroupApprovalTask,
    Revision,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail_localize.models import LocaleSynchronization, Translation
from wagtail_localize.operations import translate_page_subtree

from tests.pages.editing import edit

from .actions import (
    HOUR,
    edit_address,
    french,
    machine_translation,
    po_upload,
    press_publish,
    schedule_target,
    stop,
    submit,
    sync,
    sync_without_publishing,
    text_typed,
)
from .groups import IN_TWO_DAYS, SECRET, Group, write_texts

Route = Callable[[Group, Client], None]
ROUTES: dict[str, Route] = {}


def route(function: Route) -> Route:
    """List a route under its name."""
    ROUTES[function.__name__] = function
    return function


@route
def publish_in_translation_editor(group: Group, admin: Client) -> None:
    press_publish(group, admin)


@route
def po_upload_and_publish(group: Group, admin: Client) -> None:
    po_upload(group, admin)
    press_publish(group, admin)


@route
def machine_translation_and_publish(group: Group, admin: Client) -> None:
    machine_translation(group, admin)
    press_publish(group, admin)


@route
def text_typed_in_editor(group: Group, admin: Client) -> None:
    text_typed(group, admin)
    press_publish(group, admin)


@route
def submit_with_live_status(group: Group, admin: Client) -> None:
    with override_settings(WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE=True):
        submit(group, admin, "fr", "ar")


@route
def submit_without_live_status(group: Group, admin: Client) -> None:
    submit(group, admin, "fr", "ar")


@route
def submit_whole_list(group: Group, admin: Client) -> None:
    with override_settings(WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE=True):
        index = group.source.get_parent()
        translate_page_subtree(index.pk, [french()], None, None)


@route
def sync_and_publish(group: Group, admin: Client) -> None:
    sync(group, admin, publish_translations="on")


@route
def sync_by_machine_and_publish(group: Group, admin: Client) -> None:
    sync(group, admin, publish_translations="on", use_machine_translation="on")


def draft_by_code(group: Group, admin: Client) -> None:
    group.record.save_target(publish=False)


@route
def publish_by_code(group: Group, admin: Client) -> None:
    group.record.save_target(publish=True)


def publish_by_code_with_a_schedule(group: Group, admin: Client) -> None:
    target = group.target
    type(target).objects.filter(pk=target.pk).update(go_live_at=timezone.now() + IN_TWO_DAYS)
    group.record.save_target(publish=True)


@route
def clock_before_the_original(group: Group, admin: Client) -> None:
    schedule_target(group)
    call_command("publish_scheduled")


@route
def clock_after_the_original_moved(group: Group, admin: Client) -> None:
    group.record.save_target(publish=True)
    source = group.fresh_source()
    source.release_date = timezone.now() + 5 * IN_TWO_DAYS
    source.go_live_at = source.release_date
    source.save_revision().publish()
    Revision.objects.filter(
        approved_go_live_at__lt=timezone.now() + 2 * IN_TWO_DAYS,
        object_id=str(group.target.pk),
    ).update(approved_go_live_at=timezone.now() - HOUR)
    call_command("publish_scheduled")


@route
def alias_of_synchronised_tree(group: Group, admin: Client) -> None:
    group.target.delete()
    LocaleSynchronization.objects.create(locale=french(), sync_from=group.source.locale)


@route
def converted_to_alias(group: Group, admin: Client) -> None:
    admin.post(reverse("wagtail_localize:convert_to_alias", args=[group.target.pk]))


@route
def alias_becomes_translation(group: Group, admin: Client) -> None:
    alias = group.fresh_source().copy_for_translation(french(), copy_parents=True, alias=True)
    type(alias).objects.filter(pk=alias.pk).update(live=True)
    record = Translation.objects.create(source=group.record.source, target_locale=french())
    record.save_target(publish=False)


@route
def revision_published_by_code(group: Group, admin: Client) -> None:
    stop(group)
    group.target.get_latest_revision().publish()


@route
def publish_in_page_editor(group: Group, admin: Client) -> None:
    stop(group)
    target = group.target
    answer = edit(
        admin,
        target,
        publish=True,
        title=f"{SECRET} typed",
        slug=target.slug,
        translation_status="unofficial",
    )
    assert answer.status_code == 302, answer.content.decode()[:2000]


@route
def older_revision_reverted(group: Group, admin: Client) -> None:
    stop(group)
    older = group.target.get_latest_revision()
    address = reverse("wagtailadmin_pages:revisions_revert", args=[group.target.pk, older.pk])
    assert SECRET in admin.get(address).content.decode()
    revert = {"revision": str(older.pk), "title": f"{SECRET} again", "slug": group.target.slug}
    edit(admin, group.target, publish=True, translation_status="unofficial", **revert)


@route
def declared_an_original(group: Group, admin: Client) -> None:
    stop(group)
    target = group.target
    status = {"translation_status": "original"}
    admin.post(reverse("wagtail_pressroom_translation_status", args=[target.pk]), status)
    edit(admin, target, publish=True, title=f"{SECRET} own", slug=target.slug, **status)


@route
def bulk_publish(group: Group, admin: Client) -> None:
    group.target.save_revision()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = admin.post(f"{address}?id={group.target.pk}")
    assert answer.status_code == 302


@route
def workflow_approval(group: Group, admin: Client) -> None:
    user = User.objects.get(username="admin")
    workflow = Workflow.objects.create(name="Approval")
    task = GroupApprovalTask.objects.create(name="Approve")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    WorkflowPage.objects.create(workflow=workflow, page=group.room.homes["ko"])
    target = group.target
    target.save_revision()
    state = workflow.start(group.target, user)
    state.current_task_state.approve(user=user)


@route
def copy_for_translation(group: Group, admin: Client) -> None:
    page = group.fresh_source().copy_for_translation(french(), copy_parents=True)
    page.save_revision().publish()


@route
def page_added_by_code(group: Group, admin: Client) -> None:
    group.target.delete()
    group.room.translate(group.fresh_source(), "ko", title=f"{SECRET} added", release_date=_past())


@route
def row_saved_live_by_code(group: Group, admin: Client) -> None:
    target = group.target
    target.live = True
    target.save()


@route
def translation_restarted(group: Group, admin: Client) -> None:
    stop(group)
    admin.post(edit_address(group.target), {"localize-restart-translation": "1"})
    press_publish(group, admin)


@route
def moved_to_another_list(group: Group, admin: Client) -> None:
    group.record.save_target(publish=True)
    group.target.move(group.room.homes["ko"], pos="last-child")
    schedule_target(group)
    call_command("publish_scheduled")


@route
def copied_with_its_publication(group: Group, admin: Client) -> None:
    address = reverse("wagtailadmin_pages:copy", args=[group.target.pk])
    admin.post(
        address,
        {
            "new_title": f"{SECRET} copied",
            "new_slug": "copied",
            "new_parent_page": group.room.indexes["ko"].pk,
            "publish_copies": "on",
        },
    )


def new_texts_of_the_original(group: Group, admin: Client) -> None:
    source = group.fresh_source()
    source.title = f"{SECRET} changed"
    source.save_revision()
    group.record.source.update_from_db()
    write_texts(group.record, SECRET)
    group.record.save_target(publish=False)


def _past() -> datetime.datetime:
    return timezone.now() - datetime.timedelta(days=1)


# What publishes nothing, and so must change nothing that readers see of a live translation.
DRAFT_ROUTES: dict[str, Route] = {
    function.__name__: function
    for function in (
        po_upload,
        machine_translation,
        text_typed,
        sync_without_publishing,
        draft_by_code,
        publish_by_code_with_a_schedule,
        new_texts_of_the_original,
    )
}
