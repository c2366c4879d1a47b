"""The example site: the press room of a made-up Ministry of Coastal Affairs."""
