from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.base.accounts.models import Office, User
from nhipcau.base.documents.models import Document

from .remarks import said


class Incoming(models.Model):
    """A file that has come in: kept first, then read in the background, and what became of it."""

    class Channel(models.TextChoices):
        PASTE = "paste", _("Dán nội dung")
        UPLOAD = "upload", _("Tải lên")
        FOLDER = "folder", _("Thư mục")
        MAIL = "mail", _("Thư điện tử")
        API = "api", _("API")

    class State(models.TextChoices):
        RECEIVED = "received", _("Chờ đọc")
        READING = "reading", _("Đang đọc")
        READY = "ready", _("Đã đọc")
        # What came cannot be taken as it is; its sender can mend that.
        REFUSED = "refused", _("Không nhận")
        # Reading broke off, or lacks a program; it can be tried again.
        FAILED = "failed", _("Chưa đọc được")

    OPEN = (State.RECEIVED, State.READING)

    office = models.ForeignKey(Office, models.PROTECT, related_name="incoming")
    added_by = models.ForeignKey(User, models.PROTECT, related_name="incoming")
    channel = models.CharField(max_length=10, choices=Channel)
    # What came in at one time, and is shown on one page.
    batch = models.UUIDField(default=uuid.uuid4, db_index=True)
    # The archive or letter that this file came in.
    within = models.ForeignKey("self", models.PROTECT, null=True, related_name="members")
    # What tells a file of a folder, or a letter, from the others of its channel; so that nothing is taken in twice.
    key = models.CharField(max_length=64, blank=True)
    # Empty, as are its size and place, where a file was refused for its mark of secrecy.
    name = models.CharField(max_length=200, blank=True)
    original = models.CharField(max_length=300, blank=True)
    size = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State, default=State.RECEIVED)
    # Why it is where it is: the code of a message and the values to set into it.
    remark = models.JSONField(default=dict)
    attempts = models.PositiveSmallIntegerField(default=0)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="incoming")
    # The office had this paper before.
    known = models.BooleanField(default=False)
    set_aside = models.BooleanField(default=False)
    arrived_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("office", "channel", "key"), condition=~Q(key=""), name="came_in_once_by_its_channel"
            ),
        )

    def __str__(self) -> str:
        # History keeps this for ever: a name may tell what a paper with a mark of secrecy holds.
        return f"#{self.pk}"

    @property
    def told(self) -> str:
        """Why it is where it is, in the language of the reader."""
        return said(self.remark)
