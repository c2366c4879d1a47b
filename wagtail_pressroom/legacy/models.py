"""Which texts have been imported, so that none comes in twice."""

from django.db import models


class ImportedText(models.Model):
    """A text that was imported into a press index.

    There is no foreign key to the page: a site may have a base page model of its own.
    """

    digest = models.CharField(max_length=64)
    index_id = models.BigIntegerField()
    page_id = models.BigIntegerField()
    imported_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["digest", "index_id"], name="pressroom_imported_text_key"
            )
        ]

    def __str__(self) -> str:
        return f"{self.digest[:12]} → {self.page_id}"
