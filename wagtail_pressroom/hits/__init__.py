"""Hit tracking for any Wagtail page: exact counts, no cookie, no personal data."""
