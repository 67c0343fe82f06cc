"""What a sentence gives: counted things and amounts of money, and whose price, worth or sum an amount is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Final

from nhipcau.reading.layout import Range
from nhipcau.reading.numbers import NUMBER, Money, count_before, money_at, monies
from nhipcau.reading.paper import Paper
from nhipcau.reading.scan import Hit
from nhipcau.reading.vocabulary import context, either, follows

# A sum this near to the beginning of its sentence is what the sentence tells.
_OPENING: Final = 25
_ITEM_MORE: Final = re.compile(rf"(?:\s(?!{either('end of item')}\b)[^\W\d_]+){{0,4}}")


@dataclass
class Gift:
    """What the sentence tells of one gift at [start, end) of the clean text: money, in_kind or total."""

    start: int
    end: int
    kind: str
    amount: int | None = None
    quantity: int | float | None = None
    item: str | None = None


_start: Final = attrgetter("start")


def verbs(paper: Paper, start: int, end: int) -> list[Hit]:
    """Return the words of giving in [start, end); those that only move something need one for whom it is."""
    hits = paper.within("gifts", start, end)
    if len(hits) > 1 and any(hit[2] == "present" for hit in hits):
        hits = [hit for hit in hits if hit[2] != "present"] or hits
    if hits and all(hit[2] == "moved" for hit in hits) and not _is_addressed(paper, hits[0][1], end):
        return []
    return hits


def _is_addressed(paper: Paper, verb_end: int, end: int) -> bool:
    """Tell whether what is moved is money or a counted thing, and is for somebody."""
    number = next(iter(paper.numbers_within(verb_end, end)), None)
    found = NUMBER.match(paper.text, number[0], end) if number else None
    if not found or not (money_at(paper.text, *found.span()) or paper.at("items", found.end() + 1)):
        return False
    if paper.text[verb_end + 1 : verb_end + 2].isupper() or _ADDRESSED.search(paper.small, verb_end, end):
        return True
    return any(paper.at(category, verb_end + 1) for category in ("kinds", "places", "foreign", "abbreviations"))


_ADDRESSED: Final = re.compile(r"\b(?:cho|tới|đến|giúp|tặng|lên|chia sẻ|vào (?:tài khoản|quỹ)|gửi|về|sang)\b")


def gifts_in(paper: Paper, start: int, end: int, given: list[Hit]) -> list[Gift]:
    """Return what a sentence gives, from left to right; `given` are its words of giving."""
    numbers = paper.numbers_within(start, end)
    things = _things(paper, (start, end), given) if given else []
    if not (numbers or things) and paper.small.find(" đồng", start, end) < 0:
        return []
    plain = any(paper.small.find(word, start, end) >= 0 for word in _PLAIN)
    mixed = not plain and any(hit[2] == "none" for hit in paper.within("sums", start, end))
    if not plain and _is_raised(paper, start, end):
        return []
    gifts = [] if mixed else things
    for money in monies(paper.text, start, end, numbers):
        if _is_from_above(paper, start, money.start) or (mixed and not _is_given(paper, money.start, start)):
            continue
        gifts = _place(paper, gifts, money, start)
    gifts = sorted(gifts, key=_start) if len(gifts) > 1 else gifts
    return _spent(paper, [gift for gift in gifts if not _is_souvenir(paper, gift)])


def _is_souvenir(paper: Paper, gift: Gift) -> bool:
    return gift.kind == "in_kind" and paper.small.find("lưu niệm", gift.start, gift.end + 25) >= 0


_PLAIN: Final = ("tặng ", "ủng hộ ", "trao ")
_RAISED: Final = re.compile(r"(?:tiếp nhận|nhận được|vận động|quyên góp|huy động)\b.*\btừ\s+(?:phía )?")


def _is_raised(paper: Paper, start: int, end: int) -> bool:
    """Tell money raised among people from what one locality has "từ" another."""
    if paper.small.find(" từ ", start, end) < 0:
        return False
    raised = _RAISED.search(paper.small, start, end)
    if not raised:
        return False
    return not (paper.at("kinds", raised.end()) or paper.at("places", raised.end()))


_FAR: Final = 75


def _is_given(paper: Paper, at: int, start: int) -> bool:
    """Tell whether a verb of giving leads up to an amount in a sentence that speaks of losses, capital or trade too."""
    floor = max(start, at - _FAR)
    giving = paper.within("gifts", floor, at)
    others = [hit[1] for hit in paper.within("sums", floor, at) if hit[2] == "none"]
    return bool(giving) and (
        not others or others[-1] < giving[-1][0] or "thiệt hại" in paper.small[others[-1] - 9 : at]
    )


_ABOVE: Final = re.compile(
    r"(?:trung ương|chính phủ|nhà nước|thủ tướng)\s+(?:đã |sẽ |vừa |cũng )?(?:hỗ trợ|cấp|bổ sung)\s"
)


def _is_from_above(paper: Paper, start: int, at: int) -> bool:
    """Tell money of the State ("được Trung ương hỗ trợ 500 tỷ đồng") from that of a partner."""
    floor = max(start, at - _FAR)
    if paper.small.find("hỗ trợ", floor, at) >= 0 and _ABOVE.search(paper.small, floor, at):
        return True
    state = [hit[1] for hit in paper.within("central", floor, at)]
    given = next((hit[0] for hit in paper.within("gifts", state[-1], at)), None) if state else None
    if given is None:
        return False
    return not any(paper.any_within(category, state[-1], given) for category in ("kinds", "places", "sides"))


def _things(paper: Paper, sentence: Range, given: list[Hit]) -> list[Gift]:
    """Return the counted things after a verb of giving, and goods named right after one without a count."""
    start, end = sentence
    verb = min(start if hit[2] == "present" else hit[0] for hit in given)
    found: list[Gift] = []
    for at, stop, _ in paper.within("items", start, end):
        if found and at < found[-1].end:
            continue
        count = count_before(paper.text, at - (paper.text[at - 1 : at] in _QUOTES))
        if count and paper.small[at - 2 : at] != "1/" and (count[0] > verb or _is_before(paper, stop, end)):
            if not _is_other(paper, start, count[0], found[-1].end if found else None):
                last = _item_end(paper, stop, end)
                found.append(Gift(count[0], last, "in_kind", None, count[1], paper.text[at:last]))
        elif not count and at > verb and _is_uncounted(paper, at, stop):
            found.append(Gift(at, stop, "in_kind", None, None, paper.text[at:stop]))
    return _unlisted(paper, found, end, given)


def _item_end(paper: Paper, stop: int, end: int) -> int:
    more = _ITEM_MORE.match(paper.text, stop, end)
    return more.end() if more else stop


def _is_other(paper: Paper, start: int, at: int, last: int | None) -> bool:
    """Tell what is only part of a thing that ends at `last` ("mỗi suất gồm 10 kg gạo"), or receives: "cho 3 trường"."""
    if follows(paper.small[max(start, at - 30) : at], "no count"):
        return True
    if last is None:
        return False
    between = paper.small[last:at]
    if _SIZE.fullmatch(between):
        return True
    return "gồm" in between and (between.strip(" (:,") in _CONSISTS or ("mỗi " in between and ";" not in between))


_THEN_GIVEN: Final = re.compile(
    r"(?:\s[^\W\d]+){0,4}(?:,?\s\(?(?:trị giá|với|tổng)[^,;.]{0,60}?đồng\)?,?)"
    r"\s(?:để )?(?:trao tặng|tặng|hỗ trợ|ủng hộ|giúp)\b"
)


def _is_before(paper: Paper, stop: int, end: int) -> bool:
    """Tell a thing given by a verb that follows it: "12 công trình trị giá 9 tỷ đồng tặng …", "… do tỉnh bạn giúp"."""
    return bool(_THEN_GIVEN.match(paper.small, stop, end)) or _is_passive(paper, stop, end)


# Between a work and its parts, which are not given by themselves: "một bệnh viện 100 giường", "nhà 2 tầng 8 phòng".
_SIZE: Final = re.compile(r"\s*(?:\d+\s+[^\W\d]+\s*)?")
_CONSISTS: Final = ("gồm", "bao gồm", "gồm có", "với")
_QUOTES: Final = ('"', "“", "'")
_PASSIVE: Final = re.compile(
    r"\b(?:do|từ nguồn)\s(?:[^.;]|\btp\.){3,60}?(?:tài trợ|trao tặng|tặng|ủng hộ|hỗ trợ|viện trợ|giúp)\b"
)


def _is_passive(paper: Paper, start: int, end: int) -> bool:
    """Tell whether the thing before `start` is given by whom the sentence names after it: "… do tỉnh bạn tài trợ"."""
    told = paper.small.find(" do ", start, end) >= 0 or paper.small.find("từ nguồn", start, end) >= 0
    return told and bool(_PASSIVE.search(paper.small, start, end))


_GIVES: Final = ("tặng", "trao tặng", "trao", "ủng hộ", "đã tặng")
_WORTH: Final = (" trị giá", " có giá trị", " với trị giá", " có trị giá", ", trị giá")
_DOZENS: Final = re.compile(r"hàng (?:chục|trăm|nghìn|ngàn|vạn) $")


def _is_uncounted(paper: Paper, start: int, end: int) -> bool:
    """Tell goods named right after a verb of giving, or counted only roughly: "tặng hàng trăm suất quà"."""
    rough = paper.small.find("hàng ", max(0, start - 12), start) >= 0
    dozens = _DOZENS.search(paper.small, max(0, start - 12), start) if rough else None
    if dozens:
        return paper.before("gifts", dozens.start()) is not None
    if paper.small.startswith(_WORTH, end) and paper.small[start:end] in context("bulk goods"):
        return True
    verb = paper.before("gifts", start)
    if verb is None or paper.small[verb[0] : verb[1]] not in _GIVES or paper.text[start].isupper():
        return False
    return " " in paper.small[start:end] and paper.small[start:end] not in context("present or work")


_LISTED: Final = re.compile(r"(?:[,;:]|\b(?:và|cùng|thêm|tặng|trao|ủng hộ|bạn|tỉnh|huyện|trường|xã|thành phố))\s*$")
_NAMED: Final = re.compile(rf"\s+[\"“]?(?!{either('no thing')}\b)[^\W\d_A-Z]{{2,}}")


def _unlisted(paper: Paper, found: list[Gift], end: int, given: list[Hit]) -> list[Gift]:
    """Add the counted things that no list names, where a verb can only mean a gift: "tặng 50 gốc hoa ban"."""
    if not paper.numbers_within(given[0][1], end):
        return found
    clear = next((hit[1] for hit in given if paper.small[hit[0] : hit[1]] in context("clear gift")), None)
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


_COSTS: Final = re.compile(
    r"\s*(?:\(|,?\s(?:với )?kinh phí (?:xây dựng |đầu tư |thực hiện )?(?:là |trên |hơn |gần |khoảng )?)\s*"
)
_PRIZE: Final = re.compile(r"\b(?:mỗi giải|giải (?:nhất|nhì|ba|thưởng|khuyến khích))\b")


def _place(paper: Paper, gifts: list[Gift], money: Money, start: int) -> list[Gift]:
    """Put an amount where it belongs: the price or worth of a thing, a sum of the things, or a gift of its own."""
    at = max((i for i, gift in enumerate(gifts) if gift.end <= money.start and gift.kind == "in_kind"), default=-1)
    thing = gifts[at] if at >= 0 else None
    alone = Gift(money.start, money.end, "money", money.amount)
    if _PRIZE.search(paper.small, max(start, money.start - 30), money.start):
        return gifts
    if _is_told_twice(paper, gifts, money):
        return [*gifts[:-1], replace(gifts[-1], amount=gifts[-1].amount or money.amount)]
    mark = _mark_before(paper, money, start, thing)
    if money.amount is None:
        return gifts if thing and mark else [*gifts, alone]
    if thing and _tells_parts(paper, thing, money):
        return gifts
    each = mark == "each" or (thing is not None and bool(_EACH_AFTER.match(paper.small, money.end)))
    if money.per or each:
        return _with_price(gifts, at, money, alone)
    if mark == "cost":
        return _costing(paper, gifts, at, alone, start)
    if mark == "total":
        if thing and thing.quantity is not None and _belongs(paper, gifts, thing, money):
            return _put(gifts, at, replace(thing, amount=money.amount))
        return [*gifts, replace(alone, kind="total")]
    if thing and (mark == "worth" or _COSTS.fullmatch(paper.small, thing.end, money.start)):
        return _put(gifts, at, replace(thing, amount=money.amount))
    return [*gifts, alone]


def _costing(paper: Paper, gifts: list[Gift], at: int, alone: Gift, start: int) -> list[Gift]:
    """Take what a work costs as the worth of the thing given before it, or as given where that is told behind it."""
    if at >= 0 and gifts[at].amount is None:
        return _put(gifts, at, replace(gifts[at], amount=alone.amount))
    end = paper.sentence_at(alone.start)[1]
    if paper.small.find("đồng", alone.end, end) >= 0:
        return gifts
    given = _is_passive(paper, alone.end, end) or _is_passive(paper, start, alone.start)
    return [*gifts, alone] if given else gifts


def _put(gifts: list[Gift], at: int, gift: Gift) -> list[Gift]:
    return [*gifts[:at], gift, *gifts[at + 1 :]]


_PER_ONE: Final = re.compile(
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
    return _put(gifts, at, replace(thing, amount=amount))


_IN_BRACKET: Final = re.compile(
    r"\s*[(,]?\s*(?:tương đương|tức|bằng chữ|quy đổi|quy ra)?:?\s*(?:với |khoảng |hơn |gần )*$"
)


def _is_told_twice(paper: Paper, gifts: list[Gift], money: Money) -> bool:
    """Tell whether an amount only says the one before it again: in words, or in another currency."""
    last = gifts[-1] if gifts else None
    if not last or last.kind != "money" or not last.end < money.start < last.end + 30:
        return False
    between = paper.small[last.end : money.start]
    again = between.strip() == "(" or "tương đương" in between or "bằng chữ" in between
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


_EACH: Final = re.compile(rf"mỗi\s+(?!{either('receiver of each')})\S+(?:\s\S+)?\s+(?:trị giá|có giá trị)\s+$")
_EACH_ONE: Final = re.compile(r"mỗi\s+(\w+)(?:\s\w+)?(?:\s+(?:trị giá|giá trị|có giá trị|là|được|giá))?\s+$")
_EACH_AFTER: Final = re.compile(rf"\s+(?:cho\s+)?mỗi\s+(?!{either('receiver of each')})")


def _mark_before(paper: Paper, money: Money, start: int, thing: Gift | None) -> str | None:
    """Return the word of sum or worth that leads up to an amount."""
    if thing and paper.small.find("mỗi", thing.end, money.start) >= 0:
        each = _EACH_ONE.search(paper.small, thing.end, money.start)
        if each and _is_priced_by(thing, each[1]):
            return "each"
    marks = [hit for hit in paper.within("sums", max(start, money.start - 45), money.start) if hit[2] != "parts"]
    if marks and not re.search(r"[;(]|\d", paper.text[marks[-1][1] : money.start]):
        return "each" if _EACH.search(paper.small, max(start, money.start - 40), money.start) else marks[-1][2]
    opening = paper.within("sums", start, start + _OPENING)
    if opening and opening[0][2] == "total" and not paper.numbers_within(opening[0][1], money.start):
        return "total"
    return None


def _belongs(paper: Paper, gifts: list[Gift], thing: Gift, money: Money) -> bool:
    """Tell the worth of one counted thing from a sum that may cover more: "tổng giá trị quà tặng …"."""
    between = paper.small[thing.end : money.start]
    if len(between) >= 45 or "quà" in between or re.search(r"[.;\d]", between):
        return False
    others = [gift for gift in gifts if (gift is not thing and gift.amount is None) or gift.kind == "money"]
    return not any(";" not in paper.text[gift.end : thing.start] for gift in others if gift.end < thing.start)


_SPENT: Final = re.compile(
    r"\s*(?:,\s|\s)?(?!và )[^,;.\d]{0,90}?\b(?:xây dựng mới|xây dựng|xây mới|xây|làm mới|làm|dựng|mua sắm|mua"
    r"|sửa chữa|sửa|xóa|lắp đặt)\s+(?:trên |hơn |gần |khoảng )?"
)


def _spent(paper: Paper, gifts: list[Gift]) -> list[Gift]:
    """Make one gift of money and the one counted thing that it is for: "15 tỷ đồng xây 300 căn nhà"."""
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
                kept[-1] = replace(gift, amount=last.amount)
                continue
        kept.append(gift)
    return kept


_SHARE: Final = re.compile(
    r"(?:mỗi\s+\w+(?:\s\w+)?(?:,\s\w+(?:\s\w+)?)?)(?:\s+(?:được|sẽ|đã))*(?:\s+(?:hỗ trợ|nhận|là))?\s+$"
)


_AMONG: Final = ("trong đó", "trong số đó", "trong số này")
# What those who receive put in themselves.
_OWN: Final = re.compile(r"\b(?:ngân sách|vốn|nhân dân|người dân|đối ứng|gia đình|vay)\b")


def shares_in(paper: Paper, start: int, end: int) -> list[Gift]:
    """Return what each one of several receives, where no verb tells it: "Trong đó, Yên Bái 2 tỷ đồng"."""
    found: list[Gift] = []
    among = paper.small.startswith(_AMONG, start)
    for money in monies(paper.text, start, end, paper.numbers_within(start, end)):
        if among and not _OWN.search(paper.small, max(start, money.start - 40), money.start):
            found.append(Gift(money.start, money.end, "money", money.amount))
            continue
        place = paper.before("places", money.start)
        named = place is not None and paper.text[place[0]].isupper()
        if named or _SHARE.search(paper.small, max(start, money.start - 40), money.start):
            found.append(Gift(money.start, money.end, "money", money.amount))
    return found
