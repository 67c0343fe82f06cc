"""Whether a clause is a commitment, and if not, what it is instead."""

from __future__ import annotations

import re
from typing import Final

from nhipcau.reading.clauses import Clause, Context, tells_results
from nhipcau.reading.desk import CLOSING, NEAR, Desk, Verdict, concerns, has_actor, has_day, holds_gift, is_special
from nhipcau.reading.finds import any_of
from nhipcau.reading.modality import Modality, strongest
from nhipcau.reading.paper import Paper
from nhipcau.reading.presents import led_verdict, present_verdict
from nhipcau.reading.rare import Rare
from nhipcau.reading.results import past_verdict
from nhipcau.reading.routines import ROUTINE, is_routine
from nhipcau.reading.scan import Hit
from nhipcau.reading.vocabulary import beginnings, begins, contains, context, either

_LEAD: Final = beginnings("lead")
_SPEAKS: Final = beginnings("talk")
_UNDER_A_PACT: Final = beginnings("under a pact")
_SOMETHING_ELSE: Final = beginnings("something else")
_CONTENTS: Final = beginnings("contents")
_LEAD_WORDS: Final = Rare(rf"(?:{either('lead')}\s*,?\s+)+(?:trước ngày \d+[/-]\d+\s*(?:hằng năm|hàng năm)?\s*,?\s+)?")
_TALK: Final = Rare(rf"{either('talk')}[^,;]{{0,40}}?{either('occasion')}[^,;]{{0,90}},\s")
# So near behind the beginning of talk its occasion ends, at most.
_TALK_NEAR: Final = 80
_FUND: Final = ("trích", "chi", "xuất quỹ", "dành")
# What asks for something or makes an office responsible, whatever for.
_SUFFICIENT: Final = ("đề nghị", "kiến nghị", "đề xuất", "có trách nhiệm", "chịu trách nhiệm")
_ALONE: Final = ("thường trực", "đầu mối", "chịu trách nhiệm")
# Who is charged to sign something has a thing to do.
_CHARGES: Final = ("giao", "yêu cầu các", "yêu cầu hai", "yêu cầu sở", "chỉ đạo các")
# What opens a clause on the good that something does.
_EFFECT: Final = ("sự ", "việc ", "điều này ", "điều đó ", "những kết quả ", "kết quả ")
_TURNS: Final = Rare(
    r"(?:(?:\bvà|đồng thời|,)\s+(?:\S+\s+){0,2}(?:khẳng định|nhấn mạnh|cam kết|thống nhất|nhất trí)|\bcho biết)\b"
)
_FIRST: Final = ("trong đó", "theo đó", "nhằm", "với nội dung", "tập trung vào", ", chú trọng", ", ưu tiên")
_FOREMOST: Final = re.compile(
    r"(?:trong đó|theo đó|nhằm|với nội dung|tập trung vào|,(?= chú trọng| ưu tiên))"
    r"(?:\s+(?:chú trọng|tập trung|ưu tiên|hai bên|vào|là|các lĩnh vực|lĩnh vực|nhất là|trọng tâm))*\s*,?\s+"
)
# So far behind a verb of giving its receiver ends and the count begins.
_OBJECT: Final = 45
# Where an item of a list ends in which no line has a full stop.
_LINE_ENDS: Final = ("\n", "")
_VERY_FEW_WORDS: Final = 3
_FEW_WORDS: Final = 5
_ENOUGH_WORDS: Final = 9


def judge(desk: Desk, clause: Clause, accepted: str | None, context: Context, lead: str | None) -> Verdict | None:
    """Return (status, where the object begins, rule) of a clause that is a commitment, else None."""
    paper, start, end = desk.paper, clause.start, clause.end
    if desk.falls_short and _falls_short(paper, start, end):
        return None
    hopes = clause.hopes
    told = strongest(paper, clause.told, start, end)
    if told and told.strong and not _undone(paper, told, hopes) and _is_told(desk, told, clause):
        none = _only_gives(desk, told, clause) or _is_effect(paper, told, clause)
        return None if none else (told.status, told.end, f"commitment.{told.status}")
    listed = _listed_from(paper, hopes[-1][1], end) if hopes and hopes[-1][2] == "news" else 0
    if listed and (paper.begins("actions", listed) or paper.begins("fields", listed)):
        return "agreed", listed, "commitment.contents"
    if hopes and not _goes_ahead(paper, clause, hopes, context):
        if not _tells_first(clause):
            return None
        return past_verdict(desk, clause, context, lead, _looks_back(paper, clause, context))
    order = _order(desk, clause, told, context)
    if order is not None:
        if _gives_count(desk, order, clause):
            return None
        return accepted or context.opened or "agreed", order, "commitment.order"
    if accepted and not clause.first and not _is_share(desk, clause):
        told_here = told and (
            told.strong or (told.status == "done" and not paper.any_within("actions", start, told.end))
        )
        return (told.status if told and told_here else accepted), start, "commitment.next-clause"
    return _unmarked(desk, clause, context, lead)


