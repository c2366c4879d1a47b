"""What happens to a page's translation status when Wagtail copies it for translation."""

from typing import Any

from wagtail.signals import copy_for_translation_done

from .status import TranslationStatusMixin, default_translation_status


def connect() -> None:
    """Connect the handlers; called once by the app configuration."""
    copy_for_translation_done.connect(
        set_status_of_new_translation, dispatch_uid="wagtail_pressroom.new_translation_status"
    )


def set_status_of_new_translation(target_obj: Any, **kwargs: Any) -> None:
    """Mark a copy made for translation as one, before anybody can publish it.

    Aliases keep their source's status: Wagtail rewrites them whenever the source changes, and
    no reader sees them.
    """
    if not isinstance(target_obj, TranslationStatusMixin) or target_obj.alias_of_id is not None:
        return
    target_obj.translation_status = default_translation_status()
    target_obj.save(update_fields=["translation_status"])
    revision = getattr(target_obj, "latest_revision", None)
    if revision is not None:
        # The copy's first revision was made before the signal: editors start from it.
        revision.content["translation_status"] = target_obj.translation_status
        revision.save(update_fields=["content"])
