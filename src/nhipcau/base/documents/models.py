from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nhipcau.base.accounts.models import Office, User


class Document(models.Model):
    """A paper as it came in: the original bytes, their hash, and the text that findings point into."""

    class Media(models.TextChoices):
        TEXT = "text/plain"
        HTML = "text/html"
        DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        PDF = "application/pdf"
        DOC = "application/msword"
        RTF = "application/rtf"
        LETTER = "message/rfc822"
        PNG = "image/png"
        JPEG = "image/jpeg"
        TIFF = "image/tiff"
        GIF = "image/gif"
        BMP = "image/bmp"
        WEBP = "image/webp"

    office = models.ForeignKey(Office, models.PROTECT, related_name="documents")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100, choices=Media)
    original = models.FileField(max_length=300)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    # The hash of the words alone, so that one paper pasted and uploaded is seen to be one.
    words_sha256 = models.CharField(max_length=64)
    text = models.TextField()
    # The way back from the text: [start, kind, path] of each piece, until the next; nothing for plain text.
    places = models.JSONField(default=list)
    # How far the text can be trusted: 1 where nothing was guessed or recognised from a picture.
    confidence = models.FloatField(default=1)
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
