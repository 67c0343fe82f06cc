"""What was done: figures that were reached, and acts told with "đã" or in a passage that looks back."""

from __future__ import annotations

import re
from typing import Final

from nhipcau.reading.clauses import Clause, Context
from nhipcau.reading.desk import NEAR, Desk, Verdict, concerns, has_day, holds_gift, is_own, is_special, is_tied
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare
from nhipcau.reading.scan import Hit
from nhipcau.reading.vocabulary import contains, context, words

_ABOUT: Final = ("", "trên ", "hơn ", "gần ", "khoảng ")
# What stands right before a figure.
_REACHED: Final = tuple(f"{verb} {about}" for verb in ("đạt", "vượt", "lên tới", "lên đến") for about in _ABOUT)
_HAS: Final = tuple(f"có {about}" for about in (*_ABOUT, "tới "))
# With what these end, which is quicker to see.
_FIGURE_ENDS: Final = frozenset(lead[-3:] for lead in (*_REACHED, *_HAS))
# So near behind "đã tổ chức" stands the giving that it tells of: "đã tổ chức trao tặng".
_RIGHT_AFTER: Final = 3
_TWO_PLACES: Final = 2


def past_verdict(desk: Desk, clause: Clause, context: Context, lead: str | None, back: bool) -> Verdict | None:
    """Find what is only called needed, or was done; `back` tells that one looks back there."""
    lead = lead or (context.field[0] if context.headed and context.field else None)
    return _weak(desk, clause, lead) or _result(desk, clause, context, back)


def _weak(desk: Desk, clause: Clause, lead: str | None) -> Verdict | None:
    """Find what is only called needed ("cần"), and what was done ("đã"), with a verb of cooperation right after."""
    paper, end = desk.paper, clause.end
    if not lead and not concerns(desk, clause):
        return None
    for at, stop, value in clause.told:
        if value == "done" and paper.small.startswith("đã có ", at) and _is_counted(desk, at, clause):
            return "done", clause.start, "commitment.result"
        # "được cấp phép" is one verb, which begins in "đã được".
        verb = next(iter(paper.within("actions", at + 2 if value == "done" else stop, min(stop + NEAR, end))), None)
        if not verb or "," in paper.text[at : verb[0]] or paper.any_within("visit", at, verb[0]):
            continue
        both = paper.any_within("sides", clause.start, at)
        if paper.small.startswith("đã chỉ đạo", at) and not both:
            continue
        if value == "proposed" and (
            is_tied(paper, clause.start, end) or is_special(paper, clause.start if both else verb[0], end)
        ):
            return "proposed", stop, "commitment.needed"
        if value == "done" and paper.small.startswith("đã", at) and is_result(desk, verb[0], clause, lead):
            return "done", stop, "commitment.result"
        if value == "done" and paper.small.endswith("được", at, stop) and _is_passive(desk, verb, clause):
            return "done", clause.start, "commitment.result"
    return None


def _is_counted(desk: Desk, at: int, clause: Clause) -> bool:
    """Tell whether "đã có" is followed by a count of something in a field: "đã có 56 sản phẩm OCOP …"."""
    paper = desk.paper
    counted = paper.numbers_within(at, min(at + NEAR, clause.end)) and not has_day(paper, clause.start, clause.end)
    return bool(counted) and is_special(paper, at, clause.end) and not holds_gift(desk, clause)


def _is_passive(desk: Desk, verb: Hit, clause: Clause) -> bool:
    """Tell whether what is counted or named before its verb was done: "300 sinh viên của tỉnh bạn đã được đào tạo"."""
    paper = desk.paper
    if paper.small[verb[0] : verb[1]] not in words("results") or has_day(paper, clause.start, clause.end):
        return False
    counted = paper.numbers_within(clause.start, clause.end)
    return bool(counted) and is_special(paper, clause.start, clause.end) and not holds_gift(desk, clause)


def _result(desk: Desk, clause: Clause, context: Context, back: bool) -> Verdict | None:
    """Find in a line of results what was reached ("đạt 40 triệu") or done by whomever, with a field of cooperation."""
    paper, start, end = desk.paper, clause.start, clause.end
    if _is_exchange(desk, start, end):
        return "done", start, "commitment.result"
    if not back:
        return None
    own = not context.past and is_own(desk, clause)
    if not own and _is_reached(desk, start, end) and is_special(paper, start, end):
        return "done", start, "commitment.result"
    for at, stop, value in clause.told:
        verb = next(iter(paper.within("actions", stop, min(stop + NEAR, end))), None)
        if value != "done" or not verb or not paper.small.startswith("đã", at):
            continue
        both = paper.any_within("sides", start, at) or desk.names_place(start, at)
        counted = both and paper.numbers_within(verb[1], end) and not has_day(paper, start, at)
        if (counted and not holds_gift(desk, clause)) or is_result(desk, verb[0], clause, None):
            return "done", start, "commitment.result"
    return None


# Talk is no result, unless something was exchanged.
_EXCHANGE: Final = Rare(
    r"trao đổi(?! (?:kinh nghiệm|thông tin|(?:các |nhiều )?đoàn|cán bộ|sinh viên|học sinh|giáo viên|hàng|văn hóa|\d))"
)
_STATES: Final = re.compile(r"hai nước|hai quốc gia|việt nam|cả nước")


def _is_exchange(desk: Desk, start: int, end: int) -> bool:
    """Tell the trade of both sides, with a figure, from that of one locality or of countries."""
    if not _has_figure(desk.paper, start, end, _REACHED):
        return False
    clause = desk.paper.small[start:end]
    return contains(clause, "two-way") and not _STATES.search(clause)


def _is_counted_help(desk: Desk, verb: Hit, clause: Clause) -> bool:
    """Tell whether one helped another, or both did, what is counted: "đã giúp Cần Thơ đào tạo 312 thạc sĩ"."""
    paper = desk.paper
    if verb[2] != "v" or not paper.numbers_within(verb[1], clause.end):
        return False
    return desk.names_place(clause.start, clause.end) or paper.any_within("sides", clause.start, verb[0])


def _is_reached(desk: Desk, start: int, end: int) -> bool:
    """Tell whether a figure was reached ("đạt 40 triệu"), or two places have a count of something together."""
    paper = desk.paper
    if _has_figure(paper, start, end, _REACHED):
        return True
    return _has_figure(paper, start, end, _HAS) and len(set(desk.place_ends(start, end))) >= _TWO_PLACES


def _has_figure(paper: Paper, start: int, end: int, leads: tuple[str, ...]) -> bool:
    """Tell whether a number stands right after one of `leads` in [start, end)."""
    for at, _ in paper.numbers_within(start, end):
        if paper.small[max(0, at - 3) : at] in _FIGURE_ENDS and paper.small.endswith(leads, start, at):
            return True
    return False


def is_result(desk: Desk, verb: int, clause: Clause, lead: str | None) -> bool:
    """Tell a thing done together in a field of cooperation from a visit or a gift."""
    paper = desk.paper
    done = paper.at("actions", verb)
    if not done or paper.small[verb : done[1]] not in words("results"):
        return False
    if holds_gift(desk, clause) or has_day(paper, clause.start, verb):
        return False
    if _EXCHANGE.match(paper.small, verb) or paper.any_within("gifts", done[1], done[1] + _RIGHT_AFTER):
        return False
    if _is_counted_help(desk, done, clause):
        return True
    if paper.small.startswith(context("talk"), verb) and paper.holds("occasion", clause.start, verb):
        return False
    return bool(lead) or is_special(paper, verb, clause.end)
