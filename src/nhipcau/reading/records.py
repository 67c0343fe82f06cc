"""Papers as records: from a file of any kind to one JSON object for each paper in it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from nhipcau.reading.draft import Draft
from nhipcau.reading.engine import read
from nhipcau.reading.sources import DEFAULT_LIMITS, Limits, Source, Unreadable, open_source

# Line ends to some readers of lines, though not to JSON; and half a pair of surrogates, which UTF-8 does not have.
_BREAKS = re.compile("[\x85\u2028\u2029\ud800-\udfff]")
_PLAIN = ("ascii", "utf-8")

# What may add to the draft of a paper, such as the suggestions of a model.
Opinion = Callable[[Source, Draft], Draft]


class Reading(NamedTuple):
    """A paper that was read: its id, where its text comes from, what was found."""

    id: str
    source: Source
    draft: Draft


def readings(
    name: str,
    id: str,
    content: bytes,
    *,
    limits: Limits = DEFAULT_LIMITS,
    opinion: Opinion | None = None,
) -> Iterator[Reading | Unreadable]:
    """Yield the reading of each paper in a file, or why there is none.

    A paper inside an archive or letter has the id of the file, a slash and its own name; names that occur twice in one
    archive are told apart by a number.
    """
    met: dict[str, int] = {}
    for source in open_source(name, content, limits=limits):
        if isinstance(source, Unreadable):
            yield source
            continue
        inner = source.name[len(name) :]
        met[inner] = met.get(inner, 0) + 1
        number = f"~{met[inner]}" if met[inner] > 1 else ""
        try:
            draft = read(source.text)
            yield Reading(id + inner + number, source, opinion(source, draft) if opinion else draft)
        except Exception as problem:
            yield _engine_failed(source.name, problem)


def record(reading: Reading) -> dict[str, Any]:
    """Return a reading as one JSON object: the draft, its source, and the text where offsets do not count the file's.

    Remarks are in Vietnamese whatever the locale, so that the same paper gives the same bytes anywhere.
    """
    source = reading.source
    found = reading.draft.as_dict(reading.id)
    found["warnings"] = [*found["warnings"], *(remark.message() for remark in source.warnings)]
    found["source"] = {
        "file": source.name,
        "media_type": source.media_type,
        "encoding": source.encoding,
        "confidence": source.confidence,
        "confidential": source.confidential,
    }
    if source.media_type != "text/plain" or source.encoding not in _PLAIN:
        found["text"] = source.text
        found["places"] = [[place.start, place.kind, place.path] for place in source.places]
    return found


def line(found: dict[str, Any]) -> str:
    """Return a JSON object on one line, without its end."""
    return _BREAKS.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(found, ensure_ascii=False))


def _engine_failed(name: str, problem: Exception) -> Unreadable:
    failed = Unreadable("engine", problem=type(problem).__name__)
    failed.name = name
    failed.__cause__ = problem
    return failed
