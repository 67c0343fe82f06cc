"""What keeps cooperation going: who meets how often, who keeps in touch, who reports until when."""

from __future__ import annotations

from typing import Final

from nhipcau.reading.clauses import Clause
from nhipcau.reading.desk import CLOSING, Desk, holds_gift
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare
from nhipcau.reading.vocabulary import either

ROUTINE: Final = "commitment.routine"
_MEETS: Final = ("họp ", "gặp nhau", "gặp gỡ", "gặp mặt", "giao ban", "hội đàm", "rà soát", "rút kinh nghiệm", " trực ")
_KEEPS: Final = ("đầu mối", "thường trực", "báo cáo", "giữ liên lạc", "giữ mối liên hệ", "đôn đốc")
_OFTEN: Final = Rare(
    rf"{either('period')}|(?:một|hai|\d+) lần (?:mỗi |một )?(?:tuần|tháng|quý|năm)|mỗi (?:tuần|kỳ)|cuối (?:quý|năm)"
    r"|vào (?:quý|tháng)"
)
# One of these stands in each of them, which is quicker to see.
_IN_OFTEN: Final = (
    " lần ", "hằng ", "hàng ", "mỗi ", "định kỳ", "luân phiên", "thường niên", "tháng một lần", "năm một lần",
    "sáu tháng", "cuối ", "vào ",
)  # fmt: skip
_DEADLINE: Final = ("trước ngày", "chậm nhất", "trong vòng", "trước tháng")
# One meeting among many, or what was read out there.
_SINGLE: Final = Rare(r"kỳ họp|cuộc họp|phiên họp|lần thứ|thường niên lần|tại (?:hội đàm|buổi)")
_BODY: Final = Rare(
    r"ban (?:chỉ đạo|điều phối|thường trực|liên lạc)|tổ (?:công tác|điều phối|giúp việc|liên lạc)"
    r"|nhóm (?:công tác|liên lạc)|văn phòng|thường trực|biên bản|thỏa thuận|bản ghi nhớ|chương trình"
    r"|hai (?:phó )?(?:chủ tịch|chánh|giám đốc|trưởng)"
)
_TOO_LONG: Final = 200


def is_routine(desk: Desk, clause: Clause) -> bool:
    """Tell a rule of coordination in an unmarked present: "Ban Chỉ đạo chung họp mỗi năm một lần"."""
    paper, start, end = desk.paper, clause.start, clause.end
    if clause.is_done() or end - start > _TOO_LONG or paper.text[end : end + 1] not in CLOSING:
        return False
    small = paper.small[start:end]
    meets = any(word in small for word in _MEETS) and _is_often(small)
    if meets and _SINGLE.search(small):
        return False
    keeps = not meets and any(word in small for word in _KEEPS) and _is_due(small)
    return (meets or keeps) and _is_of_parties(paper, start, end, small) and not holds_gift(desk, clause)


def _is_often(small: str) -> bool:
    return any(word in small for word in _IN_OFTEN) and _OFTEN.search(small) is not None


def _is_due(small: str) -> bool:
    return any(word in small for word in _DEADLINE) or _is_often(small)


def _is_of_parties(paper: Paper, start: int, end: int, small: str) -> bool:
    """Tell whether what meets or reports is both parties, or a body or paper of theirs."""
    return paper.any_within("sides", start, end) or paper.begins("offices", start) or bool(_BODY.search(small))
