"""The ministry's English is British."""

DATE_FORMAT = "j F Y"
