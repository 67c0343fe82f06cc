"""The headline: below the names and menus of a website, or in the head of an official paper."""

from __future__ import annotations

import re
from typing import Final

from nhipcau.reading.layout import Range
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare
from nhipcau.reading.vocabulary import contains, either

_STAMP: Final = re.compile(
    r"\s*[(|\[-]?\s*(?:\d{1,2}[:h]\d{2}\s*[,|-]?\s*)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
    r"(?:\s*[,|-]?\s*\d{1,2}[:h]\d{2})?\s*[)\]]?$"
)
# A day, which is soon looked for; how far before it a stamp begins, with an hour.
_STAMP_DAY: Final = re.compile(r"\d[/.-]\d{1,2}[/.-]\d{4}")
_STAMP_LENGTH: Final = 60
_STAMP_HOUR: Final = 16
_STAMP_ENDS: Final = frozenset("0123456789)]")
# What some collections put before a text that they saved: "date 2025-12-07 ".
_SAVED: Final = re.compile(r"date \d{4}-\d\d(?:-\d\d)?\s+")
_STATED: Final = re.compile(rf"(?:{either('stamp')}|[\d:|,()/\-\s.h])+")
# A day beside an hour, or after a day of the week or "đăng", on a line of few other words.
_DAY: Final = r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}"
_HOUR: Final = r"\d{1,2}\s?[:hg]\s?\d{1,2}"
_WHEN: Final = (
    r"(?:(?:ngày )?đăng|cập nhật|xuất bản|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)(?: ngày| lúc)?(?: tin| bài)?"
)
_POSTED: Final = Rare(
    rf"[^.]{{0,45}}?(?:\b{_WHEN}[\s:,|-]{{0,4}}{_DAY}|{_DAY}\D{{1,4}}{_HOUR}|{_HOUR}\D{{1,4}}{_DAY}|{_DAY}\W{{0,3}}gmt).{{0,60}}"
)
_MAX_TITLE: Final = 260
_MAX_POSTED: Final = 110
# A whole day has so many numbers.
_OF_DAY: Final = 3
_HEAD: Final = 3
_MENU_WORDS: Final = 5
_HEADLINE: Final = 180
# What parts the entries of a menu; a dash does so where there are several.
_PARTS: Final = re.compile(r"\s*[|›»>]+\s*|\s+/\s+|\s{3,}")
_PARTED: Final = ("|", "›", "»", ">", " / ", "   ", "\t")
_DASHED: Final = re.compile(r"\s+[-–]\s+")
# How many lines may stand above a headline; how long a line of the head of an official paper is at most.
_TOP: Final = 14
_FORM_LINE: Final = 80
# What stands between a banner and the headline below it.
_SITE: Final = ("logo", "đăng nhập", "hotline", "tìm kiếm", "e-paper", "đặt báo")
_FORM: Final = re.compile(
    r"(?:UBND|HĐND|HỘI ĐỒNG NHÂN DÂN|ĐẢNG CỘNG SẢN|CỘNG HÒA XÃ HỘI|CỘNG HOÀ XÃ HỘI|ỦY BAN|UỶ BAN|TỈNH ỦY|THÀNH ỦY"
    r"|HUYỆN ỦY|Độc lập|Số\s*:|\*)"
)
# The types of official papers, and the kind that one tells of itself; one comes before another that it begins with.
TYPES: Final = {
    "KẾ HOẠCH": "other",
    "QUYẾT ĐỊNH": "other",
    "NGHỊ QUYẾT": "other",
    "CÔNG VĂN": "other",
    "TỜ TRÌNH": "other",
    "CHỈ THỊ": "other",
    "HƯỚNG DẪN": "other",
    "BÁO CÁO": "result",
    "THÔNG BÁO KẾT LUẬN": "notice",
    "THÔNG BÁO": "notice",
    "KẾT LUẬN": "notice",
    "THỎA THUẬN HỢP TÁC": "agreement",
    "THỎA THUẬN": "agreement",
    "BẢN THỎA THUẬN": "agreement",
    "BẢN GHI NHỚ": "agreement",
    "QUY CHẾ PHỐI HỢP": "agreement",
    "QUY CHẾ": "agreement",
    "BIÊN BẢN GHI NHỚ": "agreement",
    "BIÊN BẢN HỢP TÁC": "agreement",
    "BIÊN BẢN LÀM VIỆC": None,
    "BIÊN BẢN HỘI ĐÀM": None,
    "BIÊN BẢN": None,
    "CHƯƠNG TRÌNH CÔNG TÁC": "other",
    "CHƯƠNG TRÌNH HỢP TÁC": None,
    "CHƯƠNG TRÌNH PHỐI HỢP": None,
    "CHƯƠNG TRÌNH": None,
}
_TYPES: Final = tuple(TYPES)
# After these words a line goes on below.
_OPEN_ENDS: Final = (" giữa", " và", " của", " với", ",", " tại", " -")


def title_of(paper: Paper) -> Range | None:
    """Return the range of the headline in the clean text, an official one with the type of the paper above it."""
    lines = paper.layout.lines
    if any(_FORM.match(paper.text, start) and _is_form(paper, index) for index, (start, _) in enumerate(lines[:2])):
        official = _official_title(paper)
        if official:
            return official
    for index, (start, end) in enumerate(lines[:_TOP]):
        if _is_above(paper, index):
            continue
        return _headline(paper.text[start:end], start, len(lines) == 1)
    return None


