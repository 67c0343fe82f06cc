"""Reading a paper: one scan, then each kind of finding in turn."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from nhipcau.reading.acts import signs_there, with_pact
from nhipcau.reading.aid import aid
from nhipcau.reading.commitments import commitments
from nhipcau.reading.dates import DateHit, dates
from nhipcau.reading.desk import Miss
from nhipcau.reading.doubts import doubts
from nhipcau.reading.draft import Draft
from nhipcau.reading.duties import Duties
from nhipcau.reading.events import events
from nhipcau.reading.heading import day_of, read_heading, tells_signing
from nhipcau.reading.headline import title_of
from nhipcau.reading.jointly import join
from nhipcau.reading.localities import localities
from nhipcau.reading.mention import Mention
from nhipcau.reading.offices import named_offices, offices
from nhipcau.reading.paper import Paper, open_paper
from nhipcau.reading.parties import chosen, is_cooperation, parties, places
from nhipcau.reading.people import people
from nhipcau.reading.standing import Standing, Ties
from nhipcau.reading.support import given, support
from nhipcau.reading.ties import ties


class Examined(NamedTuple):
    """A paper read: the draft, and what it was made from."""

    paper: Paper
    dates: list[DateHit]
    mentions: list[Mention]
    ties: Ties
    draft: Draft
    sides: dict[str, Standing]


def read(text: str) -> Draft:
    """Return every finding in a paper's text, each with its span in `text` and the rule that made it."""
    return examine(text).draft


def examine(text: str, misses: list[Miss] | None = None) -> Examined:
    """Read a paper and keep what the findings were made from; clauses that are no commitments go to `misses`."""
    with _uncollected():
        return _examined(text, misses)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let the collector of cycles rest: reading makes none, and looking for them takes a sixth of its time."""
    active = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if active:
            gc.enable()


def _examined(text: str, misses: list[Miss] | None) -> Examined:
    paper = open_paper(text)
    told = dates(paper.text, paper.numbers)
    title = title_of(paper)
    document = read_heading(paper, told, title)
    body = tuple(paper.span(*piece) for piece in paper.layout.body)
    mentions = localities(paper)
    title_end = title[1] if title else 0
    bonds = ties(paper, mentions, title_end)
    join(paper, mentions, bonds)
    cooperates = is_cooperation(paper, bonds)
    sides = chosen(bonds) if cooperates else aid(paper, mentions, bonds, title_end)
    if not (cooperates or sides):
        document = document._replace(kind="agreement" if document.kind == "agreement" else "other")
        return Examined(paper, told, mentions, bonds, Draft(text, False, document, body), {})
    gifts = support(paper, mentions, set(sides), title_end)
    named = named_offices(paper, mentions)
    duties = Duties(paper, named, told)
    day = day_of(document.published)
    acts = tuple(events(paper, told, document, title))
    signed = not document.number and signs_there(paper)
    acts = with_pact(paper, acts) if signed else acts
    if signed or (not document.number and tells_signing(day, acts)):
        document = document._replace(kind="agreement")
    draft = Draft(
        text,
        True,
        document,
        body,
        parties=tuple(parties(paper, mentions, sides, day)),
        people=tuple(people(paper, mentions)),
        events=acts,
        commitments=tuple(commitments(paper, mentions, title_end, given(paper, gifts), duties, misses)),
        support=tuple(gifts),
        offices=tuple(offices(paper, named)),
        localities=tuple(places(paper, mentions, day)),
        doubts=tuple(doubts(paper, told, mentions, gifts)),
    )
    return Examined(paper, told, mentions, bonds, draft, sides)
