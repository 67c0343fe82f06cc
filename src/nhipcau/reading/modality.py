"""Whether a clause says that something is agreed, proposed or done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from nhipcau.reading.paper import Paper
from nhipcau.reading.scan import Hit

# What words say of an action, that which outweighs the others first; of equals the first in the text counts.
_ORDER: Final = {"proposed!": 0, "agreed!": 1, "proposed": 2, "done": 3, "agreed": 4}

_UPGRADE: Final = re.compile(
    r"(?:nhất trí|thống nhất|đồng ý|tán thành|tiếp thu)[^,;.]{0,12}?"
    r"\s(?:với|các|những|toàn bộ|ý kiến|đề xuất|đề nghị)\b"
    r"[^,;.]{0,20}(?:đề nghị|đề xuất|kiến nghị|ý kiến|của)"
)


@dataclass
class Modality:
    """A status, whether it makes a commitment by itself, and where the word that tells it ends."""

    status: str
    strong: bool
    end: int


def modality(paper: Paper, start: int, end: int) -> Modality | None:
    """Return what the words of [start, end) say of its action; a proposal outweighs an agreement within it."""
    hits = paper.within("modality", start, end)
    hits = [hit for hit in hits if not (paper.text[hit[0]].isupper() and _is_name(paper.text, hit))]
    if not hits:
        return None
    # An order stays one whatever it charges somebody to propose: "Giao … nghiên cứu, đề xuất …".
    ordered = hits[0][0] == start and hits[0][2] == "agreed!"
    _, stop, told = hits[0] if ordered else min(hits, key=_order)
    status = told.rstrip("!")
    if status == "proposed":
        accepted = _UPGRADE.search(paper.small, start, end)
        status = "agreed" if accepted and accepted.end() >= stop - len("đề xuất") else status
    return Modality(status, told.endswith("!"), stop)


def _is_name(text: str, hit: Hit) -> bool:
    """Tell a name from the word it is made of: "bà Nguyễn Thị Quyết Tâm"."""
    space = text.find(" ", hit[0], hit[1])
    return space >= 0 and text[space + 1].isupper() and not text[space + 1 : hit[1]].isupper()


def _order(hit: Hit) -> int:
    return _ORDER[hit[2]]
