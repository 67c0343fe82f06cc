"""Why a finding was made, and why what looks like one was not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from nhipcau.reading.desk import Miss
from nhipcau.reading.draft import Commitment, Event, Party, Person, Span, Support
from nhipcau.reading.engine import Examined, examine
from nhipcau.reading.mention import Mention
from nhipcau.reading.people import names, refusal

Finding = Party | Person | Event | Commitment | Support
# The words that a finding of each kind is made from, by category of the vocabulary.
_CLUES = {
    "party": ("kinds", "ties", "positions"),
    "person": ("positions", "honorifics"),
    "event": ("acts",),
    "commitment": ("modality", "actions", "sides", "fields", "purposes", "hopes"),
    "support": ("gifts", "items", "sums", "modality"),
}
_LISTS = {
    "party": "parties",
    "person": "people",
    "event": "events",
    "commitment": "commitments",
    "support": "support",
}


class Clue(NamedTuple):
    """Words that a rule went by: their category in the vocabulary, what they mean there, their raw span."""

    category: str
    meaning: str
    span: Span


class Explanation(NamedTuple):
    """A finding with the rule that made it, or a near miss with the reason (a code) why it is none.

    `kind` is party, person, event, commitment or support; `sentence` is the raw span in which the clues stand.
    """

    kind: str
    span: Span
    sentence: Span
    rule: str | None
    reason: str | None
    clues: tuple[Clue, ...]


def explain(text: str, at: int | None = None) -> list[Explanation]:
    """Return why each finding of a paper was made and each near miss was not, in the order of the text.

    With `at`, a raw offset, only those whose words hold that character; where none does, those of its sentence.
    """
    misses: list[Miss] = []
    reading = examine(text, misses)
    told = sorted(
        [*_findings(reading), *_near_misses(reading, misses)], key=lambda one: (one.span.start, one.span.end, one.kind)
    )
    if at is None:
        return told
    inside = [one for one in told if one.span.start <= at < one.span.end]
    return inside or [one for one in told if one.sentence.start <= at < one.sentence.end]


def _findings(reading: Examined) -> Iterator[Explanation]:
    for kind, name in _LISTS.items():
        for finding in getattr(reading.draft, name):
            yield _explained(reading, kind, finding.span, finding.rule, None)


def _near_misses(reading: Examined, misses: list[Miss]) -> Iterator[Explanation]:
    span = reading.paper.span
    for start, end, reason in misses:
        yield _explained(reading, "commitment", span(start, end), None, reason)
    for mention, reason in _no_parties(reading):
        yield _explained(reading, "party", span(mention.start, mention.end), None, reason)
    for start, end, reason in _no_people(reading):
        yield _explained(reading, "person", span(start, end), None, reason)


def _no_parties(reading: Examined) -> Iterator[tuple[Mention, str]]:
    """Yield each locality that is no party, at its first mention, with the reason."""
    seen = set(reading.sides)
    for mention in reading.mentions:
        if mention.key not in seen:
            seen.add(mention.key)
            yield mention, _why_no_party(reading, mention)


def _why_no_party(reading: Examined, mention: Mention) -> str:
    if not reading.draft.cooperation:
        return "no-cooperation"
    if mention.key not in reading.ties.standing:
        return "tells-where"
    if not any(mention.key in pair and weight > 0 for pair, weight in reading.ties.pairs.items()):
        return "no-partner"
    return "region" if mention.level == "region" else "minor"


def _no_people(reading: Examined) -> Iterator[tuple[int, int, str]]:
    paper = reading.paper
    known = {one.name.lower() for one in reading.draft.people}
    for start, end in names(paper, reading.mentions):
        if paper.small[start:end] not in known:
            reason = refusal(paper, start, end, paper.sentence_at(start)[0])
            yield start, end, reason or ("no-post" if reading.draft.cooperation else "no-cooperation")


def _explained(reading: Examined, kind: str, span: Span, rule: str | None, reason: str | None) -> Explanation:
    paper = reading.paper
    own = paper.clean_range(span)
    sentence = paper.sentence_at(own[0])
    first, last = own if kind == "commitment" else sentence
    clues = [
        Clue(category, value, paper.span(at, stop))
        for category in _CLUES[kind]
        for at, stop, value in paper.within(category, first, last)
    ]
    clues.sort(key=lambda clue: clue.span.start)
    return Explanation(kind, span, paper.span(*sentence), rule, reason, tuple(clues))
