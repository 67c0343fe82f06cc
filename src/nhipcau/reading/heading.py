"""What a paper says of itself: headline, number and symbol, day of publication, kind."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter
from typing import Final

from nhipcau.reading.dates import DateHit
from nhipcau.reading.draft import Heading
from nhipcau.reading.layout import Range
from nhipcau.reading.names import UPPER
from nhipcau.reading.paper import Paper
from nhipcau.reading.vocabulary import contains, context, either

_STAMP: Final = re.compile(
    r"\s*[(|\[-]?\s*(?:\d{1,2}[:h]\d{2}\s*[,|-]?\s*)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
    r"(?:\s*[,|-]?\s*\d{1,2}[:h]\d{2})?\s*[)\]]?$"
)
# What some collections put before a text that they saved: "date 2025-12-07 ".
_SAVED: Final = re.compile(r"date \d{4}-\d\d(?:-\d\d)?\s+")
_STAMP_ENDS: Final = frozenset("0123456789)]")
_STATED: Final = re.compile(rf"(?:{either('stamp')}|[\d:|,()/\-\s.h])+")
_PARTY_PAPER: Final = re.compile(
    r"\d{1,5}\s*-\s*(?:NQ|CT|KL|QĐ|QyĐ|QC|TB|HD|BC|KH|CTr|CTHĐ|ĐA|TTr|CV|BB)"
    r"\s*/\s*[A-ZĐ][A-Za-zĐđ]*(?:-[A-ZĐ][A-Za-zĐđ]*)*"
)
_STATE_PAPER: Final = re.compile(r"\d{1,5}(?:/\d{4})?/(?:[A-ZĐ][A-Za-zĐđ]*)(?:[-&.][A-ZĐ][A-Za-zĐđ\d]*)+")
_SLASH: Final = re.compile(r"/(?:\d{4}/)?\s*[A-ZĐ]")
# From the first digit of a number to the slash before its symbol, at most.
_BEFORE_SLASH: Final = 24
_CITED: Final = re.compile(rf"{either('cited')}\s+(?:\S+\s+){{0,5}}(?:số\s*:?\s*)?$", re.I)
_ISSUED: Final = re.compile(r"(?:ban hành|số\s*:|ra thông báo|vừa có|ký|truyền đạt)", re.I)
# "Tại Công văn số 12/UBND-KT vừa phát đi" cites the paper that is reported on.
_NEW: Final = (" vừa", " mới ban hành", " gửi")
_MAX_TITLE: Final = 260
_HEAD: Final = 3
_MENU_WORDS, _HEADLINE = 5, 180
# How many lines may stand above a headline; how long a line of the head of an official paper is at most.
_TOP, _FORM_LINE = 14, 80
# What stands between a banner and the headline below it.
_SITE: Final = ("logo", "đăng nhập", "hotline", "tìm kiếm", "e-paper", "đặt báo")


def read_heading(paper: Paper, dates: list[DateHit], title: Range | None) -> Heading:
    """Return headline, number, day of publication and kind of the paper; what is not stated is None."""
    number = _number(paper)
    published = _published(paper, dates, title[0] if title else 0)
    return Heading(
        title=paper.text[slice(*title)] if title else None,
        number=paper.text[slice(*number)] if number else None,
        published=published.moment.iso() if published else None,
        kind=_kind(paper, title, number),
        title_span=paper.span(*title) if title else None,
        number_span=paper.span(*number) if number else None,
        published_span=paper.span(published.start, published.end) if published else None,
    )


_FORM: Final = re.compile(
    r"(?:UBND|HĐND|ĐẢNG CỘNG SẢN|CỘNG HÒA XÃ HỘI|CỘNG HOÀ XÃ HỘI|ỦY BAN|UỶ BAN|TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY"
    r"|Độc lập|Số\s*:|\*)"
)
_TYPES: Final = (
    "KẾ HOẠCH", "THÔNG BÁO", "BÁO CÁO", "BIÊN BẢN", "CHƯƠNG TRÌNH", "KẾT LUẬN", "THỎA THUẬN", "BẢN GHI NHỚ",
    "QUYẾT ĐỊNH", "NGHỊ QUYẾT", "BẢN THỎA THUẬN", "CÔNG VĂN",
    "BIÊN BẢN GHI NHỚ", "BIÊN BẢN HỢP TÁC", "THỎA THUẬN HỢP TÁC",
)  # fmt: skip


def title_of(paper: Paper) -> Range | None:
    """Return the range of the headline in the clean text."""
    lines = paper.layout.lines
    if any(_FORM.match(paper.text, start) and _is_form(paper, index) for index, (start, _) in enumerate(lines[:2])):
        return _official_title(paper)
    for index, (start, end) in enumerate(lines[:_TOP]):
        line = paper.text[start:end]
        if _STATED.fullmatch(line.lower()) or _is_menu(paper.text, lines, index):
            continue
        if _is_banner(paper, index):
            continue
        return _headline(line, start, len(lines) == 1)
    return None


def _is_form(paper: Paper, at: int) -> bool:
    """Tell the head of an official paper, in capitals or with a number below it, from a headline on an office."""
    lines = paper.layout.lines
    start, end = lines[at]
    if end - start >= _FORM_LINE:
        return False
    below = (paper.text.startswith("Số", first) for first, _ in lines[at : at + _HEAD + 1])
    return paper.text[start:end].isupper() or paper.text[start] in "Độc*" or any(below)


def _official_title(paper: Paper) -> Range | None:
    """Return the line after the type of an official paper: "KẾ HOẠCH" stands alone above it."""
    lines = paper.layout.lines
    for index, (start, end) in enumerate(lines[:14]):
        if paper.text[start:end].strip(" .:") in _TYPES:
            return lines[index + 1] if index + 1 < len(lines) else (start, end)
    return None


def _is_menu(text: str, lines: list[Range], at: int) -> bool:
    """Tell a few words of a menu from a headline: one of several words follows, before any paragraph."""
    if text.count(" ", *lines[at]) >= _MENU_WORDS:
        return False
    for start, end in lines[at + 1 : at + _TOP]:
        if text.count(" ", start, end) > _MENU_WORDS and not _STATED.fullmatch(text[start:end].lower()):
            return end - start <= _HEADLINE and text[end - 1] != "." and not text[start].isdigit()
    return False


def _is_banner(paper: Paper, at: int) -> bool:
    """Tell a line above the headline: the headline follows it after the site's name, or is repeated in it."""
    lines = paper.layout.lines
    if at + 1 == len(lines):
        return False
    (start, end), (first, last) = lines[at], lines[at + 1]
    below = paper.text[first:last]
    if last - first > _HEADLINE or below.endswith(".") or below.count(" ") < _MENU_WORDS:
        return False
    if end - start > last - first and below in paper.text[start:end]:
        return True
    return any(word in paper.small[end:first] for word in _SITE)


