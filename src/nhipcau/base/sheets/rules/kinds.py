"""What a kind of sheet is: its columns, how a row is taken, how that is taken back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .cells import Parser, Wrong, key
from .files import HEADING_WITHIN, Line


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title and help as pages say them (translated when they are shown), and what its cells mean."""

    key: str
    title: object
    help: object
    parse: Parser
    examples: Sequence[str] = ()
    required: bool = False
    # The codes a cell may say, with their names; none for free text.
    choices: Callable[[], Mapping[str, object]] | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking a row did: `verdict` is made, changed or same; `before` is what taking it back needs to know."""

    verdict: str
    thing: Any
    before: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a row stands, and what its cells say: (column, title, text) of each that says anything."""

    file: str
    number: int
    cells: tuple[tuple[str, str, str], ...]

    @property
    def text(self) -> str:
        """The row as a text: the file and the number of the row, then a line "title: cell" for each cell."""
        return "\n".join([f"{self.file}: {self.number}", *(f"{title}: {said}" for _code, title, said in self.cells)])

    def span(self, column: str, words: str = "") -> tuple[int, int]:
        """Return where a cell stands in the text, or where `words` stand in it. Raises KeyError for a blank cell."""
        start = len(f"{self.file}: {self.number}\n")
        for code, title, said in self.cells:
            at = start + len(f"{title}: ")
            if code == column:
                inner = max(said.find(words), 0) if words else 0
                return at + inner, at + inner + len(words or said)
            start = at + len(said) + 1
        raise KeyError(column)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of sheet. `take` and `take_back` call ordinary actions and raise what these raise.

    `take(user, values, origin)` takes one row; `origin` is for those who keep where something was said.
    `identity` names the columns that tell two rows apart: a second row with the same is refused.
    `take_back(user, id, before)` unmakes what a row made, or gives what it changed its former values.
    """

    code: str
    title: object
    help: object
    columns: Sequence[Column]
    identity: Sequence[str]
    may: Callable[[Any], bool]
    take: Callable[[Any, Mapping[str, Any], Origin], Taken]
    take_back: Callable[[Any, int, Mapping[str, Any]], None]

    def column(self, code: str) -> Column:
        return next(column for column in self.columns if column.key == code)


@dataclass(frozen=True, slots=True)
class Headings:
    """Where the heading stands, which column of the file is which of the kind, and the titles that are neither."""

    number: int
    places: dict[int, str]
    unused: list[str]


def headings_of(lines: Iterable[Line], known: Mapping[str, str], required: Mapping[str, str]) -> Headings:
    """Find the row of headings: the first with at least half of the required columns, within twenty rows.

    `known` maps a title as `key` writes it to the code of its column; `required` maps codes to titles to be told.
    Raises Wrong where there is none, where a required column is missing, or where one stands twice.
    """
    best: Headings | None = None
    for line in lines:
        if line.number > HEADING_WITHIN:
            break
        found = _placed(line, known)
        if best is None or len(found.places) > len(best.places):
            best = found
        if 2 * len(required.keys() & set(found.places.values())) >= len(required) and found.places:
            break
    if best is None:
        raise Wrong("empty")
    missing = [title for code, title in required.items() if code not in best.places.values()]
    if missing:
        raise Wrong("headings", missing=", ".join(missing), row=best.number, found=", ".join(best.unused) or "–")
    return best


def _placed(line: Line, known: Mapping[str, str]) -> Headings:
    places: dict[int, str] = {}
    unused = []
    for place, title in enumerate(line.cells):
        code = known.get(key(title))
        if code is None:
            unused += [title] if title else []
        elif code in places.values():
            raise Wrong("twice", title=title, row=line.number)
        else:
            places[place] = code
    return Headings(line.number, places, unused)


def values_of(columns: Iterable[Column], cells: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, Wrong]]:
    """Return what the cells of a row say, by column, and what is wrong with others; a blank cell says None."""
    values: dict[str, Any] = {}
    problems: dict[str, Wrong] = {}
    for column in columns:
        said = cells.get(column.key, "")
        if not said and column.required:
            problems[column.key] = Wrong("required")
            continue
        try:
            values[column.key] = column.parse(said) if said else None
        except Wrong as wrong:
            problems[column.key] = wrong
    return values, problems


def digest(identity: Sequence[str], cells: Mapping[str, str]) -> str:
    """Return what a row is known by within its sheet: the digest of its identifying cells, "" where all are blank."""
    said = [key(cells.get(code, "")) for code in identity]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest() if any(said) else ""
