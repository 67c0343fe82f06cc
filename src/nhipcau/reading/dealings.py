"""What several localities do as one, or one for another, told without a word of cooperation: "A và B lập tổ chung"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from nhipcau.reading.deeds import are_people
from nhipcau.reading.finds import any_of
from nhipcau.reading.layout import Range
from nhipcau.reading.mention import LOCAL, Mention, across, are_apart, holding
from nhipcau.reading.office_before import office_lead
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare
from nhipcau.reading.roles import is_joint
from nhipcau.reading.vocabulary import context, either

# What it tells that several do something as one or in return, that they set up one thing, and that one helps another.
_AS_ONE: Final = 3.5
_SET_UP: Final = 2.4
_SENDS: Final = 3.0
# Among how many of a sentence's first localities they are looked for.
_FEW: Final = 10
# How far two stand apart, at most, that a conjunction joins, and how this begins behind a space and without one.
_FAR: Final = 40
_JOINTS: Final = "vc-–&(lg"
_SIGNS: Final = ",-–"
_PAIR: Final = 2
# What leads from a region, or from one that does something with others, to their names.
_TOLD: Final = frozenset((" là ", " gồm ", " gồm: ", ", gồm ", ", bao gồm ", " (gồm "))
_OTHERS: Final = Rare(
    r",? (?:cùng|và|với)(?: với)? (?:\w+ ){1,2}?(?:tỉnh|địa phương|huyện|xã|quận|tỉnh, thành)\b[^.;:()]{0,40}?"
    r"(?:,| \()? ?(?:trong đó có|gồm có|gồm|bao gồm|là):? "
)
_WITH_OTHERS: Final = 80
# So soon behind another it is counted what it is sent: "gửi ra A 20.000 cây giống".
_SOON: Final = 25
# So near behind what they do it is told what it is about: "thống nhất đề án hợp nhất" is no cooperation.
_NEAR: Final = 40
_ROADS: Final = ("cao tốc", "tuyến", "quốc lộ", "chặng", "đường sắt")
_MERGED: Final = ("hợp nhất", "sáp nhập", "nhập tỉnh", "sắp xếp đơn vị")
# Where a locality lies, told behind it.
_LIES: Final = re.compile(r" \([^()]{1,40}\)(?= )")
_THEN: Final = rf"[,)]? (?:{either('before a deed')} )*"
# What only looks like a deed of two, or like one done as one.
_NO_DEED: Final = "khẩn|báo|lệ|dân|giao|thắng|tán|hợp đồng|kết hợp đồng|ức|ở vòng|ở bán|ở chung|ở tứ|ở trận|trong trận"
_SHARED: Final = "kết|cư|đường biên|biên giới|ranh|cảnh|số phận|một nhà|nhà|tỉnh"
_NOT_AS_ONE: Final = "".join(f"(?<!{word} )" for word in ("có", "cùng", "về", "từng", "tình hình", "tình trạng"))
_DEED: Final = Rare(
    rf"{_THEN}(?:{either('deed of two')}\b(?! (?:{_NO_DEED})\b)|cùng (?:nhau )?{either('side by side')}\b)"
)
_DONE_AS_ONE: Final = Rare(
    rf"{_THEN}(?!không |chưa |có |là |đều )[^.;:,()]{{2,60}}?\b"
    rf"{_NOT_AS_ONE}{either('done as one')}\b(?! (?:{_SHARED})\b)"
)
# One of these stands in all that tells so, which plain finds see sooner, and so near.
_ONE: Final = ("chung", "nhau", "liên ", " bên")
_ONE_NEAR: Final = 80
_ONE_THING: Final = Rare(
    rf"{_THEN}(?:cùng )?(?:lập|thành lập|hình thành|ra mắt|mở|dựng|gây|khai trương|công bố)(?: (?:một|ra|nên))?"
    r" (?:quỹ|tổ|nhóm|ban điều phối|liên minh|hội đồng|cơ chế|mạng lưới|đường dây nóng|kênh|chuỗi|hành lang)\b"
)
# What stands between the beginning of a clause and the locality that acts in it.
_BEGINS: Final = Rare(
    r"(?:(?:^|[.;:,–\-\"“”\n] ?)|\b(?:mà|khi|để|do|nơi|thì|vì vậy|nay|và|chỉ|chỉ có|mới có) )"
    r"(?:(?:phía|bên|còn|riêng|đại diện|lãnh đạo|(?:ngành|sở|chi cục|hội|ban)(?: \w+){1,4}|ubnd|"
    r"(?:lực lượng )?công an|hđnd|thường trực|mttq|mặt trận|hạt kiểm lâm|(?:huyện|thị|thành|quận|đảng) ủy|"
    r"(?:phòng|trung tâm)(?: \w+){1,4}|hai|ba|bốn|năm|sáu|\d|"
    r"các) )*"
    r"(?:(?:tỉnh|huyện|xã|phường|thành phố|địa phương)(?:, thành(?: phố)?)? )?$"
)
_BEFORE: Final = 60
# With whom one holds something, and that it does.
_WITH: Final = re.compile(r" (?:(?:đã|vừa|cùng) )?(?:phối hợp|cùng)\b")
_WITHS: Final = frozenset((" đã", " vừ", " cù", " ph"))
_HELD: Final = Rare(rf"{_THEN}(?:đồng )?(?:tổ chức|mở|đăng cai|khai mạc|khai trương)\b")
# What leads from what one sends, takes in or opens to the other, and how it is counted.
_SENDS_TO: Final = Rare(
    rf"{_THEN}{either('sends')}\b(?! (?:bị can|đối tượng|bệnh nhân|thi thể|hài cốt))[^.;:()]{{0,70}}"
    rf" (?:sang|lên|xuống|ra|vào|cho|của|giúp|tới|đến|tặng) (?:\d[\d.]* )?(?:{either('whose people')} )*"
)
_COUNTED: Final = Rare(r"\b(?:\d|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|vài|nhiều|hàng) ?[^.;:]*")
_WHOM: Final = Rare(rf"\b{either('sent')}\b")
# What one does for another by its own word, and what then follows the other.
_FOR_IT: Final = Rare(
    rf"{_THEN}(?:(cho|mời|nhường|để|nhờ)|dạy|dạy nghề cho|kèm|kèm cặp|bày cho|chỉ cho|truyền nghề cho|đỡ) "
)
_IT_MAY: Final = re.compile(
    r" (?:mượn|dùng|vay|đấu nối|xem|gửi|thêm|làm|tham gia|cùng|sang|lên|vào|xuống|về|ra|hưởng|nợ|tìm|giúp|lo|dạy|"
    r"hỗ trợ|mở|bán|\d)\b"
)
# With what these begin, behind a space, which is quicker to see.
_STARTS: Final = frozenset(
    word[:2]
    for word in (
        *context("before a deed"),
        *context("sends"),
        "cho",
        "mời",
        "nhường",
        "để",
        "dạy",
        "kèm",
        "bày",
        "chỉ",
        "đỡ",
    )
)
# Whom a reply is given, or an invitation is from: "Theo lời mời của A, đoàn B …".
_IN_REPLY: Final = Rare(
    r"\b(?:trả lời|đáp lại|hồi âm|phúc đáp|đáp ứng|(?:theo|nhận)(?= (?:lời mời|đề nghị|lời đề nghị|yêu cầu)))"
    r" (?:(?:công hàm|công văn|văn bản|thư|lời mời|đề nghị|lời đề nghị|yêu cầu|lời kêu gọi|tấm lòng) )?(?:của )?"
    rf"(?:{either('whose people')} )*$"
)


def dealing(paper: Paper, outer: list[Mention], sentence: Range) -> tuple[dict[int, str], float]:
    """Return the roles that what localities do as one, or for another, gives them, and how firmly it ties them."""
    few = min(len(outer), _FEW)
    roles: dict[int, str] = {}
    weight = 0.0
    first = 0
    for at in range(1, few + 1):
        one = outer[at - 1]
        if at < few and _are_joined(paper, one, outer[at]):
            continue
        if at - first > 1 and _some_may_deal(outer[first:at]):
            firm = _as_one(paper, outer[first:at], sentence)
            if firm:
                return dict.fromkeys(range(first, at), "joined"), firm
        if at < few and _hold_together(paper, one, outer[at]) and _begins(paper, one, sentence):
            return {at - 1: "joined", at: "joined"}, _AS_ONE
        if at < few and _sends(paper, one, outer[at], sentence):
            roles[at - 1], roles[at], weight = "actor", "partner", _SENDS
        first = at
    return (roles, weight) if roles else _in_return(paper, outer, sentence)


def _in_return(paper: Paper, outer: list[Mention], sentence: Range) -> tuple[dict[int, str], float]:
    """Return the roles of two peers of which a sentence tells that each does something for the other."""
    start, end = sentence
    one, other = outer[0], outer[1]
    replies = paper.any_within("reply", start, one.lead) and _replies(paper, one, other, start)
    if not replies and not paper.any_within("reciprocal", start, end):
        return {}, 0.0
    if LOCAL & {one.level, other.level} and across(one, other):
        return {}, 0.0  # what a district does there it may do for its province
    if not _may_deal(one, other) or any_of(paper.small, _ROADS, max(start, one.lead - _FAR), one.lead):
        return {}, 0.0
    if replies or len({each.key for each in outer}) == _PAIR:
        return {0: "joined", 1: "joined"}, _AS_ONE
    return {}, 0.0


def _replies(paper: Paper, one: Mention, other: Mention, start: int) -> bool:
    """Tell whether another does what one has asked for: "Theo lời mời của A, đoàn B …"."""
    if other.lead - one.end > _FAR:
        return False
    return _IN_REPLY.search(paper.small[max(start, one.lead - _BEFORE) : one.lead]) is not None


def _are_joined(paper: Paper, one: Mention, other: Mention) -> bool:
    """Tell whether no more than a conjunction stands between two peers."""
    near = paper.small[one.end : one.end + 2]
    if other.lead - one.end > _WITH_OTHERS or not (near[0] in _SIGNS or (near[0] == " " and near[1] in _JOINTS)):
        return False
    gap = paper.small[one.end : office_lead(paper, other)]
    if not (is_joint(gap) or gap in _TOLD or _OTHERS.fullmatch(gap)):
        return False
    return _may_deal(one, other) or (one.rank == other.rank and one.key != other.key and not holding(one, other))


def _some_may_deal(listed: list[Mention]) -> bool:
    """Tell whether any of a list lies apart from the one before it or from the first: all of them then deal."""
    return any(_may_deal(one, other) or _may_deal(listed[0], other) for one, other in pairwise(listed))


def _may_deal(one: Mention, other: Mention) -> bool:
    """Tell whether two are peers, a region and a province, or one abroad and one here, and lie apart."""
    if one.key == other.key or (one.rank != other.rank and max(one.rank, other.rank) > 1 and not across(one, other)):
        return False
    return are_apart(one, other)


def _as_one(paper: Paper, listed: list[Mention], sentence: Range) -> float:
    """Return how firmly a list with which a clause begins does something as one.

    "A, B và C họp bàn", "A và B mở chung"; less firmly where they only set up what is one: "A và B lập quỹ học bổng".
    """
    at, end = _after(paper, listed[-1]), sentence[1]
    told = _DEED.match(paper.small, at, end) or _hold_together(paper, listed[-2], listed[-1])
    if told is None and any_of(paper.small, _ONE, at, min(end, at + _ONE_NEAR)):
        told = _DONE_AS_ONE.match(paper.small, at, end)
    firm = _AS_ONE if told else _SET_UP
    told = told or _ONE_THING.match(paper.small, at, end)
    if told is None or any_of(paper.small, _MERGED, at, told.end() + _NEAR):
        return 0.0
    return firm if _begins(paper, listed[0], sentence) else 0.0


def _hold_together(paper: Paper, one: Mention, other: Mention) -> re.Match[str] | None:
    """Return what one holds with another: "A phối hợp với B tổ chức ngày hội", "A (X) cùng B (Y) mở hội chợ"."""
    at = _after(paper, one)
    if paper.small[at : at + 3] not in _WITHS or not (across(one, other) or _may_deal(one, other)):
        return None
    with_it = _WITH.match(paper.small, at, office_lead(paper, other))
    return _HELD.match(paper.small, _after(paper, other)) if with_it else None


def _sends(paper: Paper, one: Mention, other: Mention, sentence: Range) -> bool:
    """Tell whether one with which a clause begins sends people or goods to a peer, or takes in those of it."""
    at = one.end
    if paper.small[at + 1 : at + 3] not in _STARTS or not _may_deal(one, other) or not _begins(paper, one, sentence):
        return False
    if other.level in LOCAL and are_people(paper, other):
        return False
    helps = _FOR_IT.fullmatch(paper.small, at, other.lead)
    if helps:
        return helps[1] is None or _IT_MAY.match(paper.small, other.end) is not None
    far = other.lead if _COUNTED.search(paper.small, at, other.lead) else other.end + _SOON
    if _COUNTED.search(paper.small, at, far) is None or _WHOM.search(paper.small, at, far) is None:
        return False
    return _SENDS_TO.fullmatch(paper.small, at, other.lead) is not None


def _after(paper: Paper, one: Mention) -> int:
    """Return where the words go on behind a locality, and where it lies if that is told in brackets."""
    lies = _LIES.match(paper.text, one.end) if paper.text.startswith(" (", one.end) else None
    return lies.end() if lies else one.end


def _begins(paper: Paper, one: Mention, sentence: Range) -> bool:
    """Tell whether a clause begins with a locality."""
    lead = office_lead(paper, one)
    before = paper.small[max(sentence[0], lead - _BEFORE) : lead]
    return not before or _BEGINS.search(before) is not None
