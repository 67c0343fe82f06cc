from __future__ import annotations

from .catalogue import allowed, chosen, headings, in_each_language, kind, kinds, names_of, template
from .listed import OFFICES, PEOPLE, offices_listed, people_listed
from .naming import place_named, unit_named
from .sheets import WORK, counted, explained, narrowed, page, progress, result, touched, visible_to
from .words import WORDS, told

__all__ = [
    "OFFICES",
    "PEOPLE",
    "WORDS",
    "WORK",
    "allowed",
    "chosen",
    "counted",
    "explained",
    "headings",
    "in_each_language",
    "kind",
    "kinds",
    "names_of",
    "narrowed",
    "offices_listed",
    "page",
    "people_listed",
    "place_named",
    "progress",
    "result",
    "template",
    "told",
    "touched",
    "unit_named",
    "visible_to",
]
