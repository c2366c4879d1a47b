"""The editing panels of a release, in the order of the work: what, when, text, people, files."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel

from ..languages.translations_panel import TranslationsPanel
from .paste_panel import PastePanel

HEADLINE_PANELS = [
    TitleFieldPanel(
        "title",
        heading=_("Headline"),
        placeholder=_("Headline*"),
        help_text=_("For example: “New ferry line connects all five islands”"),
    ),
    FieldPanel("summary"),
]

DATE_PANEL = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("release_date"), FieldPanel("release_date_only")]),
        FieldRowPanel([FieldPanel("category"), FieldPanel("dateline")]),
    ],
    heading=_("Date and category"),
)

ISSUER_PANEL = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("department"), FieldPanel("department_text")]),
        FieldPanel("topics", widget=CheckboxSelectMultiple),
    ],
    heading=_("Department and topics"),
)

RELEASE_PANELS = [
    PastePanel(),
    TranslationsPanel(),
    *HEADLINE_PANELS,
    DATE_PANEL,
    FieldPanel("body"),
    FieldPanel("notes_to_editors"),
    ISSUER_PANEL,
    FieldPanel("contacts"),
    FieldPanel("attachments"),
    MultiFieldPanel([FieldPanel("translation_status")], heading=_("Translation")),
]
