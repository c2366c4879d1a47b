"""The counter in Wagtail's admin, where editors already look."""
