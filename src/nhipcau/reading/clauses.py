"""Sentences parted into clauses: bullets and headings before a colon off, one clause for each semicolon."""

from __future__ import annotations

import re
from itertools import product
from typing import Final

from nhipcau.reading.alphabet import CAPITAL, LETTER, NINE
from nhipcau.reading.fields import Fields, clear_field, named_fields
from nhipcau.reading.finds import any_of
from nhipcau.reading.modality import modality
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare
from nhipcau.reading.vocabulary import beginnings, begins, by_beginning, contains, either, follows

_BULLET: Final = re.compile(
    r"\s*(?:[-–+•*●▪◦]|(?:Điều|Khoản|Mục|Phần)\s+\w{1,4}[.:]|\(?(?:\d{1,2}|[a-zđ])(?:[.)]|[-/](?=\s))|[IVX]{1,4}(?:\.|-(?=\s))"
    r"|\[\d{1,3}\]|\d{1,2}(?:\.\d{1,2})+\.?)?\s*[\"“]?\s*"
)
# With what a word of two letters or more begins that may be a bullet: "Điều 4.", "II.".
_NUMBERING: Final = frozenset({"Đi", "Kh", "Mụ", "Ph", *map("".join, product("IVX", repeat=2))})
_NUMBERING_STARTS: Final = "ĐKMPIVX"
_END_OF_PAPER: Final = beginnings("end of paper")
_LABEL: Final = beginnings("label")
_SPEAKS: Final = re.compile(rf"{either('speaks')}\s*$")
_LEAD_FIELD: Final = re.compile(
    r"(?:\w+ \w+, |đặc biệt,? |riêng |còn )?(?:trên|trong|về|ở|đối với) "
    r"(?:các )?(?:lĩnh vực|mặt|công tác|phát triển|hợp tác) [^,;:]{3,50},"
)
_PREPOSITIONS: Final = ("trên ", "trong ", "về ", "ở ", "đối với ", "lĩnh vực ")
_ON: Final = by_beginning(_PREPOSITIONS)
_OPENS: Final = by_beginning((*_PREPOSITIONS, "đặc biệt ", "riêng ", "còn "))
# "Về y tế, …": the field right after, and a comma.
_FIELD_FIRST: Final = re.compile(r"(?:riêng )?(?:về|lĩnh vực|riêng) (?=[^,;:]{2,45},)")
_CREDIT: Final = re.compile(r"\((?:ảnh|nguồn)|ảnh:|\|$")
_SHORTEST_SENTENCE: Final = 12
_LONGEST_CREDIT: Final = 40
_ENDS: Final = ' ./;,…:"”’|)\t\n\x0b\x0c\x1c\x1d\x1e\x1f'
_FAR_HEADING: Final = 110
_ABOUT: Final = ("về ", "lĩnh vực ", "trong lĩnh vực ", "trên lĩnh vực ", "đối với lĩnh vực ")
# A sentence that begins with its field tells so within so many characters, after two words and a comma at most.
_LEAD: Final = 24
_NEAR_HEADING: Final = 60
_SHORTEST: Final = 9


