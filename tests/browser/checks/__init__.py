"""The layers: each returns the problems of a page, an empty list when there are none."""
