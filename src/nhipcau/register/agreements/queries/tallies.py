"""How many commitments there are for everyone to see, by field, without counting them."""

from __future__ import annotations

from typing import NamedTuple

from django.conf import settings

from ..models import Agreement, Field, Form, Tally
from ..rules import is_public


class Counted(NamedTuple):
    """A field of cooperation and how many rows it has."""

    code: str
    name: str
    number: int


def field_sets() -> list[str]:
    """Return every set of fields that some commitment has."""
    return list(Tally.objects.values_list("fields", flat=True))


def public_sets() -> list[str]:
    """Return the sets of fields without any that is kept from the public: what is not among them is not shown."""
    return [fields for fields in field_sets() if is_public(fields, settings.RESTRICTED_FIELDS)]


def sets_with(field: str) -> list[str]:
    """Return the sets of fields that have this one, as the main field or a further one."""
    return [fields for fields in field_sets() if field in fields.split()]


def _public() -> list[tuple[str, int]]:
    rows = Tally.objects.filter(published__gt=0).values_list("fields", "published")
    return [(fields, number) for fields, number in rows if is_public(fields, settings.RESTRICTED_FIELDS)]


def published_total() -> int:
    """Return how many commitments everyone may see."""
    return sum(number for _, number in _public())


def published_by_field() -> list[Counted]:
    """Return how many commitments of each field everyone may see, most first; one of two fields counts in both."""
    counts: dict[str, int] = {}
    for fields, number in _public():
        for code in fields.split():
            counts[code] = counts.get(code, 0) + number
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return [Counted(code, str(Field(code).label), number) for code, number in ordered]


def forms() -> list[tuple[str, str]]:
    """Return the code and the name of each form of paper."""
    return [(code, str(label)) for code, label in Form.choices]


def published_agreements() -> int:
    """Return how many agreements everyone may see."""
    return Agreement.objects.filter(published_at__isnull=False).count()
