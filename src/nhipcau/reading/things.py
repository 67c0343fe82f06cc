"""Counted things that a sentence gives, and goods named without a count."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import Final, NamedTuple

from nhipcau.reading.layout import Range
from nhipcau.reading.numbers import count_before
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare
from nhipcau.reading.scan import Hit
from nhipcau.reading.vocabulary import context, either, follows

_ITEM_MORE: Final = re.compile(rf"(?:\s(?!{either('end of item')}\b)[^\W\d_]+){{0,4}}")


class Gift(NamedTuple):
    """What the sentence tells of one gift at [start, end) of the clean text: money, in_kind or total."""

    start: int
    end: int
    kind: str
    amount: int | None = None
    quantity: int | float | None = None
    item: str | None = None


_start: Final = attrgetter("start")


def things_in(paper: Paper, sentence: Range, given: list[Hit]) -> list[Gift]:
    """Return the counted things after a verb of giving, and goods named right after one without a count."""
    start, end = sentence
    verb = end
    for hit in given:
        verb = min(verb, start if hit[2] == "present" else hit[0])
    found: list[Gift] = []
    for at, stop, _ in paper.within("items", start, end):
        if found and at < found[-1].end:
            continue
        count = count_before(paper.text, at - (paper.text[at - 1 : at] in _QUOTES))
        if count and paper.small[at - 2 : at] != "1/" and (count[0] > verb or _is_before(paper, stop, end)):
            part = found and _is_share(paper, found, count, at, stop)
            if not part and not _is_other(paper, start, count[0], found[-1].end if found else None):
                last = _item_end(paper, stop, end)
                found.append(Gift(count[0], last, "in_kind", None, count[1], paper.text[at:last]))
        elif not count and at > verb and (_is_uncounted(paper, at, stop) or _is_besides(paper, verb, at, stop)):
            found.append(Gift(at, stop, "in_kind", None, None, paper.text[at:stop]))
    return _unlisted(paper, found, end, given)


def _is_share(paper: Paper, found: list[Gift], count: tuple[int, int | float], at: int, stop: int) -> bool:
    """Tell what one of several has of things told before: "500 máy tính, trong đó huyện Mai Sơn nhận 200 máy tính"."""
    if "trong " not in paper.small[found[-1].end : count[0]]:
        return False
    if not _AMONG.search(paper.small, found[-1].end, count[0]):
        return False
    words = set(paper.small[at:stop].split())
    return any(
        (one.quantity or 0) > count[1] and not words.isdisjoint((one.item or "").lower().split()) for one in found
    )


_AMONG: Final = Rare(r"\btrong (?:đó|số)\b")
_BULK: Final = frozenset(context("bulk goods"))
_BESIDES: Final = (" và ", " và nhiều ", " cùng ", " cùng nhiều ", " và các ", " và một số ")


def _is_besides(paper: Paper, verb: int, start: int, end: int) -> bool:
    """Tell goods without a count that close a list of what is counted: "2 tấn gạo và quần áo ấm"."""
    small = paper.small
    if small[start:end] not in _BULK or not small.endswith(_BESIDES, verb, start):
        return False
    return small[start:end] != "hàng hóa" and any(
        not _BREAK.search(small, stop, start) for _, stop in paper.numbers_within(max(verb, start - 60), start)[-1:]
    )


_BREAK: Final = re.compile(r"[.;:]")


def _item_end(paper: Paper, stop: int, end: int) -> int:
    more = _ITEM_MORE.match(paper.text, stop, end)
    return more.end() if more else stop


def _is_other(paper: Paper, start: int, at: int, last: int | None) -> bool:
    """Tell what is only part of a thing that ends at `last` ("mỗi suất gồm 10 kg gạo"), or receives: "cho 3 trường"."""
    if follows(paper.small[max(start, at - 30) : at], "no count"):
        return True
    if paper.small.endswith(_PUPILS, start, at) and paper.small.find("trường ", at, at + 12) >= 0:
        return True
    if _ROOMS.match(paper.small, at) and _BUILDING.search(paper.small, max(start, at - 20), at):
        return True
    if last is None:
        return False
    between = paper.small[last:at]
    if _SIZE.fullmatch(between):
        return True
    return "gồm" in between and (between.strip(" (:,") in _CONSISTS or ("mỗi " in between and ";" not in between))


_PUPILS: Final = ("học sinh ", "sinh viên ", "giáo viên ")
_THEN_GIVEN: Final = Rare(
    r"(?:\s[^\W\d]+){0,4}(?:(?:,?\s\(?(?:trị giá|với|tổng)[^,;.]{0,60}?đồng\)?,?)"
    r"\s(?:để )?(?:trao tặng|tặng|hỗ trợ|ủng hộ|giúp)|\s(?:để )?(?:gửi tặng|trao tặng|tặng|ủng hộ|gửi))\b"
)


def _is_before(paper: Paper, stop: int, end: int) -> bool:
    """Tell a thing given by a verb that follows it: "12 công trình trị giá 9 tỷ đồng tặng …", "… do tỉnh bạn giúp"."""
    return bool(_THEN_GIVEN.match(paper.small, stop, end)) or is_passive(paper, stop, end)


# Between a work and its parts, which are not given by themselves: "một bệnh viện 100 giường", "nhà 2 tầng 8 phòng".
_SIZE: Final = Rare(r"\s*(?:\d+\s+[^\W\d]+\s*)?")
_ROOMS: Final = re.compile(r"\d+ (?:phòng(?: học)?|tầng|gian)(?=[,.;)]| (?:tại|ở|cho|trị|với|và|kiên|khang)|$)")
_BUILDING: Final = Rare(r"\b(?:nhà|lớp học|trường học|trụ sở|tầng|công trình|dãy|bếp)(?:,| và)? $")
_CONSISTS: Final = ("gồm", "bao gồm", "gồm có", "với")
_QUOTES: Final = ('"', "“", "'")
_PASSIVE: Final = Rare(
    r"\b(?:do|từ nguồn)\s(?:[^.;]|\btp\.){3,60}?(?:tài trợ|trao tặng|tặng|ủng hộ|hỗ trợ|viện trợ|giúp)\b"
)


def is_passive(paper: Paper, start: int, end: int) -> bool:
    """Tell whether the thing before `start` is given by whom the sentence names after it: "… do tỉnh bạn tài trợ"."""
    told = paper.small.find(" do ", start, end) >= 0 or paper.small.find("từ nguồn", start, end) >= 0
    return told and bool(_PASSIVE.search(paper.small, start, end))


_GIVES: Final = ("tặng", "trao tặng", "trao", "ủng hộ", "đã tặng")
_WORTH: Final = (" trị giá", " có giá trị", " với trị giá", " có trị giá", ", trị giá")
_NO_BARE_GIFT: Final = frozenset(context("present or work"))
_DOZENS: Final = Rare(r"hàng (?:chục|trăm|nghìn|ngàn|vạn) $")


def _is_uncounted(paper: Paper, start: int, end: int) -> bool:
    """Tell goods named right after a verb of giving, or counted only roughly: "tặng hàng trăm suất quà"."""
    rough = paper.small.find("hàng ", max(0, start - 12), start) >= 0
    dozens = _DOZENS.search(paper.small, max(0, start - 12), start) if rough else None
    if dozens:
        return paper.before("gifts", dozens.start()) is not None
    goods = paper.small[start:end]
    if not (goods in _BULK and paper.small.startswith(_WORTH, end)) and not _is_bare(paper, goods, start):
        return False
    # Who receives what is counted then: "tặng điểm trường 100 bộ sách vở".
    return not paper.text[end + 1 : end + 2].isdecimal()


def _is_bare(paper: Paper, goods: str, start: int) -> bool:
    """Tell whether goods that may be a gift without a count stand right after a verb of giving."""
    verb = paper.before("gifts", start)
    if verb is None or paper.small[verb[0] : verb[1]] not in _GIVES or paper.text[start].isupper():
        return False
    return " " in goods and goods not in _NO_BARE_GIFT


_CLEAR: Final = frozenset(context("clear gift"))
_LISTED: Final = Rare(r"(?:[,;:]|\b(?:và|cùng|thêm|tặng|trao|ủng hộ|bạn|tỉnh|huyện|trường|xã|thành phố))\s*$")
_NAMED: Final = re.compile(rf"\s+[\"“]?(?!{either('no thing')}\b)[^\W\d_A-Z]{{2,}}")


def _unlisted(paper: Paper, found: list[Gift], end: int, given: list[Hit]) -> list[Gift]:
    """Add the counted things that no list names, where a verb can only mean a gift: "tặng 50 gốc hoa ban"."""
    if not paper.numbers_within(given[0][1], end):
        return found
    clear = next((hit[1] for hit in given if paper.small[hit[0] : hit[1]] in _CLEAR), None)
    if clear is None:
        if not found:
            return found
        clear = found[0].end
    ends = {gift.start: gift.end for gift in found}
    last: int | None = None
    more: list[Gift] = []
    for at, stop in paper.numbers_within(clear, end):
        last = ends.get(at, last)
        if at in ends or not paper.text.startswith(" ", stop):
            continue
        name = _NAMED.match(paper.text, stop, end)
        if not name or not _is_listed(paper, clear, at) or _is_other(paper, clear, at, last):
            continue
        count = count_before(paper.text, stop + 1)
        if count and count[0] == at:
            last = _item_end(paper, name.end(), end)
            more.append(Gift(at, last, "in_kind", None, count[1], paper.text[stop:last].strip(' "“')))
    return sorted([*found, *more], key=_start) if more else found


def _is_listed(paper: Paper, clear: int, at: int) -> bool:
    """Tell whether a count follows a verb of giving, one who receives, or another thing in a list."""
    before = _APPROXIMATE.sub("", paper.small[max(clear - 8, at - 30) : at])
    if _LISTED.search(before):
        return True
    return paper.before("places", at) is not None


_APPROXIMATE: Final = re.compile(r"(?:trên|hơn|gần|khoảng)\s+$")
