"""How sure a finding is, and why not: what a person should look at first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from nhipcau.places import gazetteer
from nhipcau.register.agreements.rules import meant

from .values import wrong_values

# How much each reason weighs: what must be mended before what was guessed, that before what is merely unusual.
WEIGHTS: Mapping[str, int] = MappingProxyType(
    {
        "wrong-value": 9,
        "model": 6,
        "doubt": 5,
        "unknown-unit": 4,
        "several-units": 4,
        "no-year": 3,
        "weak-words": 3,
        "no-position": 2,
        "one-sided": 2,
        "uncounted": 2,
        "long": 1,
    }
)
# Rules of the reading engine that go by words which often lead elsewhere.
WEAK = frozenset({"commitment.needed"})
MODEL = "suggested by a model"
# Localities of other levels stand in no gazetteer of Việt Nam.
GAZETTED = frozenset({"province", "district", "commune"})
# A commitment of more characters than this tends to hold several.
LONG = 450


@dataclass(frozen=True, slots=True)
class Passage:
    """What a finding says and how it came about: `doubted` are the ranges of the paper that look wrong."""

    kind: str
    start: int
    end: int
    values: Mapping[str, object]
    rule: str = ""
    by_hand: bool = False
    doubted: Sequence[tuple[int, int]] = ()


@dataclass(frozen=True, slots=True)
class Certainty:
    """The reasons, the gravest first, why a finding should be looked at closely; none where it is clear."""

    reasons: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        """Say whether nothing speaks against the finding."""
        return not self.reasons

    @property
    def weight(self) -> int:
        """Return how much the reasons weigh together; the heavier, the sooner to be looked at."""
        return sum(WEIGHTS[reason] for reason in self.reasons)


def certainty(passage: Passage, written: date | None) -> Certainty:
    """Return why a finding needs a closer look; `written` is the day of the paper, on which names mean units.

    What a person typed is certain unless it cannot be written down as it is.
    """
    if wrong_values(passage.kind, passage.values):
        return Certainty(("wrong-value",))
    if passage.by_hand:
        return Certainty()
    found = {*_of_origin(passage), *_of_kind(passage, written)}
    return Certainty(tuple(sorted(found, key=lambda reason: (-WEIGHTS[reason], reason))))


def _of_origin(passage: Passage) -> Iterator[str]:
    if passage.rule == MODEL:
        yield "model"
    if passage.rule in WEAK:
        yield "weak-words"
    if any(start < passage.end and passage.start < end for start, end in passage.doubted):
        yield "doubt"


def _of_kind(passage: Passage, written: date | None) -> Iterator[str]:
    said = passage.values
    if passage.kind == "party":
        yield from _of_party(said, written)
    elif passage.kind == "person" and not said["position"]:
        yield "no-position"
    elif passage.kind == "event" and "XXXX" in str(said["date"]):
        yield "no-year"
    elif passage.kind == "commitment" and passage.end - passage.start > LONG:
        yield "long"
    elif passage.kind == "support":
        yield from _of_support(said)


def _of_party(said: Mapping[str, object], written: date | None) -> Iterator[str]:
    name, level, within = (str(said[key] or "") for key in ("name", "level", "within"))
    if level in GAZETTED and meant(name, level, within, written) is None:
        yield "several-units" if gazetteer().find(name, on=written, within=within or None) else "unknown-unit"


def _of_support(said: Mapping[str, object]) -> Iterator[str]:
    if said["kind"] != "total" and not (said["giver"] and said["receiver"]):
        yield "one-sided"
    if said["amount_vnd"] is None and said["quantity"] is None:
        yield "uncounted"
