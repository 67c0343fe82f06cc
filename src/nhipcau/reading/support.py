"""Support: each amount of money and each counted thing that one side gives to the other."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from nhipcau.reading.beneficiaries import count_of, unnamed
from nhipcau.reading.draft import Span, Support
from nhipcau.reading.gifts import gifts_in, shares_in, verbs
from nhipcau.reading.giving import another, delegated, giver_of, receiver_of, sides_of, taker_of
from nhipcau.reading.layout import Range
from nhipcau.reading.mention import Mention, between
from nhipcau.reading.paper import Paper, first_from
from nhipcau.reading.pledges import ASKED, status_of
from nhipcau.reading.scan import Hit
from nhipcau.reading.tallies import Told, counted_once, scene_of
from nhipcau.reading.things import Gift

_SCHOLARSHIPS: Final = ("suất học bổng", "học bổng")
_made: Final = tuple.__new__  # what Support(…) calls in the end
_GRANTS: Final = ("dành ", "cấp ", "thêm ", "bố trí ", "duy trì ", "từ ", "khoảng ")


def given(paper: Paper, found: list[Support]) -> list[Span]:
    """Return where gifts stand that are nothing else: scholarships promised for studies are a commitment as well."""
    return [gift.span for gift in found if not _is_for_studies(paper, gift)]


def _is_for_studies(paper: Paper, gift: Support) -> bool:
    if gift.status != "pledged" or gift.item is None or not gift.item.startswith(_SCHOLARSHIPS):
        return False
    return paper.small.endswith(_GRANTS, 0, paper.clean_range(gift.span)[0])


def support(paper: Paper, mentions: list[Mention], givers: set[str], title_end: int) -> list[Support]:
    """Return the gifts of the body from left to right; `givers` are the keys of the parties."""
    found: list[Told] = []
    sides: list[Mention] = []
    lead_end = 0
    giver: str | None = None
    receiver: str | None = None
    for sentence, listed in _told_of_gifts(paper):
        start, end = sentence
        given = verbs(paper, start, end) or ([_LISTED] if listed else [])
        told = bool(found) and start - found[-1].at < _SOON
        gifts = _gifts(paper, sentence, given, told)
        if not gifts:
            continue
        if not found:
            sides, lead_end = sides_of(mentions, givers), _lead_end(paper, title_end)
            giver = delegated(paper, sides)
        scene = scene_of(paper, sentence, title_end, lead_end)
        as_before = found[-1].gift.status if found and not given else None
        before: Gift | None = None
        part = (-1, -1)
        acting: str | None = None
        for gift, after in zip(gifts, [*(g.start for g in gifts[1:]), end], strict=True):
            clause = _clause(paper, gift, sentence)
            status = as_before or status_of(paper, (gift.start, gift.end), clause, sentence)
            if status == ASKED:
                continue
            if clause != part:
                part, acting = clause, giver_of(paper, sides, clause, None)
                giver = acting or giver
            linked = before is not None and not paper.any_within("gifts", before.end, gift.start)
            same = receiver if before and linked and before.start >= clause[0] else None
            told_there, people = _receivers(paper, mentions, gift, clause, min(after, clause[1]), same)
            if giver and told_there and not acting and giver in told_there:
                giver = another(sides, giver)
            receiver, before = told_there or receiver, gift
            what = (gift.kind, gift.amount, gift.quantity, gift.item, receiver, giver)
            rule = f"support.{gift.kind.replace('_', '-')}"
            one = _made(Support, (*what, status, paper.span(gift.start, gift.end), rule, people))
            others = _named_there(mentions, start, end, giver)
            found.append(Told(one, sentence, scene, others, gift.start, paper.text[gift.start : gift.end]))
    return counted_once(paper, found)


def _clause(paper: Paper, gift: Gift, sentence: Range) -> Range:
    """Return the part between semicolons that holds a gift, where it has a word of giving of its own."""
    start, end = sentence
    first = paper.text.rfind(";", start, gift.start) + 1
    last = paper.text.find(";", gift.end, end)
    part = (first or start, end if last < 0 else last)
    return part if part != sentence and paper.any_within("gifts", *part) else sentence


def _receivers(
    paper: Paper, mentions: list[Mention], gift: Gift, clause: Range, after: int, same: str | None
) -> tuple[str | None, int | None]:
    """Return who receives a gift, not by the name of a person, and how many people that are, as far as told nearby."""
    first, last = max(clause[0], gift.start - _WIDE), min(clause[1], gift.end + _WIDE)
    taker = taker_of(paper, mentions, first, last)
    receiver = taker or receiver_of(paper, gift, mentions, first, (min(after, last), last), same)
    return unnamed(receiver), count_of(paper, (first, gift.start), (gift.end, min(after, last)))


# What stands for the word of giving that opens a list, before the items of which it does not stand.
_LISTED: Final[Hit] = (-1, 0, "given")
_BULLETS: Final = ("-", "–", "+", "•", "*")
_MOST_LISTED: Final = 30


def _told_of_gifts(paper: Paper) -> list[tuple[Range, bool]]:
    """Return the sentences that may tell of gifts, and the items of lists that such a one opens with a colon."""
    found: list[tuple[Range, bool]] = []
    after = 0
    for sentence in paper.layout.sentences:
        start, end = sentence
        if start < after or not (paper.any_within("gifts", start, end) or paper.any_within("sums", start, end)):
            continue
        if _may_count(paper, start, end):
            found.append((sentence, False))
        if paper.text[end - 1] == ":" and verbs(paper, start, end):
            for item in _items_below(paper, end):
                after = item[1]
                found.append((item, True))
    return found


def _may_count(paper: Paper, start: int, end: int) -> bool:
    """Tell whether anything in a sentence can be an amount or a thing, which is quicker to see than that none is."""
    if paper.number_starts[first_from(paper.number_starts, start)] < end or paper.any_within("items", start, end):
        return True
    return paper.small.find(" đồng", start, end) >= 0


def _items_below(paper: Paper, end: int) -> list[Range]:
    """Return the sentences right below `end` that begin with a bullet."""
    first = first_from(paper.sentence_starts, end)
    near = paper.layout.sentences[first : first + _MOST_LISTED]
    return list(takewhile(lambda item: paper.text.startswith(_BULLETS, item[0]), near))


def _gifts(paper: Paper, sentence: Range, given: list[Hit], told: bool) -> list[Gift]:
    """Return the gifts of a sentence: with a word of giving, or one that sums up or shares out what was `told`."""
    start, end = sentence
    if paper.small[start : start + 12].startswith(_OF_EACH) and _says_of_each(paper, start):
        return []  # tells of what things are that were given before
    if given:
        return gifts_in(paper, start, end, given)
    sums = paper.within("sums", start, end) if told else []
    if any(hit[2] == "total" for hit in sums):
        return gifts_in(paper, start, end, given)
    if any(hit[2] == "parts" for hit in sums) and not any(hit[2] == "none" for hit in sums):
        return shares_in(paper, start, end)
    return []


_OF_EACH: Final = ("mỗi ", "trị giá mỗi ", "giá trị mỗi ")


def _says_of_each(paper: Paper, start: int) -> bool:
    """Tell whether a sentence begins with what is true of each thing: "Mỗi suất quà …"."""
    heads = [head for head in _OF_EACH if paper.small.startswith(head, start)]
    return any(paper.at("items", start + len(head)) for head in heads)


# So soon after a gift a sum or its shares still belong to it.
_SOON: Final = 700
# So far from a gift those who receive it are looked for.
_WIDE: Final = 500
# The lead ends with the second line after the headline.
_LEAD_LINES: Final = 2


def _lead_end(paper: Paper, title_end: int) -> int:
    lines = [end for start, end in paper.layout.lines if start >= title_end][:_LEAD_LINES]
    return lines[-1] if lines else title_end


def _named_there(mentions: list[Mention], start: int, end: int, giver: str | None) -> frozenset[str]:
    return frozenset(one.key for one in between(mentions, start, end) if one.name != giver)
