"""Patterns that few papers need."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_END: Final = 1 << 60


class Rare:
    """A pattern that is compiled when it is first asked for, since most papers do without it.

    To compile them all takes a program that starts longer than to read its first paper.
    """

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source, self._flags = source, flags
        self._made: re.Pattern[str] | None = None

    def search(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """Return the first match in [start, end)."""
        return self._pattern().search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """Return the match that begins at `start`."""
        return self._pattern().match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """Return the match that is [start, end)."""
        return self._pattern().fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = _END) -> Iterator[re.Match[str]]:
        """Return the matches in [start, end)."""
        return self._pattern().finditer(text, start, end)

    def _pattern(self) -> re.Pattern[str]:
        if self._made is None:
            self._made = re.compile(self._source, self._flags)
        return self._made


def begun(word: str, *others: str) -> str:
    """Return a pattern for a word that none of `others` leads up to; its letters come first, so that a search leaps."""
    return word + rf"(?<!\w{'.' * len(word)})" + "".join(f"(?<!{other} {word})" for other in others)
