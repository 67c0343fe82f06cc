from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.base.accounts.models import User
from nhipcau.register.agreements.models import Agreement

from .drafts import Draft


class Match(models.Model):
    """What a paper is to an agreement that is in the register already, as a person decided."""

    class Kind(models.TextChoices):
        NEW = "new", _("Thỏa thuận mới")
        AMENDMENT = "amendment", _("Văn bản sửa đổi, bổ sung")
        REPORT = "report", _("Báo cáo, tin về kết quả thực hiện")
        ACCOUNT = "account", _("Nguồn khác kể về cùng sự kiện")
        UNRELATED = "unrelated", _("Không liên quan")

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="matches")
    # None where the paper is an agreement of its own.
    agreement = models.ForeignKey(Agreement, models.PROTECT, null=True, related_name="matches")
    kind = models.CharField(max_length=12, choices=Kind)
    # Why it was proposed, as rules.matching told it then.
    reasons = models.JSONField(default=list)
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="matches")
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        verbose_name_plural = "matches"
        constraints = (
            models.UniqueConstraint(fields=("draft", "agreement"), name="one_match_an_agreement"),
            models.UniqueConstraint(fields=("draft",), condition=~Q(kind="unrelated"), name="a_paper_is_one_thing"),
            models.CheckConstraint(
                condition=Q(kind="new", agreement__isnull=True) | (~Q(kind="new") & Q(agreement__isnull=False)),
                name="only_a_new_one_has_no_other",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.agreement_id or ''}".strip()


class Source(models.Model):
    """A paper that an agreement is known from, and what it is to it."""

    class Role(models.TextChoices):
        PAPER = "paper", _("Ghi thành thỏa thuận")
        REPORT = "report", _("Báo cáo, tin về kết quả thực hiện")
        ACCOUNT = "account", _("Kể về cùng sự kiện")

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="sources")
    draft = models.OneToOneField(Draft, models.PROTECT, related_name="source")
    role = models.CharField(max_length=10, choices=Role)
    nature = models.CharField(max_length=10, choices=Draft.Nature)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.role} {self.draft_id}"
