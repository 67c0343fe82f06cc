from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from nhipcau.base.accounts.models import Office, User


class State(models.TextChoices):
    READING = "reading", _("Đang đọc")
    CHECKING = "checking", _("Đang kiểm tra")
    READY = "ready", _("Chờ quyết định")
    RUNNING = "running", _("Đang nhập")
    DONE = "done", _("Đã nhập")
    UNDOING = "undoing", _("Đang rút lại")
    UNDONE = "undone", _("Đã rút lại")
    DROPPED = "dropped", _("Đã bỏ")
    FAILED = "failed", _("Không đọc được")


class Sheet(models.Model):
    """A spreadsheet as it came in, kept under its hash, and how far its rows have come.

    `asked_by` is the person for whom the present work is done; `columns` maps places in the file to columns,
    `unused` are the titles that are none; `problem` says why the file could not be read.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="sheets")
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    original = models.FileField(max_length=300)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State, default=State.READING)
    heading = models.PositiveIntegerField()
    columns = models.JSONField()
    unused = models.JSONField(default=list)
    problem = models.JSONField(null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="sheets")
    at = models.DateTimeField()
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.name


class Row(models.Model):
    """One row of a sheet: its cells, what the check foretold, what became of it, and what it made.

    `problems` are [column or "", code, params]; `last_entry` is the last line of history of what it made or changed
    when the sheet let go of it: where history has a later one, somebody has worked on it since.
    """

    class Verdict(models.TextChoices):
        WAITING = "waiting", _("Chờ")
        MADE = "made", _("Tạo mới")
        CHANGED = "changed", _("Sửa đổi")
        SAME = "same", _("Đã có, giữ nguyên")
        REFUSED = "refused", _("Từ chối")
        TAKEN_BACK = "taken_back", _("Đã rút lại")
        KEPT = "kept", _("Không rút lại được")

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    cells = models.JSONField()
    identity = models.CharField(max_length=64, blank=True)
    foretold = models.CharField(max_length=10, choices=Verdict, default=Verdict.WAITING)
    verdict = models.CharField(max_length=10, choices=Verdict, default=Verdict.WAITING)
    problems = models.JSONField(default=list)
    thing_kind = models.CharField(max_length=60, blank=True)
    thing_id = models.BigIntegerField(null=True)
    thing_label = models.CharField(max_length=300, blank=True)
    before = models.JSONField(default=dict)
    last_entry = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("sheet", "number"), name="one_row_a_number"),)
        indexes = (
            models.Index(fields=("sheet", "foretold", "number"), name="row_foretold"),
            models.Index(fields=("sheet", "verdict", "number"), name="row_verdict"),
            models.Index(fields=("sheet", "identity", "number"), name="row_identity"),
            models.Index(fields=("sheet", "thing_kind", "thing_id"), name="row_thing"),
        )

    def __str__(self) -> str:
        return f"{self.sheet_id}:{self.number}"
