"""Whose price, worth or sum an amount of money is: of a thing, of all, or a gift of its own."""

from __future__ import annotations

import re
from typing import Final

from nhipcau.reading.finds import first_of
from nhipcau.reading.numbers import Money
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare
from nhipcau.reading.things import Gift, is_passive
from nhipcau.reading.vocabulary import either

# A sum this near to the beginning of its sentence is what the sentence tells.
_OPENING: Final = 25
_COSTS: Final = Rare(
    r"\s*(?:\(|,?\s(?:với )?kinh phí (?:xây dựng |đầu tư |thực hiện )?(?:là |trên |hơn |gần |khoảng )?)\s*"
)
_PRIZE: Final = re.compile(r"\b(?:mỗi giải|giải (?:nhất|nhì|ba|thưởng|khuyến khích))\b")


def placed(paper: Paper, gifts: list[Gift], money: Money, start: int) -> list[Gift]:
    """Put an amount where it belongs: the price or worth of a thing, a sum of the things, or a gift of its own."""
    at = max((i for i, gift in enumerate(gifts) if gift.end <= money.start and gift.kind == "in_kind"), default=-1)
    thing = gifts[at] if at >= 0 else None
    alone = Gift(money.start, money.end, "money", money.amount)
    if _is_prize(paper.small, max(start, money.start - 30), money.start):
        return gifts
    if _is_told_twice(paper, gifts, money):
        return [*gifts[:-1], gifts[-1]._replace(amount=gifts[-1].amount or money.amount)]
    if thing and _is_in_dong(paper, thing, money):
        return _put(gifts, at, thing._replace(amount=money.amount))
    mark = _mark_before(paper, money, start, thing)
    if thing and _tells_parts(paper, thing, money):
        return gifts
    if money.amount is None:
        return gifts if thing and mark else [*gifts, alone]
    each = mark == "each" or (thing is not None and bool(_EACH_AFTER.match(paper.small, money.end)))
    if money.per or each:
        return _with_price(gifts, at, money, alone)
    return _as_marked(paper, gifts, at, alone, mark, start)


def _is_prize(small: str, start: int, end: int) -> bool:
    """Tell whether [start, end) speaks of prizes; plain finds come first, being quick."""
    return small.find("giải", start, end) >= 0 and _PRIZE.search(small, start, end) is not None


def _as_marked(paper: Paper, gifts: list[Gift], at: int, alone: Gift, mark: str | None, start: int) -> list[Gift]:
    """Put an amount for all of something where the word of sum or worth before it tells, `alone` if none does."""
    thing = gifts[at] if at >= 0 else None
    whole = _uncounted(paper, thing.end if thing else start, alone) if mark == "worth" else None
    if whole:
        return [*gifts, whole]
    if mark == "cost":
        return _costing(paper, gifts, at, alone, start)
    if mark == "total":
        if paper.small.startswith(AMONG, start):
            return [*gifts, alone]
        if thing and thing.quantity is not None and _belongs(paper, gifts, thing, alone):
            return _put(gifts, at, thing._replace(amount=alone.amount))
        return [*gifts, alone._replace(kind="total")]
    if thing and mark == "worth" and _covers_list(paper, gifts, at, alone):
        return [*gifts, alone._replace(kind="total")]
    if thing and (mark == "worth" or _costs(paper, thing, alone)):
        return _put(gifts, at, thing._replace(amount=alone.amount))
    return [*gifts, alone]


# A set or a lot that nobody counts, right before what it is worth: "tặng trạm y tế bộ dụng cụ khám bệnh trị giá …".
_SETS: Final = ("bộ", "cơ số", "hệ thống", "lô", "dàn", "công trình")
_UNCOUNTED: Final = Rare(
    rf"((?:{'|'.join(_SETS)})\s[^;,.()\d]{{2,60}}?)"
    r"\s(?:có |với )?(?:tổng )?(?:trị giá|giá trị)\s(?:là |khoảng |hơn |gần |trên )*$"
)
_BEFORE_SET: Final = Rare(
    r"(?:[;,]|\b(?:và|cùng|thêm|tặng|trao|hỗ trợ|ủng hộ|bạn|xã|huyện|tỉnh|phường|phố|trường|[A-ZĐ]\w*))\s\Z"
)
_SET: Final = 110


def _uncounted(paper: Paper, start: int, money: Gift) -> Gift | None:
    """Return the set or lot that an amount is the worth of, with this, where it is told without a count."""
    text, start = paper.text, max(start, money.start - _SET)
    at = first_of(text, _SETS, start, money.start)
    while at >= 0:
        found = _UNCOUNTED.match(text, at, money.start)
        if found and _BEFORE_SET.search(text, start, at):
            return Gift(*found.span(1), "in_kind", money.amount, None, found[1])
        at = first_of(text, _SETS, at + 1, money.start)
    return None


