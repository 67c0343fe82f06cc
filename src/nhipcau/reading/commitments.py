"""Commitments: each clause that states what the parties agreed, propose or did together."""

from __future__ import annotations

from typing import Final

from nhipcau.reading.clauses import (
    Clause,
    Context,
    after_bullet,
    after_heading,
    clauses,
    group_fields,
    is_caption,
    is_label,
    is_numbered,
    is_section_title,
    lead_field,
    mark_of,
    open_list,
)
from nhipcau.reading.desk import Desk, Miss, holds_gift, is_given, open_desk
from nhipcau.reading.draft import Commitment, Span
from nhipcau.reading.duties import Duties
from nhipcau.reading.fields import GENERAL, arranges, field_of, subject_field, theme_of
from nhipcau.reading.judging import OF_LEADER, judge, why_not
from nhipcau.reading.lists import Item, after_colon, field_list, inline_list, pair_of_fields, reach_of, short_list
from nhipcau.reading.mention import Mention
from nhipcau.reading.modality import modality
from nhipcau.reading.paper import Paper
from nhipcau.reading.routines import ROUTINE
from nhipcau.reading.scan import Hit
from nhipcau.reading.vocabulary import beginnings, begins

_TALK: Final = beginnings("talk")
# How far before a list the words are looked for that open it.
_LEAD: Final = 40
# What closes a sentence, behind its last clause, is no longer: '."'.
_CLOSED: Final = 2
# After these stands what somebody learns.
_TAUGHT: Final = tuple(
    f"{verb} {about}"
    for verb in ("học", "học tập", "tập huấn", "đào tạo", "bồi dưỡng", "thực tập", "kinh nghiệm")
    for about in ("về ", "về lĩnh vực ", "về các lĩnh vực ")
)
# What opens speech is no bullet.
_QUOTES: Final = ' \n"“'

# The rules by which items of a list are found.
_OF_LISTS: Final = ("commitment.order", "commitment.listed", "commitment.present")

# What a commitment is made from: its range in the clean text, field, status and rule.
Found = tuple[int, int, str, str, str]


def commitments(
    paper: Paper,
    mentions: list[Mention],
    title_end: int,
    gifts: list[Span],
    duties: Duties,
    misses: list[Miss] | None = None,
) -> list[Commitment]:
    """Return the commitments of the body from left to right; clauses that only tell of `gifts` are none.

    Each clause that is no commitment is added to `misses` with the reason.
    """
    desk = open_desk(paper, mentions, gifts, misses)
    context = Context(theme=theme_of(paper, paper.text.rfind("\n", 0, title_end) + 1, title_end))
    found: list[Found] = []
    line_ends = [line[1] for line in paper.layout.lines]
    line = 0
    for start, end in paper.layout.sentences:
        if start >= title_end:
            found += _sentence(desk, start, end, context)
        while line < len(line_ends) and line_ends[line] < end:
            line += 1
        if line < len(line_ends) and line_ends[line] == end:
            context.end_line(keep_field=paper.text[end - 1] == ":")
    return [duties.commitment(at, stop, field, status, rule) for at, stop, field, status, rule in found]


def _sentence(desk: Desk, start: int, end: int, context: Context) -> list[Found]:
    paper = desk.paper
    begin = after_bullet(paper, start, end)
    bullet = paper.text[start:begin].strip(_QUOTES) if begin > start else ""
    context.in_list = context.in_list or bool(bullet) or is_numbered(paper, begin, end)
    context.listed = context.in_list
    if context.line is None:
        context.line = begin
        context.begin_line(mark_of(bullet) if bullet else "")
    if begin >= end:
        return []
    colon = paper.text.find(":", begin, end)
    aside = _aside(paper, begin, end, colon, context)
    if aside:
        desk.miss(begin, end, aside)
        return []
    reach = reach_of(paper, begin, end)
    items = field_list(paper, begin, end, colon, reach)
    status = _status_of_list(paper, begin, items[0][0]) if items else ""
    if items and not _is_praised(paper, begin, items[0][0]) and not _is_learnt(paper, begin, items[0][0], status):
        return [_listed(item, status) for item in items if not is_given(desk, item[0], item[1])]
    after = after_heading(paper, begin, end, colon, context)
    context.headed, begin = after > begin, after
    if begin >= end or paper.text[end - 1] == ":":
        open_list(paper, begin, end, context)
        if begin < end and paper.text[end : end + 1] == "\n":
            context.head_group(group_fields(paper, begin, end), mark_of(bullet) if bullet else "")
        desk.miss(start, end, "introduction")
        return []
    # What ends a sentence in no list of fields ends its last clause in none.
    bare = (reach is None or not items) and paper.text[end - 1] != ";"
    return _clauses(desk, begin, end, context, bare)


def _listed(item: Item, status: str) -> Found:
    return item[0], item[1], item[2], status, "commitment.list-of-fields"


def _aside(paper: Paper, begin: int, end: int, colon: int, context: Context) -> str | None:
    """Return why a sentence is not looked at for commitments at all, as a code, else None."""
    if is_section_title(paper, begin, end, context):
        return "section-title"
    if context.silent:
        return "section-of-aims"
    if is_label(paper, begin, colon):
        return "label"
    return "caption" if is_caption(paper, begin, end, colon) else None


