from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from nhipcau.places import gazetteer

from .models import Unit, Version
from .queries import counts

_BATCH = 500


@transaction.atomic
def mirror_places() -> bool:
    """Bring the tables in line with the gazetteer's files; return False where they already were.

    Units and versions are added and corrected, never deleted: agreements may point to them. Versions that the
    files no longer know keep their row.
    """
    units = list(_units())
    versions = list(_versions())
    if _same(units, versions):
        return False
    Unit.objects.bulk_create(
        units, _BATCH, update_conflicts=True, unique_fields=["uid"], update_fields=["code", "level"]
    )
    Version.objects.bulk_create(
        versions,
        _BATCH,
        update_conflicts=True,
        unique_fields=["unit", "ver"],
        update_fields=["kind", "name", "parent", "valid_from", "valid_to"],
    )
    return True


def _units() -> Iterator[Unit]:
    for unit in gazetteer().units():
        yield Unit(uid=unit.uid, code=unit.code, level=unit.level)


def _versions() -> Iterator[Version]:
    for unit in gazetteer().units():
        for v in unit.versions:
            yield Version(
                unit_id=v.uid,
                ver=v.ver,
                kind=v.kind,
                name=v.name,
                parent_id=v.parent,
                valid_from=v.valid_from,
                valid_to=v.valid_to,
            )


def _same(units: list[Unit], versions: list[Version]) -> bool:
    if counts() != (len(units), len(versions)):
        return False
    fields = ("unit_id", "ver", "kind", "name", "parent_id", "valid_from", "valid_to")
    held = set(Version.objects.values_list(*fields))
    return held == {tuple(getattr(v, field) for field in fields) for v in versions}
