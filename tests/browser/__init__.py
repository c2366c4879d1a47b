"""Tests in a real browser: accessibility, keyboard, rendering, hits."""
