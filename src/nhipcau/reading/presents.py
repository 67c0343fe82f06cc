"""What parties do as a matter of course, told in an unmarked present: "hai bên học nhau", "tỉnh giúp huyện bạn"."""

from __future__ import annotations

import re
from typing import Final

from nhipcau.reading.clauses import Clause, Context
from nhipcau.reading.desk import CLOSING, Desk, Verdict, has_day, holds_gift, is_own, is_special, is_tied
from nhipcau.reading.paper import Paper
from nhipcau.reading.results import is_result
from nhipcau.reading.scan import Hit
from nhipcau.reading.vocabulary import beginnings, begins, contains, context, either, words

_ADVERB: Final = beginnings("adverb")
_ADVERBS: Final = re.compile(rf"(?:{either('adverb')}\s+)*")
_SUBJECT: Final = 45
_FEW_LETTERS: Final = 12


def present_verdict(desk: Desk, clause: Clause, context: Context, past: bool) -> Verdict | None:
    """Find an unmarked present: a party or both of them, then at once a verb of cooperation.

    In a line that looks back any verb will do that comes with a number: it tells what was done.

    In a list that an introduction has opened, any subject will do.
    """
    paper, start, end = desk.paper, clause.start, clause.end
    done = not past and clause.is_done()
    if done or has_day(paper, start, end):
        return None
    own = past and not context.past and is_own(desk, clause)
    for at, verb in _deeds(desk, start, end):
        if past and not own and (paper.numbers_within(verb[1], end) or is_result(desk, verb[0], clause, None)):
            return "done", verb[0], "commitment.result"
        status = _status_of_deed(desk, at, verb, clause, context)
        if status == "agreed" and not context.listed and paper.small.find("mời ", start, verb[1]) >= 0:
            status = "proposed"
        if status:
            return status, verb[0], "commitment.present"
    below = context.below > 0 and context.opened != "done" and not past and paper.text[end : end + 1] in CLOSING
    listed = context.listed or (below and is_special(paper, start, end))
    acts = listed and not context.spoken and paper.any_within("actions", start, end)
    if context.opened and (acts or _is_headed_field(paper, clause, context)):
        return context.opened, start, "commitment.listed"
    if past:
        return None
    if (context.in_list and acts and _is_duty(paper, clause, context)) or _is_on_field(paper, clause, context):
        return "agreed", start, "commitment.duty"
    return ("agreed", start, "commitment.present") if _is_mutual(desk, clause) else None


def _is_mutual(desk: Desk, clause: Clause) -> bool:
    """Tell what both do for each other, whatever the verb: "công an hai bên báo tin cho nhau về ma túy"."""
    paper, start, end = desk.paper, clause.start, clause.end
    if not paper.any_within("sides", start, end) or not contains(paper.small[start:end], "mutual"):
        return False
    if paper.small.find("tình hình", start, end) >= 0 and not paper.holds("period", start, end):
        return False
    closed = paper.text[end : end + 1] in CLOSING
    return closed and is_special(paper, start, end) and not clause.told


def _is_duty(paper: Paper, clause: Clause, context: Context) -> bool:
    """Tell what an item of a list gives somebody to do: "2. Sở Y tế xây dựng kế hoạch", "Về y tế: Bệnh viện … cử …"."""
    if paper.text[clause.end : clause.end + 1] not in CLOSING or paper.holds("attendance", clause.start, clause.end):
        return False
    named = any(paper.begins(name, clause.start) for name in ("offices", "kinds", "sides"))
    return named or (context.headed and bool(context.field))


def _is_on_field(paper: Paper, clause: Clause, context: Context) -> bool:
    """Tell what somebody is to do in the field that the sentence begins with: "Về y tế: các bệnh viện … cử …"."""
    if not context.on_field or context.spoken or paper.text[clause.end : clause.end + 1] not in CLOSING:
        return False
    return is_special(paper, clause.start, clause.end) and paper.any_within("actions", clause.start, clause.end)