def _listed_from(paper: Paper, start: int, end: int) -> int:
    """Return where what news announces begins: "ký kết biên bản hợp tác, trong đó [chú trọng] …"; 0 if nowhere."""
    foremost = _FOREMOST.search(paper.small, start, end) if any_of(paper.small, _FIRST, start, end) else None
    return foremost.end() if foremost else 0


def _unmarked(desk: Desk, clause: Clause, context: Context, lead: str | None) -> Verdict | None:
    """Judge a clause in which no word tells what was agreed, asked for or ordered: by its party, or as a result."""
    paper, start, end = desk.paper, clause.start, clause.end
    if _leads(paper, clause):
        return "agreed", start, OF_LEADER
    if is_routine(desk, clause):
        return "agreed", start, ROUTINE
    if _under_pact(desk, clause):
        return "agreed", start, "commitment.under-pact"
    back = _looks_back(paper, clause, context)
    past = context.past or (back and not context.listed and not context.headed)
    present = present_verdict(desk, clause, context, past) or led_verdict(desk, clause, lead, past)
    if present and past:
        return None if holds_gift(desk, clause) else ("done", present[1], "commitment.result")
    gives = present and (present[2].endswith("listed") or paper.begins("gifts", present[1]))
    if gives and paper.any_within("gifts", start, end) and holds_gift(desk, clause):
        return None
    return present or past_verdict(desk, clause, context, lead, back) or _carried(desk, clause, context, back)


OF_LEADER: Final = "commitment.leader"
_LEADS: Final = re.compile(r"[^,;.()]{4,50}(?:, [^,;.()]{4,40}){0,2} chủ trì(?:[,.;]|$)")


def _leads(paper: Paper, clause: Clause) -> bool:
    """Tell which office is to lead: "Sở Công Thương chủ trì, hoàn thành trong quý III"."""
    if not (paper.begins("offices", clause.start) or paper.begins("kinds", clause.start)):
        return False
    led = paper.small.find(" chủ trì", clause.start, clause.end) >= 0
    return led and _LEADS.match(paper.small, clause.start, clause.end + 1) is not None


def _under_pact(desk: Desk, clause: Clause) -> bool:
    """Tell what a pact says ("Theo thỏa thuận, mỗi năm tỉnh tuyển …") from what came of it and from a visit's plan."""
    paper, start, end = desk.paper, clause.start, clause.end
    if not clause.first or not begins(paper.small, start, _UNDER_A_PACT) or not is_special(paper, start, end):
        return False
    other = paper.any_within("visit", start, end) or has_day(paper, start, end) or holds_gift(desk, clause)
    return not other and not clause.is_done() and paper.any_within("actions", start, end)


def _carried(desk: Desk, clause: Clause, context: Context, back: bool) -> Verdict | None:
    """Find what goes on with what the line told before: "… . Hai trường trao đổi giảng viên."."""
    paper, start, end = desk.paper, clause.start, clause.end
    if not context.run or context.spoken or paper.text[end : end + 1] not in CLOSING or holds_gift(desk, clause):
        return None
    if begins(paper.small, start, _SOMETHING_ELSE) or paper.small.find(" đạt ", start, end) >= 0:
        return None
    done = [hit for hit in clause.told if hit[2] == "done"]
    verb = next(iter(paper.within("actions", done[0][1] if done else start, end)), None)
    led = verb and (contains(paper.small[start:end], "led") or is_special(paper, verb[0], end))
    if not led or paper.any_within("visit", start, end):
        return None
    if context.run == "done":
        return ("done", start, "commitment.carried") if done else None
    if back or done or context.run != "agreed" or has_day(paper, start, end):
        return None
    return "agreed", start, "commitment.carried"


def _looks_back(paper: Paper, clause: Clause, context: Context) -> bool:
    """Tell whether the section, or the line up to the end of a clause, looks back on what was done."""
    return context.past or tells_results(paper, context.line or clause.start, clause.end)


def _goes_ahead(paper: Paper, clause: Clause, hopes: list[Hit], context: Context) -> bool:
    """Tell whether a clause orders that to be done which was signed: "Triển khai nội dung đã ký kết".

    In a list, background behind the verb is part of what is to be done: "mời nghệ nhân tham dự lễ hội".
    """
    if hopes[0][0] <= clause.start or not paper.begins("actions", clause.start):
        return False
    if (context.listed or context.opened or not clause.first) and all(hit[2] == "back" for hit in hopes):
        return not clause.is_done() and not any(paper.small.startswith("không ", hit[0]) for hit in hopes)
    return all(paper.small[at:end] == _SIGNED for at, end, _ in hopes)


