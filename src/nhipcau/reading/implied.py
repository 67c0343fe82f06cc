"""Partners in sentences that leave out whose they are: "Tỉnh tiếp đoàn Hủa Phăn", a plan on "hợp tác với Hủa Phăn"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from nhipcau.reading.finds import any_match, any_of
from nhipcau.reading.layout import Range
from nhipcau.reading.matters import distance
from nhipcau.reading.mention import LOCAL, Mention
from nhipcau.reading.paper import Paper
from nhipcau.reading.placenames import central_cities, key_of
from nhipcau.reading.rare import Rare
from nhipcau.reading.standing import TITLE

_BEFORE: Final = 70
_FEW: Final = 4
_OWNERS: Final = (
    "thành phố", "tỉnh", "ubnd", "sở", "huyện", "quận", "xã", "phường", "địa phương", "ban", "hội", "hai", "ba",
)  # fmt: skip
_OWNER: Final = Rare(rf"\b(?:{'|'.join(_OWNERS)})\b")
# What all sentences of this kind tell at most.
ALL: Final = 4.5
_WITH_IT: Final = Rare(
    r"(?:\b(?:với|cùng)(?: \w+){0,3}|\b(?:với|cùng) sở(?:(?! (?:tại|ở|về|từ|cho|của)\b) \w+){0,8}|"
    r"(?<!trực )\b(?:tiếp|đón)(?: và làm việc với)?(?: \w+){0,3} đoàn(?: \w+){0,4}|"
    r"(?<!trực )\b(?:tiếp|đón|mời|gặp)(?: \w+){0,4} (?:tỉnh|thị|huyện|quận|đô|trấn) trưởng"
    r"(?: (?:thành phố|tỉnh|huyện|quận))?|"
    r"\b(?:lãnh đạo|chủ tịch|bí thư|ubnd|chính quyền) (?:xã|huyện|tỉnh|thành phố|quận|phường|thị xã)(?: \w+){0,5}"
    r" và(?: \w+){0,4} (?:trưởng|trưởng cụm bản|lãnh đạo|chính quyền|bí thư|chủ tịch)"
    r"(?: (?:thành phố|tỉnh|huyện|quận))?) $"
)
# What is told of a partner right after its name.
_TWIN: Final = re.compile(
    r",? (?:nơi|địa phương|đơn vị|thành phố|huyện|tỉnh|xã)(?: đã)? kết nghĩa với "
    r"(?:thành phố|tỉnh|huyện|xã|địa phương|ta)\b(?! [^\W\da-zà-ỹ])"
)

# How a sentence begins that names its locality by its kind alone.
_KINDS: Final = ("thành phố ", "tỉnh ", "thủ đô ", "- thành phố ", "- tỉnh ")
_OF_KIND: Final = re.compile(
    r"(?:- )?(thành phố|tỉnh|thủ đô) "
    r"(?:đã|sẽ|cũng|vừa|còn|luôn|tiếp tục|hỗ trợ|giúp|trao|tặng|ký|phối hợp|cùng|dành|ủng hộ|nhận|cử)\b"
)
# How the title of an official paper begins that gives: "Về việc hỗ trợ kinh phí cho tỉnh …".
_ABOUT: Final = ("về việc", "v/v", "hỗ trợ", "ủng hộ")
# What such a title says of whom the gift is for.
_FOR_IT: Final = Rare(r"\b(?:hỗ trợ|giúp|tặng|ủng hộ)(?: [^,.;]{0,40})? $")
# One of these stands in each of them, which plain finds see sooner.
_PARTNERS: Final = ("với", "cùng", "tiếp", "đón", "mời", "gặp", " và ")


def note_partners(
    paper: Paper, alone: dict[str, float], outer: list[Mention], sentence: Range, weight: float, title: bool
) -> None:
    """Note in `alone` how firmly a sentence shows those it lists to be partners of one whom it leaves out."""
    listed = outer
    if len(outer) > 1:
        listed = _listed(paper, outer)
        if len(listed) < len(outer) - 1 or not _names_owner(paper, outer[0], sentence[0]):
            return
    if not _has_partner(paper, outer[0], sentence, title):
        return
    for each in listed:
        alone[each.key] = alone.get(each.key, 0.0) + weight * (TITLE if title else 1.0)


def _listed(paper: Paper, outer: list[Mention]) -> list[Mention]:
    """Return the localities that a sentence lists first: "Sở Công Thương hai tỉnh A và B"."""
    for index in range(1, len(outer)):
        gap = paper.small[outer[index - 1].end : outer[index].lead]
        if not gap.startswith((", ", " và ")) or outer[index].rank != outer[0].rank:
            return outer[:index]
    return outer


def _names_owner(paper: Paper, first: Mention, start: int) -> bool:
    """Tell whether an office or "the province" stands before the word for "with": it is whose partners they are."""
    joint = max(paper.small.rfind(" với ", start, first.lead), paper.small.rfind(" cùng ", start, first.lead))
    return joint >= 0 and any_match(_OWNER, _OWNERS, paper.small, start, joint)


def _has_partner(paper: Paper, one: Mention, sentence: Range, title: bool) -> bool:
    """Tell whether the only locality of a sentence is somebody's partner or guest, or in a title receives help."""
    start, _ = sentence
    if title and paper.small.startswith(_ABOUT, start):
        return _FOR_IT.search(paper.small, start, one.lead) is not None
    if _TWIN.match(paper.text, one.end):
        return True
    before = paper.small[max(start, one.lead - _BEFORE) : one.lead]
    told = any_of(before, _PARTNERS, 0, len(before)) and _WITH_IT.search(before) is not None
    return told and "tương tự" not in before and not _of_others(paper, one, start)


