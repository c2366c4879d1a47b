"""What a telephone number looks like. Needs no Django."""

TELEPHONE = r"^\+?[\d\s()./-]{3,40}$"