def _status_of_list(paper: Paper, start: int, end: int) -> str:
    told = modality(paper, start, end)
    if any(act[2] == "signing" for act in paper.within("acts", start, end)):
        return "agreed"
    if any(hit[2] == "news" for hit in paper.within("hopes", start, end)):
        return "agreed"
    return told.status if told and (told.strong or told.status == "done") else "agreed"


def _clauses(desk: Desk, start: int, end: int, context: Context, bare: bool) -> list[Found]:
    """Return the commitments of a sentence; `bare` tells that it ends in no list of fields."""
    paper = desk.paper
    found: list[Found] = []
    lead = lead_field(paper, start, end)
    heading = (lead,) if lead else context.field or context.group or context.section
    previous: str | None = None
    accepted: str | None = None
    begun: str | None = None
    for clause in clauses(paper, start, end):
        verdict = judge(desk, clause, accepted, context, lead)
        if not verdict:
            begun = begun or _passed_over(desk, clause, context)
            continue
        status, object_start, rule = verdict
        if begun and not accepted and rule == "commitment.order":
            if begun == "praise" and begins(paper.small, clause.start, _TALK):
                continue  # "… chào mừng đoàn; giới thiệu nét chính về tỉnh"
            status = "done" if begun == "done" else status
        context.ordered = context.ordered or rule in _OF_LISTS
        aside = accepted and paper.small.startswith("khuyến khích", clause.start)
        accepted = context.run = accepted if aside else _governing(clause) or status
        if rule in (OF_LEADER, ROUTINE):
            code = GENERAL
        elif lead and clause.first and object_start > clause.start and not context.field:
            code = lead
        else:
            code = field_of(paper, object_start, clause.end, heading, previous, context.theme)
            if code == GENERAL and not _is_told(paper, clause, object_start):
                code = subject_field(paper, clause.start, object_start) or GENERAL
        previous = previous or (code if code != GENERAL else None)
        items = _fields_in(paper, clause, object_start, bare and end - clause.end <= _CLOSED)
        if not items and clause.first and context.headed and _is_listing(paper, start):
            items = short_list(paper, clause.start, clause.end)
        if items:
            found += [_listed(item, status) for item in items]
        else:
            found.append((clause.start, clause.end, code, status, rule))
    return found


def _is_listing(paper: Paper, start: int) -> bool:
    """Tell whether a colon that opens a list of fields stands right before."""
    return after_colon(paper, max(0, start - _LEAD), start) == start


# Who coordinates, where a clause begins with it.
_COORDINATORS: Final = ("phòng ", "văn phòng ", "ban ", "sở ", "chi cục ", "trung tâm ")


def _is_told(paper: Paper, clause: Clause, object_start: int) -> bool:
    """Tell whether the object of a clause says what is to be done: names a field, or has an office coordinate."""
    if paper.any_within("fields", object_start, clause.end):
        return True
    return paper.small.startswith(_COORDINATORS, clause.start) and arranges(paper, object_start, clause.end)


def _fields_in(paper: Paper, clause: Clause, object_start: int, bare: bool) -> list[Item]:
    """Return the fields that a clause lists at its end, unless it is known to be bare of a list, or the pair there."""
    reach = None if bare else reach_of(paper, object_start, clause.end)
    items = inline_list(paper, object_start, clause.end, reach) if reach else []
    return items or pair_of_fields(paper, clause.start, clause.end)


def _is_learnt(paper: Paper, start: int, end: int, status: str) -> bool:
    """Tell the subjects that somebody was taught ("đã sang học về y tế, giáo dục, du lịch") from fields."""
    return status == "done" and paper.small.endswith(_TAUGHT, start, end)


def _passed_over(desk: Desk, clause: Clause, context: Context) -> str | None:
    """Note a clause that is no commitment; return what it begins its sentence with: praise, or what was done."""
    if desk.misses is not None:
        desk.miss(clause.start, clause.end, why_not(desk, clause))
    if any(hit[2] == "news" for hit in clause.hopes):
        context.opened = "agreed"
    if not clause.first:
        return None
    if _tells_done(desk, clause):
        return "done"
    return "praise" if _is_praise(clause.hopes, clause.told) else None


def _governing(clause: Clause) -> str | None:
    """Return "agreed" where that governs the clauses that follow: "thống nhất kiến nghị Trung ương …; xây dựng …"."""
    accepts = False
    for hit in clause.told:
        if hit[2] == "proposed!":
            return "agreed" if accepts else None
        accepts = accepts or hit[2] == "agreed!"
    return None


def _is_praised(paper: Paper, start: int, end: int) -> bool:
    """Tell whether the list of fields that begins at `end` only says what one is strong in, or hopes for."""
    return _is_praise(paper.within("hopes", start, end), paper.within("modality", start, end))


def _is_praise(hopes: list[Hit], told: list[Hit]) -> bool:
    """Tell whether words of praise or hope stand with none of status that makes a commitment by itself."""
    return any(hit[2] != "news" for hit in hopes) and not any(hit[2].endswith("!") for hit in told)


def _tells_done(desk: Desk, clause: Clause) -> bool:
    """Tell what was done or given ("đã tặng 3 tỷ đồng; …"), so that what follows was done as well."""
    for hit in clause.told:
        if hit[2] == "done":
            return holds_gift(desk, clause) or not desk.paper.any_within("actions", clause.start, hit[0])
    return False
