"""Repairs of the catalogue: misspelt names, points outside their commune, heirs that belong to a namesake."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from statistics import fmean

from gazetteer.catalogue import Catalogue, Commune, OldCommune, split_kind
from gazetteer.facts import Name, Point, facts
from nhipcau.text import early_tones

# Beyond this distance a commune that took over land of a district is worth a doubt.
_FAR_KM = 15
Doubts = dict[str, tuple[OldCommune, list[OldCommune]]]


def repaired(catalogue: Catalogue) -> Catalogue:
    """Return the catalogue with its names, points and heirs put right."""
    return without_false_heirs(with_points(with_names(catalogue)))


def with_names(catalogue: Catalogue) -> Catalogue:
    """Return the catalogue with the names of facts/names.csv in place of the package's."""
    names = {(one.table, one.code): one.name for one in facts("names", Name)}

    def named(table: str, commune: OldCommune | Commune) -> str:
        right = names.get((table, commune.code))
        return f"{split_kind(commune.name)[0]} {right}" if right else commune.name

    old = tuple(replace(one, name=named("old_communes", one)) for one in catalogue.old)
    return _with_communes(replace(catalogue, old=old), {one.code: named("communes", one) for one in catalogue.new}, {})


def with_points(catalogue: Catalogue) -> Catalogue:
    """Return the catalogue with the points of facts/points.csv in place of the package's."""
    points = {one.code: (float(one.lat), float(one.lon)) for one in facts("points", Point)}
    return _with_communes(catalogue, {}, points)


def without_false_heirs(catalogue: Catalogue) -> Catalogue:
    """Return the catalogue without the heirs that an old commune has only because of a namesake.

    The package gives an old commune also the heirs of others of its name in the same new province. One is false
    when no other commune of the district went there, while others of the namesake's district did, or while the
    namesake's district lies clearly nearer.
    """
    doubts = _doubts(catalogue)
    sure = _Sure(catalogue, doubts)
    heirs = dict(catalogue.heirs)
    for key, (old, namesakes) in doubts.items():
        heirs[key] = tuple(
            one
            for one in heirs[key]
            if not sure.is_false(old, one, [n for n in namesakes if one in heirs_of(catalogue, n)])
        )
        if not heirs[key]:
            raise SystemExit(f"No heir is left for {key}.")
    return replace(catalogue, heirs=heirs)


def heirs_of(catalogue: Catalogue, old: OldCommune) -> tuple[Commune, ...]:
    """Return the communes that took over an old one, the principal ones first."""
    return catalogue.heirs[old.key]


def _with_communes(catalogue: Catalogue, names: dict[str, str], points: dict[str, tuple[float, float]]) -> Catalogue:
    fixed: dict[str, Commune] = {}
    for one in catalogue.new:
        lat, lon = points.get(one.code, (one.lat, one.lon))
        fixed[one.code] = replace(one, name=names.get(one.code, one.name), lat=lat, lon=lon)
    heirs = {old: tuple(fixed[one.code] for one in found) for old, found in catalogue.heirs.items()}
    return replace(catalogue, new=tuple(fixed.values()), heirs=heirs)


def _doubts(catalogue: Catalogue) -> Doubts:
    """Return the old communes with several heirs that share one with a namesake of the same new province."""
    bearers: dict[tuple[str, str], list[OldCommune]] = defaultdict(list)
    for old in filter(lambda one: one.code, catalogue.old):
        bearers[early_tones(old.name).lower(), heirs_of(catalogue, old)[0].province_code].append(old)
    doubts: Doubts = {}
    for namesakes in bearers.values():
        for old in namesakes:
            own = set(heirs_of(catalogue, old))
            others = [one for one in namesakes if one != old and own.intersection(heirs_of(catalogue, one))]
            if len(own) > 1 and others:
                doubts[old.key] = (old, others)
    return doubts


class _Sure:
    """Where the communes of each district went, counting only those without a doubt."""

    def __init__(self, catalogue: Catalogue, doubts: Doubts) -> None:
        self._went: Counter[tuple[str, str]] = Counter()
        points: dict[str, list[Commune]] = defaultdict(list)
        for old in filter(lambda one: one.key not in doubts, catalogue.old):
            heirs = heirs_of(catalogue, old)
            self._went.update((old.district_code, heir.code) for heir in heirs)
            if len(heirs) == 1:
                points[old.district_code].extend(heirs)
        self._middle = {
            code: (fmean(one.lat for one in found), fmean(one.lon for one in found)) for code, found in points.items()
        }

    def is_false(self, old: OldCommune, heir: Commune, rivals: list[OldCommune]) -> bool:
        if self._went[old.district_code, heir.code]:
            return False
        return any(self._went[rival.district_code, heir.code] or self._is_nearer(rival, old, heir) for rival in rivals)

    def _is_nearer(self, rival: OldCommune, old: OldCommune, heir: Commune) -> bool:
        far, near = (self._km(one.district_code, heir) for one in (old, rival))
        return far > _FAR_KM and near < far / 2

    def _km(self, district: str, commune: Commune) -> float:
        return km(self._middle[district], (commune.lat, commune.lon))


def km(one: tuple[float, float], two: tuple[float, float]) -> float:
    """Return the distance of two points (latitude, longitude), good enough inside the country."""
    north, east = one[0] - two[0], (one[1] - two[1]) * math.cos(math.radians(one[0]))
    return math.hypot(north, east) * 111


def false_heirs(before: Catalogue, after: Catalogue) -> Iterator[tuple[OldCommune, Commune]]:
    """Yield what the repair took away."""
    for old in before.old:
        kept = {one.code for one in heirs_of(after, old)}
        yield from ((old, one) for one in heirs_of(before, old) if one.code not in kept)
