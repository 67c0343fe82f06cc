from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nhipcau.base.documents.models import Document
from nhipcau.register.agreements.models import Form

from ..rules import is_official
from .remarks import said


class Draft(models.Model):
    """What was read from a paper and waits for a person to accept it; kept after that as the record of it."""

    class Nature(models.TextChoices):
        PRIMARY = "primary", _("Nguồn sơ cấp: chính văn bản")
        SECONDARY = "secondary", _("Nguồn thứ cấp: bài viết về văn bản")

    document = models.OneToOneField(Document, models.PROTECT, related_name="draft")
    engine = models.CharField(max_length=20)
    cooperation = models.BooleanField()
    title = models.CharField(max_length=500, blank=True)
    form = models.CharField(max_length=20, choices=Form, default=Form.OTHER)
    number = models.CharField(max_length=60, blank=True)
    published = models.CharField(max_length=10, blank=True)
    body = models.JSONField(default=list)
    warnings = models.JSONField(default=list)
    # The paper itself, or an article that tells of it; empty until a person says so.
    nature = models.CharField(max_length=10, choices=Nature, blank=True)
    accepted_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.title or str(self.document)

    @property
    def likely_nature(self) -> str:
        """What a person said that the paper is, else what its head shows."""
        shown = self.Nature.PRIMARY if is_official(self.document.text) else self.Nature.SECONDARY
        return self.nature or shown.value

    @property
    def remarks(self) -> list[str]:
        """What there is to know about the paper, in the language of the reader."""
        return [said(warning) for warning in self.warnings]


class Finding(models.Model):
    """A range of the paper and what it says, as the engine read it or as a person corrected it."""

    class Kind(models.TextChoices):
        PARTY = "party", _("Các bên")
        PERSON = "person", _("Người tham gia")
        EVENT = "event", _("Sự kiện")
        COMMITMENT = "commitment", _("Nội dung cam kết")
        SUPPORT = "support", _("Hỗ trợ")

    class Origin(models.TextChoices):
        READ = "read", _("Máy đọc")
        CORRECTED = "corrected", _("Đã sửa")
        ADDED = "added", _("Thêm tay")

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="findings")
    kind = models.CharField(max_length=12, choices=Kind)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    # The values of the annotation guide for this kind: name, level, position, date, field, status, amount_vnd …
    values = models.JSONField(default=dict)
    rule = models.CharField(max_length=80, blank=True)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.READ)
    removed = models.BooleanField(default=False)
    # A person has looked at it: found it right, corrected it, or added it.
    reviewed = models.BooleanField(default=False)

    class Meta:
        ordering = ("start", "id")
        constraints = (models.CheckConstraint(condition=Q(start__lt=F("end")), name="finding_is_not_empty"),)

    def __str__(self) -> str:
        return f"{self.kind} [{self.start}, {self.end})"
