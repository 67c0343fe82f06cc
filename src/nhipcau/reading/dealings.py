"""What several localities do as one, or one for another, told without a word of cooperation: "A và B lập tổ chung"."""

from __future__ import annotations

import re
from typing import Final

from nhipcau.reading.finds import any_of
from nhipcau.reading.layout import Range
from nhipcau.reading.mention import Mention, holding
from nhipcau.reading.paper import Paper
from nhipcau.reading.placenames import ancestors
from nhipcau.reading.rare import Rare
from nhipcau.reading.roles import is_joint
from nhipcau.reading.vocabulary import context, either

# What it tells that several do something as one, and that one sends or opens something to another.
_AS_ONE: Final = 3.0
_SENDS: Final = 2.5
# Among how many of a sentence's first localities they are looked for.
_FEW: Final = 10
# How far two stand apart, at most, that a conjunction joins, and how this begins behind a space and without one.
_FAR: Final = 40
_JOINTS: Final = "vc-–&("
_SIGNS: Final = ",-–"
# So near behind what they do it is told what it is about: "thống nhất đề án hợp nhất" is no cooperation.
_NEAR: Final = 40
_MERGED: Final = ("hợp nhất", "sáp nhập", "nhập tỉnh", "sắp xếp đơn vị")
# Where a locality lies, told behind it.
_LIES: Final = re.compile(r" \([^()]{1,40}\)(?= )")
_THEN: Final = rf" (?:{either('before a deed')} )*"
# What only looks like a deed of two, or like one done as one.
_NO_DEED: Final = "khẩn|báo|lệ|dân|giao|thắng|tán|hợp đồng|kết hợp đồng|ức"
_SHARED: Final = "kết|cư|đường biên|biên giới|ranh|cảnh|số phận"
_NOT_AS_ONE: Final = "".join(f"(?<!{word} )" for word in ("có", "cùng", "về", "tình hình", "tình trạng"))
_AS_ONE_DO: Final = re.compile(
    rf"{_THEN}(?:{either('deed of two')}\b(?! (?:{_NO_DEED})\b)|cùng (?:nhau )?{either('side by side')}\b|"
    rf"(?!không |chưa |có |là |đều )[^.;:,()]{{2,60}}\b{_NOT_AS_ONE}{either('done as one')}\b(?! (?:{_SHARED})\b))"
)
# What stands between the beginning of a clause and the locality that acts in it.
_BEGINS: Final = Rare(
    r"(?:(?:^|[.;:,–\-\"“”\n] ?)|\b(?:mà|khi|để|do|nơi|thì|vì vậy|nay|và|chỉ|chỉ có|mới có) )"
    r"(?:(?:phía|bên|còn|riêng|đại diện|lãnh đạo|ngành \w+(?: \w+)?|ubnd|hai|ba|bốn|năm|sáu|\d|các) )*"
    r"(?:(?:tỉnh|huyện|xã|phường|thành phố|địa phương)(?:, thành(?: phố)?)? )?$"
)
_BEFORE: Final = 60
# What leads from what one sends, takes in or opens to the other.
_SENDS_TO: Final = re.compile(
    rf"{_THEN}{either('sends')}\b(?! (?:bị can|đối tượng|bệnh nhân|thi thể|hài cốt))[^.;:()]{{0,70}}"
    rf" (?:sang|lên|xuống|ra|vào|cho|của|giúp|tới|đến) (?:{either('whose people')} )*"
)
# With what this begins, behind its space, which is quicker to see.
_SENDS_STARTS: Final = frozenset(word[:2] for word in (*context("before a deed"), *context("sends")))
_WHOM: Final = Rare(rf"\b{either('sent')}\b")


def dealing(paper: Paper, outer: list[Mention], sentence: Range) -> tuple[dict[int, str], float]:
    """Return the roles that what localities do as one, or for another, gives them, and how firmly it ties them."""
    few = min(len(outer), _FEW)
    first = 0
    for at in range(1, few + 1):
        one = outer[at - 1]
        if at < few and _are_joined(paper, one, outer[at]):
            continue
        if at - first > 1 and _do_as_one(paper, outer[first], one, sentence):
            return dict.fromkeys(range(first, at), "joined"), _AS_ONE
        if (
            at < few
            and paper.small[one.end + 1 : one.end + 3] in _SENDS_STARTS
            and _sends(paper, one, outer[at], sentence)
        ):
            return {at - 1: "actor", at: "partner"}, _SENDS
        first = at
    return {}, 0.0


def _are_joined(paper: Paper, one: Mention, other: Mention) -> bool:
    """Tell whether no more than a conjunction stands between two peers."""
    near = paper.small[one.end : one.end + 2]
    if other.lead - one.end > _FAR or not (near[0] in _SIGNS or (near[0] == " " and near[1] in _JOINTS)):
        return False
    return is_joint(paper.small[one.end : other.lead]) and _may_deal(one, other)


def _may_deal(one: Mention, other: Mention) -> bool:
    """Tell whether two are peers, or a region and a province, and lie apart."""
    if one.key == other.key or (one.rank != other.rank and max(one.rank, other.rank) > 1):
        return False
    return not holding(one, other) and ancestors(one.uids).isdisjoint(ancestors(other.uids))


def _do_as_one(paper: Paper, first: Mention, last: Mention, sentence: Range) -> bool:
    """Tell whether a list with which a clause begins does something as one: "A, B và C họp bàn", "A và B mở chung"."""
    at = _after(paper, last)
    told = _AS_ONE_DO.match(paper.small, at, sentence[1])
    if told is None or any_of(paper.small, _MERGED, at, told.end() + _NEAR):
        return False
    return _begins(paper, first, sentence)


def _sends(paper: Paper, one: Mention, other: Mention, sentence: Range) -> bool:
    """Tell whether one with which a clause begins sends people or goods to a peer, or takes in those of it."""
    at = one.end
    if not _may_deal(one, other) or not paper.numbers_within(at, other.lead):
        return False
    if _WHOM.search(paper.small, at, other.lead) is None:
        return False
    return _SENDS_TO.fullmatch(paper.small, at, other.lead) is not None and _begins(paper, one, sentence)


def _after(paper: Paper, one: Mention) -> int:
    """Return where the words go on behind a locality, and where it lies if that is told in brackets."""
    lies = _LIES.match(paper.text, one.end) if paper.text.startswith(" (", one.end) else None
    return lies.end() if lies else one.end


def _begins(paper: Paper, one: Mention, sentence: Range) -> bool:
    """Tell whether a clause begins with a locality."""
    before = paper.small[max(sentence[0], one.lead - _BEFORE) : one.lead]
    return not before or _BEGINS.search(before) is not None
