"""Finding releases: the press index, its filters and its search."""
