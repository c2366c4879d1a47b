"""StreamField blocks of a release."""

from .attachments import AttachmentsBlock
from .body import BodyBlock
from .contacts import ContactsBlock

__all__ = ["AttachmentsBlock", "BodyBlock", "ContactsBlock"]
