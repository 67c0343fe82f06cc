"""The country told behind a name: "quận Yeongam (Hàn Quốc)", "tỉnh Bohol, Philippines"."""

from __future__ import annotations

from functools import cache
from typing import Final

from nhipcau.reading.paper import Paper
from nhipcau.reading.placenames import countries
from nhipcau.reading.rare import Rare

# What leads from a name to its country: "quận Yeongam của Hàn Quốc".
_TO_COUNTRY: Final = (", ", " của ", " thuộc ", " - ", ",", " ở ")
_STATE: Final = ("nước bạn ", "nước ", "đất nước ", "cộng hòa ", "đại hàn dân quốc ", "vương quốc ", "liên bang ")
# So far the name of a country may reach, and so long is what leads to it.
_FAR: Final = 60
_JOINT: Final = 9
_ENDED: Final = ("", ")", ",", ".", ";", ":", "\n")
# What is called after a place at the border on this side, before its like on the other.
_TWIN_GATE: Final = Rare(r"\b(?:cửa khẩu|lối mở|lối thông quan|mốc) [^\n.;()]*\([^()\n]*\) ?[-–] ?[^\n.;()–-]*$")
_TWIN: Final = 120


def bracketed(paper: Paper) -> list[tuple[int, str]]:
    """Return each country in brackets, and where what stands before it ends."""
    found: list[tuple[int, str]] = []
    at = paper.small.find("(")
    while at >= 0:
        country = country_at(paper, at + 1)
        if country and not _is_gate(paper, at):
            found.append((paper.end_before(at), country))
        at = paper.small.find("(", at + 1)
    return found


def _is_gate(paper: Paper, bracket: int) -> bool:
    """Tell whether what stands before a bracket is a gate: "lối mở Tà Lùng (Việt Nam) - Thủy Khẩu (Trung Quốc)"."""
    first = max(0, bracket - _TWIN)
    return paper.small.find(")", first, bracket) > 0 and _TWIN_GATE.search(paper.small, first, bracket) is not None


def country_at(paper: Paper, start: int) -> str | None:
    """Return the country, as printed, that begins at `start` and that nothing goes on with: not "Lào Cai"."""
    if paper.small[start : start + 2] not in _beginnings():
        return None
    near = paper.small[start : start + _FAR]
    for state in _STATE:
        if near.startswith(state):
            start, near = start + len(state), near[len(state) :]
    country = next((name for name in _countries().get(near[:2], ()) if near.startswith(name)), None)
    if country is None:
        return None
    end = start + len(country)
    sign = paper.small[end : end + 1]
    ended = sign in _ENDED or (sign == " " and paper.text[end + 1 : end + 2].islower())
    return paper.text[start:end] if ended and paper.is_capital(start) else None


@cache
def _countries() -> dict[str, tuple[str, ...]]:
    """Return the other countries by their first two letters, the longest first."""
    by_start: dict[str, list[str]] = {}
    for country in sorted(countries() - {"việt nam"}, key=len, reverse=True):
        by_start.setdefault(country[:2], []).append(country)
    return {start: tuple(names) for start, names in by_start.items()}


@cache
def _beginnings() -> frozenset[str]:
    """Return how countries and what stands before them begin: most brackets hold something else."""
    return frozenset((*(words[:2] for words in _STATE), *_countries()))


def country_after(paper: Paper, end: int) -> str | None:
    """Return the country that a name is told to lie in, outside brackets."""
    near = paper.small[end : end + _JOINT]
    joint = next((joint for joint in _TO_COUNTRY if near.startswith(joint)), None)
    return country_at(paper, end + len(joint)) if joint else None
