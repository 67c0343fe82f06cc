"""A draft as one line of JSON."""

from __future__ import annotations

import json

from nhipcau.cli.source import Source
from nhipcau.reading import Draft

# Line ends to some readers of lines, though not to JSON.
_BREAKS = {ord(character): f"\\u{ord(character):04x}" for character in "\u0085\u2028\u2029"}


def record(source: Source, draft: Draft) -> str:
    """Return `draft` as JSON on one line; with the text of a web page, to which its offsets refer."""
    found = draft.as_dict(source.id)
    if source.extracted:
        found["text"] = source.text
    return json.dumps(found, ensure_ascii=False).translate(_BREAKS)
