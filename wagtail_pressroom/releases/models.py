"""The release mixin: everything a press release is, without a table of its own."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from anyascii import anyascii
from django.db import models
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from ..languages.bridge import HeldWithOriginalMixin
from ..languages.dates import PrintedDate, printed_date
from ..languages.serving import ServedInOwnLanguageMixin
from ..languages.status import PerLanguageField, TranslationStatusMixin
from ..navigation.addresses import FEED_SLUG
from ..visibility import is_due, is_press_index, is_public
from ..visibility.page import PrivacyOncePerRequestMixin
from .blocks import AttachmentsBlock, BodyBlock, ContactsBlock
from .blocks.text import PARAGRAPH_FEATURES
from .categories import category_choices, default_category
from .changed_parts import ChangedPart, changed_parts
from .dates import midnight_of
from .forms import PressReleaseForm
from .images import prefetch_body_images
from .neighbours import Neighbours, neighbours_of
from .panels import RELEASE_PANELS
from .schedule import Schedule
from .side_by_side.serving import SideBySideMixin

# Wagtail's own limit for slugs is 255; a shorter one still fits an e-mail line.
LONGEST_DERIVED_SLUG = 80
# For a title such as "※※": without any slug, a draft would take the address of its list.
SLUG_WITHOUT_LETTERS = "release"


class PressReleaseMixin(
    PrivacyOncePerRequestMixin,
    ServedInOwnLanguageMixin,
    SideBySideMixin,
    HeldWithOriginalMixin,
    TranslationStatusMixin,
):
    """A press release; list it before the page class::

        class NewsRelease(PressReleaseMixin, Page):
            search_fields = [*Page.search_fields, *PressReleaseMixin.release_search_fields]

    The headline is the page's ``title``. ``release_date`` is the release's own date: aware,
    editable, back-datable, required to publish but not to save a draft. A date in the future
    schedules the release when it is published, and keeps it from every reader until then.
    """

    summary = models.TextField(
        _("summary"),
        blank=True,
        max_length=500,
        help_text=_("One or two sentences, shown in lists and below the headline."),
    )
    release_date = models.DateTimeField(
        _("release date"),
        null=True,
        help_text=_("A date in the future schedules the release; one in the past back-dates it."),
    )
    release_date_only = models.BooleanField(
        _("show the day only"),
        default=True,
        help_text=_("Readers see the day without a time of day."),
    )
    category = models.CharField(
        _("category"), max_length=40, choices=category_choices, default=default_category
    )
    department = models.ForeignKey(
        "wagtail_pressroom.Department",
        verbose_name=_("department"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    department_text = models.CharField(
        _("department as text"),
        max_length=255,
        blank=True,
        help_text=_("Printed as it stands when no department is chosen, for example a former one."),
    )
    topics = ParentalManyToManyField(
        "wagtail_pressroom.Topic", verbose_name=_("topics"), blank=True, related_name="+"
    )
    dateline = models.CharField(
        _("dateline"),
        max_length=120,
        blank=True,
        help_text=_("The place the release is issued from, for example “Brussels”."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)
    notes_to_editors = RichTextField(_("notes to editors"), blank=True, features=PARAGRAPH_FEATURES)
    contacts = StreamField(ContactsBlock(), verbose_name=_("contacts"), blank=True)
    attachments = StreamField(AttachmentsBlock(), verbose_name=_("attachments"), blank=True)

    is_press_release = True

    base_form_class = PressReleaseForm
    content_panels = RELEASE_PANELS

    release_search_fields = [
        index.SearchField("summary"),
        index.SearchField("body"),
        index.SearchField("notes_to_editors"),
        index.FilterField("release_date"),
        index.FilterField("category"),
        index.FilterField("department_id"),
        index.FilterField("translation_status"),
    ]

    # The address is the same in every language; what decides about visibility and lists is the
    # source's; the translation status is each language's own.
    override_translatable_fields = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("release_date", overridable=False),
        SynchronizedField("release_date_only", overridable=False),
        SynchronizedField("category", overridable=False),
        SynchronizedField("topics", overridable=False),
        PerLanguageField("translation_status"),
    ]

    class Meta:
        abstract = True

    @property
    def hit_category(self) -> str:
        """The category under which reports of views list the release."""
        return self.category

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        loaded = self.__dict__
        self._schedule = Schedule(loaded.get("release_date"), loaded.get("go_live_at"))

    @classmethod
    def for_serving(cls, releases: Any) -> Any:
        """Have a queryset of releases bring along what serving one would ask for.

        Args:
            releases: a queryset of this type.
        """
        topics: Any = cls._meta.get_field("topics")
        chosen = topics.remote_field.through._default_manager.filter(
            **{topics.m2m_field_name(): OuterRef("pk")}
        )
        return releases.select_related("locale", "department__locale").annotate(
            has_topics=Exists(chosen)
        )

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Derive what can be derived, then validate."""
        self._derive()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        """Derive what can be derived; all a draft is checked for is its title and slug."""
        self._derive()
        super().minimal_clean()

    def _derive(self) -> None:
        parent_is_known = bool(self.path or getattr(self, "_cached_parent_obj", None))
        if parent_is_known and (not self.slug or self._has_new_foreign_slug()):
            # wagtail-localize keeps only ASCII letters in slugs: one written in another script
            # would change or vanish with the first translation.
            derived = slugify(anyascii(self.slug or self.title))[:LONGEST_DERIVED_SLUG].strip("-")
            self.slug = self._get_autogenerated_slug(derived or SLUG_WITHOUT_LETTERS)
        if self._state.adding and self.slug == FEED_SLUG:
            # There the list has its feed.
            self.slug = self._get_autogenerated_slug(f"{SLUG_WITHOUT_LETTERS}-{FEED_SLUG}")
        self._normalise_dates()

    def _has_new_foreign_slug(self) -> bool:
        return self._state.adding and not self.slug.isascii()

    def _normalise_dates(self) -> None:
        if self.release_date is None:
            return
        if self.release_date_only:
            self.release_date = midnight_of(self.release_date)
        self.go_live_at = self._schedule.following(self.release_date, self.go_live_at)
        self._schedule = Schedule(self.release_date, self.go_live_at)

    def clean_fields(self, exclude: Any = None) -> None:
        """Validate the fields; a category that the site has since dropped stays valid."""
        excluded = set(exclude or ())
        if not self._state.adding and self.category not in dict(category_choices()):
            excluded.add("category")
        super().clean_fields(exclude=excluded)

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Answer 404 to readers as long as the release is not public.

        A private release is left to Wagtail, which asks for the password or log-in.
        """
        self.remember_request(request)
        if not path_components and (self.alias_of_id is not None or not is_due(self)):
            raise Http404
        return super().route(request, path_components)

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> Any:
        """Return the entries for sitemaps; no release is older there than its date."""
        return [
            {**entry, "lastmod": max(filter(None, (entry.get("lastmod"), self.release_date)))}
            for entry in super().get_sitemap_urls(request)
        ]

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> list[str]:
        """Return the page type's own template, if the site has one, before the package's."""
        own = super().get_template(request, *args, **kwargs)
        return [own, "wagtail_pressroom/releases/press_release_page.html"]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add ``press_index`` and ``neighbours``."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        prefetch_body_images(self.body)
        index = self.get_press_index()
        if index is not None and not getattr(request, "is_preview", False):
            # A list that readers can't see is not mentioned to them.
            index = index if is_public(index, request) else None
        context["press_index"] = index
        context["neighbours"] = self.get_neighbours(request)
        return context

    def get_press_index(self) -> Any:
        """Return the list the release stands in: the page above it, if that is a press index."""
        parent = self.get_parent()
        return parent.specific if parent is not None and is_press_index(parent) else None

    def get_neighbours(self, request: HttpRequest | None = None) -> Neighbours:
        """Return the next newer and the next older public release of the same list."""
        index = self.get_press_index()
        return neighbours_of(self, request, index.get_release_model() if index else None)

    def changed_parts(self, names: Collection[str]) -> list[ChangedPart]:
        """Return the points and fields that the original has changed, for readers of this text.

        Args:
            names: names of parts, see :mod:`..languages.content`.
        """
        return changed_parts(self, names)

    @cached_property
    def available_attachments(self) -> list[Any]:
        """The attachments whose documents are still there."""
        return [block for block in self.attachments if block.value.get("document")]

    @cached_property
    def localized_department(self) -> Any:
        """The department in the language of this page; untranslated, the one that is chosen."""
        chosen = self.department
        if chosen is None or chosen.locale_id == self.locale_id:
            return chosen
        same = type(chosen)._default_manager.filter(translation_key=chosen.translation_key)
        return same.filter(locale_id=self.locale_id).first() or chosen

    @cached_property
    def localized_topics(self) -> list[Any]:
        """The topics in the language of this page, as far as they are translated into it."""
        if not getattr(self, "has_topics", True):
            return []
        chosen = list(self.topics.all())
        if all(topic.locale_id == self.locale_id for topic in chosen):
            return chosen
        keys = [topic.translation_key for topic in chosen]
        own = type(chosen[0])._default_manager.filter(
            translation_key__in=keys, locale_id=self.locale_id
        )
        return [*own]

    @property
    def printed_release_date(self) -> PrintedDate | None:
        """The release date for ``<time>``, in the active language and the site's time zone."""
        if self.release_date is None:
            return None
        return printed_date(self.release_date, self.release_date_only)
