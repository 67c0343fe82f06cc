from __future__ import annotations

from django.db import models
from django.db.models import Q

from nhipcau.base.accounts.models import Office
from nhipcau.base.documents.models import Document, Quote
from nhipcau.base.localities.models import Unit, Version

from ..rules import Course, State
from .choices import Form, Level, Relation, Renewal


class Agreement(models.Model):
    """What a paper binds its parties to; public once `published_at` is set, a draft until `adopted_at` is.

    Dates have their own precision, written as in ISO 8601-2: 2023-06-18, 2022-04, 2018, XXXX-10-26,
    2023-10-26/2023-10-27; `validity` is such a period, 2021/2025 or 2020/.. (and the years that follow). What the
    paper does not say is empty.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="agreements")
    document = models.OneToOneField(Document, models.PROTECT, related_name="agreement")
    title = models.CharField(max_length=500)
    form = models.CharField(max_length=20, choices=Form)
    number = models.CharField(max_length=60, blank=True)
    issuer = models.CharField(max_length=300, blank=True)
    signed = models.CharField(max_length=30, blank=True)
    place = models.CharField(max_length=200, blank=True)
    languages = models.CharField(max_length=200, blank=True)
    approval_by = models.CharField(max_length=300, blank=True)
    approval_number = models.CharField(max_length=60, blank=True)
    approval_date = models.CharField(max_length=30, blank=True)
    validity = models.CharField(max_length=30, blank=True)
    validity_words = models.CharField(max_length=300, blank=True)
    renewal = models.CharField(max_length=20, choices=Renewal, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children", db_index=False)
    relation = models.CharField(max_length=20, choices=Relation, blank=True)
    created_at = models.DateTimeField()
    adopted_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    # Counts the changes to this row, so that whoever edits what another has changed meanwhile is told.
    edition = models.PositiveIntegerField(default=1)

    # What follows from the above and from other tables, kept by the actions in the same transaction.
    signed_order = models.IntegerField(default=0)
    starts_on = models.DateField(null=True)
    internal_since = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    closed_as = models.CharField(max_length=10, blank=True)
    commitment_count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-id",)
        indexes = (
            models.Index(fields=("signed_order", "id"), name="agreement_signed"),
            models.Index(fields=("title", "id"), name="agreement_title"),
            models.Index(fields=("published_at", "id"), name="agreement_published"),
            models.Index(fields=("closed_as", "closed_on"), name="agreement_closed"),
            models.Index(fields=("form", "id"), name="agreement_form"),
            # Most stand alone: an index of those alone is what a planner takes for the others.
            models.Index(fields=("parent",), name="agreement_parent", condition=Q(parent__isnull=False)),
            models.Index(fields=("starts_on",), name="agreement_starts", condition=Q(starts_on__isnull=False)),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(parent__isnull=True, relation="") | (Q(parent__isnull=False) & ~Q(relation="")),
                name="a_parent_has_a_relation",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def course(self) -> Course:
        """Return the days that the state follows from."""
        closed_as = State(self.closed_as) if self.closed_as else ""
        return Course(self.adopted_at is None, self.starts_on, self.closed_on, closed_as)


class Party(models.Model):
    """A side of an agreement, under the name it bore in the paper, with who keeps the agreement going on that side.

    `unit` and `province` are those of `version`, kept here for searching.
    """

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="parties")
    name = models.CharField(max_length=200)
    level = models.CharField(max_length=20, choices=Level)
    within = models.CharField(max_length=200, blank=True)
    version = models.ForeignKey(Version, models.PROTECT, null=True, related_name="parties")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="party_to", db_index=False)
    province = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="parties_within", db_index=False)
    # Who carries its duties on now that it has ended: decided by a person, never by a rule.
    heir = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="inherited")
    quote = models.ForeignKey(Quote, models.PROTECT)
    # The standing agency and the leader in charge, as printed; the office of the register where it is known.
    standing_agency = models.CharField(max_length=300, blank=True)
    standing_office = models.ForeignKey(Office, models.PROTECT, null=True, related_name="standing_for")
    leader_name = models.CharField(max_length=200, blank=True)
    leader_position = models.CharField(max_length=300, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=("unit", "agreement"), name="party_unit"),
            models.Index(fields=("province", "agreement"), name="party_province"),
            models.Index(fields=("name", "agreement"), name="party_name"),
        )
        verbose_name_plural = "parties"

    def __str__(self) -> str:
        return f"{self.name} ({self.within})" if self.within else self.name


class Signatory(models.Model):
    """A person who acted in office, with the title the paper gives, for one party where that is known."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="signatories")
    party = models.ForeignKey(Party, models.SET_NULL, null=True, related_name="signatories")
    name = models.CharField(max_length=200)
    position = models.CharField(max_length=500, blank=True)
    quote = models.ForeignKey(Quote, models.PROTECT)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("id",)
        verbose_name_plural = "signatories"

    def __str__(self) -> str:
        return self.name


class Term(models.Model):
    """A word, without marks, by which an agreement is found: of its title, number, issuer and parties."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="terms", db_index=False)
    word = models.CharField(max_length=40)

    class Meta:
        indexes = (models.Index(fields=("word", "agreement"), name="term_word"),)
        constraints = (models.UniqueConstraint(fields=("agreement", "word"), name="one_term_an_agreement"),)

    def __str__(self) -> str:
        return self.word
