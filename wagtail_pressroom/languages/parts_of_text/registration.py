"""The rich text feature: one name for all languages, as feature lists end up in migrations."""

from __future__ import annotations

from typing import Any

from django.utils.functional import lazystr
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text.editors.draftail.features import Feature
from wagtail.coreutils import get_content_languages

from ..autonyms import autonym
from .converting import contentstate_rule, whitelist_rules
from .marks import attributes_of, style_of

FEATURE = "pressroom-language"

# The key of the toolbar's button and of the "/" menu's entry, of the plugin and of the decorator.
_TYPE = "PRESSROOM_LANGUAGE"
# Also inside links, where Draft.js draws the link instead of what languages.js draws.
_STYLE = {"borderBlockEnd": "2px dotted currentColor"}


class LanguagesFeature(Feature):
    """Adds an inline style for each language of the site, and one button that opens their list.

    Four and twenty buttons would fill the toolbar, and none of Draftail's is reached by Tab.
    """

    def __init__(self) -> None:
        super().__init__(
            js=["wagtail_pressroom/admin/language_marks.js"],
            css={"all": ["wagtail_pressroom/admin/language_marks.css"]},
        )

    def construct_options(self, options: dict[str, Any]) -> None:
        """Add the styles, the button, the shortcut and what the marks look like."""
        codes = list(get_content_languages())
        for code in codes:
            style = {"type": style_of(code), "style": _STYLE}
            options.setdefault("inlineStyles", []).append(style)
        button = {
            "type": _TYPE,
            "icon": "globe",
            # The tooltip, and the name in the "/" menu.
            "description": _("Language of the selected words (Ctrl+Shift+L)"),
            "languages": [_language(code) for code in codes],
            "texts": TEXTS,
        }
        options.setdefault("entityTypes", []).append(button)
        for kind in ("plugins", "decorators"):
            options.setdefault(kind, []).append({"type": _TYPE})


TEXTS = {
    "title": _("Language of the selected words"),
    "help": _("For words in another language than the text around them."),
    "none": _("No mark: the language of the text"),
    "nothing": _("Select the words first."),
    "mark": _("Mark"),
    "close": _("Cancel"),
}


def _language(code: str) -> dict[str, Any]:
    return {
        "style": style_of(code),
        "autonym": autonym(code),
        # Late: forms are built once for editors in all languages.
        "name": lazystr(_Name(code)),
        **attributes_of(code),
    }


class _Name:
    """Name of a language in the language of whoever asks."""

    def __init__(self, code: str) -> None:
        self.code = code

    def __str__(self) -> str:
        try:
            return str(get_language_info(self.code)["name_translated"])
        except KeyError:
            return str(get_content_languages()[self.code])


def register_feature(features: Any) -> None:
    """Register the feature with Wagtail (hook ``register_rich_text_features``)."""
    features.register_editor_plugin("draftail", FEATURE, LanguagesFeature())
    features.register_converter_rule("contentstate", FEATURE, contentstate_rule())
    features.register_converter_rule("editorhtml", FEATURE, whitelist_rules())
