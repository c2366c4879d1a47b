"""Whom journalists can ask."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..telephone import TELEPHONE


class ContactBlock(blocks.StructBlock):
    """A person or office to contact."""

    name = blocks.CharBlock(label=_("Name"), max_length=255)
    role = blocks.CharBlock(
        label=_("Role"), required=False, max_length=255, help_text=_("For example: Press officer")
    )
    # A RegexBlock, because wagtail-localize would offer a CharBlock to translators as text.
    phone = blocks.RegexBlock(
        regex=TELEPHONE,
        label=_("Telephone"),
        required=False,
        help_text=_("With the country code, for example +82 2 2100 2114"),
        error_messages={"invalid": _("Enter a telephone number, digits and + only.")},
    )
    email = blocks.EmailBlock(label=_("E-mail"), required=False)

    class Meta:
        icon = "user"
        label = _("Contact")
        template = "wagtail_pressroom/releases/blocks/contact.html"


class ContactsBlock(blocks.StreamBlock):
    """The contacts of a release."""

    contact = ContactBlock()
