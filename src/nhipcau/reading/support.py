"""Support: each amount of money and each counted thing that one side gives to the other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from nhipcau.reading.beneficiaries import count_of, unnamed
from nhipcau.reading.draft import Support
from nhipcau.reading.gifts import Gift, gifts_in, shares_in, verbs
from nhipcau.reading.giving import delegated, giver_of, receiver_of, sides_of, taker_of
from nhipcau.reading.layout import Range
from nhipcau.reading.localities import Mention
from nhipcau.reading.paper import Paper
from nhipcau.reading.scan import Hit
from nhipcau.reading.tallies import Told, counted_once, scene_of


def support(paper: Paper, mentions: list[Mention], givers: set[str], title_end: int) -> list[Support]:
    """Return the gifts of the body from left to right; `givers` are the keys of the parties."""
    found: list[Told] = []
    sides = sides_of(mentions, givers)
    state = _State(delegated(paper, sides), None)
    lead_end = _lead_end(paper, title_end)
    for sentence, listed in _told_of_gifts(paper):
        start, end = sentence
        given = verbs(paper, start, end) or ([_LISTED] if listed else [])
        gifts = _gifts(paper, sentence, given, bool(found) and start - found[-1].at < _SOON)
        if not gifts:
            continue
        status = _status(paper, start, end) if given or not found else found[-1].gift.status
        giver = giver_of(paper, sides, sentence, state.giver)
        scene = scene_of(paper, sentence, title_end, lead_end)
        others = _named_there(mentions, start, end, giver)
        taker = taker_of(paper, mentions, start, end)
        for gift, after in zip(gifts, [*(g.start for g in gifts[1:]), end], strict=True):
            near = max(start, gift.start - _WIDE), min(end, gift.end + _WIDE)
            receiver = taker or receiver_of(paper, gift, mentions, near[0], (after, near[1]))
            receiver = unnamed(receiver) or state.receiver
            people = count_of(paper, (near[0], gift.start), (gift.end, min(after, near[1])))
            state = _State(giver, receiver)
            span = paper.span(gift.start, gift.end)
            rule = f"support.{gift.kind.replace('_', '-')}"
            what = (gift.kind, gift.amount, gift.quantity, gift.item)
            one = Support(*what, receiver, giver, status, span, rule, people)
            words = paper.text[gift.start : gift.end]
            found.append(Told(one, sentence, scene, others, gift.start, words))
    return counted_once(paper, found)


# What stands for the word of giving that opens a list, before the items of which it does not stand.
_LISTED: Final[Hit] = (-1, 0, "given")
_BULLETS: Final = ("-", "–", "+", "•", "*")
_MOST_LISTED: Final = 30


def _told_of_gifts(paper: Paper) -> Iterator[tuple[Range, bool]]:
    """Yield the sentences that may tell of gifts, and the items of lists that such a one opens with a colon."""
    after = 0
    for start, end in paper.sentences_with("gifts", "sums"):
        if start < after:
            continue
        yield (start, end), False
        if paper.text[end - 1] == ":" and verbs(paper, start, end):
            for item in _items_below(paper, end):
                after = item[1]
                yield item, True


def _items_below(paper: Paper, end: int) -> Iterator[Range]:
    sentences = paper.layout.sentences
    first = bisect_left(paper.sentence_starts, end)
    for start, stop in sentences[first : first + _MOST_LISTED]:
        if not paper.text.startswith(_BULLETS, start):
            break
        yield start, stop


@dataclass(frozen=True)
class _State:
    giver: str | None
    receiver: str | None


def _gifts(paper: Paper, sentence: Range, given: list[Hit], told: bool) -> list[Gift]:
    """Return the gifts of a sentence: with a word of giving, or one that sums up or shares out what was `told`."""
    start, end = sentence
    of_each = next((start + len(head) for head in _OF_EACH if paper.small.startswith(head, start)), None)
    if of_each and paper.at("items", of_each):
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
    first = bisect_left(mentions, start, key=lambda m: m.start)
    last = bisect_left(mentions, end, key=lambda m: m.start)
    return frozenset(one.key for one in mentions[first:last] if one.name != giver)


_PAST: Final = re.compile(r"\bđã\b|\bvừa\b")
_PROMISED: Final = re.compile(r"\bsẽ\b|\bcam kết\b")


def _status(paper: Paper, start: int, end: int) -> str:
    if any(hit[2] == "pledged" for hit in paper.within("gifts", start, end)):
        return "pledged"
    told = [hit[2] for hit in paper.within("modality", start, end)]
    promised = "proposed!" in told or _PROMISED.search(paper.small, start, end)
    return "pledged" if promised and not _PAST.search(paper.small, start, end) else "given"
