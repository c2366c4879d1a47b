"""An accessible, multilingual press room for Wagtail."""

__version__ = "0.1.0"
