from __future__ import annotations

from django.db import models

from nhipcau.base.accounts.models import Office
from nhipcau.base.documents.models import Quote

from ..rules import further_fields
from .agreement import Agreement, Party
from .choices import Field, Role, Standing


class Commitment(models.Model):
    """One action the parties bound themselves to, in the paper's own words.

    `fields` has its main field and the further ones after it; `period` is in the form of EDTF (2019/2020, 2023/..).
    """

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="commitments", db_index=False)
    order = models.PositiveIntegerField()
    text = models.TextField()
    field = models.CharField(max_length=30, choices=Field)
    fields = models.CharField(max_length=300)
    standing = models.CharField(max_length=10, choices=Standing)
    period = models.CharField(max_length=40, blank=True)
    quantified = models.BooleanField(default=False)
    quote = models.ForeignKey(Quote, models.PROTECT)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("order",)
        indexes = (models.Index(fields=("fields", "id"), name="commitment_fields"),)
        constraints = (models.UniqueConstraint(fields=("agreement", "order"), name="one_commitment_a_place"),)

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def further(self) -> list[str]:
        """Return the names of its further fields."""
        return [str(Field(code).label) for code in further_fields(self.fields)]


class Assignee(models.Model):
    """An office that leads or cooperates in a commitment, as printed; the office of the register where it is known."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="assignees")
    role = models.CharField(max_length=20, choices=Role)
    party = models.ForeignKey(Party, models.SET_NULL, null=True, related_name="assignees")
    name = models.CharField(max_length=300)
    office = models.ForeignKey(Office, models.PROTECT, null=True, related_name="assigned")

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name


class Wording(models.Model):
    """What a commitment said until an amendment gave it other words."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="wordings")
    text = models.TextField()
    quote = models.ForeignKey(Quote, models.PROTECT)
    # The agreement that replaced these words, and when they ceased to hold, as precisely as known.
    amended_by = models.ForeignKey(Agreement, models.PROTECT, related_name="amended")
    until = models.CharField(max_length=30, blank=True)
    replaced_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.text[:80]


class Topic(models.Model):
    """How many commitments of an agreement have exactly these fields; kept by the actions."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="topics", db_index=False)
    fields = models.CharField(max_length=300)
    number = models.PositiveIntegerField()

    class Meta:
        indexes = (models.Index(fields=("fields", "agreement"), name="topic_fields"),)
        constraints = (models.UniqueConstraint(fields=("agreement", "fields"), name="one_topic_an_agreement"),)

    def __str__(self) -> str:
        return f"{self.fields}: {self.number}"


class Tally(models.Model):
    """How many published commitments have exactly these fields; a row for all that any commitment has.

    Kept by the actions, so that no page counts a million rows.
    """

    fields = models.CharField(max_length=300, primary_key=True)
    published = models.BigIntegerField(default=0)

    class Meta:
        verbose_name_plural = "tallies"

    def __str__(self) -> str:
        return f"{self.fields}: {self.published}"