def posted(paper: Paper, line: Range) -> bool:
    """Tell a line that states when a page was posted: "Đăng lúc: 26/10/2024 10:05 | Đã xem: 356"."""
    start, end = line
    told = end - start <= _MAX_POSTED and len(paper.numbers_within(start, end)) >= _OF_DAY
    return told and _POSTED.fullmatch(paper.small, start, end) is not None


def stated(paper: Paper, line: Range) -> bool:
    """Tell a line of nothing but days, hours and the words that go with them."""
    return _STATED.fullmatch(paper.small, *line) is not None


def stamp(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the day and hour that a line ends with, as "(13:14 21/06/2019)"."""
    if text[end - 1] not in _STAMP_ENDS:
        return None
    first = max(start, end - _STAMP_LENGTH)
    day = _STAMP_DAY.search(text, first, end)
    return _STAMP.search(text, max(first, day.start() - _STAMP_HOUR), end) if day else None


def saved(text: str, start: int) -> re.Match[str] | None:
    """Return what a collection put before the text that it saved."""
    return _SAVED.match(text, start) if text.startswith("date ", start) else None


def _is_above(paper: Paper, at: int) -> bool:
    """Tell what stands above a headline: days and hours, menus, the name of the site."""
    line = paper.layout.lines[at]
    if stated(paper, line) or _is_banner(paper, at):
        return True
    if not (_is_short(paper.text, line) or _is_site(paper, line) or posted(paper, line)):
        return False
    return _headline_follows(paper, at)


def _is_short(text: str, line: Range) -> bool:
    return text.count(" ", *line) < _MENU_WORDS


def _is_site(paper: Paper, line: Range) -> bool:
    """Tell a line that names the site or the way to the page: "Chính trị > Đối ngoại"."""
    small = paper.small[slice(*line)]
    if contains(small, "site"):
        return True
    entries = _PARTS.split(small) if any(sign in small for sign in _PARTED) else []
    dashed = _DASHED.split(small)[:-1] if "-" in small or "–" in small else []
    return _are_entries(entries) or _are_entries(dashed)


def _are_entries(parts: list[str]) -> bool:
    return len(parts) > 1 and all(part.count(" ") < _MENU_WORDS for part in parts)


def _headline_follows(paper: Paper, at: int) -> bool:
    """Tell whether a line of several words that can be a headline comes before any paragraph."""
    text = paper.text
    for line in paper.layout.lines[at + 1 : at + _TOP]:
        start, end = line
        if text.count(" ", start, end) > _MENU_WORDS and not stated(paper, line) and not posted(paper, line):
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
    before = saved(line, 0)
    start, line = (start + before.end(), line[before.end() :]) if before else (start, line)
    stamped = stamp(line, 0, len(line)) if line else None
    if stamped and line[: stamped.start()].endswith("ngày") and not line.endswith((")", "]")):
        stamped = None  # "… khai mạc ngày 3/10/2015" is what the headline tells
    text = line[: stamped.start()].rstrip() if stamped else line
    if not text or whole or len(text) > _MAX_TITLE or (text.rstrip('”"').endswith(".") and len(text) > 90):
        return None
    return start, start + len(text)


def _is_form(paper: Paper, at: int) -> bool:
    """Tell the head of an official paper, in capitals or with a number below it, from a headline on an office."""
    lines = paper.layout.lines
    start, end = lines[at]
    if end - start >= _FORM_LINE:
        return False
    below = (paper.text.startswith("Số", first) for first, _ in lines[at : at + _HEAD + 1])
    return paper.text[start:end].isupper() or paper.text[start] in "Độc*" or any(below)


def _official_title(paper: Paper) -> Range | None:
    """Return the type of an official paper, which stands in capitals, with the lines that tell what it is about."""
    lines, text = paper.layout.lines, paper.text
    for index, (start, end) in enumerate(lines[:_TOP]):
        if text.startswith(_TYPES, start) and text[start:end].isupper():
            last = index
            bare = text[start:end].strip(" .:") in TYPES
            while last + 1 < len(lines) and ((bare and last == index) or _goes_on(text, lines[last], lines[last + 1])):
                last += 1
            return start, lines[last][1]
    return None


def _goes_on(text: str, line: Range, following: Range) -> bool:
    """Tell whether a headline that is too long for its line goes on in the next."""
    (start, end), (first, last) = line, following
    if last - first > _MAX_POSTED or text.count("\n", end, first) != 1 or text[first] in "-(*":
        return False
    capitals = text[start:end].isupper() and text[first:last].isupper()
    return text[first].islower() or capitals or text.endswith(_OPEN_ENDS, start, end)


def kind_of_type(paper: Paper, title: Range) -> str | None:
    """Return the kind that the type of an official paper tells, which stands in capitals before its title."""
    if not paper.text.startswith(_TYPES, title[0]):
        return None
    return next((kind for type_, kind in TYPES.items() if paper.text.startswith(type_, title[0])), None)
