"""Two languages of a release, point beside point."""
