"""Which page type the editor at an address is for, and whether somebody may use it."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.urls import Resolver404, get_script_prefix, resolve
from wagtail.fields import StreamField

from ...visibility import base_page_model, is_press_release

_EDITORS = ("edit", "revisions_revert")


class NoSuchEditor(Exception):
    """An address at which nobody edits the body of a release."""


def edited_stream(address: str, name: str, user: Any) -> Any:
    """Return the stream block of a field of the release that an editor is for.

    The address says more than a page type would: which page it is, and so whether the user may
    change it.

    Args:
        address: path of the editor, of a page or of one to be added.
        name: of a StreamField.
        user: who uses the editor.

    Raises:
        NoSuchEditor: there is no such editor or field, or the page is no release.
        PermissionDenied: the user may not use the editor.
    """
    model = _edited_model(address, user)
    if not is_press_release(model):
        raise NoSuchEditor
    try:
        field: Any = model._meta.get_field(name)
    except FieldDoesNotExist as error:
        raise NoSuchEditor from error
    if not isinstance(field, StreamField):
        raise NoSuchEditor
    return field.stream_block


def _edited_model(address: str, user: Any) -> Any:
    try:
        match = resolve("/" + address.removeprefix(get_script_prefix()))
    except Resolver404 as error:
        raise NoSuchEditor from error
    if match.app_names[-1:] != ["wagtailadmin_pages"]:
        raise NoSuchEditor
    if match.url_name == "add":
        return _model_to_add(match.kwargs, user)
    if match.url_name not in _EDITORS:
        raise NoSuchEditor
    page = _page(match.kwargs["page_id"])
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    return type(page)


def _page(pk: int) -> Any:
    page = base_page_model().objects.filter(pk=pk).first()
    if page is None:
        raise NoSuchEditor
    return page.specific


def _model_to_add(names: dict[str, Any], user: Any) -> Any:
    parent = _page(names["parent_page_id"])
    if not parent.permissions_for_user(user).can_add_subpage():
        raise PermissionDenied
    try:
        model = ContentType.objects.get_by_natural_key(
            names["content_type_app_name"], names["content_type_model_name"]
        ).model_class()
    except ContentType.DoesNotExist as error:
        raise NoSuchEditor from error
    if model not in parent.creatable_subpage_models():
        raise NoSuchEditor
    return model
