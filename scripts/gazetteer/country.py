"""The units of the gazetteer through time: the catalogue, with the facts that were before and after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from gazetteer.catalogue import Catalogue, split_kind
from gazetteer.facts import Change, Event, Gone, Move, Resolution, changes, events, facts, moves

REFORM, LAST_OLD = "2025-07-01", "2025-06-30"
PROVINCES_BASIS = "202/2025/QH15"
# What the catalogue must hold: provinces, districts, old communes, island districts without any; provinces, communes.
COUNTS = (63, 696, 10_035, 5, 34, 3_321)


class Row(NamedTuple):
    """One version of a unit; an empty day is an unknown start or an open end."""

    uid: str
    ver: int
    code: str
    level: int
    kind: str
    name: str
    parent_uid: str
    valid_from: str
    valid_to: str


class Unit(NamedTuple):
    """A unit as the catalogue has it, or as it was in its last days where the catalogue has it no more."""

    uid: str
    code: str
    level: int
    name: str
    parent: str
    valid_from: str = ""
    valid_to: str = ""


def rows(catalogue: Catalogue) -> list[Row]:
    """Return every version of every unit, sorted by uid and number."""
    _check_counts(catalogue)
    every = every_event(catalogue)
    beginnings = [one for one in reversed(every) if one.type != "absorb"]
    began = {uid: one.date for one in beginnings for uid in one.after if uid not in one.before}
    ended = {uid: _day_before(one.date) for one in reversed(every) for uid in one.before if uid not in one.after}
    found = []
    for unit in (*_provinces(catalogue), *_districts(catalogue), *_communes(catalogue), *_gone()):
        dated = unit._replace(
            valid_from=unit.valid_from or began.get(unit.uid, ""), valid_to=unit.valid_to or ended.get(unit.uid, "")
        )
        found += _versions(dated)
    _check(found)
    return sorted(found)


def every_event(catalogue: Catalogue) -> list[Event]:
    """Return all events but changes of kind, name and parent, in the order of their dates, those of 1 July 2025 too."""
    before: dict[str, dict[str, None]] = {}
    for old in catalogue.old:
        before.setdefault(catalogue.heirs[old.key][0].province_code, {})[f"p{old.province_code}a"] = None
    reform = []
    for code, olds in sorted(before.items()):
        kind = "merge" if len(olds) > 1 else "keep"
        ending, new = tuple(sorted(olds)), (f"p{code}b",)
        reform.append(Event(f"M25-{code}", REFORM, kind, "1", ending, new, PROVINCES_BASIS, "checked"))
    for one in facts("resolutions", Resolution):
        # Who became whom is in the table of succession.
        reform.append(Event(f"C25-{one.province}", REFORM, "rearrange", "3", (), (), one.basis, "checked"))
    return sorted([*events(), *reform], key=lambda one: one.date)


def _provinces(catalogue: Catalogue) -> Iterator[Unit]:
    old = {one.province_code: one.province for one in catalogue.old}
    new = {one.province_code: one.province for one in catalogue.new}
    yield from (Unit(f"p{code}a", code, 1, name, "", valid_to=LAST_OLD) for code, name in old.items())
    yield from (Unit(f"p{code}b", code, 1, name, "", valid_from=REFORM) for code, name in new.items())


def _districts(catalogue: Catalogue) -> Iterator[Unit]:
    for code, one in {one.district_code: one for one in catalogue.old}.items():
        yield Unit(f"d{code}a", code, 2, one.district, f"p{one.province_code}a", valid_to=LAST_OLD)


def _communes(catalogue: Catalogue) -> Iterator[Unit]:
    for old in filter(lambda one: one.code, catalogue.old):
        yield Unit(f"c{old.code}a", old.code, 3, old.name, f"d{old.district_code}a", valid_to=LAST_OLD)
    for new in catalogue.new:
        yield Unit(f"c{new.code}b", new.code, 3, new.name, f"p{new.province_code}b", valid_from=REFORM)


def _gone() -> Iterator[Unit]:
    for one in facts("gone", Gone):
        yield Unit(one.unit, one.code, int(one.level), one.name, one.parent, valid_from=one.since)


def _versions(unit: Unit) -> Iterator[Row]:
    """Yield the versions of a unit: a new one begins with each change of its kind, name or parent."""
    renamed = [one for one in changes() if one.unit == unit.uid]
    moved = [one for one in moves() if one.unit == unit.uid]
    days = sorted({one.date for one in (*renamed, *moved)})
    names, parents = _held(unit, unit.name, renamed, days), _held(unit, unit.parent, moved, days)
    starts, ends = [unit.valid_from, *days], [*map(_day_before, days), unit.valid_to]
    for ver, (name, parent, start, end) in enumerate(zip(names, parents, starts, ends, strict=True), 1):
        yield Row(unit.uid, ver, unit.code, unit.level, *split_kind(name), parent, start, end)


def _held(unit: Unit, known: str, steps: Sequence[Change | Move], days: list[str]) -> list[str]:
    """Return what held before and from each day; what the catalogue has is where the facts before and after it meet."""
    held = [steps[0].before, *(one.after for one in steps)] if steps else [known]
    broken = any(one.after != two.before for one, two in pairwise(steps))
    if broken or known != held[0 if unit.uid.endswith("b") else -1]:
        raise SystemExit(f"The changes of {unit.uid}, {unit.name}, do not join: {held}.")
    return [held[0], *(held[sum(one.date <= day for one in steps)] for day in days)]


def _day_before(iso: str) -> str:
    return (date.fromisoformat(iso) - timedelta(days=1)).isoformat()


def _check_counts(catalogue: Catalogue) -> None:
    found = (
        len({one.province_code for one in catalogue.old}),
        len({one.district_code for one in catalogue.old}),
        sum(1 for one in catalogue.old if one.code),
        sum(1 for one in catalogue.old if not one.code),
        len({one.province_code for one in catalogue.new}),
        len(catalogue.new),
    )
    if found != COUNTS:
        raise SystemExit(f"The catalogue has {found} units, not {COUNTS}.")


def _check(found: list[Row]) -> None:
    known = {row.uid for row in found}
    orphans = sorted({row.parent_uid for row in found} - known - {""})
    strangers = sorted({uid for one in events() for uid in (*one.before, *one.after)} - known)
    strangers += sorted({one.unit for one in (*changes(), *moves())} - known)
    if len({row[:2] for row in found}) < len(found):
        raise SystemExit("The same version of a unit stands twice.")
    if orphans or strangers:
        raise SystemExit(f"No such unit: {', '.join(orphans + strangers)}.")
    if backwards := [row.uid for row in found if row.valid_from and row.valid_to and row.valid_from > row.valid_to]:
        raise SystemExit(f"Ended before they began: {', '.join(backwards)}.")
