"""The report "Views" in Wagtail's admin."""
