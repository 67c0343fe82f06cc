from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.base.accounts.models import Office, User
from nhipcau.base.documents.models import Quote
from nhipcau.base.localities.models import Unit
from nhipcau.base.localities.queries import last_name
from nhipcau.register.agreements.models import Commitment, Field

from .rules import standing


class Kind(models.TextChoices):
    FACT = "fact", _("Thông tin")
    STRENGTH = "strength", _("Thế mạnh")
    DIFFICULTY = "difficulty", _("Khó khăn")
    REQUEST = "request", _("Nhu cầu")


class Status(models.TextChoices):
    OPEN = "open", _("Đang chờ đáp ứng")
    ANSWERED = "answered", _("Đã có cam kết đáp ứng")
    WITHDRAWN = "withdrawn", _("Đã rút")


class Profile(models.Model):
    """What an office says of a locality; public once `published_at` is set."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="profiles")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="profiles")
    created_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("office", "unit"), name="one_profile_of_a_unit_an_office"),)

    def __str__(self) -> str:
        return last_name(self.unit_id)


class Statement(models.Model):
    """One thing that a profile says: a fact, a strength, a difficulty or a request, with where that stands.

    `source_day` is a date of ISO 8601-2 as far as it is known. `edition` counts the changes, so that two people who
    edit at once see it. `search_key` is the text without marks.
    """

    profile = models.ForeignKey(Profile, models.PROTECT, related_name="statements")
    kind = models.CharField(max_length=12, choices=Kind)
    field = models.CharField(max_length=30, choices=Field)
    text = models.CharField(max_length=1000)
    quantity = models.CharField(max_length=100, blank=True)
    quote = models.ForeignKey(Quote, models.PROTECT, null=True, related_name="statements")
    source = models.CharField(max_length=300, blank=True)
    url = models.CharField(max_length=500, blank=True)
    source_day = models.CharField(max_length=30, blank=True)
    search_key = models.CharField(max_length=1100)
    edition = models.PositiveIntegerField(default=1)
    stated_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(kind="request") | Q(quote__isnull=False) | (~Q(url="") & ~Q(source_day="")),
                name="what_is_stated_has_a_source",
            ),
            models.CheckConstraint(
                condition=Q(kind="request") | Q(quantity="", withdrawn_at__isnull=True),
                name="only_a_request_has_a_quantity_and_is_withdrawn",
            ),
        )

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def status(self) -> Status:
        """How far a request has come."""
        return Status(standing(withdrawn=self.withdrawn_at is not None, answers=len(self.answers.all())))


class Answer(models.Model):
    """That a commitment answers a request."""

    request = models.ForeignKey(Statement, models.CASCADE, related_name="answers")
    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="answers")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("request", "commitment"), name="a_commitment_answers_a_request_once"),
        )

    def __str__(self) -> str:
        return f"{self.request} ← {self.commitment}"
