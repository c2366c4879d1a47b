"""The admin pages of this room."""
