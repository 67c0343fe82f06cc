"""Support: each amount of money and each counted thing that one side gives to the other."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Final

from nhipcau.reading.beneficiaries import count_of, unnamed
from nhipcau.reading.draft import Support
from nhipcau.reading.localities import Mention
from nhipcau.reading.numbers import Money, count_before, monies
from nhipcau.reading.paper import Paper
from nhipcau.reading.scan import Hit
from nhipcau.reading.ties import delegation
from nhipcau.reading.vocabulary import context, either, follows

_FOR: Final = re.compile(r"\b(?:cho|tặng|giúp|tới|đến)\s+([^,.;()\d][^,.;()]{2,110})")
_TO: Final = re.compile(r"\b(?:tặng|giúp|ủng hộ|hỗ trợ|cho)\s+([^,.;()\d][^,.;()]{2,90})")
_STOP: Final = re.compile(rf"\s(?:{either('end of receiver')}|và \d+|\d[\d.,]*)\b.*$")
# A sum this near to the beginning of its sentence is what the sentence tells.
_OPENING: Final = 25
_ITEM_MORE: Final = re.compile(rf"(?:\s(?!{either('end of item')}\b)[^\W\d_]+){{0,4}}")


@dataclass(frozen=True)
class _Gift:
    """What the sentence tells of one gift; `price` is for one piece."""

    start: int
    end: int
    kind: str
    amount: int | None = None
    quantity: int | float | None = None
    item: str | None = None


def support(paper: Paper, mentions: list[Mention], givers: set[str], title_end: int) -> list[Support]:
    """Return the gifts of the body from left to right; `givers` are the keys of the parties."""
    found: list[Support] = []
    state = _State(_delegation(paper, mentions, givers), None)
    for start, end in paper.sentences_with("gifts", "sums"):
        if start < title_end:
            continue
        verbs = _verbs(paper, start, end)
        totals = [hit for hit in paper.within("sums", start, end) if hit[2] == "total"]
        if not verbs and not (totals and found):
            continue
        gifts = _gifts(paper, start, end, bool(verbs))
        if not gifts:
            continue
        status = _status(paper, start, end)
        giver = _giver(paper, mentions, start, end, givers) or state.giver
        state = _State(giver, state.receiver)
        for gift, after in zip(gifts, [*(g.start for g in gifts[1:]), end], strict=True):
            receiver = unnamed(_receiver(paper, gift, start, (after, end))) or state.receiver
            people = count_of(paper, (start, gift.start), (gift.end, after))
            state = _State(giver, receiver)
            span = paper.span(gift.start, gift.end)
            rule = f"support.{gift.kind.replace('_', '-')}"
            what = (gift.kind, gift.amount, gift.quantity, gift.item)
            found.append(Support(*what, receiver, giver, status, span, rule, people))
    return found


@dataclass(frozen=True)
class _State:
    giver: str | None
    receiver: str | None


def _verbs(paper: Paper, start: int, end: int) -> list[Hit]:
    return paper.within("gifts", start, end)


def _gifts(paper: Paper, start: int, end: int, given: bool) -> list[_Gift]:
    mixed = any(hit[2] == "none" for hit in paper.within("sums", start, end)) and not _is_plain_gift(paper, start, end)
    if (
        paper.small.find(" từ ", start, end) >= 0
        and _RAISED.search(paper.small, start, end)
        and not _is_plain_gift(paper, start, end)
    ):
        return []
    first_verb = min((hit[0] for hit in _verbs(paper, start, end)), default=start)
    gifts = _things(paper, start, end, first_verb) if given and not mixed else []
    for money in monies(paper.text, start, end, paper.numbers_within(start, end)):
        if not mixed or _is_given(paper, money.start, start):
            gifts = _place(paper, gifts, money, start, end)
    return sorted(gifts, key=_start) if len(gifts) > 1 else gifts


_start: Final = attrgetter("start")
_FAR: Final = 75


def _is_given(paper: Paper, at: int, start: int) -> bool:
    """Tell whether a verb of giving leads up to an amount in a sentence that speaks of losses, capital or trade too."""
    floor = max(start, at - _FAR)
    verbs = paper.within("gifts", floor, at)
    others = [hit[1] for hit in paper.within("sums", floor, at) if hit[2] == "none"]
    return bool(verbs) and (not others or others[-1] < verbs[-1][0] or "thiệt hại" in paper.small[others[-1] - 9 : at])


_EACH: Final = re.compile(rf"mỗi\s+(?!{either('receiver of each')})\S+(?:\s\S+)?\s+(?:trị giá|có giá trị)\s+$")
_EACH_AFTER: Final = re.compile(rf"\s+(?:cho\s+)?mỗi\s+(?!{either('receiver of each')})")
_RAISED: Final = re.compile(r"(?:tiếp nhận|nhận được|vận động|quyên góp|huy động)\b.*\btừ\b")
_PLAIN: Final = re.compile(r"(?:trao tặng|tặng|ủng hộ|trao)\s")


def _is_plain_gift(paper: Paper, start: int, end: int) -> bool:
    """Tell a sentence that gives beyond doubt from one on budgets and trade that happens to say "hỗ trợ"."""
    return bool(_PLAIN.search(paper.small, start, end))


def _things(paper: Paper, start: int, end: int, verb: int) -> list[_Gift]:
    """Return the counted things after a verb of giving, and goods named right after one without a count."""
    found: list[_Gift] = []
    for at, stop, _ in paper.within("items", start, end):
        count = count_before(paper.text, at - (paper.text[at - 1 : at] in _QUOTES))
        if count and (count[0] > verb or _is_passive(paper, stop, end)) and paper.small[at - 2 : at] != "1/":
            more = _ITEM_MORE.match(paper.text, stop, end)
            last = more.end() if more else stop
            found.append(_Gift(count[0], last, "in_kind", None, count[1], paper.text[at:last]))
        elif not count and _follows_verb(paper, at) and _is_goods(paper, at, stop):
            found.append(_Gift(at, stop, "in_kind", None, None, paper.text[at:stop]))
    return found


_QUOTES: Final = ('"', "“", "'")
_PASSIVE: Final = re.compile(r"\bdo\s[^.;]{3,60}?(?:tài trợ|trao tặng|tặng|ủng hộ|hỗ trợ)\b")


def _is_passive(paper: Paper, start: int, end: int) -> bool:
    """Tell whether the thing before `start` is given by whom the sentence names after it: "… do tỉnh bạn tài trợ"."""
    return bool(_PASSIVE.search(paper.small, start, end))


_GIVES: Final = ("tặng", "trao tặng", "trao", "ủng hộ", "đã tặng")


def _follows_verb(paper: Paper, at: int) -> bool:
    verb = paper.before("gifts", at)
    return verb is not None and paper.small[verb[0] : verb[1]] in _GIVES


def _is_goods(paper: Paper, start: int, end: int) -> bool:
    return " " in paper.small[start:end] and paper.small[start:end] not in (
        "phần quà",
        "suất quà",
        "túi quà",
        "nhà ở",
        "công trình",
    )


def _place(paper: Paper, gifts: list[_Gift], money: Money, start: int, end: int) -> list[_Gift]:
    """Put an amount where it belongs: the price or worth of a thing, a sum of the things, or a gift of its own."""
    before = [gift for gift in gifts if gift.end <= money.start and gift.kind == "in_kind"]
    mark = _mark_before(paper, money, start)
    if money.amount is None:
        return [*gifts, _Gift(money.start, money.end, "money")]
    if money.per and before and not _is_priced_by(before[-1], money.per):
        return gifts
    if money.per or mark == "each" or (before and _EACH_AFTER.match(paper.small, money.end)):
        return _priced(gifts, before[-1], money) if before else gifts
    if mark == "total":
        if before and before[-1].quantity is not None and _belongs(paper, before[-1], money):
            return [*[g for g in gifts if g is not before[-1]], replace(before[-1], amount=money.amount)]
        return [*gifts, _Gift(money.start, money.end, "total", money.amount)]
    if before and (mark == "worth" or paper.text[before[-1].end : money.start].strip() == "("):
        return [*[g for g in gifts if g is not before[-1]], replace(before[-1], amount=money.amount)]
    if mark == "worth" and not before:
        return [*gifts, _Gift(money.start, money.end, "money", money.amount)]
    return [*gifts, _Gift(money.start, money.end, "money", money.amount)]


def _is_priced_by(gift: _Gift, unit: str) -> bool:
    """Tell whether a price for each `unit` may be that of a thing: "/suất" is not the price of "50 áo ấm"."""
    return unit.split(" ")[0] in f"{gift.item} cái chiếc phần suất".lower().split()


def _priced(gifts: list[_Gift], gift: _Gift, money: Money) -> list[_Gift]:
    amount = round(gift.quantity * money.amount) if gift.quantity and money.amount else None
    return [*[g for g in gifts if g is not gift], replace(gift, amount=amount)]


def _mark_before(paper: Paper, money: Money, start: int) -> str | None:
    """Return the word of sum or worth that leads up to an amount."""
    marks = paper.within("sums", max(start, money.start - 45), money.start)
    if marks and not re.search(r"[;(]|\d", paper.text[marks[-1][1] : money.start]):
        return "each" if _EACH.search(paper.small, max(start, money.start - 40), money.start) else marks[-1][2]
    opening = paper.within("sums", start, start + _OPENING)
    if opening and opening[0][2] == "total" and not paper.numbers_within(opening[0][1], money.start):
        return "total"
    return None


def _belongs(paper: Paper, gift: _Gift, money: Money) -> bool:
    """Tell the worth of one counted thing from a sum that may cover more: "tổng giá trị quà tặng …"."""
    between = paper.small[gift.end : money.start]
    return len(between) < 45 and "quà" not in between and not re.search(r"[.;\d]", between)


_PAST: Final = re.compile(r"\bđã\b|\bvừa\b")
_PROMISED: Final = re.compile(r"\bsẽ\b|\bcam kết\b")


def _status(paper: Paper, start: int, end: int) -> str:
    if any(hit[2] == "pledged" for hit in paper.within("gifts", start, end)):
        return "pledged"
    told = [hit[2] for hit in paper.within("modality", start, end)]
    promised = "proposed!" in told or _PROMISED.search(paper.small, start, end)
    return "pledged" if promised and not _PAST.search(paper.small, start, end) else "given"


def _giver(paper: Paper, mentions: list[Mention], start: int, end: int, givers: set[str]) -> str | None:
    verb = min((hit[0] for hit in _verbs(paper, start, end)), default=end)
    first = bisect_left(mentions, start, key=lambda m: m.start)
    last = bisect_left(mentions, verb, key=lambda m: m.start)
    before = [m for m in mentions[first:last] if m.key in givers and not m.inner]
    acting = [m for m in before if not follows(paper.small[max(0, m.lead - 30) : m.lead], "there")]
    return acting[-1].name if acting else None


def _delegation(paper: Paper, mentions: list[Mention], givers: set[str]) -> str | None:
    """Return the party whose delegation the paper tells of, else the first: it gives where "đoàn" does."""
    sides = [m for m in mentions if m.key in givers and not m.inner]
    first = delegation(paper, sides) or next(iter(sides), None)
    return first.name if first else None


def _receiver(paper: Paper, gift: _Gift, start: int, ends: tuple[int, int]) -> str | None:
    """Return who gets the gift: the locality right before it, "cho …" right behind, the verb's object, "cho …" last."""
    place = paper.before("places", gift.start)
    if place and paper.text[place[0]].isupper():
        return paper.text[place[0] : place[1]]
    return (
        _named(_FOR.search(paper.text, gift.end, ends[0]))
        or _named(next(reversed(list(_TO.finditer(paper.text, start, gift.start))), None))
        or _named(_FOR.search(paper.text, gift.end, ends[1]))
    )


def _named(found: re.Match[str] | None) -> str | None:
    name = _STOP.sub("", found.group(1)).strip() if found else ""
    return name if len(name) > 2 and name.split(" ")[0] not in context("no receiver") else None
