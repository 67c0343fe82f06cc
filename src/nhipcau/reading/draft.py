"""What reading a paper gives: the draft and its findings, each with its span in the raw text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Span:
    """A range [start, end) of the raw text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Heading:
    """What the paper says of itself: headline, number and symbol, ISO date of publication, kind."""

    title: str | None = None
    number: str | None = None
    published: str | None = None
    kind: str | None = None
    title_span: Span | None = None
    number_span: Span | None = None
    published_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A locality that cooperates; `level` is province, district, commune, foreign or region."""

    name: str
    level: str
    within: str | None
    span: Span
    rule: str
    uid: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """A person acting in the cooperation, with the longest title that the text attaches to the name."""

    name: str
    position: str
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Event:
    """A dated act; `date` is ISO, a period `A/B`, the unknown year `XXXX`."""

    kind: str
    date: str
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """One action agreed, proposed or done, with the code of its field of cooperation."""

    span: Span
    field: str
    status: str
    rule: str


@dataclass(frozen=True, slots=True)
class Support:
    """Money (in đồng) or counted goods that one side gives to the other."""

    kind: str
    amount_vnd: int | None
    quantity: int | float | None
    item: str | None
    receiver: str | None
    giver: str | None
    status: str
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Draft:
    """All findings in one paper; a paper without cooperation has a heading and a body, and no findings."""

    text: str
    cooperation: bool = False
    document: Heading = Heading()
    body: tuple[Span, ...] = ()
    parties: tuple[Party, ...] = ()
    people: tuple[Person, ...] = ()
    events: tuple[Event, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    support: tuple[Support, ...] = ()
    warnings: tuple[str, ...] = field(default=())

    def as_dict(self, id: str) -> dict[str, Any]:
        """Return the draft as the JSON object of the annotation guide, under the name `id`."""
        document = self.document
        return {
            "id": id,
            "cooperation": self.cooperation,
            "document": {
                "title": document.title,
                "number": document.number,
                "published": document.published,
                "kind": document.kind,
            },
            "body": [[span.start, span.end] for span in self.body],
            "parties": [_row(finding) for finding in self.parties],
            "people": [_row(finding) for finding in self.people],
            "events": [_row(finding) for finding in self.events],
            "commitments": [_row(finding) for finding in self.commitments],
            "support": [_row(finding) for finding in self.support],
            "warnings": list(self.warnings),
        }


def _row(finding: Party | Person | Event | Commitment | Support) -> dict[str, Any]:
    row = {name: getattr(finding, name) for name in finding.__slots__}
    row["span"] = [finding.span.start, finding.span.end]
    if isinstance(finding, Party):
        row["candidates"] = list(finding.candidates)
    return row
