"""What twins do: one at the other's place, or many of which none is named: "các xã, phường kết nghĩa với nhau"."""

from __future__ import annotations

from typing import Final

from nhipcau.reading.layout import Range
from nhipcau.reading.mention import Mention
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare

_TWIN: Final = "kết nghĩa"
_THERE: Final = (" tại ", " ở ", " đến ", " với ")
# Units that are told to be twins without their names; so many sentences must tell of them.
_UNITS: Final = "(?:xã|phường|thôn|bản|làng|huyện|quận|khu phố|ấp|buôn)"
_OF_UNITS: Final = Rare(rf"\b{_UNITS}\b[^.;]{{0,70}}\b{_UNITS}\b")
# Whose twins are no localities of each other.
_OTHERS: Final = ("đồn ", "trường", "công ty", "doanh nghiệp", "đơn vị quân đội", "bộ đội", "chi nhánh", "ngân hàng")
_ENOUGH: Final = 3


def are_twins(paper: Paper, sentence: Range) -> bool:
    """Tell whether a sentence speaks of twins."""
    return paper.small.find(_TWIN, sentence[0], sentence[1]) >= 0


def let_twin_be_visited(paper: Paper, outer: list[Mention], roles: list[str], sentence: Range) -> None:
    """Let one be visited where another does something as its twin: "Trong hoạt động kết nghĩa, A … tại huyện B"."""
    acting = {one.key for one, role in zip(outer, roles, strict=True) if role != "scene"}
    if len(acting) != 1 or "actor" not in roles or paper.small.find(_TWIN, sentence[0], outer[-1].lead) < 0:
        return
    first = roles.index("actor")
    for at in range(first + 1, len(outer)):
        there = paper.small.endswith(_THERE, 0, outer[at].lead)
        if roles[at] == "scene" and there and outer[at].rank == outer[first].rank:
            roles[at] = "visited"


def tells_of_twins(paper: Paper) -> bool:
    """Tell whether a paper tells time and again of units that are each other's twins, be it without their names."""
    twins = [hit[0] for hit in paper.hits("ties") if paper.small.find(_TWIN, hit[0], hit[1]) >= 0]
    if len(twins) < _ENOUGH:
        return False
    return len([1 for start, end in paper.sentences_of(twins) if _are_units(paper, start, end)]) >= _ENOUGH


def _are_units(paper: Paper, start: int, end: int) -> bool:
    if any(paper.small.find(other, start, end) >= 0 for other in _OTHERS):
        return False
    return _OF_UNITS.search(paper.small, start, end) is not None
