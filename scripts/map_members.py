"""Which commune of today lies in which district and province, now and on earlier days."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from nhipcau.places import gazetteer

REFORM = "2025-07-01"


class Members:
    """The communes of today, in a fixed order, and what most of each came from."""

    def __init__(self, uids: Sequence[str], succession: Path) -> None:
        self._uids = uids
        self._came: dict[str, Counter[str]] = defaultdict(Counter)
        for line in succession.read_text(encoding="utf-8").splitlines()[1:]:
            uid, _, heirs, _ = line.split("\t")
            for heir in heirs.split():
                self._came[heir][uid] += 1 / len(heirs.split())  # type: ignore[assignment]
        self._former = [self._district(uid) for uid in uids]

    def communes(self) -> list[tuple[str, str]]:
        """Return each commune with its province."""
        return [(uid, above(uid)) for uid in self._uids]

    def districts(self) -> list[tuple[str, str]]:
        """Return for each commune the last district that most of it came from, with the province of that."""
        return [(uid, above(uid)) for uid in self._former]

    def eras(self, moves: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, list[str]]]:
        """Yield the first day of each era, oldest first and that of the oldest empty, with each commune's province.

        `moves` go back in time from the last day of the old provinces: on its day, what is now `to_uid`, or only
        those parts of it, came from `from_uid`.
        """
        found = [(REFORM, [province for _, province in self.communes()])]
        owners = [province for _, province in self.districts()]
        places = [{district, most(self._came[uid])} for uid, district in zip(self._uids, self._former, strict=True)]
        for day, same_day in groupby(moves, key=lambda move: move["date"]):
            found.append((day, list(owners)))
            for move in same_day:
                parts = set(move["parts"].split())
                for i, owner in enumerate(owners):
                    if owner == move["to_uid"] and (not parts or parts & places[i]):
                        owners[i] = move["from_uid"]
        yield "", owners
        yield from reversed(found)

    def _district(self, uid: str) -> str:
        shares: Counter[str] = Counter()
        for old, share in self._came[uid].items():
            shares[old if old.startswith("d") else above(old)] += share
        return most(shares)


def most(shares: Counter[str]) -> str:
    return min(shares, key=lambda uid: (-shares[uid], uid))


def above(uid: str) -> str:
    return gazetteer().unit(uid).versions[-1].parent or ""
