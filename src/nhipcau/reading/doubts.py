"""What looks wrong in a paper: sums that do not add up, days that do not exist, misprints, lost letters."""

from __future__ import annotations

from datetime import date
from typing import Final

from nhipcau.reading.dates import DateHit
from nhipcau.reading.draft import Doubt, Support
from nhipcau.reading.layout import Range
from nhipcau.reading.mention import Mention
from nhipcau.reading.paper import Paper

_SHORTEST_MONTH: Final = 28


def doubts(paper: Paper, dates: list[DateHit], mentions: list[Mention], support: list[Support]) -> list[Doubt]:
    """Return what looks wrong, in the order of the text; nothing is repaired."""
    found = _sums(paper, support) + _days(paper, dates) + _capitals(paper, mentions) + _lost(paper)
    return sorted(found, key=lambda doubt: doubt.span.start) if found else found


def _sums(paper: Paper, support: list[Support]) -> list[Doubt]:
    """Check each stated total of gifts against what its own sentence lists before it, where all of that has a worth."""
    found: list[Doubt] = []
    for index, total in enumerate(support):
        if total.kind != "total" or total.amount_vnd is None:
            continue
        first = paper.sentence_at(paper.clean_range(total.span)[0])[0]
        start = paper.span(first, first + 1).start
        parts = [one.amount_vnd for one in support[:index] if one.span.start >= start and one.kind != "total"]
        known = [part for part in parts if part is not None]
        if len(known) > 1 and len(known) == len(parts) and sum(known) != total.amount_vnd:
            found.append(Doubt("total-differs", total.span, {"stated": total.amount_vnd, "sum": sum(known)}))
    return found


def _days(paper: Paper, dates: list[DateHit]) -> list[Doubt]:
    return [
        Doubt("impossible-date", paper.span(hit.start, hit.end), {"date": paper.text[hit.start : hit.end]})
        for hit in dates
        if paper.in_body(hit.start) and not exists(hit)
    ]


def exists(hit: DateHit) -> bool:
    """Tell whether a date told to the day is on the calendar; 29/2 is where no year is told."""
    for moment in filter(None, (hit.moment, hit.moment.until)):
        if (moment.day or 1) <= _SHORTEST_MONTH:
            continue
        try:
            date(moment.year or 2000, moment.month or 1, moment.day or 1)
        except ValueError:
            return False
    return True


def _capitals(paper: Paper, mentions: list[Mention]) -> list[Doubt]:
    """Find names of localities with capitals inside a word: "Đạ TẺH"."""
    found: list[Doubt] = []
    seen: set[str] = set()
    for mention in mentions:
        if mention.name in seen:
            continue
        seen.add(mention.name)
        if not mention.name.istitle() and _is_odd(mention.name):
            found.append(Doubt("odd-capitals", paper.span(mention.start, mention.end), {"name": mention.name}))
    return found


def _is_odd(name: str) -> bool:
    """Tell "Đạ TẺH" and "Hà NộI" from "TP.HCM", "HÀ NỘI" and "ĐBSCL"."""
    if "." in name or name.isupper():
        return False
    words = name.replace("-", " ").split()
    return any(word[1:] != word[1:].lower() and (not word.isupper() or len(words) > 1) for word in words)


def _is_inside(text: str, at: int) -> bool:
    """Tell whether a question mark stands between letters, where one was lost."""
    return at > 0 and text[at - 1].isalpha() and text[at + 1 : at + 2].isalpha()


def _lost(paper: Paper) -> list[Doubt]:
    text = paper.text
    lost = [(start, end) for start, end in _runs("?", text) if end == start + 1 and _is_inside(text, start)]
    lost += _runs("\ufffd", text)
    return [Doubt("lost-letters", paper.span(*min(lost)), {"count": len(lost)})] if lost else []


def _runs(sign: str, text: str) -> list[Range]:
    """Return the runs of a sign in a text, as a search for it alone leaps and a pattern for two does not."""
    runs: list[Range] = []
    start = text.find(sign)
    while start >= 0:
        end = start + 1
        while text[end : end + 1] == sign:
            end += 1
        runs.append((start, end))
        start = text.find(sign, end)
    return runs
