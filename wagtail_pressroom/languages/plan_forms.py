"""The form with which an editor plans the languages of a release."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Locale

from .plans import TranslationPlan


class PlanForm(forms.ModelForm):  # type: ignore[type-arg]  # subscriptable in the stubs alone
    """What is planned for one language."""

    class Meta:
        model = TranslationPlan
        fields = ("timing", "translator", "due_on")
        widgets = {"due_on": AdminDateInput()}

    def __init__(
        self,
        *args: Any,
        language: str,
        translators: list[tuple[Any, str]],
        may_bind: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        # Whoever binds a language to its original publishes it with the original.
        self.fields["timing"].disabled = not may_bind
        for name, field in self.fields.items():
            # The column heading is far away, in a screen reader and on a phone.
            field.widget.attrs["aria-label"] = f"{field.label}: {language}"
            field.required = name == "timing"
        translator: Any = self.fields["translator"]
        translator.queryset = possible_translators()
        translator.choices = [("", "–"), *translators]

    def keep(self) -> None:
        """Write what was changed, and nothing that others may have written meanwhile."""
        plan = self.instance
        values = {name: self.cleaned_data[name] for name in self.changed_data}
        TranslationPlan.keep(plan.translation_key, plan.locale_id, **values)


class AuthorityForm(forms.Form):
    """Which language is authoritative for a release."""

    authoritative = forms.ModelChoiceField(
        label=_("Authoritative language"),
        queryset=Locale.objects.none(),
        required=False,
        empty_label=_("As for the whole site"),
        help_text=_("Readers of the other languages are told so, with a link."),
    )

    def __init__(self, *args: Any, locales: list[Locale], may_choose: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["authoritative"]
        # Readers are told at once.
        field.disabled = not may_choose
        field.queryset = Locale.objects.filter(pk__in=[locale.pk for locale in locales])


def translator_choices() -> list[tuple[Any, str]]:
    """Return the possible translators as choices of a field.

    Queries:
        One.
    """
    return [(user.pk, str(user)) for user in possible_translators()]


def possible_translators() -> Any:
    """Return the active users who may enter the admin, a queryset."""
    access = Permission.objects.filter(
        content_type__app_label="wagtailadmin", codename="access_admin"
    )
    may_enter = Q(is_superuser=True) | Q(groups__permissions__in=access)
    may_enter |= Q(user_permissions__in=access)
    users = get_user_model()._default_manager.filter(may_enter, is_active=True)
    return users.distinct().order_by(get_user_model().USERNAME_FIELD)
