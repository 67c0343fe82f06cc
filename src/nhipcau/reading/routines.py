"""What keeps cooperation going: who meets how often, who keeps in touch, who reports until when."""

from __future__ import annotations

from typing import Final

from nhipcau.reading.clauses import Clause
from nhipcau.reading.desk import CLOSING, Desk, holds_gift
from nhipcau.reading.finds import any_of
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare

ROUTINE: Final = "commitment.routine"
_OFTEN: Final = ("mỗi tuần", "mỗi kỳ", "cuối quý", "cuối năm", "vào quý", "vào tháng")
_TIMES: Final = Rare(r"(?:một|hai|\d+) lần (?:mỗi |một )?(?:tuần|tháng|quý|năm)")
_DEADLINE: Final = ("trước ngày", "chậm nhất", "trong vòng", "trước tháng")
# One meeting among many, or what was read out there.
_SINGLE: Final = Rare(r"kỳ họp|cuộc họp|phiên họp|lần thứ|thường niên lần|tại (?:hội đàm|buổi)")
_BODY: Final = Rare(
    r"ban (?:chỉ đạo|điều phối|thường trực|liên lạc)|tổ (?:công tác|điều phối|giúp việc|liên lạc)"
    r"|nhóm (?:công tác|liên lạc)|văn phòng|thường trực|biên bản|thỏa thuận|bản ghi nhớ|chương trình"
    r"|hai (?:phó )?(?:chủ tịch|chánh|giám đốc|trưởng)|cặp (?:xã|phường|huyện|bản|thôn|đồn)"
    r"|(?:các|ubnd|ủy ban nhân dân) (?:sở|ban|ngành|đơn vị|cơ quan|địa phương|xã|phường|huyện)"
)
_TOO_LONG: Final = 200


def is_routine(desk: Desk, clause: Clause) -> bool:
    """Tell a rule of coordination in an unmarked present: "Ban Chỉ đạo chung họp mỗi năm một lần"."""
    paper, start, end = desk.paper, clause.start, clause.end
    if clause.is_done() or end - start > _TOO_LONG or paper.text[end : end + 1] not in CLOSING:
        return False
    meets = paper.holds("meets", start, end)
    if not meets and not paper.holds("touch", start, end):
        return False
    often = _is_often(paper, start, end)
    if meets and often and _SINGLE.search(paper.small, start, end):
        return False
    due = often or (paper.holds("touch", start, end) and any_of(paper.small, _DEADLINE, start, end))
    return due and _is_of_parties(paper, start, end) and not holds_gift(desk, clause)


def _is_often(paper: Paper, start: int, end: int) -> bool:
    if paper.holds("period", start, end) or any_of(paper.small, _OFTEN, start, end):
        return True
    return paper.small.find(" lần ", start, end) > 0 and _TIMES.search(paper.small, start, end) is not None


def _is_of_parties(paper: Paper, start: int, end: int) -> bool:
    """Tell whether what meets or reports is both parties, or a body or paper of theirs."""
    if paper.any_within("sides", start, end) or paper.begins("offices", start):
        return True
    return _BODY.search(paper.small, start, end) is not None
