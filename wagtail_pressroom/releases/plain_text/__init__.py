"""A release as plain text: for e-mail, for copying, and for reading back in."""

from .release import plain_text

__all__ = ["plain_text"]
