"""Commitments: each clause that states what the parties agreed, propose or did together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from nhipcau.reading.clauses import (
    Clause,
    Context,
    after_bullet,
    after_heading,
    clauses,
    is_caption,
    lead_field,
    open_list,
)
from nhipcau.reading.draft import Commitment, Span
from nhipcau.reading.fields import GENERAL, field_of
from nhipcau.reading.lists import field_list, inline_list
from nhipcau.reading.localities import Mention
from nhipcau.reading.modality import Modality, modality
from nhipcau.reading.paper import Paper
from nhipcau.reading.scan import Hit
from nhipcau.reading.vocabulary import either, words

_LEAD_WORDS = re.compile(rf"(?:{either('lead')}\s*,?\s+)+")
_TALK = re.compile(rf"{either('talk')}[^,;]{{0,40}}?{either('occasion')}[^,;]{{0,90}},\s")
_ADVERBS = re.compile(rf"\s*(?:{either('adverb')}\s+)*")
_TIED = ("4", "2")
_NEAR = 22
_FEW_WORDS = 5
_ENOUGH_WORDS = 9

Verdict = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What judging a clause needs: the paper, where localities begin and end, where gifts stand (raw)."""

    paper: Paper
    places: list[tuple[int, int]]
    gifts: list[Span]

    def place_ends(self, start: int, end: int) -> list[int]:
        """Return where the localities that begin in [start, end) end."""
        first, last = bisect_left(self.places, (start,)), bisect_left(self.places, (end,))
        return [stop for _, stop in self.places[first:last]]


def commitments(paper: Paper, mentions: list[Mention], title_end: int, gifts: list[Span]) -> list[Commitment]:
    """Return the commitments of the body from left to right; clauses that only tell of `gifts` are none."""
    places = sorted({(at, m.end) for m in mentions for at in (m.lead, m.start)})
    desk = _Desk(paper, places, gifts)
    context = Context()
    line_ends = {line[1] for line in paper.layout.lines}
    found: list[Commitment] = []
    for start, end in paper.layout.sentences:
        if start >= title_end:
            found += _sentence(desk, start, end, context)
        if end in line_ends and paper.text[end - 1] != ":":
            context.field = None
    return found


def _sentence(desk: _Desk, start: int, end: int, context: Context) -> Iterator[Commitment]:
    paper = desk.paper
    begin = after_bullet(paper, start, end)
    context.listed = begin > start
    if begin >= end or is_caption(paper, begin, end):
        return
    items = field_list(paper, begin, end)
    if items:
        status = _status_of_list(paper, begin, items[0][0])
        for at, stop, code in items:
            yield Commitment(paper.span(at, stop), code, status, "commitment.list-of-fields")
        return
    after = after_heading(paper, begin, end, context)
    context.headed, begin = after > begin, after
    if begin >= end or paper.text[end - 1] == ":":
        open_list(paper, begin, end, context)
        return
    yield from _clauses(desk, begin, end, context)


def _status_of_list(paper: Paper, start: int, end: int) -> str:
    told = modality(paper, start, end)
    return told.status if told and (told.strong or told.status == "done") else "agreed"


def _clauses(desk: _Desk, start: int, end: int, context: Context) -> Iterator[Commitment]:
    paper = desk.paper
    lead = lead_field(paper, start, end)
    fallback = lead or context.field
    accepted: str | None = None
    for clause in clauses(paper, start, end):
        verdict = _judge(desk, clause, accepted, context, lead)
        if not verdict:
            if _announces(paper, clause):
                context.opened = "agreed"
            continue
        accepted, object_start, rule = verdict
        if lead and clause.first and object_start > clause.start and not context.field:
            code = lead
        else:
            code = field_of(paper, object_start, clause.end, fallback)
        fallback = fallback or (code if code != GENERAL else None)
        items = inline_list(paper, object_start, clause.end)
        if items:
            yield from (Commitment(paper.span(a, b), c, accepted, "commitment.list-of-fields") for a, b, c in items)
            continue
        yield Commitment(paper.span(clause.start, clause.end), code, accepted, rule)


def _announces(paper: Paper, clause: Clause) -> bool:
    return any(hit[2] == "news" for hit in paper.within("hopes", clause.start, clause.end))


def _judge(desk: _Desk, clause: Clause, accepted: str | None, context: Context, lead: str | None) -> Verdict | None:
    """Return (status, where the object begins, rule) of a clause that is a commitment, else None."""
    paper, start, end = desk.paper, clause.start, clause.end
    hopes = paper.within("hopes", start, end)
    told = modality(paper, start, end)
    if told and told.strong and not _undone(told, hopes) and _is_told(desk, told, clause):
        return told.status, told.end, f"commitment.{told.status}"
    if hopes:
        return None
    order = _order(paper, clause, told, context.headed)
    if order is not None:
        return accepted or context.opened or "agreed", order, "commitment.order"
    if accepted and not clause.first:
        return (told.status if told and told.strong else accepted), start, "commitment.next-clause"
    return _present(desk, clause, context) or _weak(desk, clause, lead)


