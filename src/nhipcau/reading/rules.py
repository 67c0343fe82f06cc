"""What a reading rule is: a name, a pattern and a production."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """`pattern` is tried where something of its kind may begin; `make` turns a match into a value, or None."""

    name: str
    pattern: re.Pattern[str]
    make: Callable[[re.Match[str]], T | None]


def first_match(rules: tuple[Rule[T], ...], text: str, at: int) -> tuple[str, T, int] | None:
    """Return (rule name, value, end) of the first rule that matches `text` at `at` and makes a value."""
    for rule in rules:
        found = rule.pattern.match(text, at)
        value = rule.make(found) if found else None
        if found and value is not None:
            return rule.name, value, found.end()
    return None
