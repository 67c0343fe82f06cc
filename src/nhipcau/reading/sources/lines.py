"""Lines of text that are gathered one by one, each with where it comes from."""

from __future__ import annotations

from nhipcau.reading.sources.encoding import CHANGES, disguise
from nhipcau.reading.sources.legacy import NAMES
from nhipcau.reading.sources.source import Place, Remark, Text


class Lines:
    """Gathers lines and their places."""

    def __init__(self) -> None:
        self._lines: list[tuple[str, str, str, str]] = []

    def add(self, line: str, kind: str, path: str, *, goes_on: bool = False) -> None:
        """Append `line`, which comes from the place `kind`, `path`; one that goes on follows after a space."""
        between = "" if not self._lines else " " if goes_on else "\n"
        self._lines.append((between, line, kind, path))

    def __bool__(self) -> bool:
        return any(line.strip() for _, line, _, _ in self._lines)

    def text(self, *warnings: Remark, confidence: float = 1.0) -> Text:
        """Return the lines as one text; what was written in the bytes of an old font comes out in Unicode."""
        encoding = disguise(self._joined())
        if encoding:
            change = CHANGES[encoding]
            self._lines = [(between, change(line), kind, path) for between, line, kind, path in self._lines]
            warnings = (*warnings, Remark("old-font", {"encoding": NAMES[encoding]}))
        return Text(self._joined(), tuple(self._places()), None, confidence, warnings)

    def _joined(self) -> str:
        return "".join(between + line for between, line, _, _ in self._lines)

    def _places(self) -> list[Place]:
        places: list[Place] = []
        length = 0
        for between, line, kind, path in self._lines:
            if not places or (places[-1].kind, places[-1].path) != (kind, path):
                places.append(Place(length + len(between), kind, path))
            length += len(between) + len(line)
        return places
