"""Forms that a site has chosen itself (FORMAT_MODULE_PATH)."""
