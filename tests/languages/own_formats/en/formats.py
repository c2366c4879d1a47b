"""An English form of a site's own."""

DATE_FORMAT = "j-M-Y"