def _costs(paper: Paper, thing: Gift, money: Gift) -> bool:
    """Tell an amount that stands right behind a thing, or behind where it is: "2 cầu tại xã Mường Lý 3 tỷ đồng"."""
    if _COSTS.fullmatch(paper.small, thing.end, money.start):
        return True
    if paper.small.find("kinh phí", thing.end, money.start) > 0 and _FOR_COST.fullmatch(
        paper.small, thing.end, money.start
    ):
        return not paper.any_within("gifts", thing.end, money.start)
    if thing.amount is not None or not _PLACED.fullmatch(paper.small, thing.end, money.start):
        return False
    return not paper.any_within("gifts", thing.end, money.start)


_FOR_COST: Final = Rare(
    r"(?:\s\([^()]*\))?\s(?:cho|tại|ở|của)\s[^;:().\d]{3,90}, "
    r"(?:với )?(?:tổng )?kinh phí (?:là |trên |hơn |gần |khoảng )?"
)
_PLACED: Final = Rare(r"\s(?:tại|ở|của)\s(?:(?!\b(?:và|cùng|với|thêm|hơn|mỗi)\b)[^,.;:()\d]){4,60}\s")


def _is_in_dong(paper: Paper, thing: Gift, money: Money) -> bool:
    """Tell the worth of a thing in đồng after that in another currency: "trị giá 2 triệu yên (350 triệu đồng)"."""
    if money.amount is None or not paper.text.find("(", thing.end, money.start) > 0:
        return False
    return bool(_EXCHANGED.fullmatch(paper.small, thing.end, money.start))


_EXCHANGED: Final = Rare(
    r"[^.;()]{0,20}(?:trị giá|giá trị)[^.;()]{1,40}\((?:tương đương|khoảng|hơn|gần|tức|quy đổi|quy ra|với|\s)*"
)


def _covers_list(paper: Paper, gifts: list[Gift], at: int, money: Gift) -> bool:
    """Tell an amount that is the worth of a whole list: "1 máy siêu âm, 12 giường bệnh, trị giá 3 tỷ đồng"."""
    thing, before = gifts[at], gifts[at - 1] if at else None
    if before is None or before.kind != "in_kind" or before.amount is not None or thing.amount is not None:
        return False
    listed = paper.small[before.end : thing.start] in (", ", " và ", " cùng ")
    return listed and paper.small.startswith(", ", thing.end) and paper.small.find("mỗi", thing.end, money.start) < 0


def _costing(paper: Paper, gifts: list[Gift], at: int, alone: Gift, start: int) -> list[Gift]:
    """Take what a work costs as the worth of the thing given before it, or as given where that is told behind it."""
    if at >= 0 and gifts[at].amount is None:
        return _put(gifts, at, gifts[at]._replace(amount=alone.amount))
    end = paper.sentence_at(alone.start)[1]
    if paper.small.find("đồng", alone.end, end) >= 0:
        return gifts
    given = is_passive(paper, alone.end, end) or is_passive(paper, start, alone.start)
    return [*gifts, alone] if given else gifts


def _put(gifts: list[Gift], at: int, gift: Gift) -> list[Gift]:
    return [*gifts[:at], gift, *gifts[at + 1 :]]


_PER_ONE: Final = Rare(
    rf"(?:{either('beneficiary')}|{either('receiver of each')}|năm|tháng|đợt|quý|kỳ|suất|phần|nhà|căn)\b"
)


def _with_price(gifts: list[Gift], at: int, money: Money, alone: Gift) -> list[Gift]:
    """Take an amount for each as the price of the thing before it, or as what each receives."""
    one = bool(money.per and _PER_ONE.match(money.per))
    if at < 0:
        return [*gifts, alone] if one or not money.per else gifts
    thing = gifts[at]
    if money.per and not _is_priced_by(thing, money.per):
        return [*gifts, alone] if one else gifts
    amount = round(thing.quantity * money.amount) if thing.quantity and money.amount else None
    return _put(gifts, at, thing._replace(amount=amount))


_IN_BRACKET: Final = Rare(r"\s*[(,]?\s*(?:tương đương|tức|bằng chữ|quy đổi|quy ra)?:?\s*(?:với |khoảng |hơn |gần )*$")


def _is_told_twice(paper: Paper, gifts: list[Gift], money: Money) -> bool:
    """Tell whether an amount only says the one before it again: in words, or in another currency."""
    last = gifts[-1] if gifts else None
    if not last or last.kind != "money" or not last.end < money.start < last.end + 30:
        return False
    between = paper.small[last.end : money.start]
    again = (
        between.strip() == "("
        or (last.amount is None and "(" in between)
        or "tương đương" in between
        or "bằng chữ" in between
    )
    same = last.amount == money.amount or last.amount is None or money.amount is None
    return again and same and bool(_IN_BRACKET.fullmatch(between))


_PACKED: Final = ("suất", "phần", "túi", "gói", "giỏ")
_EACH_HOLDS: Final = re.compile(r"mỗi\s[^;]{2,40}\b(?:gồm|kèm)\b[^;]*$")


