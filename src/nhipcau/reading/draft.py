"""What reading a paper gives: the draft and its findings, each with its span in the raw text.

Named tuples: as frozen data classes the dozens of findings of a paper take four times as long to make, and the classes
ten times as long when a program starts.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple


def N_(message: str) -> str:
    """Mark a message for the catalogues."""
    return message


DOUBTS = {
    "total-differs": N_("tổng ghi là {stated} đồng nhưng các khoản cộng lại là {sum} đồng"),
    "impossible-date": N_("trên lịch không có: {date}"),
    "odd-capitals": N_("“{name}” có thể gõ sai chữ hoa, chữ thường"),
    "lost-letters": N_("có {count} chỗ mất chữ do lỗi bảng mã"),
}


class Span(NamedTuple):
    """A range [start, end) of the raw text."""

    start: int
    end: int


class Heading(NamedTuple):
    """What the paper says of itself: headline, number and symbol, ISO date of publication, kind."""

    title: str | None = None
    number: str | None = None
    published: str | None = None
    kind: str | None = None
    title_span: Span | None = None
    number_span: Span | None = None
    published_span: Span | None = None


class Party(NamedTuple):
    """A locality that cooperates; `level` is province, district, commune, foreign or region."""

    name: str
    level: str
    within: str | None
    span: Span
    rule: str
    uid: str | None = None
    candidates: tuple[str, ...] = ()


class Person(NamedTuple):
    """A person acting in the cooperation, with the longest title that the text attaches to the name."""

    name: str
    position: str
    span: Span
    rule: str


class Event(NamedTuple):
    """A dated act; `date` is ISO, a period `A/B`, the unknown year `XXXX`."""

    kind: str
    date: str
    span: Span
    rule: str


class Office(NamedTuple):
    """An office that the paper names, and the bare name of the locality that it belongs to, where the text tells."""

    name: str
    locality: str | None
    span: Span


class Place(NamedTuple):
    """A locality that the paper names, party or not, with the units that it could be on the day of the paper.

    `uid` is None where no unit or more than one is meant.
    """

    name: str
    level: str
    within: str | None
    span: Span
    uid: str | None = None
    candidates: tuple[str, ...] = ()


class Commitment(NamedTuple):
    """One action agreed, proposed or done, with the code of its field of cooperation.

    `lead` is the office made responsible, `cooperating` those it is to work with; `period` is in the form of EDTF
    (2019/2020, 2023/.., ../2030, R/P6M), as precise as told; `quantified` tells whether a number can be measured.
    """

    span: Span
    field: str
    status: str
    rule: str
    lead: str | None = None
    cooperating: tuple[str, ...] = ()
    period: str | None = None
    quantified: bool = False


class Support(NamedTuple):
    """Money (in đồng) or counted goods that one side gives; `beneficiaries` counts people or households, unnamed."""

    kind: str
    amount_vnd: int | None
    quantity: int | float | None
    item: str | None
    receiver: str | None
    giver: str | None
    status: str
    span: Span
    rule: str
    beneficiaries: int | None = None


class Doubt(NamedTuple):
    """Something in the paper that looks wrong: a code of DOUBTS and the values to set into its message."""

    code: str
    span: Span
    details: dict[str, str | int]

    def message(self, translate: Callable[[str], str] = str) -> str:
        """Return the message: Vietnamese, or what `translate`, a gettext of the caller's, makes of it."""
        return translate(DOUBTS[self.code]).format(**self.details)


class Draft(NamedTuple):
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
    offices: tuple[Office, ...] = ()
    localities: tuple[Place, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    warnings: tuple[str, ...] = ()

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
            "offices": [_row(finding) for finding in self.offices],
            "localities": [_row(finding) for finding in self.localities],
            "doubts": [_row(doubt) for doubt in self.doubts],
            "warnings": [*(doubt.message() for doubt in self.doubts), *self.warnings],
        }


def _row(finding: Party | Person | Event | Commitment | Support | Office | Place | Doubt) -> dict[str, Any]:
    row = finding._asdict()
    row["span"] = [finding.span.start, finding.span.end]
    return {name: list(value) if isinstance(value, tuple) else value for name, value in row.items()}