_SIGNED: Final = "đã ký kết"
_SHORT: Final = Rare(rf"(?:{either('lead')}\s*,?\s+)*(?:\S+\s+){{0,7}}{either('shortcoming')}\b")


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
    if clause.hopes:
        return _HOPES[clause.hopes[0][2]]
    if holds_gift(desk, clause):
        return "gift"
    if not paper.any_within("actions", start, end):
        return "no-action"
    if not (concerns(desk, clause) or has_actor(paper, clause)):
        return "no-party"
    told = strongest(paper, clause.told, start, end)
    return "past" if told and told.status == "done" else "no-agreement"


def _tells_first(clause: Clause) -> bool:
    """Tell whether a thing done is told before any background: "đã đưa 46 mặt hàng … mỗi ngày"."""
    if any(hit[2] != "back" for hit in clause.hopes):
        return False
    done = next((hit[0] for hit in clause.told if hit[2] == "done"), clause.end)
    return all(hit[0] > done for hit in clause.hopes)


def _undone(paper: Paper, told: Modality, hopes: list[Hit]) -> bool:
    """Tell whether praise, hope or the news of a signing takes an agreement back; news only what stands before it.

    Thanks do not where they are over before it: "cảm ơn … và khẳng định tỉnh sẽ …".
    """
    if told.status == "proposed":
        return False
    if paper.small.endswith(_CHARGES, 0, told.end):
        hopes = [hit for hit in hopes if hit[2] != "news"]
    over = [hit for hit in hopes if hit[1] <= told.end]
    if over and len(over) == len(hopes) and over[-1][2] == "hope":
        return not _TURNS.search(paper.small, over[-1][1], told.end)
    return any(value != "news" or told.end <= at for at, _, value in hopes)


def _is_told(desk: Desk, told: Modality, clause: Clause) -> bool:
    """Tell whether what is agreed or asked for is an action, or a named field, that concerns the parties."""
    paper = desk.paper
    acts = paper.any_within("actions", told.end, clause.end) or paper.any_within("fields", told.end, clause.end)
    sufficient = paper.small.endswith(_SUFFICIENT, 0, told.end) and paper.text[told.end : told.end + 1] == " "
    acts = acts or sufficient or _is_of_both(paper, told, clause) or paper.small.endswith(_ALONE, 0, told.end)
    if _is_purpose(paper, clause.start, told.end):
        return False
    return acts and (concerns(desk, clause) or has_actor(paper, clause) or _opens_with(paper, told, clause))


def _opens_with(paper: Paper, told: Modality, clause: Clause) -> bool:
    """Tell an order without a subject: "Thống nhất hướng tuyến …", "Giao Công an …"."""
    hit = paper.at("modality", clause.start)
    return hit is not None and hit[1] == told.end


def _is_of_both(paper: Paper, told: Modality, clause: Clause) -> bool:
    """Tell what both sides agreed on whatever it is: "Hai bên thống nhất không thông qua môi giới"."""
    side = paper.last_before("sides", told.end)
    near = side is not None and side[2] == "both" and side[0] >= clause.start and told.end - side[1] <= NEAR
    if not near or begins(paper.small, told.end + 1, _CONTENTS) or paper.text[told.end + 1 : told.end + 2].isdigit():
        return False
    return told.status == "agreed" and paper.text.count(" ", told.end, clause.end) >= _FEW_WORDS


def _is_effect(paper: Paper, told: Modality, clause: Clause) -> bool:
    """Tell the good that something will do ("Sự giúp đỡ … sẽ giúp bà con"), and the end of a plan."""
    if paper.small.startswith("trên đây là", clause.start):
        return True
    return told.status == "agreed" and paper.small.startswith(_EFFECT, clause.start)


def _is_purpose(paper: Paper, start: int, end: int) -> bool:
    """Tell whether what ends there is only what something is for: "Hội nghị nhằm … và thống nhất phương hướng"."""
    purposes = paper.within("purposes", start + 1, end)
    return bool(purposes) and "," not in paper.text[purposes[-1][0] : end]


def _only_gives(desk: Desk, told: Modality, clause: Clause) -> bool:
    """Tell a promise to give what is counted ("cam kết hỗ trợ xây 300 căn nhà"), which is support, from one to act."""
    if not holds_gift(desk, clause):
        return False
    gives = desk.paper.overlapping("gifts", told.end, told.end + 3)
    counted = gives and desk.paper.numbers_within(gives[0][1], gives[0][1] + NEAR)
    fund = desk.paper.small.startswith(_FUND, told.end + 1)
    return bool(counted or fund)


