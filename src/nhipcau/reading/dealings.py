"""What several localities do as one, or one for another, without a word of cooperation: "A, B và C lập tổ liên tỉnh"."""

from __future__ import annotations

import re
from typing import Final

from nhipcau.reading.layout import Range
from nhipcau.reading.mention import Mention, holding
from nhipcau.reading.paper import Paper
from nhipcau.reading.placenames import ancestors
from nhipcau.reading.rare import Rare
from nhipcau.reading.roles import is_joint

# What it tells that several do something as one, and that one sends or lends something to another.
_AS_ONE: Final = 3.0
_SENDS: Final = 2.5
# So near behind it what else they agree on is told: "thống nhất đề án hợp nhất".
_NEAR: Final = 40
# Among how many of a sentence's first localities they are looked for.
_FEW: Final = 10
# Where a locality lies, told behind it.
_LIES: Final = re.compile(r" \([^()]{1,40}\)(?= )")
_ADVERBS: Final = (
    "đã", "vừa", "mới", "sẽ", "cùng nhau", "cũng", "đang", "tiếp tục", "lần đầu tiên", "lần đầu", "chính thức", "bắt đầu", "còn",
    "lại", "vừa qua",
)  # fmt: skip
_THEN: Final = rf" (?:(?:{'|'.join(_ADVERBS)}) )*"
# What takes two to do.
_MUTUAL: Final = (
    "họp(?! khẩn| báo| lệ| dân)", "ngồi lại", "gặp nhau", "gặp gỡ", "gặp mặt", "hội ý", "bàn(?! giao| thắng| tán)", "nhất trí",
    "thống nhất", "thỏa thuận", "bắt tay", "phối hợp", "liên kết", "hợp tác", "kết nghĩa", "nối lại", "luân phiên", "thay phiên",
    "thay nhau", "đối thoại", "hội đàm", "giao ước", "đặt bút ký", "chung sức", "góp chung", "giao ban", "kết nạp",
    "ký(?! hợp đồng| kết hợp đồng| ức)",
)  # fmt: skip
# What shows that they do it as one.
_JOINTLY: Final = (
    r"(?<!có )(?<!cùng )(?<!tình hình )(?<!tình trạng )chung(?! kết| cư| đường biên| biên giới| ranh| cảnh| số phận)",
    "với nhau", "liên tỉnh", "liên vùng", "liên huyện", "liên xã", "ba bên", "bốn bên", "hai bên",
)  # fmt: skip
_SIDE_BY_SIDE: Final = (
    "đưa ra", "nuôi", "làm", "xây", "dựng", "bán", "khai thác", "quảng bá", "giữ", "trồng", "quản lý", "lo", "vận hành", "soạn",
    "nghiên cứu", "đào tạo", "chia", "góp", "lập", "bảo vệ", "nạo vét", "tuần tra", "kiểm tra", "ký", "bàn", "tính", "xin", "kiến nghị",
    "kéo", "gánh", "đứng tên", "thắp", "dọn", "sửa", "phục dựng", "tìm",
)  # fmt: skip
_AS_ONE_DO: Final = re.compile(
    rf"{_THEN}(?:(?:{'|'.join(_MUTUAL)})\b|cùng (?:nhau )?(?:{'|'.join(_SIDE_BY_SIDE)})\b|"
    rf"(?!không |chưa |có |là |đều )[^.;:,()]{{2,60}}\b(?:{'|'.join(_JOINTLY)})\b)"
)
# With what stands before one that a clause begins with.
_BEGINS: Final = Rare(
    r"(?:(?:^|[.;:,–\-\"“”\n] ?)|\b(?:mà|khi|để|do|nơi|thì|vì vậy|nay|và) )"
    r"(?:(?:phía|bên|còn|riêng|đại diện|lãnh đạo|ngành \w+(?: \w+)?|ubnd|hai|ba|bốn|năm|sáu|\d|các) )*"
    r"(?:(?:tỉnh|huyện|xã|phường|thành phố|địa phương)(?:, thành(?: phố)?)? )?$"
)
_BEFORE: Final = 60