class Context:
    """What the paragraphs so far have opened: a list of orders with its status, a heading with its field.

    `listed` holds while the sentence is an item of a list, `headed` while it follows a colon; `in_list` holds
    to the end of the line; `line` is where the first sentence of the line begins. `section` is the fields that
    the title of the section names, `theme` that of the whole paper where its title names one that takes much in;
    `silent` tells that the section gives aims and reasons only, `past` that it looks back; `spoken` that what follows
    the colon is speech; `ordered` that the line held an item of the list that was opened; `run` is the status of
    what the line told last; `group` is the fields of the items below "Lĩnh vực y tế:". `on_field` tells that the
    sentence begins with a field and a colon ("Về y tế: …"), `below` is 1 in the line right below a section's title.
    """

    def __init__(self, theme: Fields) -> None:
        self.theme = theme
        self.field: Fields = ()
        self.section: Fields = ()
        self.opened: str | None = None
        self.run: str | None = None
        self.line: int | None = None
        self.below = 0
        self.listed = self.headed = self.in_list = self.silent = self.past = self.spoken = self.ordered = False
        self.on_field = False
        self.group: Fields = ()
        self._group_mark = ""
        self._below_group = 0

    def head_group(self, fields: Fields, mark: str) -> None:
        """Note the fields of a line that ends with a colon, with its mark, for the items below it."""
        self.group, self._group_mark, self._below_group = fields, mark, 1

    def begin_line(self, mark: str) -> None:
        """Leave the group at the first line marked as its head is, or that is neither marked nor right below it."""
        if self.group and (mark == self._group_mark if mark else not self._below_group):
            self.group = ()
        self._below_group = 0

    def end_line(self, keep_field: bool) -> None:
        """Forget what holds for one line only; a list of wishes is over with the first line that wishes nothing."""
        if self.opened == "proposed" and not (self.ordered or self.in_list or keep_field):
            self.opened = None
        self.in_list, self.line, self.ordered, self.run = False, None, False, None
        self.below = max(0, self.below - 1)
        if not keep_field:
            self.field, self.on_field = (), False


class Clause:
    """A clause at [start, end) of the clean text; `first` in its sentence or not.

    `told` are its words of status, `hopes` those of praise, hope and news.
    """

    def __init__(self, paper: Paper, start: int, end: int, first: bool) -> None:
        self.start, self.end, self.first = start, end, first
        self.told = paper.within("modality", start, end)
        self.hopes = paper.within("hopes", start, end)

    def is_done(self) -> bool:
        """Tell whether a word says that something is done."""
        return any(hit[2] == "done" for hit in self.told)


def after_bullet(paper: Paper, start: int, end: int) -> int:
    """Return where the text begins after a dash, a number or a quotation mark."""
    at = start + 1 if paper.text[start] == " " else start
    if _begins_word(paper, at):
        return at
    bullet = _BULLET.match(paper.text, start, end)
    return bullet.end() if bullet else start


def _begins_word(paper: Paper, at: int) -> bool:
    """Tell the beginning of a word, as of most sentences, which is quicker to see than that no bullet is there."""
    codes = paper.codes
    first = codes[at] if at + 1 < len(codes) else 0
    if first < LETTER or LETTER < first <= NINE or codes[at + 1] < LETTER:
        return False
    return first < CAPITAL or paper.text[at] not in _NUMBERING_STARTS or paper.text[at : at + 2] not in _NUMBERING


# What stands before so many years that one looks back on; `data/contexts.tsv` has those told in words.
_SPAN: Final = ("qua ", "sau ", "trong ", "hơn ")
# What leads up to a year, from the start of its sentence or phrase, where one looks back on it or from it.
_OF_YEAR: Final = ("năm ", "giai đoạn ")
_IN: Final = Rare(r"\s*(?:trong |riêng |chỉ tính )*(?:giai đoạn|năm) ")
_YEAR_ENDS: Final = Rare(r"(?:\s?[-–]\s?20\d\d)?,")
_SINCE: Final = re.compile(r"\s*(?:kể )?từ (?:khi |đầu |cuối |tháng [\d/-]+ )?(?:năm )?")
_CENTURIES: Final = ("19", "20")
_YEAR_DIGITS: Final = 4
_PAST: Final = Rare(r"\b(?:đã|đạt|vượt (?:\d|mốc|trên|hơn|kế hoạch|chỉ tiêu))\b")
_TITLE: Final = Rare(rf"(?:{either('title')})\b")
# What numbers a section, before its title: "Điều 4. ", "II. ".
_NUMBER_OF_SECTION: Final = re.compile(r"(?:(?:Điều|Phần|Mục|Chương)\s+\w{1,4}[.:]?|(?:^|\s)[IVX]{1,4}[.-])\s*$")
# What numbers a line, with its mark, and where the next line that is not empty begins.
_NUMBER: Final = re.compile(r"\s*\(?(\d{1,2}|[a-zđ])((?:\.\d{1,2})?[.)/-])\s")
_BELOW: Final = re.compile(r"\s*\n\s*(?=\S)")
_LONGEST_HEAD: Final = 60
# The title itself and the line below it.
_BELOW_TITLE: Final = 2
_LONGEST_TITLE: Final = 110
_LONGEST_NUMBER: Final = 14
# With what such a number ends, if not with a letter or a digit.
_NUMBER_ENDS: Final = frozenset({".", ":", "-", "_"})
_LONGEST_LABEL: Final = 40


