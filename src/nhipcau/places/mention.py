"""The parts of a place as people write it: kind word, name, parents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from nhipcau.places.spelling import keys, plain
from nhipcau.text import fold, nfc

_WORDS = {
    "Tỉnh": r"(?:tỉnh|tinh)\s+|t\.\s*",
    "Thành phố": r"(?:thành phố|thanh pho)(?:\s+(?:trực thuộc trung ương|truc thuoc trung uong))?\s+|thủ đô\s+|"
    r"t\.\s?p\.?\s*|tp\.?\s*",
    "Quận": r"(?:quận|quan)\s+|q(?:\.\s*|\s+|(?=\d))",
    "Huyện": r"(?:huyện|huyen)\s+|h(?:\.\s*|\s+)",
    "Thị xã": r"(?:thị xã|thi xa)\s+|t\.\s?x\.?\s*|tx\.?\s*",
    "Xã": r"(?:xã|xa)\s+|x(?:\.\s*|\s+)",
    "Phường": r"(?:phường|phuong)\s+|[pf](?:\.\s*|\s+|(?=\d))",
    "Thị trấn": r"(?:thị trấn|thi tran)\s+|t\.\s?t\.?\s*|tt\.?\s*",
    "Đặc khu": r"(?:đặc khu|dac khu)\s+|đk\.?\s*",
    # Abroad.
    "Nước": r"(?:nước|nuoc)\s+",
    "Bang": r"bang\s+",
    "Thủ đô": r"(?:thủ đô|thu do)\s+",
}
_KINDS = {kind: re.compile(words, re.IGNORECASE) for kind, words in _WORDS.items()}
# A parent stands in parentheses or after a comma, or begins with a kind word of its own; after a dash it may be part
# of the name ("Bà Rịa - Vũng Tàu").
_SEPARATE = re.compile(r"\s*[(),;/]\s*")
_PARENT = re.compile(
    r"\s*[(),;/]\s*|(?<!thị)(?<!thi)\s+(?:(?:thuộc|của)\s+)?"
    r"(?=(?:tỉnh|thành phố|TP\.?|quận|huyện|thị xã|TX\.?|xã|phường|thị trấn|nước)\s|q\.?\d|tp\.?hcm\b)",
    re.IGNORECASE,
)
# What papers put before a place: its office, and after the kind word, what kind of country it is.
_OFFICE = re.compile(r"(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân)\s+", re.IGNORECASE)
_LAND = re.compile(r"(?:(?:đảo|dao|miền núi|vùng cao|biên giới|nghèo|ven biển)\s+)+", re.IGNORECASE)
# No place with all its parents is longer; what people paste by mistake may be.
_LONGEST = 300
_DASH = re.compile(r"\s+[-–—]\s+")


class Mention(NamedTuple):
    """One way to understand a written name: its kind if it begins with one, and the name as lookups compare it."""

    kind: str | None
    plain: str
    bare: str
    key: str


class Way(NamedTuple):
    """One way to understand a written place: the name, in each way to understand it, and parents as written."""

    names: tuple[Mention, ...]
    parents: tuple[str, ...]


def ways(written: str) -> Iterator[Way]:
    """Yield each way to understand `written`: a dash or a kind word inside may belong to the name or begin a parent."""
    text = _text(written)
    parts = _parts(_PARENT, text)
    yield from _read(parts)
    whole = _parts(_SEPARATE, text)
    # "phường Phường Đúc" is a ward whose name begins so.
    if whole != parts:
        yield from _read(whole)


def split(written: str) -> list[str]:
    """Return the name in `written` and the parents after it: "Kỳ Sơn (Nghệ An)" → ["Kỳ Sơn", "Nghệ An"]."""
    return _parts(_PARENT, _text(written))


def dashed(part: str) -> list[str]:
    """Return the places in `part`, which may be joined by dashes: "Kỳ Sơn - Nghệ An" → ["Kỳ Sơn", "Nghệ An"]."""
    return _DASH.split(part)


def _text(written: str) -> str:
    text = " ".join(nfc(written[:_LONGEST]).split())
    office = _OFFICE.match(text)
    return text[office.end() :] if office else text


def _parts(between: re.Pattern[str], text: str) -> list[str]:
    name, *parents = (part.strip(" .;:-–—") for part in between.split(text))
    return [name, *filter(None, parents)]


def _read(parts: list[str]) -> Iterator[Way]:
    name, *parents = parts
    yield Way(names(name), tuple(parents))
    head, *tail = dashed(name)
    if tail:
        yield Way(names(head), (*tail, *parents))


@lru_cache(maxsize=16384)
def names(written: str) -> tuple[Mention, ...]:
    """Return each way to understand a name: no kind first, then the kinds that it may begin with.

    A name may itself look like a kind word ("Xà Phiên" without marks), so that only a gazetteer can tell.
    """
    found: list[tuple[str | None, str]] = [(None, written)]
    for kind, words in _KINDS.items():
        if word := words.match(written):
            rest = written[word.end() :].lstrip(" .")
            found.append((kind, rest))
            if land := _LAND.match(rest):
                found.append((kind, rest[land.end() :]))
    return tuple(_mention(kind, name) for kind, name in found)


def _mention(kind: str | None, name: str) -> Mention:
    marked = plain(name)
    return Mention(kind, marked, fold(marked), keys(name))