def dealing(paper: Paper, outer: list[Mention], sentence: Range) -> tuple[dict[int, str], float]:
    """Return the roles that what localities do as one, or for another, gives them, and how firmly it ties them."""
    few = outer[:_FEW]
    first = 0
    for at in range(1, len(few) + 1):
        if at < len(few) and _are_joined(paper, few[at - 1], few[at]):
            continue
        if at - first > 1 and _do_as_one(paper, few[first], few[at - 1], sentence):
            return dict.fromkeys(range(first, at), "joined"), _AS_ONE
        first = at
    for at in range(1, len(few)):
        if _sends(paper, few[at - 1], few[at], sentence):
            return {at - 1: "actor", at: "partner"}, _SENDS
    return {}, 0.0


def _are_joined(paper: Paper, one: Mention, other: Mention) -> bool:
    """Tell whether no more than a conjunction stands between two peers."""
    return _may_deal(one, other) and is_joint(paper.small[one.end : other.lead])


def _may_deal(one: Mention, other: Mention) -> bool:
    """Tell whether two are peers, or a region and a province, and lie apart."""
    if one.key == other.key or (one.rank != other.rank and max(one.rank, other.rank) > 1):
        return False
    return not holding(one, other) and ancestors(one.uids).isdisjoint(ancestors(other.uids))


def _begins(paper: Paper, one: Mention, sentence: Range) -> bool:
    first = max(sentence[0], one.lead - _BEFORE)
    return _BEGINS.search(paper.small, first, one.lead) is not None


def _do_as_one(paper: Paper, first: Mention, last: Mention, sentence: Range) -> bool:
    """Tell whether a list with which a clause begins does something as one."""
    at = _after(paper, last)
    told = _AS_ONE_DO.match(paper.small, at, sentence[1])
    if told is None or paper.any_within("other matter", at, told.end() + _NEAR):
        return False
    return _begins(paper, first, sentence)


def _after(paper: Paper, one: Mention) -> int:
    lies = _LIES.match(paper.text, one.end) if paper.text.startswith(" (", one.end) else None
    return lies.end() if lies else one.end


# What one does that sends to another, takes in from it or opens to it, and what leads up to the other.
_SENDING: Final = (
    "cử", "gửi", "đưa", "mời", "tiếp nhận", "đón", "cho", "dành", "mở", "chuyển", "điều", "điều động", "nhận", "cấp", "chia", "cho mượn",
    "tặng", "cắt cử", "tăng cường", "huy động",
)  # fmt: skip
_SENDS_TO: Final = re.compile(
    rf"{_THEN}(?:{'|'.join(_SENDING)})\b(?! (?:bị can|đối tượng|bệnh nhân|thi thể|hài cốt))[^.;:()]{{0,70}}"
    r" (?:sang|lên|xuống|ra|vào|cho|của|giúp|tới|đến) (?:(?:lãnh đạo|tỉnh|thành phố|huyện|nhân dân|phía|bạn|ubnd) )*"
)
_SENDS_STARTS: Final = frozenset(word[:2] for word in (*_ADVERBS, *_SENDING))
_WHOM: Final = Rare(
    r"\b(?:cán bộ|giáo viên|thầy giáo|cô giáo|bác sĩ|y sĩ|y bác sĩ|kỹ sư|chuyên gia|kỹ thuật viên|nghệ nhân|học sinh|sinh viên|thợ|"
    r"công chức|viên chức|giảng viên|huấn luyện viên nông|nông dân|chủ nhiệm|suất|chỗ|cây giống|con giống|bò|giống|tấn|tỷ|triệu|"
    r"chuyến|khóa|lớp|đoàn viên|dân quân|tình nguyện viên|điều dưỡng|tàu|xe|máy)\b"
)


def _sends(paper: Paper, one: Mention, other: Mention, sentence: Range) -> bool:
    """Tell whether one with which a clause begins sends people or goods to a peer, or takes in those of it."""
    at = _after(paper, one)
    if paper.small[at + 1 : at + 3] not in _SENDS_STARTS or not _may_deal(one, other):
        return False
    if not paper.numbers_within(at, other.lead) or _WHOM.search(paper.small, at, other.lead) is None:
        return False
    return _SENDS_TO.fullmatch(paper.small, at, other.lead) is not None and _begins(paper, one, sentence)
