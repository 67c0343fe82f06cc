"""What neighbours do together along their bounds: "Cụm an ninh liên hoàn bốn huyện …", "quy chế phối hợp giáp ranh"."""

from __future__ import annotations

from typing import Final

from nhipcau.reading.layout import Range
from nhipcau.reading.mention import Mention
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare
from nhipcau.reading.roles import bears_name, is_listed

# Bounds are told of in news of accidents as well: only with one of these do neighbours work together there.
_BOUNDS: Final = ("giáp ranh", "tiếp giáp", "liền kề", "giáp biên")
_WORK: Final = Rare(
    r"\b(?:quy chế|qui chế|giao ban|(?:ký|kế hoạch|chương trình|(?<!tổ )công tác|phương án|quan hệ|hiệu quả|kết quả)"
    r"(?: [^,.;:]{0,40})? phối hợp|(?:sơ kết|tổng kết|đánh giá)[^,.;:]{0,50} phối hợp|ký (?:kết|cam kết|biên bản)|"
    r"(?:biên bản|bản) (?:ghi nhớ|thỏa thuận|phối hợp|hợp tác)|thỏa thuận|kết nghĩa|giao ước|liên hoàn|cụm|"
    r"liên kết|hợp tác|(?:nhất trí|thống nhất)(?: [^,.;:]{0,30})? phối hợp|"
    r"phối hợp (?:tuần tra|quản lý|bảo vệ|giữ gìn|đảm bảo|bảo đảm|phòng|trong công tác))\b"
)
_ALONG: Final = Rare(
    r"\b(?:giáp ranh|tiếp giáp|liền kề|giáp biên|liên hoàn|an ninh trật tự|antt|cụm)"
    r"(?: (?:giữa|của|gồm|các|hai|ba|bốn|năm|sáu|\d{1,2}|thuộc|với|khu vực|vùng|và|an ninh|số \d+|địa bàn|địa phương|"
    r"[-–:(]))*:? ?\(?$"
)
_CONSIST: Final = Rare(
    r"\W{0,3}(?:theo [^,;]{0,40}, ?|trong đó, ?)?(?:các )?(?:địa bàn|khu vực|vùng|nơi|phạm vi)"
    r"(?: rừng| đất| biển)? (?:giáp ranh|tiếp giáp|liền kề|giáp biên)"
    r"(?: (?!ký|tổ chức|phối hợp)[^\s.;:]+){0,22}? (?:bao gồm|gồm|cụ thể|trải dài|nằm trên địa bàn|thuộc địa bàn)\b"
)
_MISHAPS: Final = ("crime", "daily")
_TAIL: Final = 60


def is_border_work(paper: Paper, sentence: Range) -> bool:
    """Tell whether a sentence is on joint work along the bounds of neighbours, mostly for safety there."""
    start, end = sentence
    near = paper.within("neighbours", start, end)
    if not near:
        return False
    if any(paper.small[at:stop] not in _BOUNDS for at, stop, _ in near):
        return True
    return _WORK.search(paper.small, start, end) is not None


def join_neighbours(paper: Paper, outer: list[Mention], roles: list[str]) -> None:
    """Let those act together that a sentence on such work lists, wherever the work is done."""
    rank = _rank_of(paper, outer)
    for at, one in enumerate(outer):
        if one.rank != rank:
            if roles[at] != "scene" and _lies_along(paper, outer, roles, at):
                roles[at] = "scene"  # "các xã A, B vùng giáp ranh hai tỉnh C và D"
            continue
        if bears_name(paper, one):
            continue
        if roles[at] != "scene" or _lies_along(paper, outer, roles, at):
            roles[at] = "joined"


def leave_bounds(paper: Paper, outer: list[Mention], roles: list[str], sentence: Range, working: bool) -> None:
    """Let those do nothing of which the bounds are told to consist, or at whose bounds only something happens.

    "địa bàn giáp ranh gồm các xã A, B"; "xảy ra tai nạn tại khu vực giáp ranh hai tỉnh A và B".
    """
    start, end = sentence
    told = _CONSIST.match(paper.small, start, end)
    for at, one in enumerate(outer) if told else ():
        if told and one.lead >= told.end():
            roles[at] = "scene"
    if not working and any(hit[2] in _MISHAPS for hit in paper.within("strangers", start, end)):
        placed = {at for at, one in enumerate(outer) if _ALONG.search(paper.small, max(0, one.lead - _TAIL), one.lead)}
        for at in sorted(placed):
            roles[at] = "scene"
            if at + 1 < len(outer) and is_listed(paper, outer[at], outer[at + 1]):
                roles[at + 1] = "scene"


def _lies_along(paper: Paper, outer: list[Mention], roles: list[str], at: int) -> bool:
    """Tell whether words of their bounds lead up to a locality, or to the list that holds it."""
    one = outer[at]
    if _ALONG.search(paper.small, max(0, one.lead - _TAIL), one.lead):
        return True
    return at > 0 and roles[at - 1] == "joined" and is_listed(paper, outer[at - 1], one)


def _rank_of(paper: Paper, outer: list[Mention]) -> int:
    """Return the rank of which a sentence names most localities; the higher where two are named as often."""
    named: dict[int, set[str]] = {}
    for one in outer:
        named.setdefault(one.rank, set()).add(one.key)
    return min(named, key=lambda rank: (-len(named[rank]), rank)) if named else 0
