"""Gifts that a paper tells more than once are counted once, and sums are told from the gifts that they cover."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from nhipcau.reading.draft import Support
from nhipcau.reading.layout import Range
from nhipcau.reading.paper import Paper
from nhipcau.reading.vocabulary import contains

HEADLINE, CAPTION, LEAD, TEXT = "headline", "caption", "lead", "text"
# A caption is no longer, and a lead no shorter; so many lines may stand before the lead ends.
_LONGEST_CAPTION: Final = 220
# A sum for several is told with what each receives: so many of them at most, and within so many letters.
_MOST: Final = 63
_NEAR: Final = 420


@dataclass(frozen=True)
class Told:
    """A gift, where its sentence stands and of what kind that is, and the localities named there besides the giver."""

    gift: Support
    sentence: Range
    scene: str
    places: frozenset[str]
    at: int


def scene_of(paper: Paper, sentence: Range, title_end: int, lead_end: int) -> str:
    """Tell the headline, a caption and the lead from the text."""
    start, end = sentence
    if start < title_end:
        return HEADLINE
    line_end = paper.text.find("\n", end)
    line_end = len(paper.text) if line_end < 0 else line_end
    tail = paper.small[end - 40 : min(line_end, end + 60)]
    credited = "ảnh:" in tail or "(ảnh" in tail or "ảnh " in tail[-30:]
    if end - start < _LONGEST_CAPTION and (credited or paper.text[line_end - 1 : line_end].isalnum()):
        return CAPTION
    return LEAD if start < lead_end else TEXT


def counted_once(paper: Paper, found: list[Told]) -> list[Support]:
    """Return the gifts without those told again, each sum as a total of what it covers, from left to right."""
    if not found:
        return []
    if len({told.scene for told in found}) > 1 or len(found) > 1:
        found = _headlined([told for told in found if not _is_again(paper, told, found)])
    return _summed(paper, found)


def _same(one: Support, other: Support) -> bool:
    if one.kind == "in_kind":
        return other.kind == "in_kind" and one.quantity == other.quantity and _alike(one.item, other.item)
    return other.kind != "in_kind" and one.amount_vnd is not None and one.amount_vnd == other.amount_vnd


def _alike(one: str | None, other: str | None) -> bool:
    """Tell whether two names may be of the same thing: they share a word."""
    return not set((one or "").lower().split()).isdisjoint((other or "").lower().split())


def _is_again(paper: Paper, told: Told, found: list[Told]) -> bool:
    """Tell whether a headline, a caption or a later sentence repeats what stands elsewhere; equal gifts stay apart."""
    for other in found:
        if other.sentence == told.sentence or not _same(told.gift, other.gift):
            continue
        if told.scene in (HEADLINE, CAPTION) and other.scene in (LEAD, TEXT):
            return True
        if other.at > told.at:
            continue
        if told.scene == other.scene and told.scene in (HEADLINE, CAPTION):
            return True
        if _repeats(paper, told, other):
            return True
    return False


def _repeats(paper: Paper, told: Told, other: Told) -> bool:
    """Tell whether a sentence says again what another has told: the lead, or "số tiền 5 tỷ đồng" of before."""
    if other.scene in (HEADLINE, CAPTION) or not told.places <= other.places:
        return False
    head = paper.small[told.sentence[0] : told.at]
    if contains(head, "one more"):
        return False
    return other.scene == LEAD or head.rstrip().endswith(_THE_SUM)


_THE_SUM: Final = ("số tiền", "khoản tiền", "số tiền hỗ trợ", "số tiền ủng hộ", "khoản hỗ trợ", "kinh phí hỗ trợ")


def _headlined(found: list[Told]) -> list[Told]:
    """Leave out what only the headline says where the text tells of other gifts of the kind that are not its sum."""
    body = [told.gift for told in found if told.scene != HEADLINE]
    kept: list[Told] = []
    for told in found:
        if told.scene == HEADLINE and body:
            if told.gift.kind == "in_kind" or not _covers(told.gift, body):
                continue
            told = replace(told, gift=_as_total(told.gift))
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
    return replace(gift, kind="total", rule="support.total")


def _summed(paper: Paper, found: list[Told]) -> list[Support]:
    """Make a total of an amount that is shared out after it, and money of a "total" of nothing else."""
    gifts = [told.gift for told in found]
    for index, told in enumerate(found):
        gift = told.gift
        if gift.kind == "money" and _is_shared_out(paper, found, index):
            gifts[index] = _as_total(gift)
        elif (
            gift.kind == "total"
            and len(found) == 1
            and not contains(paper.small[slice(*told.sentence)], "sum of goods")
        ):
            gifts[index] = replace(gift, kind="money", rule="support.money")
    return gifts


def _is_shared_out(paper: Paper, found: list[Told], index: int) -> bool:
    """Tell whether the amounts after one are its parts: "9 tỷ đồng cho ba tỉnh, mỗi tỉnh 3 tỷ đồng"."""
    whole, start = found[index].gift.amount_vnd, found[index].at
    rest = 0
    for told in found[index + 1 :]:
        part = told.gift.amount_vnd
        if told.at - start > _NEAR or not whole or not part or told.gift.kind != "money":
            break
        between = paper.small[start : told.at]
        if contains(between[-45:], "each of several") and whole > rest and (rest or _is_share(whole, part)):
            return (whole - rest) % part == 0
        if rest == 0 and not (contains(between, "shared out") and paper.before("places", told.at)):
            break
        rest += part
        if rest >= whole:
            return rest == whole and part != whole
    return False
