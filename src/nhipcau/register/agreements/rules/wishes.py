"""What people ask a list of agreements for, as they type it."""

from __future__ import annotations

from datetime import date

from nhipcau.places import Unit, gazetteer

_MOST = 6


def localities_named(said: str, on: date) -> list[Unit]:
    """Return the units that a locality typed by somebody may be, the likeliest first; a uid is that unit alone."""
    if not said.strip():
        return []
    try:
        return [gazetteer().unit(said)]
    except KeyError:
        pass
    name, _, within = (part.strip() for part in said.partition(","))
    found = gazetteer().find(name, on=on, within=within or None)
    fitting = [one for one in found if "outside" not in one.reason and one.unit.level] if within else found
    return [one.unit for one in fitting if one.unit.level][:_MOST]


def year_typed(said: str) -> int | None:
    """Return the year of what somebody types, None for what is none."""
    return int(said) if said.isascii() and said.isdecimal() and 1900 <= int(said) <= 2200 else None