def is_section_title(paper: Paper, begin: int, end: int, context: Context) -> bool:
    """Tell the title of a section ("2. Lĩnh vực nông nghiệp") from an order; note what it says of those below it."""
    if end - begin > _LONGEST_TITLE or not (paper.text[end - 1].isalnum() or paper.text[end - 1] in "):"):
        return False
    title = paper.text[begin:end]
    titled = context.listed and paper.text[end - 1] != ":" and _TITLE.match(paper.small, begin, end)
    below = not title.isupper() and bool(titled or _heads_lines(paper, begin, end) or _is_bare_head(paper, begin, end))
    if not (title.isupper() or below or _is_numbered_section(paper, begin, end)):
        return False
    context.section = named_fields(paper, begin, end)
    context.below = _BELOW_TITLE
    if below and context.section and context.past and not contains(paper.small[begin:end], "section of plans"):
        return True  # "1. Về y tế" below "II. Kết quả" looks back as well
    context.silent = contains(paper.small[begin:end], "section without orders")
    context.past = not context.silent and contains(paper.small[begin:end], "section of results")
    context.opened = "done" if context.past else ("agreed" if context.opened == "done" else context.opened)
    return True


def _heads_lines(paper: Paper, begin: int, end: int) -> bool:
    """Tell "2. Giao lưu hữu nghị", a line that others stand below, from an item of a list in which no line ends."""
    text = paper.text
    if end - begin > _LONGEST_HEAD or text[end - 1] == ":" or text[end : end + 1] != "\n":
        return False
    start = text.rfind("\n", 0, begin) + 1
    number = _NUMBER.match(text, start, begin)
    below = _BELOW.match(text, end)
    if not number or not below or begins(paper.small, below.end(), _END_OF_PAPER):
        return False
    above = text[text.rfind("\n", 0, max(0, start - 1)) + 1 : start]
    return not any(_same_style(number, _NUMBER.match(line)) for line in (text[below.end() : below.end() + 8], above))


def _same_style(number: re.Match[str], other: re.Match[str] | None) -> bool:
    return other is not None and number[1].isdigit() == other[1].isdigit() and number[2] == other[2]


def _is_numbered_section(paper: Paper, begin: int, end: int) -> bool:
    """Tell "Điều 4. Xúc tiến thương mại" and "II. Nội dung hợp tác", lines of their own, from an order."""
    if paper.text[end - 1] == ":" or paper.text[end : end + 1] not in ("\n", ""):
        return False
    before = paper.text[max(0, begin - _LONGEST_NUMBER) : begin].rstrip()[-1:]
    if not (before.isalnum() or before in _NUMBER_ENDS):
        return False
    return bool(_NUMBER_OF_SECTION.search(paper.text, max(0, begin - _LONGEST_NUMBER), begin))


_NUMBERED: Final = re.compile(r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám) là\b|thứ (?:nhất|hai|ba|tư|năm|sáu)\s*,")
# With what it begins, which is quicker to see.
_COUNTS: Final = frozenset({"một", "hai", "ba ", "bốn", "năm", "sáu", "bảy", "tám", "thứ"})


def is_numbered(paper: Paper, start: int, end: int) -> bool:
    """Tell whether a sentence counts itself as an item: "Một là, …", "Thứ hai, …"."""
    return paper.small[start : start + 3] in _COUNTS and _NUMBERED.match(paper.small, start, end) is not None


def tells_results(paper: Paper, start: int, end: int) -> bool:
    """Tell whether a sentence looks back: "Theo báo cáo, …", "Sau ba năm, …", "Thời gian qua, …"."""
    for at, _, value in paper.within("modality", start, end):
        if value == "done" and paper.small[at : at + 2] != "đã":
            return True
    return paper.holds("result lead", start, end) or _tells_of_years(paper, start, end)


