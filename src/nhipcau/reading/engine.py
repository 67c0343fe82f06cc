"""Reading a paper: one scan, then each kind of finding in turn."""

from __future__ import annotations

from datetime import date

from nhipcau.reading.commitments import commitments
from nhipcau.reading.dates import dates
from nhipcau.reading.draft import Draft, Heading
from nhipcau.reading.events import events
from nhipcau.reading.heading import read_heading, title_of
from nhipcau.reading.localities import localities
from nhipcau.reading.paper import open_paper
from nhipcau.reading.parties import chosen, is_cooperation, parties
from nhipcau.reading.people import people
from nhipcau.reading.support import support
from nhipcau.reading.ties import ties


def read(text: str) -> Draft:
    """Return every finding in a paper's text, each with its span in `text` and the rule that made it."""
    paper = open_paper(text)
    told = dates(paper.text, paper.numbers)
    title = title_of(paper)
    document = read_heading(paper, told, title)
    body = tuple(paper.span(*piece) for piece in paper.layout.body)
    mentions = localities(paper)
    title_end = title[1] if title else 0
    bonds = ties(paper, mentions, title_end)
    if not is_cooperation(paper, bonds):
        return Draft(text, False, document, body)
    sides = chosen(bonds)
    gifts = support(paper, mentions, set(sides), title_end)
    return Draft(
        text,
        True,
        document,
        body,
        parties=tuple(parties(paper, mentions, sides, _day(document))),
        people=tuple(people(paper, mentions)),
        events=tuple(events(paper, told, document, title_end)),
        commitments=tuple(commitments(paper, mentions, title_end, [gift.span for gift in gifts])),
        support=tuple(gifts),
    )


def _day(document: Heading) -> date | None:
    """Return the day on which the paper was published; an impossible one is unknown."""
    try:
        return date.fromisoformat(document.published or "")
    except ValueError:
        return None
