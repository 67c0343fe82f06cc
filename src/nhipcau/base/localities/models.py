from __future__ import annotations

from django.db import models


class Unit(models.Model):
    """An administrative unit's identity, the mirror of `nhipcau.places` that foreign keys point to."""

    class Level(models.IntegerChoices):
        PROVINCE = 1
        DISTRICT = 2
        COMMUNE = 3

    uid = models.CharField(max_length=40, primary_key=True)
    code = models.CharField(max_length=10, blank=True)
    level = models.PositiveSmallIntegerField(choices=Level)

    def __str__(self) -> str:
        return self.uid


class Version(models.Model):
    """What a unit was called, and where it belonged, during a period; `valid_to` is the last day."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="versions")
    ver = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=100)
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="child_versions")
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("unit", "ver"), name="one_version_a_number"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


class Boundaries(models.Model):
    """Official shapes of the provinces, loaded in place of the computed ones; the newest of an era is drawn.

    `provinces` maps uids to SVG path data on the grid of `nhipcau.places.outlines`, `archipelagos` likewise by key.
    """

    class Era(models.TextChoices):
        BEFORE_2025 = "a"
        TODAY = "b"

    era = models.CharField(max_length=1, choices=Era)
    source = models.CharField(max_length=300)
    licence = models.CharField(max_length=100)
    loaded_at = models.DateTimeField()
    provinces = models.JSONField()
    archipelagos = models.JSONField()

    class Meta:
        ordering = ("-id",)
        verbose_name_plural = "boundaries"

    def __str__(self) -> str:
        return f"{self.source} ({self.licence})"
