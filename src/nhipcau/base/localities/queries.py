from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nhipcau.places import gazetteer
from nhipcau.places.outlines import Outline, archipelagos, provinces

from .models import Boundaries, Unit, Version

# From these days on the provinces lie as in an era of official shapes.
_ERAS = ((date(2025, 7, 1), Boundaries.Era.TODAY), (date(2008, 8, 1), Boundaries.Era.BEFORE_2025))


def version_of(uid: str, ver: int) -> Version | None:
    """Return one version of a unit, None where the mirror has none such."""
    return Version.objects.filter(unit=uid, ver=ver).first()


def last_name(uid: str) -> str:
    """Return the last name of a unit with its kind, "huyện Kỳ Sơn"; the uid itself where no unit has it."""
    try:
        return gazetteer().unit(uid).versions[-1].full
    except KeyError:
        return uid


def counts() -> tuple[int, int]:
    """Return how many units and how many versions the mirror holds."""
    return Unit.objects.count(), Version.objects.count()


def province_codes() -> dict[str, list[str]]:
    """Return the codes of all provinces of each era that official shapes may be of."""
    found: dict[str, list[str]] = {era: [] for era in Boundaries.Era.values}
    for unit in gazetteer().units():
        if unit.level == Unit.Level.PROVINCE and unit.code:
            found[unit.uid[-1]].append(unit.code)
    return found


@dataclass(frozen=True, slots=True)
class Shapes:
    """The provinces of a day and the two archipelagos; `attribution` is empty for shapes computed here."""

    provinces: tuple[Outline, ...]
    archipelagos: dict[str, str]
    attribution: str = ""


def shapes_on(day: date) -> Shapes:
    """Return how the country is drawn on a day: official shapes where some are loaded, else computed ones.

    Shapes were loaded for the borders of today and for those between 1/8/2008 and 30/6/2025.
    """
    computed = provinces(day)
    era = next((era for since, era in _ERAS if day >= since), None)
    loaded = Boundaries.objects.filter(era=era).first() if era else None
    if loaded is None:
        return Shapes(computed, archipelagos())
    drawn = tuple(outline._replace(path=loaded.provinces[outline.uid]) for outline in computed)
    return Shapes(drawn, loaded.archipelagos, str(loaded))