def _tells_parts(paper: Paper, thing: Gift, money: Money) -> bool:
    """Tell whether an amount is only part of each thing: "mỗi suất gồm 300.000 đồng và quà trị giá …"."""
    between = paper.small[thing.end : money.start]
    packed = between.lstrip(" (:").startswith(("gồm", "bao gồm")) and (thing.item or "").lower().startswith(_PACKED)
    return (packed and "mỗi" not in between) or bool(_EACH_HOLDS.search(between))


def _is_priced_by(gift: Gift, unit: str) -> bool:
    """Tell whether a price for each `unit` may be that of a thing: "/suất" is not the price of "50 áo ấm"."""
    return unit.split(" ")[0] in f"{gift.item} cái chiếc phần suất".lower().split()


_EACH: Final = Rare(rf"mỗi\s+(?!{either('receiver of each')})\S+(?:\s\S+)?\s+(?:trị giá|có giá trị)\s+$")
_EACH_ONE: Final = Rare(r"mỗi\s+(\w+)(?:\s\w+)?(?:\s+(?:trị giá|giá trị|có giá trị|là|được|giá))?\s+$")
_EACH_AFTER: Final = Rare(rf"\s+(?:cho\s+)?mỗi\s+(?!{either('receiver of each')})")


_CUT: Final = re.compile(r"[;(\d]")
_ENDED: Final = re.compile(r"[.;\d]")


def _mark_before(paper: Paper, money: Money, start: int, thing: Gift | None) -> str | None:
    """Return the word of sum or worth that leads up to an amount."""
    if thing and paper.small.find("mỗi", thing.end, money.start) >= 0:
        each = _EACH_ONE.search(paper.small, thing.end, money.start)
        if each and _is_priced_by(thing, each[1]):
            return "each"
    marks = [hit for hit in paper.within("sums", max(start, money.start - 45), money.start) if hit[2] != "parts"]
    if marks and not _CUT.search(paper.text, marks[-1][1], money.start):
        return "each" if _EACH.search(paper.small, max(start, money.start - 40), money.start) else marks[-1][2]
    opening = paper.within("sums", start, start + _OPENING)
    if opening and opening[0][2] == "total" and not paper.numbers_within(opening[0][1], money.start):
        return "total"
    return None


_FOR_SO_MANY: Final = re.compile(r"^ cho \d+ (?:hộ|gia đình|em|người|học sinh|trường|trạm|đơn vị)(?:\s\w+){0,5}")


def _belongs(paper: Paper, gifts: list[Gift], thing: Gift, money: Gift) -> bool:
    """Tell the worth of one counted thing from a sum that may cover more: "tổng giá trị quà tặng …"."""
    between = _FOR_SO_MANY.sub("", paper.small[thing.end : money.start])
    if len(between) >= 45 or "quà" in between or _ENDED.search(between):
        return False
    others = [gift for gift in gifts if (gift is not thing and gift.amount is None) or gift.kind == "money"]
    return not any(";" not in paper.text[gift.end : thing.start] for gift in others if gift.end < thing.start)


_SPENT: Final = Rare(
    r"\s*(?:,\s|\s)?(?!và )[^,;.\d]{0,90}?\b(?:xây dựng mới|xây dựng|xây mới|xây|làm mới|làm|dựng|mua sắm|mua"
    r"|sửa chữa|sửa|xóa|lắp đặt|đầu tư)\s+(?:trên |hơn |gần |khoảng )?"
)


def without_purposes(paper: Paper, gifts: list[Gift]) -> list[Gift]:
    """Make one gift of money and the one counted thing that it is for.

    What helps to build is the thing: "giúp 15 tỷ đồng xây 300 căn nhà". Else it is the money: "trao 1 tỷ đồng xây cầu".
    """
    if len(gifts) < 2:
        return gifts
    kept: list[Gift] = []
    for index, gift in enumerate(gifts):
        last = kept[-1] if kept else None
        if last and last.kind == "money" and gift.kind == "in_kind" and gift.amount is None:
            more = gifts[index + 1].start if index + 1 < len(gifts) else None
            listed = more and paper.text[gift.end : more].strip() in (",", "và", ", trong đó có")
            spent = _SPENT.fullmatch(paper.small, last.end, gift.start)
            if spent and not listed and " và " not in spent.group():
                if _is_help(paper, last):
                    kept[-1] = gift._replace(amount=last.amount)
                continue
        kept.append(gift)
    return kept


def _is_help(paper: Paper, money: Gift) -> bool:
    """Tell whether the word that gives money is that of helping."""
    verb = paper.last_before("gifts", money.start)
    return verb is not None and money.start - verb[1] < _NEAR and paper.small[verb[0] : verb[1]] in _HELPS


_HELPS: Final = ("giúp", "giúp đỡ")
_NEAR: Final = 60
# What opens a sentence that tells of parts.
AMONG: Final = ("trong đó", "trong số đó", "trong số này")