def _is_share(desk: Desk, clause: Clause) -> bool:
    """Tell what only says how much one of several is given: "…; tỉnh Sơn La 2 tỷ đồng"."""
    return holds_gift(desk, clause) and not desk.paper.any_within("actions", clause.start, clause.end)


def _is_bare_gift(desk: Desk, verb: int, clause: Clause, context: Context) -> bool:
    """Tell what only gives ("Theo đó, hỗ trợ tỉnh Yên Bái 3 tỷ đồng") from an order in a list of what is agreed."""
    paper = desk.paper
    if context.listed or not holds_gift(desk, clause):
        return False
    return paper.begins("gifts", verb) and bool(paper.numbers_within(verb, verb + _OBJECT))


def _order(desk: Desk, clause: Clause, told: Modality | None, context: Context) -> int | None:
    """Return where the verb of a clause without a subject stands: "Đẩy mạnh …", "Đồng thời hỗ trợ …"."""
    paper = desk.paper
    if (clause.first and not context.headed and not paper.is_capital(clause.start)) or (told and told.status == "done"):
        return None
    led = begins(paper.small, clause.start, _LEAD)
    lead = _LEAD_WORDS.match(paper.small, clause.start, clause.end) if led else None
    at = lead.end() if lead else clause.start
    verb = paper.at("actions", at)
    if (
        not verb
        or verb[2] != "v"
        or _is_subject(paper, verb, clause.end)
        or paper.holds("attendance", at, clause.end)
        or _is_speech(paper, at, clause)
        or _is_bare_gift(desk, at, clause, context)
    ):
        return None
    count = paper.text.count(" ", clause.start, clause.end) + 1
    after = paper.text[clause.end : clause.end + 1]
    closed = after in CLOSING or (context.in_list and after in _LINE_ENDS)
    if closed and context.in_list and is_special(paper, at, clause.end):
        return at if count >= _VERY_FEW_WORDS else None
    return at if count >= (_FEW_WORDS if closed else _ENOUGH_WORDS) else None


_NOMINAL: Final = frozenset(context("nominal"))
# A space first: the search then leaps from one to the next.
_THRIVES: Final = Rare(
    rf" (?:được (?:hai bên |quan tâm |tiếp tục )?{either('thrives')}|đạt (?:được )?(?:nhiều|những|kết quả)"
    r"|(?:ngày càng|không ngừng) (?:được|phát triển|đi vào)|có (?:nhiều )?(?:chuyển biến|bước)|đi vào chiều sâu)\b"
)
# One of these is in each of them.
_FARES: Final = ("được", "đạt", "ngày càng", "không ngừng", "có", "đi vào")
_COUNT: Final = re.compile(r"\scó\s(?:tới |trên |hơn |gần |khoảng )?\d")


def _is_subject(paper: Paper, verb: Hit, end: int) -> bool:
    """Tell a noun of which the clause tells how it fares ("Hợp tác … được đẩy mạnh") from the verb of an order."""
    word = paper.small[verb[0] : verb[1]]
    if word.startswith("tham gia") and _COUNT.search(paper.small, verb[1], end):
        return True
    if word not in _NOMINAL:
        return False
    fares = any_of(paper.small, _FARES, verb[1], end)
    return fares and _THRIVES.search(paper.small, verb[1], end) is not None


def _gives_count(desk: Desk, at: int, clause: Clause) -> bool:
    """Tell whether the verb at `at` gives what is counted right after it: "dành 100 triệu đồng cho …"."""
    verb = desk.paper.at("actions", at) if holds_gift(desk, clause) else None
    return bool(verb and desk.paper.numbers_within(verb[1], verb[1] + NEAR))


def _is_speech(paper: Paper, at: int, clause: Clause) -> bool:
    """Tell whether a person follows the first comma: "Tiếp nhận …, bà …", or talk on an occasion stands before one."""
    comma = paper.text.find(",", clause.start, clause.end)
    if comma < 0:
        return False
    talks = paper.holds("occasion", at, at + _TALK_NEAR) and begins(paper.small, at, _SPEAKS)
    if talks and _TALK.match(paper.small, at, clause.end):
        return True
    while comma >= 0 and paper.text[comma + 1] != " ":
        comma = paper.text.find(",", comma + 1, clause.end)
    speaker = comma + 2
    return speaker > 1 and (paper.begins("honorifics", speaker) or paper.begins("positions", speaker))
