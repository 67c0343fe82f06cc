from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """One line of history: who did what to what, on whose behalf, when, and what changed.

    People and things are kept as plain values, not as keys: history outlives what it speaks of.
    """

    at = models.DateTimeField(db_index=True)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    on_behalf_of = models.CharField(max_length=300, blank=True)
    action = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    subject_label = models.CharField(max_length=500)
    changes = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=("subject_kind", "subject_id", "-id"), name="entry_of_subject"),)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name}: {self.action} {self.subject_label}"


class Block(models.Model):
    """A batch of entries bound to all that came before: its digest covers theirs and the block before.

    `root` is one digest of all its entries; empty in the first blocks, whose digest covers each entry's directly.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    previous = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()
    size = models.PositiveIntegerField()
    root = models.CharField(max_length=64, blank=True, default="")
    digest = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"{self.number} {self.digest[:12]}"


class Seal(models.Model):
    """The place of one entry in its block."""

    entry = models.OneToOneField(Entry, models.PROTECT, primary_key=True)
    block = models.ForeignKey(Block, models.PROTECT, related_name="seals")
    position = models.PositiveIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("block", "position"), name="one_entry_a_position"),)

    def __str__(self) -> str:
        return f"{self.block_id}.{self.position}"


class Waiting(models.Model):
    """That an entry has no seal yet: with it, finding the few that wait needs no look at all those that do not."""

    entry = models.OneToOneField(Entry, models.PROTECT, primary_key=True)

    class Meta:
        verbose_name_plural = "waiting"

    def __str__(self) -> str:
        return str(self.entry_id)
