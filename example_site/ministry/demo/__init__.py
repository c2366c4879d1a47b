"""The demo's content: read from ``example_site/content``, written through Wagtail's own API."""
