"""What a cell says: a text, a choice, a day; or why it cannot be understood."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime

from nhipcau.text import fold

Parser = Callable[[str], object]


class Wrong(ValueError):
    """A cell, row or file that cannot be taken: a code of `queries.WORDS` and what to put into its words."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def text(most: int) -> Parser:
    """Return the parser of a text of at most so many characters; spaces around and inside are tidied."""

    def parsed(said: str) -> str:
        tidy = " ".join(said.split())
        if len(tidy) > most:
            raise Wrong("long", most=most, length=len(tidy))
        return tidy

    return parsed


def choice(offered: Callable[[], Mapping[str, Iterable[object]]]) -> Parser:
    """Return the parser of one of some codes; each may be said in several ways, with or without marks."""

    def parsed(said: str) -> str:
        names = {key(str(name)): code for code, ways in offered().items() for name in (code, *ways)}
        if (code := names.get(key(said))) is None:
            raise Wrong("choice", said=said)
        return code

    return parsed


def typed(parse: Callable[[str], object], code: str) -> Parser:
    """Return the parser of a cell from that of a typed value, which raises ValueError; `code` says what is wrong."""

    def parsed(said: str) -> object:
        try:
            return parse(said)
        except ValueError:
            raise Wrong(code, said=said) from None

    return parsed


def day(said: str) -> date:
    """Return the day of "18/6/2023", "18-06-2023" or "2023-06-18"."""
    found = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", said.strip(), re.ASCII)
    numbers = found.groups()[::-1] if found else said.strip().split("-")
    try:
        year, month, number = (int(part) for part in numbers)
        return date(year, month, number)
    except ValueError:
        raise Wrong("day", said=said) from None


def yes(said: str) -> bool:
    """Say whether a cell says yes: "có", "x", "yes", "1"; raises Wrong for what is neither yes nor no."""
    if key(said) in {"co", "x", "yes", "y", "1", "true", "dung"}:
        return True
    if key(said) in {"khong", "no", "n", "0", "false", "sai"}:
        return False
    raise Wrong("yes", said=said)


def key(said: str) -> str:
    """Return what a heading or a choice is known by: no marks, no capitals, no signs, single spaces."""
    return " ".join(re.sub(r"[^\w]+", " ", fold(said)).split())


def written(value: object) -> str:
    """Return the text of a cell as it came out of a file: numbers without ".0", days as dd/mm/yyyy."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}" if value.hour or value.minute else f"{value:%d/%m/%Y}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float):
        # The fifteen digits that a spreadsheet keeps; what it added beyond them nobody typed.
        return f"{value:.15g}" if "e" not in f"{value:.15g}" else f"{value:.0f}"
    return str(value).replace("\0", "")
