"""How far a request has come, and who might answer it, on plain values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

OPEN, ANSWERED, WITHDRAWN = "open", "answered", "withdrawn"


def standing(*, withdrawn: bool, answers: int) -> str:
    """Return how far a request has come: withdrawn, answered by a commitment, or open."""
    if withdrawn:
        return WITHDRAWN
    return ANSWERED if answers else OPEN


def sourced(kind: str, *, quoted: bool, url: str, day: str) -> bool:
    """Say whether a statement rests on something: a quote, or an address with its day.

    A request is the locality's own word and needs no other source.
    """
    return kind == "request" or quoted or bool(url and day)


@dataclass(frozen=True, slots=True)
class Partner:
    """What is known of a locality that might help: its strengths and its cooperation so far with who asks.

    `strengths` are texts in the field asked for, `commitments` counts what both sides agreed in that field,
    `agreements` all that they have signed; what was signed by units that a locality inherited counts as its own.
    `difficulty` tells that the locality names the same field among its own difficulties.
    """

    unit: str
    strengths: tuple[str, ...] = ()
    commitments: int = 0
    agreements: int = 0
    difficulty: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A locality that might answer a request, and why: the names of the reasons that hold, strongest first."""

    partner: Partner
    reasons: tuple[str, ...]


def suggestions(asking: Iterable[str], partners: Sequence[Partner]) -> list[Suggestion]:
    """Return the localities that might answer a request in a field, those with the strongest reasons first.

    Nobody is suggested to themselves (`asking` are the units of who asks), nor without a strength or a commitment
    in the field: having signed something else is a reason to prefer, not to suggest.
    """
    own = frozenset(asking)
    found = [Suggestion(one, _reasons(one)) for one in partners if one.unit not in own]
    fitting = [one for one in found if {"strength", "field"} & set(one.reasons)]
    return sorted(fitting, key=_order)


def _reasons(partner: Partner) -> tuple[str, ...]:
    holds = {
        "strength": bool(partner.strengths),
        "field": partner.commitments > 0,
        "together": partner.agreements > 0,
        "same_difficulty": partner.difficulty,
    }
    return tuple(reason for reason, so in holds.items() if so)


def _order(one: Suggestion) -> tuple[bool, bool, bool, int, int, str]:
    has = set(one.reasons)
    missing = ("strength" not in has, "field" not in has, "same_difficulty" in has)
    return (*missing, -one.partner.commitments, -one.partner.agreements, one.partner.unit)