def _headline(line: str, start: int, whole: bool) -> Range | None:
    """Return the range of a headline without its time stamp; a paragraph is none."""
    saved = _SAVED.match(line)
    start, line = (start + saved.end(), line[saved.end() :]) if saved else (start, line)
    stamp = _STAMP.search(line) if line[-1:] in _STAMP_ENDS else None
    if stamp and line[: stamp.start()].endswith("ngày") and not line.endswith((")", "]")):
        stamp = None  # "… khai mạc ngày 3/10/2015" is what the headline tells
    text = line[: stamp.start()].rstrip() if stamp else line
    if not text or whole or len(text) > _MAX_TITLE or (text.rstrip('”"').endswith(".") and len(text) > 90):
        return None
    return start, start + len(text)


def _number(paper: Paper) -> Range | None:
    """Return the number of the paper that the text is or first reports on, not of one that it cites."""
    for start, end in paper.layout.lines:
        if paper.text.find("/", start, end) < 0:
            continue
        for slash in _SLASH.finditer(paper.text, start, end):
            for at, _ in paper.numbers_within(max(start, slash.start() - _BEFORE_SLASH), slash.start()):
                found = _PARTY_PAPER.match(paper.text, at) or _STATE_PAPER.match(paper.text, at)
                if not found or found.end() > end or (at and paper.text[at - 1] in "/-.,"):
                    continue
                before = paper.text[max(start, at - 60) : at]
                new = paper.text.startswith(_NEW, found.end())
                if new or _ISSUED.search(before) or not _CITED.search(before):
                    return found.span()
    return None


