"""Whether a clause says that something is agreed, proposed or done."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nhipcau.reading.paper import Paper

_UPGRADE = re.compile(
    r"(?:nhất trí|thống nhất|đồng ý|tán thành|tiếp thu)[^,;.]{0,25}(?:đề nghị|đề xuất|kiến nghị|ý kiến)"
)


@dataclass(frozen=True, slots=True)
class Modality:
    """A status, whether it makes a commitment by itself, and where the word that tells it ends."""

    status: str
    strong: bool
    end: int


def modality(paper: Paper, start: int, end: int) -> Modality | None:
    """Return what the words of [start, end) say of its action; a proposal outweighs an agreement within it."""
    hits = [hit for hit in paper.within("modality", start, end) if hit[2] != "none"]
    for wanted in ("proposed!", "agreed!", "proposed", "done", "agreed"):
        found = next((hit for hit in hits if hit[2] == wanted), None)
        if found:
            status = wanted.rstrip("!")
            if status == "proposed" and _UPGRADE.search(paper.small, start, end):
                status = "agreed"
            return Modality(status, wanted.endswith("!"), found[1])
    return None
