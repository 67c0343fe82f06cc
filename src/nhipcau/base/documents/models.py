from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nhipcau.base.accounts.models import Office, User


class Document(models.Model):
    """A paper as it came in: the original bytes, their hash, and the text that findings point into."""

    class Media(models.TextChoices):
        TEXT = "text/plain"
        HTML = "text/html"

    office = models.ForeignKey(Office, models.PROTECT, related_name="documents")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=50, choices=Media)
    original = models.FileField(max_length=300)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    # The hash of the words alone, so that one paper pasted and uploaded is seen to be one.
    words_sha256 = models.CharField(max_length=64)
    text = models.TextField()
    illustrative = models.BooleanField(default=False)
    added_by = models.ForeignKey(User, models.PROTECT, related_name="documents")
    added_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("office", "words_sha256"), name="one_copy_an_office"),)

    def __str__(self) -> str:
        return self.name


class Quote(models.Model):
    """A range of a document's text, with the words that stand there."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="quotes")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    surface = models.TextField()

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(start__lt=F("end")), name="quote_is_not_empty"),)

    def __str__(self) -> str:
        return self.surface[:80]
