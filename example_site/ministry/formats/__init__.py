"""Formats of the ministry's own."""
