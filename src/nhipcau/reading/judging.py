"""Whether a clause is a commitment, and if not, what it is instead."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from nhipcau.reading.clauses import Clause, Context, tells_results
from nhipcau.reading.draft import Span
from nhipcau.reading.fields import GENERAL
from nhipcau.reading.modality import Modality, modality
from nhipcau.reading.paper import Paper
from nhipcau.reading.scan import Hit
from nhipcau.reading.vocabulary import contains, context, either, words

_LEAD_WORDS: Final = re.compile(rf"(?:{either('lead')}\s*,?\s+)+")
_TALK: Final = re.compile(rf"{either('talk')}[^,;]{{0,40}}?{either('occasion')}[^,;]{{0,90}},\s")
_ADVERBS: Final = re.compile(rf"\s*(?:{either('adverb')}\s+)*")
_REACHED: Final = re.compile(r"\b(?:đạt|vượt|lên tới|lên đến)\s(?:trên |hơn |gần |khoảng )?\d")
_HAS: Final = re.compile(r"\bcó\s(?:tới |trên |hơn |gần |khoảng )?\d")
_TWO_PLACES: Final = 2
_FUND: Final = ("trích", "chi", "xuất quỹ", "dành")
# What asks for something or makes an office responsible, whatever for.
_SUFFICIENT: Final = ("đề nghị", "kiến nghị", "đề xuất", "thường trực", "đầu mối", "chịu trách nhiệm")
# What opens a clause on the good that something does: "Sự giúp đỡ của thành phố sẽ giúp bà con …".
_EFFECT: Final = ("sự ", "việc ", "điều này ", "điều đó ", "những kết quả ", "kết quả ")
_TURNS: Final = re.compile(
    r"(?:(?:\bvà|đồng thời|,)\s+(?:\S+\s+){0,2}(?:khẳng định|nhấn mạnh|cam kết|thống nhất|nhất trí)|\bcho biết)\b"
)
_FOREMOST: Final = re.compile(
    r"(?:trong đó|theo đó|nhằm|với nội dung|tập trung vào)"
    r"(?:\s+(?:chú trọng|tập trung|ưu tiên|hai bên|vào|là|các lĩnh vực|lĩnh vực|nhất là|trọng tâm))*\s*,?\s+"
)
_TIED: Final = ("4", "2")
_CLOSING: Final = (".", ";", "…", ",")
_NEAR: Final = 22
_SUBJECT: Final = 45
_FEW_LETTERS: Final = 12
_FEW_WORDS: Final = 5
_ENOUGH_WORDS: Final = 9

# Status, where the object begins, the rule.
Verdict = tuple[str, int, str]


# A clause that is no commitment: its range in the clean text, and why not.
Miss = tuple[int, int, str]


@dataclass(frozen=True)
class Desk:
    """What judging a clause needs: the paper, where localities begin and end, where gifts stand (raw).

    Clauses that are no commitments are noted in `misses`, where somebody asks.
    """

    paper: Paper
    places: list[tuple[int, int]]
    gifts: list[Span]
    misses: list[Miss] | None = None

    def miss(self, start: int, end: int, reason: str) -> None:
        """Note why [start, end) is no commitment."""
        if self.misses is not None:
            self.misses.append((start, end, reason))

    def place_ends(self, start: int, end: int) -> list[int]:
        """Return where the localities that begin in [start, end) end."""
        first, last = bisect_left(self.places, (start,)), bisect_left(self.places, (end,))
        return [stop for _, stop in self.places[first:last]]


def judge(desk: Desk, clause: Clause, accepted: str | None, context: Context, lead: str | None) -> Verdict | None:
    """Return (status, where the object begins, rule) of a clause that is a commitment, else None."""
    paper, start, end = desk.paper, clause.start, clause.end
    if _falls_short(paper, start, end):
        return None
    hopes = paper.within("hopes", start, end)
    told = modality(paper, start, end)
    if told and told.strong and told.status == "agreed" and paper.small.startswith(_EFFECT, start):
        return None
    if told and told.strong and not _undone(paper, told, hopes) and _is_told(desk, told, clause):
        if _only_gives(desk, told, clause):
            return None
        return told.status, told.end, f"commitment.{told.status}"
    listed = _FOREMOST.search(paper.small, hopes[-1][1], end) if hopes and hopes[-1][2] == "news" else None
    if listed and (paper.at("actions", listed.end()) or paper.at("fields", listed.end())):
        return "agreed", listed.end(), "commitment.contents"
    if hopes and not _goes_ahead(paper, clause, hopes):
        return _past(desk, clause, context, lead) if _tells_first(paper, hopes, start, end) else None
    order = _order(paper, clause, told, context.headed)
    if order is not None:
        return accepted or context.opened or "agreed", order, "commitment.order"
    if accepted and not clause.first:
        told_here = told and (
            told.strong or (told.status == "done" and not paper.any_within("actions", start, told.end))
        )
        return (told.status if told and told_here else accepted), start, "commitment.next-clause"
    past = context.past or (
        not context.listed and not context.headed and tells_results(paper, context.line or start, end)
    )
    present = _present(desk, clause, context, past) or _led(desk, clause, lead, past)
    if present and past:
        return None if _holds_gift(desk, clause) else ("done", present[1], "commitment.result")
    gives = present and (present[2].endswith("listed") or paper.at("gifts", present[1]))
    if gives and paper.any_within("gifts", start, end) and _holds_gift(desk, clause):
        return None
    return present or _past(desk, clause, context, lead)


def _goes_ahead(paper: Paper, clause: Clause, hopes: list[Hit]) -> bool:
    """Tell whether a clause orders that to be done which was signed: "Triển khai nội dung đã ký kết"."""
    verb = paper.at("actions", clause.start)
    return bool(verb) and hopes[0][0] > clause.start and all(paper.small[at:end] == _SIGNED for at, end, _ in hopes)


def _led(desk: Desk, clause: Clause, lead: str | None, past: bool) -> Verdict | None:
    """Find what a party does in the field that opens the sentence: "Trên lĩnh vực y tế, tỉnh luôn quan tâm …"."""
    if not lead or past or not clause.first or _holds_gift(desk, clause):
        return None
    if any(hit[2] == "done" for hit in desk.paper.within("modality", clause.start, clause.end)):
        return None
    verbs = [verb for _, verb in _deeds(desk, clause.start, clause.end)]
    return ("agreed", verbs[0][0], "commitment.present") if verbs else None


_SIGNED: Final = "đã ký kết"
_SHORT: Final = re.compile(rf"(?:{either('lead')}\s*,?\s+)*(?:\S+\s+){{0,7}}{either('shortcoming')}\b")


def _falls_short(paper: Paper, start: int, end: int) -> bool:
    """Tell a shortcoming that is regretted ("chưa có nhiều dự án …") from what is done about one."""
    stop = min(end, start + 70)
    if not paper.holds("shortcoming", start, stop) or paper.any_within("modality", start, stop):
        return False
    if paper.small.find("nếu ", start, stop) >= 0:
        return False
    return bool(_SHORT.match(paper.small, start, end))


_HOPES: Final = {"hope": "praise", "back": "background", "news": "announcement"}


def why_not(desk: Desk, clause: Clause) -> str:
    """Return why a clause that was judged no commitment is none, as a code."""
    paper, start, end = desk.paper, clause.start, clause.end
    hopes = paper.within("hopes", start, end)
    if hopes:
        return _HOPES[hopes[0][2]]
    if _holds_gift(desk, clause):
        return "gift"
    if not paper.any_within("actions", start, end):
        return "no-action"
    if not (_concerns(desk, clause) or _has_actor(paper, clause)):
        return "no-party"
    told = modality(paper, start, end)
    return "past" if told and told.status == "done" else "no-agreement"


def _past(desk: Desk, clause: Clause, context: Context, lead: str | None) -> Verdict | None:
    lead = lead or (context.field if context.headed else None)
    return _weak(desk, clause, lead) or _result(desk, clause, context)


def _tells_first(paper: Paper, hopes: list[Hit], start: int, end: int) -> bool:
    """Tell whether a thing done is told before any background: "đã đưa 46 mặt hàng … mỗi ngày"."""
    done = next((at for at, _, value in paper.within("modality", start, end) if value == "done"), end)
    return all(value == "back" and at > done for at, _, value in hopes)


def _undone(paper: Paper, told: Modality, hopes: list[Hit]) -> bool:
    """Tell whether praise, hope or the news of a signing takes an agreement back; news only what stands before it.

    Thanks do not where they are over before it: "cảm ơn … và khẳng định tỉnh sẽ …".
    """
    if told.status == "proposed":
        return False
    over = [hit for hit in hopes if hit[1] <= told.end]
    if over and len(over) == len(hopes) and over[-1][2] == "hope":
        return not _TURNS.search(paper.small, over[-1][1], told.end)
    return any(value != "news" or told.end <= at for at, _, value in hopes)


def _is_told(desk: Desk, told: Modality, clause: Clause) -> bool:
    """Tell whether what is agreed or asked for is an action, or a named field, that concerns the parties."""
    paper = desk.paper
    acts = paper.any_within("actions", told.end, clause.end) or paper.any_within("fields", told.end, clause.end)
    acts = acts or paper.small.endswith(_SUFFICIENT, 0, told.end)
    if _is_purpose(paper, clause.start, told.end):
        return False
    return acts and (_concerns(desk, clause) or _has_actor(paper, clause))


def _is_purpose(paper: Paper, start: int, end: int) -> bool:
    """Tell whether what ends there is only what something is for: "Hội nghị nhằm … và thống nhất phương hướng"."""
    purposes = paper.within("purposes", start + 1, end)
    return bool(purposes) and "," not in paper.text[purposes[-1][0] : end]


def _holds_gift(desk: Desk, clause: Clause) -> bool:
    """Tell whether something is given in a clause, unless what is counted first is a service: "đào tạo 120 bác sĩ"."""
    span = desk.paper.span(clause.start, clause.end)
    at = bisect_left(desk.gifts, span.start, key=lambda gift: gift.start)
    return at < len(desk.gifts) and desk.gifts[at].start < span.end and not _is_service(desk, clause, desk.gifts[at])


def _is_service(desk: Desk, clause: Clause, gift: Span) -> bool:
    paper = desk.paper
    at = gift.start if paper.even else paper.clean_range(gift)[0]
    verb = paper.last_before("actions", at)
    served = verb is not None and verb[0] >= clause.start and at - verb[1] <= _NEAR
    return verb is not None and served and paper.small[verb[0] : verb[1]] in context("serves")


def _only_gives(desk: Desk, told: Modality, clause: Clause) -> bool:
    """Tell a promise to give what is counted ("cam kết hỗ trợ xây 300 căn nhà"), which is support, from one to act."""
    gives = desk.paper.overlapping("gifts", told.end, told.end + 3)
    counted = gives and desk.paper.numbers_within(gives[0][1], gives[0][1] + _NEAR)
    fund = desk.paper.small.startswith(_FUND, told.end + 1)
    return bool(counted or fund) and _holds_gift(desk, clause)


def _concerns(desk: Desk, clause: Clause) -> bool:
    """Tell whether a clause is about the parties: it names one, or both together, or their cooperation."""
    start, end = clause.start, clause.end
    return (
        desk.paper.any_within("sides", start, end)
        or bool(desk.place_ends(start, end))
        or _is_tied(desk.paper, start, end)
    )


def _has_actor(paper: Paper, clause: Clause) -> bool:
    """Tell whether a clause names an office, a post or a kind of locality, as "thành phố sẽ …" does."""
    return any(paper.any_within(name, clause.start, clause.end) for name in ("kinds", "positions", "honorifics"))


def _is_tied(paper: Paper, start: int, end: int) -> bool:
    return any(hit[2] in _TIED for hit in paper.within("ties", start, end))


def _order(paper: Paper, clause: Clause, told: Modality | None, headed: bool) -> int | None:
    """Return where the verb of a clause without a subject stands: "Đẩy mạnh …", "Đồng thời hỗ trợ …"."""
    lead = _LEAD_WORDS.match(paper.small, clause.start, clause.end)
    at = lead.end() if lead else clause.start
    verb = paper.at("actions", at)
    if (
        not verb
        or verb[2] != "v"
        or _is_subject(paper, verb, clause.end)
        or paper.holds("attendance", at, clause.end)
        or _TALK.match(paper.small, at, clause.end)
        or _has_speaker(paper, clause)
    ):
        return None
    if (clause.first and not headed and not paper.text[clause.start].isupper()) or (told and told.status == "done"):
        return None
    count = paper.text.count(" ", clause.start, clause.end) + 1
    closed = paper.text[clause.end : clause.end + 1] in _CLOSING
    return at if count >= (_FEW_WORDS if closed else _ENOUGH_WORDS) else None


_THRIVES: Final = re.compile(
    rf"\b(?:được (?:hai bên |quan tâm |tiếp tục )?{either('thrives')}|đạt (?:được )?(?:nhiều|những|kết quả)"
    r"|(?:ngày càng|không ngừng) (?:được|phát triển|đi vào)|có (?:nhiều )?(?:chuyển biến|bước)|đi vào chiều sâu)\b"
)


def _is_subject(paper: Paper, verb: Hit, end: int) -> bool:
    """Tell a noun of which the clause tells how it fares ("Hợp tác … được đẩy mạnh") from the verb of an order."""
    return paper.small[verb[0] : verb[1]] in context("nominal") and bool(_THRIVES.search(paper.small, verb[1], end))


def _has_speaker(paper: Paper, clause: Clause) -> bool:
    """Tell whether a person follows the first comma: "Tiếp nhận …, bà …", "Trao đổi …, Chủ tịch …"."""
    comma = paper.text.find(", ", clause.start, clause.end)
    return comma > 0 and bool(paper.at("honorifics", comma + 2) or paper.at("positions", comma + 2))


def _present(desk: Desk, clause: Clause, context: Context, past: bool) -> Verdict | None:
    """Find an unmarked present: a party or both of them, then at once a verb of cooperation.

    In a line that looks back any verb will do that comes with a number: it tells what was done.

    In a list that an introduction has opened, any subject will do.
    """
    paper, start, end = desk.paper, clause.start, clause.end
    done = not past and any(hit[2] == "done" for hit in paper.within("modality", start, end))
    if done or _has_day(paper, start, end):
        return None
    for at, verb in _deeds(desk, start, end):
        if past and (paper.numbers_within(verb[1], end) or _is_result(desk, verb[0], clause, None)):
            return "done", verb[0], "commitment.result"
        status = _status_of_deed(desk, at, verb, clause, context)
        if status:
            return status, verb[0], "commitment.present"
    acts = context.listed and paper.any_within("actions", start, end)
    if context.opened and (acts or _is_headed_field(paper, clause, context)):
        return context.opened, start, "commitment.listed"
    duty = context.in_list and acts and not past and _is_duty(paper, clause, context)
    return ("agreed", start, "commitment.duty") if duty else None


def _is_duty(paper: Paper, clause: Clause, context: Context) -> bool:
    """Tell what an item of a list gives somebody to do: "2. Sở Y tế xây dựng kế hoạch", "Về y tế: Bệnh viện … cử …"."""
    if paper.text[clause.end : clause.end + 1] not in _CLOSING or paper.holds("attendance", clause.start, clause.end):
        return False
    named = paper.at("offices", clause.start) or paper.at("kinds", clause.start)
    return bool(named) or (context.headed and context.field is not None)


def _is_headed_field(paper: Paper, clause: Clause, context: Context) -> bool:
    """Tell a field after a heading from a person with a post."""
    fields = context.headed and paper.any_within("fields", clause.start, clause.end)
    return fields and not paper.any_within("positions", clause.start, clause.end)


def _status_of_deed(desk: Desk, at: int, verb: Hit, clause: Clause, context: Context) -> str | None:
    """Return the status of what the party that ends at `at` does, where this is a commitment."""
    paper, start, end = desk.paper, clause.start, clause.end
    if paper.small[verb[0] : verb[1]] in words("other_verbs"):
        if context.opened and at - start <= _FEW_LETTERS and _is_special(paper, verb[1], end):
            return context.opened
        return "agreed" if _is_both(paper, at) and contains(paper.small[start:end], "period") else None
    if (context.opened and (context.listed or context.headed)) or _is_tied(paper, verb[0], end):
        return context.opened or "agreed"
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
    if paper.text[clause.end : clause.end + 1] not in _CLOSING or _holds_gift(desk, clause):
        return False
    if not _is_special(paper, clause.start if both else verb[0], clause.end):
        return False
    if both:
        return True
    if paper.small[verb[0] : verb[1]] not in context("helps"):
        return False
    return bool(desk.place_ends(verb[1], clause.end)) or paper.any_within("sides", verb[1], clause.end)


def _deeds(desk: Desk, start: int, end: int) -> Iterator[tuple[int, Hit]]:
    """Yield where each party or both of them end in [start, end), with the verb right after; not in a purpose."""
    paper = desk.paper
    purpose = next((hit[0] for hit in paper.within("purposes", start, end)), end)
    ends = [*desk.place_ends(start, end), *(_side_end(paper, side) for side in paper.within("sides", start, end))]
    ends += [kind[1] for kind in paper.within("kinds", start, end)]  # "Thành phố còn …"
    for at in sorted(ends):
        adverbs = _ADVERBS.match(paper.small, at, end)
        verb = paper.at("actions", adverbs.end()) if adverbs else None
        if verb and verb[1] < end and at <= purpose:
            yield at, verb


def _has_day(paper: Paper, start: int, end: int) -> bool:
    """Tell whether a clause names a day: "ngày 5", "5/8"."""
    return any(
        paper.small.endswith("ngày ", 0, at)
        or (stop - at <= 2 and paper.text.startswith("/", stop) and paper.text[stop + 1 : stop + 2].isdigit())
        for at, stop in paper.numbers_within(start, end - 2)
    )


def _weak(desk: Desk, clause: Clause, lead: str | None) -> Verdict | None:
    """Find what is only called needed ("cần"), and what was done ("đã"), with a verb of cooperation right after."""
    paper, end = desk.paper, clause.end
    if not lead and not _concerns(desk, clause):
        return None
    for at, stop, value in paper.within("modality", clause.start, end):
        if value == "done" and paper.small.startswith("đã có ", at) and _is_counted(desk, at, clause):
            return "done", clause.start, "commitment.result"
        verb = next(iter(paper.within("actions", stop, min(stop + _NEAR, end))), None)
        if not verb or "," in paper.text[stop : verb[0]]:
            continue
        both = paper.any_within("sides", clause.start, at)
        if value == "proposed" and (
            _is_tied(paper, clause.start, end) or _is_special(paper, clause.start if both else verb[0], end)
        ):
            return "proposed", stop, "commitment.needed"
        if value == "done" and paper.small.startswith("đã", at) and _is_result(desk, verb[0], clause, lead):
            return "done", stop, "commitment.result"
        if value == "done" and paper.small.endswith("được", at, stop) and _is_passive(desk, verb, clause):
            return "done", clause.start, "commitment.result"
    return None


def _is_counted(desk: Desk, at: int, clause: Clause) -> bool:
    """Tell whether "đã có" is followed by a count of something in a field: "đã có 56 sản phẩm OCOP …"."""
    paper = desk.paper
    counted = paper.numbers_within(at, min(at + _NEAR, clause.end)) and not _has_day(paper, clause.start, clause.end)
    return bool(counted) and _is_special(paper, at, clause.end) and not _holds_gift(desk, clause)


def _is_passive(desk: Desk, verb: Hit, clause: Clause) -> bool:
    """Tell whether what is counted or named before its verb was done: "300 sinh viên của tỉnh bạn đã được đào tạo"."""
    paper = desk.paper
    if paper.small[verb[0] : verb[1]] not in words("results") or _has_day(paper, clause.start, clause.end):
        return False
    counted = paper.numbers_within(clause.start, clause.end)
    return bool(counted) and _is_special(paper, clause.start, clause.end) and not _holds_gift(desk, clause)


def _result(desk: Desk, clause: Clause, context: Context) -> Verdict | None:
    """Find in a line of results what was reached ("đạt 40 triệu") or done by whomever, with a field of cooperation."""
    paper, start, end = desk.paper, clause.start, clause.end
    if _is_exchange(desk, start, end):
        return "done", start, "commitment.result"
    if not (context.past or tells_results(paper, context.line or start, end)):
        return None
    if _is_reached(desk, start, end) and _is_special(paper, start, end):
        return "done", start, "commitment.result"
    for at, stop, value in paper.within("modality", start, end):
        verb = next(iter(paper.within("actions", stop, min(stop + _NEAR, end))), None)
        if value != "done" or not verb or not paper.small.startswith("đã", at):
            continue
        both = paper.any_within("sides", start, at) or desk.place_ends(start, at)
        counted = both and paper.numbers_within(verb[1], end) and not _has_day(paper, start, at)
        if (counted and not _holds_gift(desk, clause)) or _is_result(desk, verb[0], clause, None):
            return "done", start, "commitment.result"
    return None


_STATES: Final = re.compile(r"hai nước|hai quốc gia|việt nam|cả nước")


def _is_exchange(desk: Desk, start: int, end: int) -> bool:
    """Tell the trade of both sides, with a figure, from that of one locality or of countries."""
    if not desk.paper.numbers_within(start, end) or not _REACHED.search(desk.paper.small, start, end):
        return False
    clause = desk.paper.small[start:end]
    return contains(clause, "two-way") and not _STATES.search(clause)


def _is_counted_help(desk: Desk, verb: Hit, clause: Clause) -> bool:
    """Tell whether one helped another, or both did, what is counted: "đã giúp Cần Thơ đào tạo 312 thạc sĩ"."""
    paper = desk.paper
    parties = desk.place_ends(clause.start, clause.end) or paper.any_within("sides", clause.start, verb[0])
    return bool(parties) and bool(paper.numbers_within(verb[1], clause.end)) and verb[2] == "v"


def _is_reached(desk: Desk, start: int, end: int) -> bool:
    """Tell whether a figure was reached ("đạt 40 triệu"), or two places have a count of something together."""
    paper = desk.paper
    if not paper.numbers_within(start, end):
        return False
    if _REACHED.search(paper.small, start, end):
        return True
    return len(set(desk.place_ends(start, end))) >= _TWO_PLACES and bool(_HAS.search(paper.small, start, end))


def _is_special(paper: Paper, start: int, end: int) -> bool:
    return any(code != GENERAL and not code.endswith("?") for _, _, code in paper.within("fields", start, end))


def _is_result(desk: Desk, verb: int, clause: Clause, lead: str | None) -> bool:
    """Tell a thing done together in a field of cooperation from a visit or a gift."""
    paper = desk.paper
    done = paper.at("actions", verb)
    if not done or paper.small[verb : done[1]] not in words("results"):
        return False
    if _holds_gift(desk, clause) or _has_day(paper, clause.start, verb):
        return False
    if _is_counted_help(desk, done, clause):
        return True
    if paper.small.startswith(context("talk"), verb) and contains(paper.small[clause.start : verb], "occasion"):
        return False
    return bool(lead) or _is_special(paper, verb, clause.end)
