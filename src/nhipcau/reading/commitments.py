"""Commitments: each clause that states what the parties agreed, propose or did together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nhipcau.reading.draft import Commitment
from nhipcau.reading.fields import clear_field, field_of
from nhipcau.reading.lists import field_list
from nhipcau.reading.localities import Mention
from nhipcau.reading.modality import modality
from nhipcau.reading.paper import Paper

_BULLET = re.compile(r"\s*(?:[-–+•*●▪◦]|\(?\d{1,2}[.)]|\(?[a-zđ][.)]|[IVX]{1,4}\.|\d{1,2}(?:\.\d{1,2})+\.?)?\s*[\"“]?")
_LEAD_WORDS = re.compile(
    r"(?:(?:đồng thời|theo đó|bên cạnh đó|ngoài ra|cùng với đó|đặc biệt|trước mắt|trong đó|cụ thể|cụ thể là|một là|hai là|ba là|bốn là|"
    r"năm là|thứ nhất|thứ hai|thứ ba|thứ tư|song song đó|mặt khác|hằng năm|hàng năm|định kỳ|thời gian tới|trong thời gian tới|"
    r"cùng|tích cực|chủ động|thường xuyên|không ngừng|tiếp đó|từng bước)\s*,?\s+)+"
)
_SPEAKS = re.compile(
    r"(?:khẳng định|nhấn mạnh|cho biết|phát biểu|cho rằng|chia sẻ|nêu rõ|bày tỏ|đề nghị|kết luận|nói|nêu|trao đổi|thông tin|yêu cầu|"
    r"chỉ đạo|lưu ý|gồm|sau|sau đây|như sau|cụ thể|là|chú ý|nội dung|dung cụ thể)\s*$"
)
_TALK = re.compile(
    r"(?:trao đổi|chia sẻ|giới thiệu|thông tin|báo cáo|tham gia|tổng kết|giao lưu|tiếp tục|mời|thực hiện|triển khai)"
    r"[^,;]{0,40}?(?:tại (?:buổi|lễ|hội|cuộc|đây|chương)|với (?:đoàn|phóng viên|báo chí|lãnh đạo|các đại biểu)|ý kiến|chương trình|kế hoạch|chuyến)"
    r"[^,;]{0,90},\s"
)
_ENDS = " .;,…:\"”’|)"
_CAPTION = re.compile(r"\((?:ảnh|nguồn)|ảnh:|\|$", re.I)
_TOGETHER = re.compile(
    r"\b(?:hai|các|đôi|2|mỗi|cả hai|những)\s+(?:bên|địa phương|tỉnh|thành phố|đơn vị|huyện|quận|xã|phường|thủ đô|nước|ngành|sở)\b|\bđoàn\b|lãnh đạo"
)
_ADVERBS = re.compile(r"\s*(?:(?:cũng|còn|luôn|sẽ|cùng|cùng nhau|tiếp tục|thường xuyên|đều|tích cực|chủ động|hết sức|tập trung)\s+)*")


@dataclass(slots=True)
class _State:
    """What the paragraphs so far have opened: a list of orders with its status, a heading with its field."""

    opened: str | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class _Clause:
    start: int
    end: int
    first: bool


def commitments(paper: Paper, mentions: list[Mention], title_end: int) -> list[Commitment]:
    """Return the commitments of the body from left to right."""
    starts = {mention.lead: mention.end for mention in mentions} | {m.start: m.end for m in mentions}
    state = _State()
    found: list[Commitment] = []
    line_ends = {line[1] for line in paper.layout.lines}
    for start, end in paper.layout.sentences:
        if start < title_end:
            continue
        found += _sentence(paper, start, end, state, starts)
        if end in line_ends and not _announces(paper, start, end):
            state.field = None
    return found


def _announces(paper: Paper, start: int, end: int) -> bool:
    return paper.text[end - 1] == ":" or bool(
        [hit for hit in paper.within("hopes", start, end) if hit[2] == "news"]
    )


def _sentence(
    paper: Paper, start: int, end: int, state: _State, starts: dict[int, int]
) -> Iterator[Commitment]:
    bullet = _BULLET.match(paper.text, start, end)
    start = bullet.end() if bullet else start
    if start >= end or _is_caption(paper, start, end):
        return
    items = field_list(paper, start, end)
    if items:
        told = modality(paper, start, items[0][0])
        status = told.status if told and (told.strong or told.status != "agreed") else "agreed"
        for at, stop, code in items:
            yield Commitment(paper.span(at, stop), code, status, "commitment.list-of-fields")
        return
    start = _after_heading(paper, start, end, state)
    if start >= end or paper.text[end - 1] == ":":
        _open(paper, start, end, state)
        return
    yield from _clauses(paper, start, end, state, starts)


def _is_caption(paper: Paper, start: int, end: int) -> bool:
    """Tell a caption of a photo, or a bare line of a few words, from a sentence."""
    return end - start < 12 or bool(_CAPTION.search(paper.text, max(start, end - 40), end))


def _open(paper: Paper, start: int, end: int, state: _State) -> None:
    told = modality(paper, start, end)
    state.opened = told.status if told and told.status != "done" else "agreed"


def _after_heading(paper: Paper, start: int, end: int, state: _State) -> int:
    """Return where the text after a heading or an introduction with a colon begins; note the field it names."""
    colon = paper.text.find(":", start, end - 1)
    if colon < 0 or paper.at("actions", start) or paper.text[colon + 1] not in " \n":
        return start
    speaks = _SPEAKS.search(paper.small, max(start, colon - 16), colon)
    if not speaks and colon - start > 110:
        return start
    state.field = clear_field(paper, start, colon) if not speaks or colon - start < 60 else None
    if speaks:
        _open(paper, start, colon, state)
    bullet = _BULLET.match(paper.text, colon + 1, end)
    return bullet.end() if bullet else colon + 1


def _clauses(
    paper: Paper, start: int, end: int, state: _State, starts: dict[int, int]
) -> Iterator[Commitment]:
    accepted: str | None = None
    lead_field = _lead_field(paper, start, end) or state.field
    for clause in _split(paper, start, end):
        made = _judge(paper, clause, starts, accepted, state.opened)
        if not made:
            if _announces(paper, clause.start, clause.end):
                state.opened = "agreed"
            continue
        accepted, from_, rule = made
        named = clause.first and lead_field and from_ > clause.start
        code = lead_field if named and not state.field else field_of(paper, from_, clause.end, lead_field)
        yield Commitment(paper.span(clause.start, clause.end), code, accepted, rule)


def _lead_field(paper: Paper, start: int, end: int) -> str | None:
    """Return the field of "Trên lĩnh vực nông nghiệp, …", which holds for the whole sentence."""
    lead = _LEAD_FIELD.match(paper.small, start, end)
    return clear_field(paper, lead.start(), lead.end()) if lead else None


_LEAD_FIELD = re.compile(r"(?:\w+ \w+, )?(?:trên|trong|về|ở|đối với) (?:các )?(?:lĩnh vực|mặt|công tác|phát triển|hợp tác) [^,;:]{3,50},")


def _split(paper: Paper, start: int, end: int) -> Iterator[_Clause]:
    at = start
    while at < end:
        stop = paper.text.find(";", at, end)
        stop = end if stop < 0 else stop
        bullet = _BULLET.match(paper.text, at, stop)
        begin = bullet.end() if bullet else at
        finish = begin + len(paper.text[begin:stop].rstrip(_ENDS))
        if paper.text[begin:finish].count("(") > paper.text[begin:finish].count(")"):
            finish = paper.text.find(")", finish, stop) + 1 or finish
        if finish - begin > 8:
            yield _Clause(begin, finish, at == start)
        at = stop + 1


def _judge(
    paper: Paper, clause: _Clause, starts: dict[int, int], accepted: str | None, opened: str | None
) -> tuple[str, int, str] | None:
    """Return (status, where the object begins, rule) of a clause that is a commitment, else None."""
    start, end = clause.start, clause.end
    kinds = {hit[2] for hit in paper.within("hopes", start, end)}
    told = modality(paper, start, end)
    if told and told.strong and not (kinds and told.status != "proposed") and _has_action(paper, told.end, end):
        if _concerns(paper, start, end, starts):
            return told.status, told.end, f"commitment.{told.status}"
    if kinds:
        return None
    order = _order(paper, clause)
    if order is not None:
        return accepted or "agreed", order, "commitment.order"
    if accepted and not clause.first:
        return (told.status if told and told.strong else accepted), start, "commitment.next-clause"
    return _present(paper, start, end, starts, opened) or _weak(paper, start, end, starts)


def _has_action(paper: Paper, start: int, end: int) -> bool:
    return bool(paper.within("actions", start, end))


def _concerns(paper: Paper, start: int, end: int, starts: dict[int, int]) -> bool:
    """Tell whether a clause is about the parties: it names one, or both together, or their cooperation."""
    if _TOGETHER.search(paper.small, start, end) or any(start <= at < end for at in starts):
        return True
    return any(hit[2] in ("4", "2") for hit in paper.within("ties", start, end))


def _order(paper: Paper, clause: _Clause) -> int | None:
    """Return where the verb of a clause without a subject stands: "Đẩy mạnh …", "Đồng thời hỗ trợ …"."""
    lead = _LEAD_WORDS.match(paper.small, clause.start, clause.end)
    at = lead.end() if lead else clause.start
    if not paper.at("actions", at) or _TALK.match(paper.small, at, clause.end):
        return None
    if clause.first and not paper.text[clause.start].isupper():
        return None
    words = paper.text[clause.start : clause.end].count(" ") + 1
    told = modality(paper, clause.start, clause.end)
    if told and told.status == "done":
        return None
    return at if words >= 5 and (paper.text[clause.end : clause.end + 1] in (".", ";", "…", ",") or words >= 9) else None


def _present(
    paper: Paper, start: int, end: int, starts: dict[int, int], opened: str | None
) -> tuple[str, int, str] | None:
    """Find an unmarked present: a party or both of them, then at once a verb of cooperation."""
    subjects = [at_end for at, at_end in starts.items() if start <= at < end]
    subjects += [match.end() for match in _TOGETHER.finditer(paper.small, start, end)]
    for at in sorted(subjects):
        adverbs = _ADVERBS.match(paper.small, at, end)
        verb = paper.at("actions", adverbs.end()) if adverbs else None
        if verb and verb[1] < end and paper.small[verb[0] : verb[1]] not in ("ký kết", "kết nghĩa", "tổ chức", "báo cáo", "mời"):
            tied = opened or any(hit[2] in ("4", "2") for hit in paper.within("ties", verb[0], end))
            if tied and not _past(paper, start, end):
                return "agreed", verb[0], "commitment.present"
    return None


def _past(paper: Paper, start: int, end: int) -> bool:
    return any(hit[2] == "done" for hit in paper.within("modality", start, end))


def _weak(paper: Paper, start: int, end: int, starts: dict[int, int]) -> tuple[str, int, str] | None:
    """Find what is only called needed ("cần"), and what was done ("đã"), with a verb of cooperation right after."""
    if not _concerns(paper, start, end, starts):
        return None
    for at, stop, value in paper.within("modality", start, end):
        verb = next(iter(paper.within("actions", stop, min(stop + 22, end))), None)
        if not verb or value not in ("proposed", "done") or "," in paper.text[stop : verb[0]]:
            continue
        if value == "proposed" and any(hit[2] in ("4", "2") for hit in paper.within("ties", start, end)):
            return "proposed", stop, "commitment.needed"
        if value == "done" and paper.small[at:stop].startswith("đã") and _is_result(paper, verb, end):
            return "done", stop, "commitment.result"
    return None


_RESULTS = ("hợp tác", "phối hợp", "hỗ trợ", "giúp", "trao đổi", "chia sẻ", "tổ chức", "triển khai", "đào tạo", "kết nối", "cử", "tiếp nhận", "xây dựng", "ký kết", "liên kết")


def _is_result(paper: Paper, verb: tuple[int, int, str], end: int) -> bool:
    if not paper.small.startswith(_RESULTS, verb[0]) or paper.within("gifts", verb[0], verb[0] + 1) and False:
        return False
    hits = paper.within("fields", verb[0], end)
    return any(code not in ("general",) and not code.endswith("?") for _, _, code in hits)