def _of_others(paper: Paper, one: Mention, start: int) -> bool:
    """Tell whether a company or the State is the partner's partner."""
    company = any(hit[2] == "company" for hit in paper.within("strangers", start, one.lead))
    return company or distance(paper, [one], (start, one.end)) < 1


def with_unnamed(
    paper: Paper, mentions: list[Mention], headline: set[str], outer: list[Mention], start: int
) -> list[Mention]:
    """Return the localities of a sentence with the one that it begins with by its kind alone."""
    subject = _unnamed(paper, mentions, headline, start) if outer else None
    return [subject, *outer] if subject and all(one.key != subject.key for one in outer) else outer


def _unnamed(paper: Paper, mentions: list[Mention], headline: set[str], start: int) -> Mention | None:
    """Return whom a sentence begins with by kind alone, of those in the headline: "Thành phố đã hỗ trợ tỉnh B"."""
    told = _OF_KIND.match(paper.small, start) if paper.small.startswith(_KINDS, start) else None
    if told is None:
        return None
    city = told[1] != "tỉnh"
    owner: Mention | None = None
    for one in mentions:
        if one.level == "province" and one.key in headline and (one.key in _central()) == city:
            if owner and owner.key != one.key:
                return None
            owner = owner or one
    if owner is None:
        return None
    at, end = told.span(1)
    return Mention(at, end, owner.name, owner.level, owner.key, at, owner.uids, owner.within)


@cache
def _central() -> frozenset[str]:
    return frozenset(f"{key_of(name)}|province" for name in central_cities())


def owners(mentions: list[Mention], headline: set[str]) -> Iterator[Mention]:
    """Yield whose paper it may be: those of the headline, the first named."""
    yield from (mention for mention in mentions if mention.key in headline)
    yield from (mention for mention in mentions[:_FEW] if mention.level == "province")


def owner_of(mentions: list[Mention], headline: set[str], partner: Mention) -> Mention | None:
    """Return whose partner a locality is that is told to be one: a peer of it."""
    for one in owners(mentions, headline):
        if one.key != partner.key and (one.rank == partner.rank or _are_across(one, partner, headline)):
            return one
    return None


def _are_across(one: Mention, partner: Mention, headline: set[str]) -> bool:
    """Tell whether a district or a commune that the headline names has a partner abroad."""
    return one.key in headline and partner.level == "foreign" and one.level in LOCAL
