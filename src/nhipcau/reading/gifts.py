"""What a sentence gives: counted things and amounts of money."""

from __future__ import annotations

from operator import attrgetter
from typing import Final

from nhipcau.reading.numbers import NUMBER, money_at, monies
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare
from nhipcau.reading.scan import Hit
from nhipcau.reading.things import Gift, things_in
from nhipcau.reading.vocabulary import either
from nhipcau.reading.worth import AMONG, placed, without_purposes

_start: Final = attrgetter("start")


def verbs(paper: Paper, start: int, end: int) -> list[Hit]:
    """Return the words of giving in [start, end); those that only move something need one for whom it is."""
    hits = paper.within("gifts", start, end)
    if len(hits) > 1 and any(hit[2] == "present" for hit in hits):
        hits = [hit for hit in hits if hit[2] != "present"] or hits
    moved = bool(hits) and all(hit[2] == "moved" for hit in hits)
    return [] if moved and not _is_addressed(paper, hits[0][1], end) else hits


def _is_addressed(paper: Paper, verb_end: int, end: int) -> bool:
    """Tell whether what is moved is money or a counted thing, and is for somebody."""
    number = next(iter(paper.numbers_within(verb_end, end)), None)
    found = NUMBER.match(paper.text, number[0], end) if number else None
    if not found or not (money_at(paper.text, *found.span()) or paper.at("items", found.end() + 1)):
        return False
    if _TRADED.search(paper.small, verb_end, end):
        return False
    if paper.small.startswith(_TO_ALL, verb_end) or paper.text[verb_end + 1 : verb_end + 2].isupper():
        return True
    if _ADDRESSED.search(paper.small, verb_end, end):
        return True
    return any(paper.at(category, verb_end + 1) for category in ("kinds", "places", "foreign", "abbreviations"))


_TO_ALL: Final = (" quỹ ", " lại mỗi ", " mỗi ", " các ", " hai ", " ba ")
_TRADED: Final = Rare(rf"\b{either('commerce')}\b")
_ADDRESSED: Final = Rare(r"\b(?:cho|tới|đến|giúp|tặng|lên|chia sẻ|vào (?:tài khoản|quỹ)|gửi|về|sang)\b")


def gifts_in(paper: Paper, start: int, end: int, given: list[Hit]) -> list[Gift]:
    """Return what a sentence gives, from left to right; `given` are its words of giving."""
    numbers = paper.numbers_within(start, end)
    things = things_in(paper, (start, end), given) if given else []
    if not (numbers or things) and paper.small.find(" đồng", start, end) < 0:
        return []
    plain = any(paper.small.find(word, start, end) >= 0 for word in _PLAIN)
    mixed = not plain and any(hit[2] == "none" for hit in paper.within("sums", start, end))
    if not plain and _is_raised(paper, start, end):
        return []
    gifts = [] if mixed else [thing for thing in things if not _is_from_above(paper, start, thing.start)]
    for money in monies(paper.text, start, end, numbers):
        if _is_from_above(paper, start, money.start) or (mixed and not _is_given(paper, money.start, start)):
            continue
        if plain and _is_earned(paper, start, money.start):
            continue
        gifts = placed(paper, gifts, money, start)
    gifts = sorted(gifts, key=_start) if len(gifts) > 1 else gifts
    return without_purposes(paper, [gift for gift in gifts if not _is_souvenir(paper, gift)])


_SOUVENIRS: Final = ("lưu niệm", "làm kỷ niệm", "làm kỉ niệm")


def _is_souvenir(paper: Paper, gift: Gift) -> bool:
    kept = any(paper.small.find(word, gift.start, gift.end + 25) >= 0 for word in _SOUVENIRS)
    return gift.kind == "in_kind" and kept


_PLAIN: Final = ("tặng ", "ủng hộ ", "trao ")
_RAISED: Final = Rare(r"(?:tiếp nhận|nhận được|vận động|quyên góp|huy động)\b.*\btừ\s+(?:phía )?")


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


def _is_earned(paper: Paper, start: int, at: int) -> bool:
    """Tell an amount right behind a word of trade or capital, in a sentence that tells of gifts too."""
    marks = [hit for hit in paper.within("sums", max(start, at - _NEAR), at) if hit[2] == "none"]
    if not marks or paper.small.startswith("thiệt hại", marks[-1][0]):
        return False
    return not paper.any_within("gifts", marks[-1][1], at)


_NEAR: Final = 30
_ABOVE: Final = Rare(r"(?:trung ương|chính phủ|nhà nước|thủ tướng)\s+(?:đã |sẽ |vừa |cũng )?(?:hỗ trợ|cấp|bổ sung)\s")


def _is_from_above(paper: Paper, start: int, at: int) -> bool:
    """Tell money of the State ("được Trung ương hỗ trợ 500 tỷ đồng") from that of a partner."""
    floor = max(start, at - _FAR)
    gives = paper.small.find("hỗ trợ", floor, at) >= 0 or paper.small.find(" cấp ", floor, at) >= 0
    if gives and _ABOVE.search(paper.small, floor, at):
        return True
    state = [hit[1] for hit in paper.within("central", floor, at)]
    given = next((hit[0] for hit in paper.within("gifts", state[-1], at)), None) if state else None
    if given is None:
        return False
    return not any(paper.any_within(category, state[-1], given) for category in ("kinds", "places", "sides"))


_SHARE: Final = Rare(
    r"(?:mỗi\s+\w+(?:\s\w+)?(?:,\s\w+(?:\s\w+)?)?)(?:\s+(?:được|sẽ|đã))*(?:\s+(?:hỗ trợ|nhận|là))?\s+$"
)


# What those who receive put in themselves.
_OWN: Final = Rare(r"\b(?:ngân sách|vốn|nhân dân|người dân|đối ứng|gia đình|vay)\b")


def shares_in(paper: Paper, start: int, end: int) -> list[Gift]:
    """Return what each one of several receives, where no verb tells it: "Trong đó, Yên Bái 2 tỷ đồng"."""
    found: list[Gift] = []
    among = paper.small.startswith(AMONG, start)
    for money in monies(paper.text, start, end, paper.numbers_within(start, end)):
        if among and not _OWN.search(paper.small, max(start, money.start - 40), money.start):
            found.append(Gift(money.start, money.end, "money", money.amount))
            continue
        place = paper.before("places", money.start)
        named = place is not None and paper.text[place[0]].isupper()
        if named or _SHARE.search(paper.small, max(start, money.start - 40), money.start):
            found.append(Gift(money.start, money.end, "money", money.amount))
    return found