def _is_headed_field(paper: Paper, clause: Clause, context: Context) -> bool:
    """Tell a field after a heading from a person with a post."""
    fields = context.headed and not context.spoken and paper.any_within("fields", clause.start, clause.end)
    return fields and not paper.any_within("positions", clause.start, clause.end)


def _status_of_deed(desk: Desk, at: int, verb: Hit, clause: Clause, context: Context) -> str | None:
    """Return the status of what the party that ends at `at` does, where this is a commitment."""
    paper, start, end = desk.paper, clause.start, clause.end
    if paper.small[verb[0] : verb[1]] in words("other_verbs"):
        if context.opened and at - start <= _FEW_LETTERS and is_special(paper, verb[1], end):
            return context.opened
        return "agreed" if _is_both(paper, at) and paper.holds("period", start, end) else None
    if (context.opened and (context.listed or context.headed)) or is_tied(paper, verb[0], end):
        return context.opened or "agreed"
    if _is_on_field(paper, clause, context):
        return "agreed"
    if context.opened and verb[2] == "v" and at - start <= _SUBJECT:
        return context.opened
    return (context.opened or "agreed") if _acts_for_other(desk, at, verb, clause) else None


def _side_end(paper: Paper, side: Hit) -> int:
    """Return where words for the parties end, with the field of a branch: "hai ngành du lịch"."""
    branch = paper.at("fields", side[1] + 1) if paper.small.endswith(("ngành", "sở"), side[0], side[1]) else None
    return branch[1] if branch else side[1]


def _is_both(paper: Paper, at: int) -> bool:
    """Tell whether words for the parties together end at `at`."""
    side = paper.last_before("sides", at)
    return side is not None and side[2] == "both" and at in (side[1], _side_end(paper, side))


def _acts_for_other(desk: Desk, at: int, verb: Hit, clause: Clause) -> bool:
    """Tell whether both act together, or one for another, in a field: "Đà Nẵng giúp tỉnh bạn dạy nghề"."""
    paper = desk.paper
    both = _is_both(paper, at)
    if paper.text[clause.end : clause.end + 1] not in CLOSING or holds_gift(desk, clause):
        return False
    if not is_special(paper, clause.start if both else verb[0], clause.end):
        return False
    if both:
        return True
    if paper.small[verb[0] : verb[1]] not in context("helps"):
        return False
    if desk.names_place(verb[1], clause.end) or paper.any_within("sides", verb[1], clause.end):
        return True
    return paper.holds("period", clause.start, clause.end)


def _deeds(desk: Desk, start: int, end: int) -> list[tuple[int, Hit]]:
    """Return where each party or both of them end in [start, end), with the verb right after; not in a purpose."""
    paper = desk.paper
    last = paper.last_before("actions", end)
    if last is None or last[0] < start:
        return []
    ends = desk.place_ends(start, end)
    ends += [_side_end(paper, side) for side in paper.within("sides", start, end)]
    ends += [kind[1] for kind in paper.within("kinds", start, end)]  # "Thành phố còn …"
    limit = min(last[0], paper.next_start("purposes", start, end)) if ends else end
    found: list[tuple[int, Hit]] = []
    for at in sorted(set(ends)):
        verb = paper.at("actions", _after_adverbs(paper.small, at, end)) if at <= limit else None
        if verb and verb[1] < end:
            found.append((at, verb))
    return found


def _after_adverbs(small: str, start: int, end: int) -> int:
    """Return where the words after a subject begin that are no adverbs: "luôn", "tiếp tục"."""
    at = start
    while at < end and small[at].isspace():
        at += 1
    adverbs = _ADVERBS.match(small, at, end) if begins(small, at, _ADVERB) else None
    return adverbs.end() if adverbs else at


def led_verdict(desk: Desk, clause: Clause, lead: str | None, past: bool) -> Verdict | None:
    """Find what a party does in the field that opens the sentence: "Trên lĩnh vực y tế, tỉnh luôn quan tâm …"."""
    if not lead or past or not clause.first or holds_gift(desk, clause):
        return None
    if clause.is_done():
        return None
    deeds = _deeds(desk, clause.start, clause.end)
    return ("agreed", deeds[0][1][0], "commitment.present") if deeds else None