def _tells_of_years(paper: Paper, start: int, end: int) -> bool:
    """Tell whether a sentence is about so many years or one year gone by: "qua 5 năm", "Trong năm 2019, … đã …"."""
    small = paper.small
    since = -1
    in_year = False
    for at, stop in paper.numbers_within(start, end):
        if small[stop : stop + 4] == " năm" and small.endswith(_SPAN, start, at):
            return True
        if stop - at != _YEAR_DIGITS or small[at : at + 2] not in _CENTURIES:
            continue
        in_year = in_year or _is_in_year(small, start, at, stop)
        if since < 0 and _SINCE.fullmatch(small, _after_mark(small, ";,:", start, at), at):
            since = stop
    if in_year and _PAST.search(small, start, end):
        return True
    return since >= 0 and small.find(" sẽ ", since, end) < 0


def _is_in_year(small: str, start: int, at: int, stop: int) -> bool:
    """Tell whether a sentence begins with the year at [at, stop): "Trong năm 2019, "."""
    if not small.startswith("20", at) or not small.endswith(_OF_YEAR, start, at) or not _YEAR_ENDS.match(small, stop):
        return False
    return _IN.fullmatch(small, _after_mark(small, ".;…", start, at), at) is not None


def _after_mark(small: str, marks: str, start: int, end: int) -> int:
    """Return where what stands between the last of `marks` in [start, end), or `start`, and `end` begins."""
    last = start - 1
    for mark in marks:
        last = max(last, small.rfind(mark, start, end))
    return last + 1


def is_label(paper: Paper, start: int, colon: int) -> bool:
    """Tell who leads, with whom and when, under a label of its own before a colon: "Cơ quan chủ trì: Sở Y tế"."""
    return 0 < colon < start + _LONGEST_LABEL and begins(paper.small, start, _LABEL)


def is_caption(paper: Paper, start: int, end: int, colon: int) -> bool:
    """Tell a caption of a photo, or a bare line of a few words, from a sentence; `colon` is its first one's place."""
    if end - start < _SHORTEST_SENTENCE and paper.text[end - 1] != ":":
        return True
    small, tail = paper.small, max(start, end - _LONGEST_CREDIT)
    marked = colon >= 0 or small[end - 1] == "|" or small.find("(", tail, end) >= 0
    return marked and _CREDIT.search(small, tail, end) is not None


def open_list(paper: Paper, start: int, end: int, context: Context) -> None:
    """Note that an introduction has opened a list, and what it says of the things listed."""
    told = modality(paper, start, end)
    lead = paper.small[start:end]
    done = told is not None and told.status == "done" and contains(lead, "result list")
    if not (told and told.strong) and contains(lead, "outcome"):
        context.opened = "done"
        return
    if told is None and context.line is not None and context.line < start and tells_results(paper, context.line, start):
        context.opened = "done"  # "Trong giai đoạn vừa qua, … Cụ thể:"
        return
    context.opened = told.status if told and (done or told.status != "done") else "agreed"


def after_heading(paper: Paper, start: int, end: int, colon: int, context: Context) -> int:
    """Return where the text after a heading or an introduction with a colon begins; note the field it names."""
    if colon < 0 or colon == end - 1 or paper.text[colon + 1] not in " \n":
        return start
    speaks = _SPEAKS.search(paper.small, max(start, colon - 16), colon)
    far = colon - start > _FAR_HEADING and paper.text.find(";", colon, end) < 0
    if not speaks and (far or paper.begins("actions", start)):
        return start
    context.spoken = speaks is not None and follows(paper.small[max(start, colon - 16) : colon], "says")
    if not speaks or colon - start < _NEAR_HEADING:
        context.field = named_fields(paper, start, colon)
        context.listed = True
        context.on_field = not speaks and paper.small.startswith(_ABOUT, start)
    told = modality(paper, start, colon)
    lead = paper.small[start:colon]
    if speaks or contains(lead, "outcome") or (told and (told.strong or contains(lead, "result list"))):
        open_list(paper, start, colon, context)
    return after_bullet(paper, colon + 1, end)


