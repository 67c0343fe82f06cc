from __future__ import annotations

from django.db.models import QuerySet

from .models import Unit, Version


def version_of(uid: str, ver: int) -> Version | None:
    """Return one version of a unit, None where the mirror has none such."""
    return Version.objects.filter(unit=uid, ver=ver).first()


def all_versions() -> QuerySet[Version]:
    """Return every version of every unit."""
    return Version.objects.all()


def counts() -> tuple[int, int]:
    """Return how many units and how many versions the mirror holds."""
    return Unit.objects.count(), Version.objects.count()
