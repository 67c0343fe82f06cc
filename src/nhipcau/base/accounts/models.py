from __future__ import annotations

from datetime import date
from functools import cached_property

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.base.localities.models import Unit

from .rules import Capacity, chosen


class Role(models.TextChoices):
    LEADER = "leader", _("Lãnh đạo phụ trách")
    STANDING = "standing", _("Cán bộ cơ quan thường trực")
    OFFICER = "officer", _("Cán bộ chuyên trách")
    LOCALITY = "locality", _("Cán bộ địa phương")
    VIEWER = "viewer", _("Người xem")
    ADMINISTRATOR = "administrator", _("Quản trị")


def holding(day: date, *, through: str = "") -> Q:
    """Select what holds on a day among rows with `since` and `until`, the last day; `through` names a way to them."""
    since = Q(**{f"{through}since__lte": day})
    return since & (Q(**{f"{through}until__isnull": True}) | Q(**{f"{through}until__gte": day}))


class Office(models.Model):
    """A body that people act for: a department, a committee, an enterprise, a school of a locality."""

    class Kind(models.TextChoices):
        PARTY = "party", _("Cấp ủy, cơ quan của Đảng")
        COUNCIL = "council", _("Hội đồng nhân dân")
        COMMITTEE = "committee", _("Ủy ban nhân dân")
        DEPARTMENT = "department", _("Sở")
        BRANCH = "branch", _("Ban, ngành, đơn vị sự nghiệp")
        FRONT = "front", _("Mặt trận Tổ quốc")
        MASS = "mass", _("Đoàn thể, hội")
        ENTERPRISE = "enterprise", _("Doanh nghiệp")
        COOPERATIVE = "cooperative", _("Hợp tác xã")
        SCHOOL = "school", _("Trường học, cơ sở đào tạo")
        OTHER = "other", _("Tổ chức khác")

    name = models.CharField(_("tên cơ quan"), max_length=300)
    kind = models.CharField(_("loại"), max_length=20, choices=Kind, default=Kind.OTHER)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="offices")
    abbreviations = models.JSONField(_("tên viết tắt"), default=list, blank=True)
    code = models.CharField(_("mã định danh"), max_length=35, blank=True)
    code_key = models.CharField(max_length=35, blank=True, db_index=True)
    search_key = models.CharField(max_length=1000, blank=True)
    standing = models.BooleanField(_("cơ quan thường trực hợp tác"), default=False)
    opened = models.DateField(_("ngày thành lập"), null=True, blank=True)
    closed = models.DateField(_("ngày cuối hoạt động"), null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("name", "unit"), condition=Q(closed__isnull=True), name="one_open_office_of_a_name_in_a_unit"
            ),
            models.UniqueConstraint(
                fields=("name",),
                condition=Q(closed__isnull=True, unit__isnull=True),
                name="one_open_office_of_a_name_without_a_unit",
            ),
            models.CheckConstraint(condition=Q(closed__gte=F("opened")), name="an_office_opens_before_it_closes"),
        )

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """That an office took over the work, or a part of the work, of one that is no more; a fact beside both."""

    former = models.ForeignKey(Office, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Office, models.PROTECT, related_name="inheritances")
    day = models.DateField(_("từ ngày"))
    basis = models.CharField(_("căn cứ"), max_length=300)
    work = models.CharField(_("phần việc"), max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("former", "successor"), name="one_succession_between_two_offices"),
            models.CheckConstraint(condition=~Q(former=F("successor")), name="no_office_succeeds_itself"),
        )

    def __str__(self) -> str:
        return f"{self.former} → {self.successor}"


class User(AbstractUser):
    """A person; what they may do, and for which office, is told by their assignments."""

    class Language(models.TextChoices):
        VIETNAMESE = "vi", "Tiếng Việt"
        ENGLISH = "en", "English"

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    full_name = models.CharField(_("họ và tên"), max_length=200)
    language = models.CharField(_("ngôn ngữ"), max_length=2, choices=Language, blank=True)
    acts_as = models.ForeignKey("Assignment", models.SET_NULL, null=True, blank=True, related_name="+")

    REQUIRED_FIELDS = ["full_name"]

    class Meta(AbstractUser.Meta):
        constraints = (models.UniqueConstraint(Lower("email"), condition=~Q(email=""), name="one_person_an_address"),)

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name

    @cached_property
    def held(self) -> list[Assignment]:
        """The assignments that the person may act in today, their own and those lent to them."""
        today = timezone.localdate()
        lent = Delegation.objects.filter(holding(today), to=self, ended_at__isnull=True)
        mine = Q(person=self) | Q(pk__in=lent.values("assignment"), person__is_active=True)
        rows = Assignment.objects.filter(holding(today), mine) if self.is_active else Assignment.objects.none()
        return list(rows.select_related("office", "person").order_by("pk"))

    @cached_property
    def acting(self) -> Assignment | None:
        """The assignment that the person acts in now: the one picked, else the first of their own."""
        picked = chosen([self.capacity(one) for one in self.held], self.acts_as_id)
        return next((one for one in self.held if picked and one.pk == picked.assignment), None)

    def capacity(self, assignment: Assignment) -> Capacity:
        """Tell an assignment as one of the person's capacities."""
        holder = "" if assignment.person_id == self.pk else str(assignment.person)
        return Capacity(assignment.pk, assignment.office_id, assignment.role, holder)

    @property
    def office(self) -> Office | None:
        """The office that the person acts for now."""
        return self.acting.office if self.acting else None

    @property
    def role(self) -> str:
        """The role that the person acts in now, empty without one."""
        return self.acting.role if self.acting else ""

    @property
    def is_invited(self) -> bool:
        """Whether the account waits for its owner to open it."""
        waiting = self.invitations.filter(accepted_at__isnull=True, revoked_at__isnull=True)
        return not self.is_active and waiting.exists()

    @property
    def stands_in_for(self) -> str:
        """Whose place the person takes now, empty while they act in a role of their own."""
        return self.capacity(self.acting).stands_in_for if self.acting else ""


class Assignment(models.Model):
    """The role that a person holds in an office from one day to another; `until` is the last day."""

    person = models.ForeignKey(User, models.PROTECT, related_name="assignments")
    office = models.ForeignKey(Office, models.PROTECT, related_name="assignments")
    role = models.CharField(_("vai trò"), max_length=20, choices=Role)
    since = models.DateField(_("từ ngày"))
    until = models.DateField(_("đến hết ngày"), null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="an_assignment_begins_before_it_ends"),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}, {self.office}"


class Delegation(models.Model):
    """That the holder of an assignment lets another person act in it until a day."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="delegations")
    to = models.ForeignKey(User, models.PROTECT, related_name="delegations")
    since = models.DateField(_("từ ngày"))
    until = models.DateField(_("đến hết ngày"))
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="a_delegation_begins_before_it_ends"),
        )

    def __str__(self) -> str:
        return f"{self.assignment.person} → {self.to}"


class Invitation(models.Model):
    """A link by which a person opens the account made for them, once; only the digest of its secret is kept."""

    person = models.ForeignKey(User, models.PROTECT, related_name="invitations")
    digest = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.person}"


class Token(models.Model):
    """A key by which a program acts as a person in one of their assignments; only its digest is kept."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="tokens")
    name = models.CharField(_("tên"), max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name