def _undone(told: Modality, hopes: list[Hit]) -> bool:
    """Tell whether praise, hope or the news of a signing takes an agreement back; news only what stands before it."""
    return told.status != "proposed" and any(value != "news" or told.end <= at for at, _, value in hopes)


def _is_told(desk: _Desk, told: Modality, clause: Clause) -> bool:
    """Tell whether what is agreed or asked for is an action, or a named field, that concerns the parties."""
    acts = desk.paper.within("actions", told.end, clause.end) or desk.paper.within("fields", told.end, clause.end)
    return bool(acts) and _concerns(desk, clause)


def _concerns(desk: _Desk, clause: Clause) -> bool:
    """Tell whether a clause is about the parties: it names one, or both together, or their cooperation."""
    start, end = clause.start, clause.end
    return (
        desk.paper.any_within("sides", start, end)
        or bool(desk.place_ends(start, end))
        or _is_tied(desk.paper, start, end)
    )


def _is_tied(paper: Paper, start: int, end: int) -> bool:
    return any(hit[2] in _TIED for hit in paper.within("ties", start, end))


def _order(paper: Paper, clause: Clause, told: Modality | None, headed: bool) -> int | None:
    """Return where the verb of a clause without a subject stands: "Đẩy mạnh …", "Đồng thời hỗ trợ …"."""
    lead = _LEAD_WORDS.match(paper.small, clause.start, clause.end)
    at = lead.end() if lead else clause.start
    if not paper.at("actions", at) or _TALK.match(paper.small, at, clause.end) or _has_speaker(paper, clause):
        return None
    if (clause.first and not headed and not paper.text[clause.start].isupper()) or (told and told.status == "done"):
        return None
    count = paper.text.count(" ", clause.start, clause.end) + 1
    closed = paper.text[clause.end : clause.end + 1] in (".", ";", "…", ",")
    return at if count >= (_FEW_WORDS if closed else _ENOUGH_WORDS) else None


def _has_speaker(paper: Paper, clause: Clause) -> bool:
    """Tell whether a person follows the first comma: "Tiếp nhận …, bà …", "Trao đổi …, Chủ tịch …"."""
    comma = paper.text.find(", ", clause.start, clause.end)
    return comma > 0 and bool(paper.at("honorifics", comma + 2) or paper.at("positions", comma + 2))


def _present(desk: _Desk, clause: Clause, context: Context) -> Verdict | None:
    """Find an unmarked present: a party or both of them, then at once a verb of cooperation.

    In a list that an introduction has opened, any subject will do.
    """
    paper, start, end = desk.paper, clause.start, clause.end
    if any(hit[2] == "done" for hit in paper.within("modality", start, end)) or _has_day(paper, start, end):
        return None
    subjects = desk.place_ends(start, end)
    subjects += [side[1] for side in paper.within("sides", start, end)]
    for at in sorted(subjects):
        adverbs = _ADVERBS.match(paper.small, at, end)
        verb = paper.at("actions", adverbs.end()) if adverbs else None
        if not verb or verb[1] >= end or paper.small[verb[0] : verb[1]] in words("other_verbs"):
            continue
        if (context.opened and (context.listed or context.headed)) or _is_tied(paper, verb[0], end):
            return "agreed", verb[0], "commitment.present"
    listed = context.listed and paper.within("actions", start, end)
    if context.opened and (listed or (context.headed and paper.within("fields", start, end))):
        return context.opened, start, "commitment.listed"
    return None


def _has_day(paper: Paper, start: int, end: int) -> bool:
    """Tell whether a clause names a day: "ngày 5", "5/8"."""
    return any(
        paper.small.endswith("ngày ", 0, at)
        or (stop - at <= 2 and paper.text[stop] == "/" and paper.text[stop + 1].isdigit())
        for at, stop in paper.numbers_within(start, end - 2)
    )


def _weak(desk: _Desk, clause: Clause, lead: str | None) -> Verdict | None:
    """Find what is only called needed ("cần"), and what was done ("đã"), with a verb of cooperation right after."""
    paper, end = desk.paper, clause.end
    if not lead and not _concerns(desk, clause):
        return None
    for at, stop, value in paper.within("modality", clause.start, end):
        verb = next(iter(paper.within("actions", stop, min(stop + _NEAR, end))), None)
        if not verb or "," in paper.text[stop : verb[0]]:
            continue
        if value == "proposed" and _is_tied(paper, clause.start, end):
            return "proposed", stop, "commitment.needed"
        if value == "done" and paper.small.startswith("đã", at) and _is_result(desk, verb[0], clause, lead):
            return "done", stop, "commitment.result"
    return None


def _is_result(desk: _Desk, verb: int, clause: Clause, lead: str | None) -> bool:
    """Tell a thing done together in a field of cooperation from a visit or a gift."""
    paper = desk.paper
    done = paper.at("actions", verb)
    if not done or paper.small[verb : done[1]] not in words("results"):
        return False
    span = paper.span(clause.start, clause.end)
    at = bisect_left(desk.gifts, span.start, key=lambda gift: gift.start)
    if at < len(desk.gifts) and desk.gifts[at].start < span.end:
        return False
    return bool(lead) or any(
        code != GENERAL and not code.endswith("?") for _, _, code in paper.within("fields", verb, clause.end)
    )
