"""People who receive help: counted, and never named."""

from __future__ import annotations

import re
from typing import Final

from nhipcau.reading.finds import first_match
from nhipcau.reading.layout import Range
from nhipcau.reading.names import UPPER
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare
from nhipcau.reading.vocabulary import either

_COUNT: Final = re.compile(rf"(?<![\d.,/])(\d{{1,3}}(?:\.\d{{3}})+|\d{{1,6}})\s+(?:lượt\s+)?{either('beneficiary')}\b")
_PERSONS: Final = ("ông", "bà", "anh", "chị", "em", "cháu", "cụ", "mẹ", "má", "chú", "bác", "cô")
_HOMES: Final = ("gia đình", "hộ")
_TOLD: Final = (*_PERSONS, *_HOMES)
_PRIVATE: Final = Rare(rf"\b(?:(?:{'|'.join(_PERSONS)})|(?P<home>{'|'.join(_HOMES)}))\s+(?=[{UPPER}])")


def unnamed(receiver: str | None) -> str | None:
    """Return who receives a gift, without the name of a private person: of "gia đình bà …" remains "gia đình"."""
    if receiver is None or receiver.islower():
        return receiver  # nobody is named without a capital
    private = first_match(_PRIVATE, _TOLD, receiver, 0, len(receiver))
    if private is None:
        return receiver
    return receiver[: private.end("home") if private["home"] else private.start()].strip() or None


def count_of(paper: Paper, before: Range, after: Range) -> int | None:
    """Return how many people or households a gift is for, as the words after it or else before it tell, else None."""
    for start, end in (after, before):
        for at, _ in paper.numbers_within(start, end):
            found = _COUNT.match(paper.small, at, end)
            if found:
                return int(found.group(1).replace(".", ""))
    return None
