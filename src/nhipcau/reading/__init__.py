"""Reading: from the text of a paper on cooperation to a draft of findings, each tied to its words."""

from nhipcau.reading.draft import Commitment, Draft, Event, Heading, Party, Person, Span, Support
from nhipcau.reading.engine import read
from nhipcau.reading.html import extract_html

__all__ = [
    "Commitment",
    "Draft",
    "Event",
    "Heading",
    "Party",
    "Person",
    "Span",
    "Support",
    "extract_html",
    "read",
]