def _published(paper: Paper, dates: list[DateHit], title: int) -> DateHit | None:
    """Return the date in the stamp of the headline, or alone on one of the first lines; those after it come first."""
    first = next((at for at, line in enumerate(paper.layout.lines) if line[1] > title), 0)
    numbered = list(enumerate(paper.layout.lines))
    for index, (start, end) in [*((at - first, line) for at, line in numbered[first:]), *numbered[:first]]:
        if index > 6 and end - start > 60:
            continue
        found = _whole_dates(dates, start, end)
        if not found:
            continue
        ended = index < 6 and paper.text[end - 1] in _STAMP_ENDS and not _is_told(paper, found[-1], end)
        stamped = _STAMP.search(paper.text, max(start, end - 60), end) if ended else None
        if index < _HEAD and paper.text.startswith("date ", start) and _SAVED.match(paper.text, start):
            return found[0]
        if stamped or (end - start < 70 and _STATED.fullmatch(paper.small, start, end)):
            return found[-1]
    return _dateline(paper, dates)


def _is_told(paper: Paper, date: DateHit, end: int) -> bool:
    """Tell a day that a headline tells of ("… khai mạc ngày 3/10/2015") from its stamp."""
    return date.end == end and "ngày" in paper.small[max(0, date.start - 5) : date.start + 4]


def _whole_dates(dates: list[DateHit], start: int, end: int) -> list[DateHit]:
    """Return the dates in [start, end) that tell day, month and year."""
    first = bisect_left(dates, start, key=_start)
    last = bisect_left(dates, end, first, key=_start)
    return [date for date in dates[first:last] if date.moment.year and date.moment.day]


_start: Final = attrgetter("start")


_PLACE_DAY: Final = re.compile(rf"[{UPPER}][\w .]{{1,30}},\s*$")


def _dateline(paper: Paper, dates: list[DateHit]) -> DateHit | None:
    """Return the date of an official paper: "Hà Nội, ngày 5 tháng 8 năm 2026" on a line of its own."""
    for start, end in paper.layout.lines[:12]:
        if end - start > 80:
            continue
        for date in _whole_dates(dates, start + 1, end):
            if date.end >= end - 1 and _PLACE_DAY.fullmatch(paper.text[start : date.start]):
                return date
    return None


# What a paper is, by the context whose words stand in its headline or opening; the first that fits wins.
_KINDS: Final = ("agreement", "notice", "result", "visiting", "meeting")
_SIGNED: Final = re.compile(
    r"(?:lễ|đã|vừa|cùng|được|được hai bên|tiến hành|tổ chức)\s+(?:lễ\s+)?ký(?:\s+kết)?\b"
    r"|(?<!đã )ký(?: kết)? (?:biên bản|bản|thỏa thuận|chương trình|kế hoạch|hợp tác)"
)


# What looks back on cooperation: "sau 5 năm", "sơ kết"; five years of twinning are no act of twinning.
_BACK: Final = re.compile(r"(?:sau|qua) (?:\d+|một|hai|ba|năm|mười) năm|nhìn lại|sơ kết|tổng kết|đánh giá \d+ năm")


def _kind(paper: Paper, title: Range | None, number: Range | None) -> str:
    """Return the kind by the headline and the first paragraphs; agreement comes before notice and so on."""
    opening = paper.layout.sentences[:4]
    lead = paper.small[opening[0][0] : opening[-1][1]] if opening else ""
    head = paper.small[slice(*(title or opening[0]))] if title or opening else ""
    if paper.small.startswith(context("plan"), _type_at(paper, title)):
        return "other"
    if _BACK.search(head):
        return "result"
    if ("ký" in lead and _SIGNED.search(lead)) or _has(head, "agreement"):
        return "agreement"
    if number and _has(lead, "notice"):
        return "notice"
    found = "result" if _BACK.search(lead) else next((kind for kind in _KINDS[1:] if _has(head, kind)), None)
    found = found or next((kind for kind in ("notice", "visiting", "meeting") if _has(lead, kind)), None)
    if found is None:
        end = opening[-1][1] if opening else 0
        found = "result" if any(hit[2].endswith("g") for hit in paper.within("ties", 0, end)) else "other"
    return "visit" if found == "visiting" else found


def _type_at(paper: Paper, title: Range | None) -> int:
    """Return where the line before the headline begins, the type of an official paper, else the headline itself."""
    before = [start for start, end in paper.layout.lines if title and end <= title[0]]
    return before[-1] if before else (title[0] if title else 0)


def _has(text: str, kind: str) -> bool:
    return contains(text, kind)