_HEAD: Final = (*_ABOUT, "công tác ")
# What the subtitle of a paper speaks of: "Về việc hợp tác …".
_SUBTITLE: Final = (" việc ", " giữa ", " hợp tác", " phối hợp")


def _is_bare_head(paper: Paper, start: int, end: int) -> bool:
    """Tell a line that only names its fields, without a number or a colon: "Về chuyển đổi số"."""
    if not paper.small.startswith(_HEAD, start) or paper.text[end : end + 1] != "\n" or paper.text[end - 1] == ":":
        return False
    return bool(group_fields(paper, start, end)) and not any_of(paper.small, _SUBTITLE, start, end)


def group_fields(paper: Paper, start: int, end: int) -> Fields:
    """Return the fields of a line that names nothing else before its colon: "Lĩnh vực y tế:", "Về du lịch:"."""
    if end - start > _LONGEST_HEAD or paper.any_within("modality", start, end) or "," in paper.text[start + 40 : end]:
        return ()
    if not (paper.small.startswith(_HEAD, start) or paper.begins("fields", start)):
        return ()
    return named_fields(paper, start, end)


def mark_of(bullet: str) -> str:
    """Return what marks a line: "1" for any number, "a" for a letter, a sign itself, nothing."""
    first = bullet.lstrip(" (\n")[:1]
    if first.isdigit():
        return "1"
    return "a" if first.isalpha() else first


def lead_field(paper: Paper, start: int, end: int) -> str | None:
    """Return the field of "Trên lĩnh vực nông nghiệp, …", which holds for the whole sentence."""
    small = paper.small
    if not begins(small, start, _OPENS):
        comma = small.find(",", start, start + _LEAD)
        if comma < 0 or not begins(small, comma + 2, _ON):
            return None
    lead = _LEAD_FIELD.match(paper.small, start, end)
    if lead:
        return clear_field(paper, lead.start(), lead.end())
    first = _FIELD_FIRST.match(paper.small, start, end)
    field = paper.at("fields", first.end()) if first else None
    return clear_field(paper, field[0], field[1]) if field else None


def clauses(paper: Paper, start: int, end: int) -> list[Clause]:
    """Part [start, end) at semicolons; bullets and closing marks are left out of each clause."""
    found: list[Clause] = []
    at = start
    while at < end:
        stop = paper.text.find(";", at, end)
        stop = end if stop < 0 else stop
        begin = after_bullet(paper, at, stop)
        finish = _without_end(paper.text, begin, stop)
        if finish - begin >= _SHORTEST:
            found.append(Clause(paper, begin, finish, at == start))
        at = stop + 1
    return found


_SAID: Final = re.compile(r"[\"”]\s*[,.]?\s*[-–,]?\s*(?:ông|bà|đồng chí|anh|chị|Ông|Bà)\s[^\"“]{2,60}$")


def _without_end(text: str, start: int, end: int) -> int:
    """Return the end of [start, end) without closing marks, but with the bracket that closes one inside.

    Who said it (" - ông … nói" after a quotation) is left out.
    """
    quoted = text.find('"', start, end) >= 0 or text.find("”", start, end) >= 0
    said = _SAID.search(text, start, end) if quoted else None
    finish = _before_marks(text, start, said.start() if said else end)
    if text[finish - 1] == "v" and text[max(start, finish - 4) : finish] == " v.v":
        finish = _before_marks(text, start, finish - 4)
    bracket = text.find(")", finish, end)
    return bracket + 1 if bracket >= 0 and _is_open(text, start, finish) else finish


def _is_open(text: str, start: int, end: int) -> bool:
    """Tell whether more brackets open in [start, end) than close."""
    return text.count("(", start, end) > text.count(")", start, end)


def _before_marks(text: str, start: int, end: int) -> int:
    """Return where [start, end) ends without closing marks."""
    while end > start and text[end - 1] in _ENDS:
        end -= 1
    return end
