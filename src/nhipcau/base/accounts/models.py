from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from nhipcau.base.localities.models import Unit


class Office(models.Model):
    """A body that people act for: a department, a committee, an office of a locality."""

    name = models.CharField(_("tên cơ quan"), max_length=300, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="offices")

    def __str__(self) -> str:
        return self.name


class User(AbstractUser):
    """A person who signs in and acts for one office."""

    class Role(models.TextChoices):
        VIEWER = "viewer", _("Người xem")
        OFFICER = "officer", _("Cán bộ chuyên trách")
        LEADER = "leader", _("Lãnh đạo phụ trách")
        ADMINISTRATOR = "administrator", _("Quản trị")

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    full_name = models.CharField(_("họ và tên"), max_length=200)
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="people")
    role = models.CharField(_("vai trò"), max_length=20, choices=Role, default=Role.VIEWER)

    REQUIRED_FIELDS = ["full_name"]

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name
