"""Reading: from the text of a paper on cooperation to a draft of findings, each tied to its words."""

from nhipcau.reading.draft import Commitment, Draft, Event, Heading, Party, Person, Span, Support
from nhipcau.reading.engine import read
from nhipcau.reading.explain import Clue, Explanation, explain
from nhipcau.reading.html import extract_html

__all__ = [
    "Clue",
    "Commitment",
    "Draft",
    "Event",
    "Explanation",
    "Heading",
    "Party",
    "Person",
    "Span",
    "Support",
    "explain",
    "extract_html",
    "read",
]
