from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.base.history.actions import record
from nhipcau.places import gazetteer

from .models import Boundaries, Unit, Version
from .queries import province_codes
from .rules import FREE, Unfit, boundaries, renumbered

_BATCH = 500


@transaction.atomic
def mirror_places() -> bool:
    """Bring the tables in line with the gazetteer's files; return False where they already were.

    Units and versions are added and corrected, never deleted: agreements may point to them. Versions that the
    files no longer know keep their row; one that has another number now keeps its row too.
    """
    units = list(_units())
    versions = list(_versions())
    if _same(units, versions):
        return False
    Unit.objects.bulk_create(
        units, _BATCH, update_conflicts=True, unique_fields=["uid"], update_fields=["code", "level"]
    )
    _renumber(versions)
    Version.objects.bulk_create(
        versions,
        _BATCH,
        update_conflicts=True,
        unique_fields=["unit", "ver"],
        update_fields=["kind", "name", "parent", "valid_from", "valid_to"],
    )
    return True


def _renumber(versions: list[Version]) -> None:
    """Give rows the numbers that the files have for them now: a unit may have gained an earlier version."""
    told: dict[str, list[Version]] = {}
    for version in versions:
        told.setdefault(version.unit_id, []).append(version)
    moved = []
    for unit, rows in _differing(told).items():
        for row, number in renumbered(rows, told[unit]).items():
            row.ver = number
            moved.append(row)
    # By way of numbers that no version has, since two rows may change places.
    Version.objects.filter(pk__in=[row.pk for row in moved]).update(ver=F("ver") + FREE)
    Version.objects.bulk_update(moved, ["ver"], _BATCH)


def _differing(told: dict[str, list[Version]]) -> dict[str, list[Version]]:
    """Return the rows of the units whose numbered versions are not those of the files."""
    held: dict[str, list[Version]] = {}
    for row in Version.objects.order_by("ver"):
        held.setdefault(row.unit_id, []).append(row)
    return {
        unit: rows
        for unit, rows in held.items()
        if unit in told and {(v.ver, v.kind, v.name) for v in rows} != {(v.ver, v.kind, v.name) for v in told[unit]}
    }


@transaction.atomic
def load_boundaries(data: Any, *, key: str, source: str, licence: str) -> Boundaries:
    """Draw the provinces from a GeoJSON or TopoJSON document (WGS 84) from now on; one line of history.

    `key` is the property with the official code. Raises ValidationError without a source or a licence, when a
    province is missing, or when Hoàng Sa or Trường Sa has no polygon.
    """
    if not source.strip() or not licence.strip():
        raise ValidationError(_("Hãy ghi nguồn và giấy phép của dữ liệu: cả hai được in trên bản đồ."))
    try:
        found = boundaries(data, key, province_codes())
    except Unfit as problem:
        raise ValidationError(_said(problem)) from None
    loaded = Boundaries.objects.create(
        era=found.suffix,
        source=source.strip(),
        licence=licence.strip(),
        loaded_at=timezone.now(),
        provinces={f"p{code}{found.suffix}": path for code, path in found.provinces.items()},
        archipelagos=found.archipelagos,
    )
    record(None, "localities.load_boundaries", loaded, {"source": loaded.source, "licence": loaded.licence})
    return loaded


def _said(problem: Unfit) -> str:
    sentences = {
        "form": _("Tệp không phải GeoJSON hay TopoJSON dùng được. {what}"),
        "polygons": _("Mỗi tỉnh phải là Polygon hoặc MultiPolygon, không phải {what}."),
        "key": _("Có đối tượng không mang thuộc tính “{what}”."),
        "degrees": _("Tọa độ phải là độ kinh, vĩ WGS 84 và nằm ở Việt Nam."),
        "missing": _("Thiếu các tỉnh, thành phố có mã: {what}."),
        "strange": _("Có mã không phải của tỉnh, thành phố nào: {what}."),
        "archipelago": _("Thiếu đa giác của quần đảo {what}: bản đồ không có quần đảo này thì không được dùng."),
    }
    names = {"hoang_sa": "Hoàng Sa", "truong_sa": "Trường Sa"}
    return sentences[problem.reason].format(what=names.get(problem.what, problem.what)).strip()


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
    """Say whether the tables hold all that the files say; they may hold more."""
    fields = ("unit_id", "ver", "kind", "name", "parent_id", "valid_from", "valid_to")
    held = set(Version.objects.values_list(*fields))
    known = set(Unit.objects.values_list("uid", "code", "level"))
    return known.issuperset((unit.uid, unit.code, unit.level) for unit in units) and held.issuperset(
        tuple(getattr(version, field) for field in fields) for version in versions
    )
