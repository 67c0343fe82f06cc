"""Reading a paper: one scan, then each kind of finding in turn."""

from __future__ import annotations

from nhipcau.reading.dates import dates
from nhipcau.reading.draft import Draft
from nhipcau.reading.heading import read_heading
from nhipcau.reading.localities import localities
from nhipcau.reading.paper import open_paper
from nhipcau.reading.people import people


def read(text: str) -> Draft:
    """Return every finding in a paper's text, each with its span in `text` and the rule that made it."""
    paper = open_paper(text)
    told = dates(paper.text)
    document = read_heading(paper, told)
    body = tuple(paper.span(*piece) for piece in paper.layout.body)
    mentions = localities(paper)
    return Draft(text, False, document, body, people=tuple(people(paper, mentions)))
