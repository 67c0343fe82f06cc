"""The dated gazetteer: every unit, every name it bore, and which units a written name may mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from nhipcau.places.mention import Mention, ways
from nhipcau.places.unit import Candidate, Unit, Version
from nhipcau.text import early_tones, fold, late_tones

_DATA = Path(__file__).parent / "data"
_COST = {"ended": 1, "not_yet": 1, "unmarked": 2, "variant": 4, "other_kind": 8, "outside": 8}
_APOSTROPHES = re.compile("['’‘ʼ`]")
_GAPS = re.compile(r"[^\w\n]+")
_ZEROS = re.compile(r"\b0+(?=\d)")
# Spellings that differ by custom only, in folded text: ky/ki, quy/qui, dac/dak.
_CUSTOM_I = re.compile(r"(?<=[bcdghklmnpqrstvx])y\b|(?<=qu)y\b")
_CUSTOM_K = re.compile(r"\bdac\b")


class Gazetteer:
    """Administrative units of Việt Nam through time, with lookup by name.

    Source: the tables in `places/data`, described in NOTICE there. Loading splits lines and no more; what a lookup
    needs is built at the first one.
    """

    def __init__(self, units: str, aliases: str) -> None:
        """Take the two tables as tab-separated text with a heading line."""
        self._rows = [line.split("\t") for line in units.splitlines()[1:]]
        self._aliases = [line.split("\t") for line in aliases.splitlines()[1:]]

    def units(self) -> Iterator[Unit]:
        """Yield every unit in the order of the uids."""
        return map(self.unit, self._rows_of)

    def unit(self, uid: str) -> Unit:
        """Return the unit `uid`; an unknown one is a KeyError."""
        rows = self._rows_of[uid]
        return Unit(uid, rows[0][2], int(rows[0][3]), tuple(map(_version, rows)))

    def names(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield each name in each form that texts print, NFC and in its own capitals, with the uids that bear it.

        The forms are the bare name and its two tone placements, the aliases, and for a numbered unit the kind with
        the number ("Quận 1"), since a number alone is no name.
        """
        uids: dict[str, dict[str, None]] = {}
        for form, rows in self._named.items():
            for row in rows:
                printed = f"{row[4]} {form}" if form.isdecimal() else form
                uids.setdefault(printed, {})[row[0]] = None
        for placed in (early_tones, late_tones):
            for form, other in _respelt(list(uids), placed):
                uids.setdefault(other, {}).update(uids[form])
        return ((form, tuple(bearers)) for form, bearers in uids.items())

    def find(self, mention: str, *, on: date | None = None, within: str | None = None) -> list[Candidate]:
        """Return the units that `mention` may mean, best first, each once, empty when no name fits.

        `mention` may have a kind word or its abbreviation and a parent ("TX. Kỳ Anh (Hà Tĩnh)"); `within` is a
        parent known from elsewhere. With `on`, units whose name held on that day come before others; without it
        the day does not count and the newest come first. Kind and parent shut out what they contradict unless
        nothing else is left.
        """
        best: dict[str, Candidate] = {}
        for way in ways(mention):
            parents = [self._bearers(parent) for parent in (way.within, within) if parent]
            for form, row in self._alike(way.name):
                candidate = self._judge(way, form, row, on, [known for known in parents if known])
                if row[0] not in best or candidate.rank <= best[row[0]].rank:
                    best[row[0]] = candidate
        found = sorted(best.values(), key=_order)
        return [c for c in found if c.rank < _COST["other_kind"]] or found

    @cached_property
    def _rows_of(self) -> dict[str, list[list[str]]]:
        rows: dict[str, list[list[str]]] = {}
        for row in self._rows:
            rows.setdefault(row[0], []).append(row)
        return rows

    @cached_property
    def _named(self) -> dict[str, list[list[str]]]:
        """The rows that bear each name, aliases first so that a name of its own has the last word."""
        rows: dict[str, list[list[str]]] = {}
        for alias, uid in self._aliases:
            rows.setdefault(alias, []).extend(self._rows_of[uid])
        for row in self._rows:
            rows.setdefault(row[5], []).append(row)
        return rows

    @cached_property
    def _keyed(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for key, name in zip(_keys("\n".join(self._named)).split("\n"), self._named, strict=True):
            names.setdefault(key, []).append(name)
        return names

    def _alike(self, name: str) -> Iterator[tuple[str, list[str]]]:
        return ((form, row) for form in self._keyed.get(_keys(name), ()) for row in self._named[form])

    def _bearers(self, parent: str) -> set[str]:
        found = self.find(parent)
        return {c.unit.uid for c in [c for c in found if "exact" in c.reason] or found}

    def _judge(
        self, way: Mention, form: str, row: list[str], on: date | None, parents: list[set[str]]
    ) -> Candidate:
        version = _version(row)
        notes = {
            _spelling(way.name, form): True,
            "alias": form != version.name,
            "ended": bool(on and version.valid_to and version.valid_to < on),
            "not_yet": bool(on and version.valid_from and version.valid_from > on),
            "other_kind": way.kind not in (None, version.kind),
            "outside": any(known.isdisjoint(self._above(version)) for known in parents),
        }
        reason = tuple(note for note, holds in notes.items() if holds)
        return Candidate(self.unit(row[0]), version, reason, sum(_COST.get(note, 0) for note in reason))

    def _above(self, version: Version) -> Iterator[str]:
        parent = version.parent
        while parent:
            yield parent
            parent = self._rows_of[parent][-1][6]


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer of the package, loaded once."""
    units, aliases = ((_DATA / name).read_text(encoding="utf-8") for name in ("units.tsv", "aliases.tsv"))
    return Gazetteer(units, aliases)


def _version(row: list[str]) -> Version:
    uid, ver, _, _, kind, name, parent, valid_from, valid_to = row
    return Version(uid, int(ver), kind, name, parent or None, _day(valid_from), _day(valid_to))


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _order(candidate: Candidate) -> tuple[int, int, int, str]:
    end = candidate.version.valid_to or date.max
    return candidate.rank, candidate.unit.level, -end.toordinal(), candidate.unit.uid


def _respelt(forms: list[str], placed: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Yield the forms that `placed` changes, each with its other form; one pass over all of them joined."""
    others = placed("\n".join(forms)).split("\n")
    return ((form, other) for form, other in zip(forms, others, strict=True) if form != other)


def _plain(text: str) -> str:
    """Return `text` in lower case with one tone placement and one gap, marks kept."""
    return _ZEROS.sub("", _GAPS.sub(" ", early_tones(_APOSTROPHES.sub("", text)).lower())).strip()


def _keys(text: str) -> str:
    """Return for each line of `text` the key under which all spellings of one name meet."""
    plain = fold(_ZEROS.sub("", _GAPS.sub(" ", _APOSTROPHES.sub("", text))))
    return _CUSTOM_K.sub("dak", _CUSTOM_I.sub("i", plain)).replace(" ", "")


def _spelling(written: str, form: str) -> str:
    if _plain(written) == _plain(form):
        return "exact"
    return "unmarked" if fold(_plain(written)) == fold(_plain(form)) else "variant"
