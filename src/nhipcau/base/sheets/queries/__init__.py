from __future__ import annotations

from .catalogue import allowed, headings, in_each_language, kind, kinds, names_of, template
from .sheets import WORK, counted, explained, narrowed, page, progress, result, touched, visible_to
from .words import WORDS, told

__all__ = [
    "WORDS",
    "WORK",
    "allowed",
    "counted",
    "explained",
    "headings",
    "in_each_language",
    "kind",
    "kinds",
    "names_of",
    "narrowed",
    "page",
    "progress",
    "result",
    "template",
    "told",
    "touched",
    "visible_to",
]
