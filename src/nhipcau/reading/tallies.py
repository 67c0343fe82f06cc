"""Gifts that a paper tells more than once are counted once, and sums are told from the gifts that they cover."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from nhipcau.reading.draft import Support
from nhipcau.reading.finds import any_of
from nhipcau.reading.layout import Range
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare
from nhipcau.reading.vocabulary import contains

HEADLINE: Final = "headline"
CAPTION: Final = "caption"
LEAD: Final = "lead"
TEXT: Final = "text"
# A caption is no longer, and a lead no shorter; so many lines may stand before the lead ends.
_LONGEST_CAPTION: Final = 220
# A sum for several is told with what each receives: so many of them at most, and within so many letters.
_MOST: Final = 63
# With so many tellings of one amount another is compared, by so many letters before it.
_ENOUGH: Final = 8
_HEAD: Final = 150
_NEAR: Final = 420


class Told(NamedTuple):
    """A gift, where its sentence stands and of what kind that is, and the localities named there besides the giver."""

    gift: Support
    sentence: Range
    scene: str
    places: frozenset[str]
    at: int
    words: str


def scene_of(paper: Paper, sentence: Range, title_end: int, lead_end: int) -> str:
    """Tell the headline, a caption and the lead from the text."""
    start, end = sentence
    if start < title_end:
        return HEADLINE
    line_end = paper.text.find("\n", end, end + _LONGEST_CAPTION)
    goes_on = line_end < 0 and len(paper.text) > end + _LONGEST_CAPTION
    line_end = min(len(paper.text), end + _LONGEST_CAPTION) if line_end < 0 else line_end
    tail = paper.small[max(start, end - 40) : min(line_end, end + 60)]
    credited = "ảnh:" in tail or "(ảnh" in tail or "ảnh -" in tail
    bare = not goes_on and paper.text[line_end - 1 : line_end].isalnum() and paper.text[start].isupper()
    if end - start < _LONGEST_CAPTION and (credited or bare):
        return CAPTION
    return LEAD if start < lead_end else TEXT


def counted_once(paper: Paper, found: list[Told]) -> list[Support]:
    """Return the gifts without those told again, each sum as a total of what it covers, from left to right."""
    if not found:
        return []
    if len(found) > 1:
        equal: dict[tuple[str, object], list[Told]] = {}
        for told in found:
            others = equal.setdefault(_value(told), [])
            if len(others) < _ENOUGH:
                others.append(told)
        found = _headlined([told for told in found if not _is_again(paper, told, equal[_value(told)])])
    return _summed(paper, found)


def _value(told: Told) -> tuple[str, object]:
    """Return how much is given, as what two tellings of one gift share."""
    gift = told.gift
    if gift.kind == "in_kind":
        return "in_kind", gift.quantity
    return "money", told.words if gift.amount_vnd is None else gift.amount_vnd


def _alike(one: Support, other: Support) -> bool:
    """Tell whether two gifts of so much may be of the same thing: they share a word."""
    if one.kind != "in_kind":
        return True
    return not set((one.item or "").lower().split()).isdisjoint((other.item or "").lower().split())


def _is_again(paper: Paper, told: Told, equal: list[Told]) -> bool:
    """Tell whether a headline, a caption or a later sentence repeats what stands elsewhere; equal gifts stay apart."""
    for other in equal:
        if other.sentence == told.sentence or not _alike(told.gift, other.gift):
            continue
        if told.scene in (HEADLINE, CAPTION) and other.scene in (LEAD, TEXT):
            return True
        if other.at > told.at:
            continue
        if told.scene == other.scene and told.scene in (HEADLINE, CAPTION) and told.places == other.places:
            return True
        if _repeats(paper, told, other):
            return True
    return False


def _repeats(paper: Paper, told: Told, other: Told) -> bool:
    """Tell whether a sentence says again what another has told: the lead, or "số tiền 5 tỷ đồng" of before."""
    if other.scene in (HEADLINE, CAPTION) or not told.places <= other.places:
        return False
    head = paper.small[max(told.sentence[0], told.at - _HEAD) : told.at]
    if contains(head, "one more"):
        return False
    if head.rstrip().endswith(_THE_SUM):
        return True
    return other.scene == LEAD and "\n" in paper.text[other.at : told.at] and _may_be_one(told.gift, other.gift)


# So much money is hardly given twice in one paper to the same locality.
_LARGE: Final = 100_000_000


def _may_be_one(one: Support, other: Support) -> bool:
    """Tell whether a gift may be that of the lead: a large sum, or what nobody else is said to receive."""
    if one.kind != "in_kind" and (one.amount_vnd or 0) >= _LARGE:
        return True
    mine, its = (set((gift.receiver or "").lower().split()) for gift in (one, other))
    return mine <= its or its <= mine


_THE_SUM: Final = ("số tiền", "khoản tiền", "số tiền hỗ trợ", "số tiền ủng hộ", "khoản hỗ trợ", "kinh phí hỗ trợ")


def _headlined(found: list[Told]) -> list[Told]:
    """Leave out what only the headline says where the text tells of other gifts of the kind that are not its sum."""
    body = [told.gift for told in found if told.scene != HEADLINE]
    kept: list[Told] = []
    for told in found:
        if told.scene == HEADLINE and body:
            if told.gift.kind == "in_kind" or not _covers(told.gift, body):
                continue
            told = told._replace(gift=_as_total(told.gift))
        kept.append(told)
    return kept


def _covers(total: Support, parts: list[Support]) -> bool:
    amounts = [part.amount_vnd for part in parts if part.amount_vnd and part.kind == "money"]
    if not total.amount_vnd or not amounts:
        return False
    return sum(amounts) == total.amount_vnd or _is_share(total.amount_vnd, amounts[0])


def _is_share(whole: int, part: int) -> bool:
    return part < whole <= part * _MOST and whole % part == 0


def _as_total(gift: Support) -> Support:
    return gift._replace(kind="total", rule="support.total")


def _summed(paper: Paper, found: list[Told]) -> list[Support]:
    """Make a total of an amount that covers others after it, and money of a "total" of nothing else."""
    gifts = [told.gift for told in found]
    if len(gifts) == 1:
        only = gifts[0]
        goods = only.kind != "total" or contains(paper.small[slice(*found[0].sentence)], "sum of goods")
        return gifts if goods else [only._replace(kind="money", rule="support.money")]
    parts: set[int] = set()
    for index, gift in enumerate(gifts):
        count = _shared_out(paper, found, index) if gift.kind != "in_kind" else 0
        if count:
            parts.update(range(index + 1, index + 1 + count))
        if count or (gift.kind == "money" and _is_listed_below(paper, found, index)):
            gifts[index] = _as_total(gift)
    whole = next((i for i, gift in enumerate(gifts) if gift.kind == "money"), None)
    if whole is None or whole in parts or not _is_for_several(paper, found[whole]):
        return gifts
    if _sums_up(gifts, whole, parts):
        gifts[whole] = _as_total(gifts[whole])
    return gifts


_WORKS: Final = Rare(r"\b(?:công trình|dự án|hạng mục|phần việc)\b")
_MAY_LIST: Final = ("gồm", "trong đó", "trong số này", "trong số đó", "cụ thể")
_LISTED: Final = Rare(rf"\b(?:{'|'.join(_MAY_LIST)})\b")


def _is_listed_below(paper: Paper, found: list[Told], index: int) -> bool:
    """Tell whether an amount is for works listed after it with what each costs, or is the sum of its sentence."""
    whole = found[index]
    listed = any_of(paper.small, _MAY_LIST, whole.at, whole.at + _HEAD)
    if index + 2 >= len(found) or not whole.gift.amount_vnd or not listed:
        return False
    if not _LISTED.search(paper.small, whole.at, whole.at + _HEAD):
        return False
    near = [told for told in found[index + 1 :] if told.at - whole.at < _NEAR and told.scene == whole.scene]
    costs = [told.gift.amount_vnd for told in near if told.gift.amount_vnd]
    if len(costs) > 1 and sum(costs) <= whole.gift.amount_vnd and _WORKS.search(paper.small, whole.at, near[0].at):
        return True
    same = [told.gift.amount_vnd for told in near if told.sentence == whole.sentence]
    return len(same) > 1 and None not in same and sum(filter(None, same)) == whole.gift.amount_vnd


_UNIT: Final = re.compile(r"\s(?:tỉnh|địa phương|thành phố|huyện|quận|xã|phường|nơi)\b")
_SEVERAL: Final = ("các", "những", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", *"0123456789")


def _is_for_several(paper: Paper, told: Told) -> bool:
    start, end = told.sentence
    units = (unit.start() for unit in _UNIT.finditer(paper.small, start, end))
    return any(paper.small.endswith(_SEVERAL, start, at) for at in units) and paper.before("places", told.at) is None


def _sums_up(gifts: list[Support], whole: int, parts: set[int]) -> bool:
    """Tell whether an amount is the sum of all that the paper tells after it, but for the `parts` of these."""
    rest = [gift.amount_vnd for i, gift in enumerate(gifts) if i > whole and i not in parts and gift.kind != "in_kind"]
    return len(rest) > 1 and None not in rest and sum(filter(None, rest)) == gifts[whole].amount_vnd


def _shared_out(paper: Paper, found: list[Told], index: int) -> int:
    """Return how many amounts after one are its parts: "9 tỷ đồng cho ba tỉnh, mỗi tỉnh 3 tỷ đồng"."""
    whole, start = found[index].gift.amount_vnd, found[index].at
    rest = 0
    for count, told in enumerate(found[index + 1 :], 1):
        part = told.gift.amount_vnd
        if told.at - start > _NEAR or not whole or not part or told.gift.kind != "money":
            break
        between = paper.small[start : told.at]
        if contains(between[-45:], "each of several") and whole > rest and (rest or _is_share(whole, part)):
            return count if (whole - rest) % part == 0 else 0
        at = told.at - paper.text.startswith("(", told.at - 1)
        if rest == 0 and not (contains(between, "shared out") and paper.before("places", at)):
            break
        rest += part
        if rest >= whole:
            return count if rest == whole and part != whole else 0
    return 0
