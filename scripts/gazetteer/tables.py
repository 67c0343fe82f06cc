"""The tables as text: tab-separated lines under a heading line, sorted, the same bytes for the same input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gazetteer import repairs
from gazetteer.catalogue import Catalogue, read
from gazetteer.country import Row, every_event, rows
from gazetteer.facts import Alias, Change, Move, changes, facts, moves
from gazetteer.succession import Link, Succession
from nhipcau.places.spelling import keys

EVENT_COLUMNS = ("event", "date", "type", "level", "from", "to", "basis", "confidence")
# How the package marks a former name: kind and name without marks, in one word.
_FORMER = {"phuong": "Phường", "thitran": "Thị trấn", "xa": "Xã"}


def tables() -> dict[str, str]:
    """Return each file of the gazetteer by its name."""
    catalogue = repairs.repaired(read())
    units = rows(catalogue)
    succession = Succession(catalogue)
    _check_aliases(units)
    return {
        "units.tsv": table((*Row._fields, "key"), _keyed(units)),
        "events.tsv": table(EVENT_COLUMNS, _events(catalogue)),
        "succession.tsv": table(("uid", "event", "heirs", "shares"), map(_link, succession.links())),
        "members.tsv": table(("uid", "communes", "counts"), _members(succession)),
        "points.tsv": table(("uid", "lat", "lon", "km2"), _points(catalogue)),
        "former.tsv": table(("key", "kind", "uids"), _former(catalogue)),
        "aliases.tsv": table(Alias._fields, sorted(facts("aliases", Alias))),
    }


def table(columns: Iterable[str], lines: Iterable[Iterable[object]]) -> str:
    """Return `lines` under the names of their columns, tab-separated."""
    return "".join("\t".join(map(str, line)) + "\n" for line in [columns, *lines])


def _keyed(units: list[Row]) -> Iterator[tuple[object, ...]]:
    """Yield each row with the key of its name, so that a first lookup need not make fourteen thousand."""
    found = keys("\n".join(row.name for row in units)).split("\n")
    return ((*row, key) for row, key in zip(units, found, strict=True))


def _events(catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    found = [
        (one.event, one.date, one.type, one.level, " ".join(one.before), " ".join(one.after), one.basis, one.confidence)
        for one in every_event(catalogue)
    ]
    found += [*_touching("change", changes()), *_touching("move", moves())]
    yield from sorted(found, key=lambda one: (one[1], one[0]))


def _touching(type: str, lines: Sequence[Change | Move]) -> Iterator[tuple[str, ...]]:
    """Yield each event of units that stay themselves, with all the units that it touched."""
    for event, first in {one.event: one for one in reversed(lines)}.items():
        uids = [one.unit for one in lines if one.event == event]
        units = " ".join(uids)
        yield event, first.date, type, str(" pdc".index(uids[0][0])), units, units, first.basis, first.confidence


def _link(link: Link) -> tuple[str, ...]:
    """Return a line of the table; equal shares are left out."""
    equal = len(set(link.shares)) == 1
    shares = "" if equal else " ".join(f"{share:.6f}" for share in link.shares)
    return link.uid, link.event, " ".join(link.heirs), shares


def _members(succession: Succession) -> Iterator[tuple[str, str, str]]:
    for uid, counted in sorted(succession.members.items()):
        communes = sorted(counted)
        counts = "" if set(counted.values()) == {1} else " ".join(str(counted[code]) for code in communes)
        yield uid, " ".join(f"c{code}a" for code in communes), counts


def _points(catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    for one in sorted(catalogue.new, key=lambda one: one.code):
        yield f"c{one.code}b", f"{one.lat:.4f}", f"{one.lon:.4f}", f"{one.area:g}" if one.area else ""


def _former(catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Yield the former names that the package knows, without marks and gaps, with the communes that took them over."""
    uids: dict[tuple[str, str], dict[str, None]] = {}
    for old in catalogue.old:
        for alias in old.aliases:
            prefix = next((prefix for prefix in _FORMER if alias.startswith(prefix)), None)
            # The package has each name with and without its kind; "i" and "y" are one in the lookup.
            if prefix and alias != prefix and alias.removeprefix(prefix) in old.aliases:
                key = alias.removeprefix(prefix).replace("y", "i")
                uids.setdefault((key, _FORMER[prefix]), {})[f"c{old.code}a"] = None
    yield from ((key, kind, " ".join(sorted(found))) for (key, kind), found in sorted(uids.items()))


def _check_aliases(units: list[Row]) -> None:
    strangers = {one.name for one in facts("aliases", Alias)} - {row.name for row in units}
    if strangers:
        raise SystemExit(f"aliases.csv: no unit bears the name {', '.join(sorted(strangers))}.")
