"""The dated gazetteer: every unit, every name it bore, what a written name may mean, and who inherited a unit."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from nhipcau.places.lookup import Lookup, joined, printed
from nhipcau.places.succession import Succession, alike
from nhipcau.places.tables import Tables
from nhipcau.places.unit import Candidate, Event, Kin, Point, Unit, Version
from nhipcau.text import early_tones, late_tones

_DATA = Path(__file__).parent / "data"


class Gazetteer:
    """Administrative units of Việt Nam through time, and places abroad that they deal with.

    Source: the tables in `places/data`, described in NOTICE there. Each is read when first needed.
    """

    def __init__(self, folder: Path = _DATA) -> None:
        """Take the folder that holds the tables."""
        self._tables = Tables(folder)
        self._succession = Succession(self._tables)
        self._lookup = Lookup(self._tables, self._succession)

    def units(self) -> Iterator[Unit]:
        """Yield every unit of Việt Nam in the order of the uids."""
        return map(self._tables.unit, self._tables.newest)

    def foreign(self) -> Iterator[Unit]:
        """Yield the countries and the foreign provinces and cities, kept by hand; the parent is the country."""
        return map(self._tables.unit, self._tables.abroad)

    def names_abroad(self) -> Iterator[tuple[str, str]]:
        """Yield each spelling of each country and foreign place, in usual capitals, with its uid."""
        return self._lookup.spelled_abroad()

    def unit(self, uid: str) -> Unit:
        """Return the unit `uid`; an unknown one is a KeyError."""
        return self._tables.unit(uid)

    def version_on(self, uid: str, day: date) -> Version | None:
        """Return the version of the unit `uid` valid that day, None where it was not there."""
        return self.unit(uid).on(day)

    def names(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield each name in each form that texts print, in NFC and usual capitals, with the uids that bear it.

        The forms are the bare name and its two tone placements, the aliases, and for a numbered unit the kind
        with the number ("Quận 1"), since a number alone is no name. Places abroad are left out.
        """
        uids = printed(self._lookup.named, self._tables.units)
        for placed in (early_tones, late_tones):
            for form, other in _respelt(list(uids), placed):
                uids[other] = joined(uids.get(other, ()), uids[form])
        return iter(uids.items())

    def find(
        self, mention: str, *, on: date | None = None, within: str | None = None, near: Collection[str] = ()
    ) -> list[Candidate]:
        """Return the units that `mention` may mean, best first, each once; empty when no name fits.

        `mention` may have a kind word or its abbreviation and parents ("TX. Kỳ Anh (Hà Tĩnh)"); `within` is a
        parent known from elsewhere, `near` are other places of the same text; both are mentions or uids. With `on`,
        units whose name held on that day come before others; without it the day does not count and the newest come
        first. What contradicts the kind or the parents is left out unless nothing else is there.

        Candidates of one rank stand in the order of their levels, the higher first, then the longest valid first;
        only a caller who knows more can choose between them. Former names of communes are known without marks only.
        """
        return list(self._lookup.found(mention, on, within, tuple(near)))

    def heirs(self, unit: Unit | str, *, on: date) -> list[Kin]:
        """Return the units that hold the land of a unit on a day, the largest share first; the shares sum to one.

        A unit that is still there has itself for its only heir; one that is not there yet has none. A district of
        2025 or before is followed through its own communes, each counting the same, so that a share is of communes,
        neither of area nor of people; a commune divided among several counts equally for each. The source is the
        table of succession, for districts gone before 2025 that of their members.
        """
        return self._succession.heirs(self._known(unit), on)

    def predecessors(self, unit: Unit | str) -> list[Kin]:
        """Return the units whose land a unit took over, largest share first: the share is that of the one that ended.

        What only gave a part and stayed comes last, without a share. Empty where the tables go back no further.
        """
        return self._succession.predecessors(self._known(unit))

    def events(self, unit: Unit | str) -> list[Event]:
        """Return the acts that made, changed or ended a unit, oldest first, each with its legal basis."""
        return self._succession.events(self._known(unit))

    def ancestors(self, unit: Unit | str, *, on: date | None = None) -> list[Unit]:
        """Return the units above one, the nearest first, as of a day or of its last version."""
        version = self._known(unit).on(on) if on else None
        parent = (version or self._known(unit).versions[-1]).parent
        above = []
        while parent:
            above.append(self.unit(parent))
            parent = ((on and above[-1].on(on)) or above[-1].versions[-1]).parent
        return above

    def same_territory(self, one: Unit | str, other: Unit | str) -> bool:
        """Tell whether two units hold the same land, each in its last days or today, commune for commune.

        False where the tables do not know the land of one. Boundaries moved without an act in the tables are not seen.
        """
        first, second = self._known(one).uid, self._known(other).uid
        return first == second or alike(self._succession.land(first), self._succession.land(second))

    def points(self) -> Mapping[str, Point]:
        """Return a point inside each commune of today, and its area, by uid, from the package of the catalogue."""
        return self._tables.points

    def _known(self, unit: Unit | str) -> Unit:
        return self.unit(unit) if isinstance(unit, str) else unit


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer of the package, loaded once."""
    return Gazetteer()


def _respelt(forms: list[str], placed: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Yield the forms that `placed` changes, each with its other form; one pass over all of them joined."""
    others = placed("\n".join(forms)).split("\n")
    return ((form, other) for form, other in zip(forms, others, strict=True) if form != other)
