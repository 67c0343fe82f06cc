"""What the package vietnamadminunits says: the units of 30 June 2025, those of 1 July 2025, and which became which."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

PACKAGE, VERSION = "vietnamadminunits", "1.0.4"
KINDS = ("Thành phố", "Thị trấn", "Thị xã", "Đặc khu", "Phường", "Huyện", "Quận", "Tỉnh", "Xã")


@dataclass(frozen=True, slots=True)
class OldCommune:
    """A commune of 30 June 2025; an island district without communes has one row with empty commune fields."""

    key: str
    province: str
    province_code: str
    district: str
    district_code: str
    name: str
    code: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of 1 July 2025 with a point inside it and its area in km², None where the package has none."""

    key: tuple[str, str]
    province: str
    province_code: str
    name: str
    code: str
    lat: float
    lon: float
    area: float | None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All of it. `heirs` has the communes that took over each old one, the principal ones first."""

    old: tuple[OldCommune, ...]
    new: tuple[Commune, ...]
    heirs: dict[str, tuple[Commune, ...]]


def read() -> Catalogue:
    """Return the catalogue of the installed package, which is located and never imported: it could go online."""
    found = distribution(PACKAGE)
    if found.version != VERSION:
        raise SystemExit(f"The gazetteer is made from {PACKAGE} {VERSION}, not {found.version}.")
    with sqlite3.connect(f"file:{_located(found, 'dataset.db')}?mode=ro", uri=True) as database:
        database.row_factory = sqlite3.Row
        old = tuple(map(_old, database.execute("SELECT * FROM admin_units_legacy")))
        new = tuple(map(_new, database.execute("SELECT * FROM admin_units")))
    database.close()
    converter = json.loads(_located(found, "converter_2025.json").read_text(encoding="utf-8"))
    return Catalogue(old, new, _heirs(converter, {one.key: one for one in new}))


def split_kind(name: str) -> tuple[str, str]:
    """Return the kind, in its usual capitals, and the rest of a full name: "Thị Xã Sa Pa" → ("Thị xã", "Sa Pa")."""
    for kind in KINDS:
        if name.lower().startswith(kind.lower() + " "):
            return kind, name[len(kind) :].strip()
    raise SystemExit(f"No kind of unit in the name {name!r}.")


def usual(name: str) -> str:
    """Return a full name in NFC with its kind in usual capitals and single spaces."""
    return " ".join(split_kind(" ".join(unicodedata.normalize("NFC", name).split())))


def _located(found: Distribution, name: str) -> Path:
    return Path(str(found.locate_file(f"{PACKAGE}/data/{name}")))


def _old(row: sqlite3.Row) -> OldCommune:
    # The short name of the package is no name: "Yên Viên (Thị trấn)", "Phường 4".
    name = usual(row["ward"]) if row["wardCode"] else ""
    own = {row["wardKey"], row["wardShortKey"]}
    return OldCommune(
        key=f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}",
        province=usual(row["province"]),
        province_code=row["provinceCode"],
        district=usual(row["district"]),
        district_code=row["districtCode"],
        name=name,
        code=row["wardCode"] or "",
        aliases=tuple(sorted(set(json.loads(row["wardAlias"] or "[]")) - own)),
    )


def _new(row: sqlite3.Row) -> Commune:
    return Commune(
        key=(row["provinceKey"], row["wardKey"]),
        province=usual(row["province"]),
        province_code=row["provinceCode"],
        name=usual(row["ward"]),
        code=row["wardCode"],
        lat=row["wardLat"],
        lon=row["wardLon"],
        area=row["wardAreaKm2"],
    )


def _heirs(converter: dict[str, Any], communes: dict[tuple[str, str], Commune]) -> dict[str, tuple[Commune, ...]]:
    heirs: dict[str, list[tuple[bool, Commune]]] = {}
    for old, new, principal in (*_whole(converter), *_divided(converter)):
        heirs.setdefault(old, []).append((not principal, communes[new]))
    return {
        old: tuple(commune for _, commune in sorted(found, key=lambda one: (one[0], one[1].code)))
        for old, found in heirs.items()
    }


def _whole(converter: dict[str, Any]) -> Iterator[tuple[str, tuple[str, str], bool]]:
    for province, communes in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, olds in communes.items():
            yield from ((old, (province, commune), True) for old in olds)


def _divided(converter: dict[str, Any]) -> Iterator[tuple[str, tuple[str, str], bool]]:
    for province, olds in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, communes in olds.items():
            yield from ((old, (province, one["newWardKey"]), bool(one["isDefaultNewWard"])) for one in communes)
