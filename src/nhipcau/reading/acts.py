"""Which of the acts told beside a date it dates, and whether a pact is signed where the text tells no day for it."""

from __future__ import annotations

import re
from typing import Final

from nhipcau.reading.dates import DateHit
from nhipcau.reading.draft import Event
from nhipcau.reading.layout import Range
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare
from nhipcau.reading.scan import Hit
from nhipcau.reading.vocabulary import beginnings, begins, contains

# What the words for a delegation tell where nothing else does.
DELEGATION: Final = "delegation"
ORDER: Final = ("signing", "handover", "notice", "visit", DELEGATION, "meeting")
# A date opens its clause: after a comma, or after words of time at its beginning.
_OPENS: Final = re.compile(
    r"(?:^|[,;:.)–-]\s?)\s*(?:(?:sáng|trưa|chiều|tối|đêm|sớm|khuya|từ|vào|hôm|trong|cũng|cuối|giờ|hai|các|ngay|riêng|nay|qua)\s+)*\(?$"
)
_LEAD: Final = 45
_SCENE: Final = beginnings("scene of signing")
# "10 năm thiết lập quan hệ" is remembered; so near after it "kết nghĩa" is part of it.
_YEARS_OF: Final = re.compile(r"\b(?:\d+|một|hai|ba|bốn|năm|mười) năm (?:ngày )?$")
_PART: Final = 25
# How far after a verb of signing the pact is named, and how far its day may stand.
_PACT: Final = 30
_DAY: Final = 120
_DAYS: Final = Rare(r"(?:ngày|hôm|sáng|chiều|tháng|năm(?<!đến năm)(?<!hết năm)) \d")


def act_of(paper: Paper, hit: DateHit, start: int, acts: list[Hit]) -> str:
    """Return the kind of the act that a day dates, of those told in its sentence, which begins at `start`."""
    real = _not_remembered(paper, acts)
    if not real:
        return "meeting"  # with which one remembers
    before = paper.small[max(start, hit.start - _LEAD) : hit.start]
    if _OPENS.search(before):
        real = [act for act in real if act[0] >= hit.end] or real
        near = None
    else:
        near = next((act for act in reversed(real) if act[1] <= hit.start), None)
    kinds = {act[2] for act in real}
    if "signing" in kinds:
        return "signing"
    if near and "notice" in kinds and "," not in paper.text[near[1] : hit.start]:
        return _plain(near[2])
    return _plain(_first(paper, hit, real, kinds))


def _plain(kind: str) -> str:
    return "visit" if kind == DELEGATION else kind


def _not_remembered(paper: Paper, acts: list[Hit]) -> list[Hit]:
    """Return the acts without the pacts of which only the years are counted: "10 năm thiết lập quan hệ"."""
    if not any(act[2] == "signing" for act in acts):
        return acts
    kept: list[Hit] = []
    last = -_PART
    for act in acts:
        part = act[0] - last < _PART and "ký" not in paper.small[act[0] : act[1]]
        if act[2] == "signing" and (part or _YEARS_OF.search(paper.small, max(0, act[0] - 16), act[0])):
            last = act[1]
        else:
            kept.append(act)
    return kept


def _first(paper: Paper, hit: DateHit, acts: list[Hit], kinds: set[str]) -> str:
    """Return what comes first of handing over, a visit and a meeting; a journey of several days is a visit."""
    journey = "visit" in kinds or DELEGATION in kinds
    if "handover" in kinds:
        given = next(act[0] for act in acts if act[2] == "handover")
        strong = any(act[2] == "visit" and act[0] < given for act in acts)
        return "visit" if strong or contains(paper.small[hit.end : given], "arrived") else "handover"
    if journey and "meeting" in kinds and "notice" not in kinds and not hit.moment.until:
        told = next((act for act in acts if act[2] in ("visit", "meeting")), None)
        return told[2] if told else "visit"
    return next(kind for kind in ORDER if kind in kinds)


def signs_there(paper: Paper) -> bool:
    """Tell whether the parties sign a pact at what the paper tells of, in a sentence that tells no day for it."""
    return any(act[2] == "signing" and _is_signed_there(paper, act) for act in paper.hits("acts"))


def _is_signed_there(paper: Paper, act: Hit) -> bool:
    at, stop, _ = act
    if paper.small.find("ký", at, stop) < 0:
        return False
    sentence: Range = paper.sentence_at(at)
    start, end = sentence
    if not begins(paper.small, start, _SCENE) or not contains(paper.small[at : stop + _PACT], "signed pact"):
        return False
    before = paper.small[start:at]
    if contains(before, "not signed there"):
        return False
    if any(last - first == len("2019") for first, last in paper.numbers_within(start, at)):
        return False
    return _DAYS.search(paper.small, start, min(end, stop + _DAY)) is None


def with_pact(paper: Paper, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Return the events with the conference at which a pact is signed as its signing; talks stay talks."""
    for at, event in enumerate(events):
        if event.kind == "meeting" and len(event.date) == len("2019-04-16"):
            later = any(one.kind == "signing" and one.date >= event.date for one in events)
            start, end = paper.sentence_at(paper.clean_range(event.span)[0])
            if later or paper.small.find("hội đàm", start, end) >= 0:
                return events
            return (*events[:at], event._replace(kind="signing"), *events[at + 1 :])
    return events
