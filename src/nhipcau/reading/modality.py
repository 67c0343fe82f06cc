"""Whether a clause says that something is agreed, proposed or done."""

from __future__ import annotations

from typing import Final

from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare
from nhipcau.reading.scan import Hit
from nhipcau.reading.vocabulary import either

# How much what words say of an action outweighs; of equals the first in the text counts.
_WEIGHT: Final = {"proposed!": 4, "agreed!": 3, "proposed": 2, "done": 1, "agreed": 0}

_UPGRADE: Final = Rare(
    rf"{either('accepts')}[^,;.]{{0,12}}?"
    r"\s(?:với|các|những|toàn bộ|ý kiến|đề xuất|đề nghị)\b"
    r"(?:(?! và )[^,;.]){0,20}(?:đề nghị|đề xuất|kiến nghị|ý kiến|của)"
)


class Modality:
    """A status, whether it makes a commitment by itself, and where the word that tells it ends."""

    def __init__(self, status: str, strong: bool, end: int) -> None:
        self.status, self.strong, self.end = status, strong, end


def modality(paper: Paper, start: int, end: int) -> Modality | None:
    """Return what the words of [start, end) say of its action; a proposal outweighs an agreement within it."""
    return strongest(paper, paper.within("modality", start, end), start, end)


def strongest(paper: Paper, hits: list[Hit], start: int, end: int) -> Modality | None:
    """Return what `hits`, the words of status of [start, end), say of its action."""
    best: Hit | None = None
    for hit in hits:
        if paper.is_capital(hit[0]) and _is_name(paper.text, hit):
            continue
        if best is None or _WEIGHT[hit[2]] > _WEIGHT[best[2]]:
            best = hit
        if best[0] == start and best[2] == "agreed!" and not paper.small.startswith(" với", best[1]):
            break  # an order stays one whatever it charges somebody to propose: "Giao … nghiên cứu, đề xuất …"
    if best is None:
        return None
    _, stop, told = best
    status = told.rstrip("!")
    if status == "proposed" and _is_accepted(paper, start, end, stop):
        status = "agreed"
    return Modality(status, told.endswith("!"), stop)


def _is_accepted(paper: Paper, start: int, end: int, proposed: int) -> bool:
    """Tell whether the proposal that ends at `proposed` is accepted in [start, end): "nhất trí với đề xuất của"."""
    for at, _, _ in paper.within("accepts", start, end):
        accepted = _UPGRADE.match(paper.small, at, end)
        if accepted:
            return accepted.end() >= proposed - len("đề xuất")
    return False


def _is_name(text: str, hit: Hit) -> bool:
    """Tell a name from the word it is made of: "bà Nguyễn Thị Quyết Tâm"."""
    words = text[hit[0] : hit[1]].split()
    return len(words) > 1 and all(word[0].isupper() for word in words) and not words[1].isupper()
