"""Dates as papers write them, kept as precise as they are told and no more."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from nhipcau.reading.rare import Rare

UNKNOWN: Final = "XXXX"


class Moment(NamedTuple):
    """A day, month, year or period; parts that the text leaves out are None, the year to be inferred."""

    year: int | None
    month: int | None
    day: int | None
    until: Moment | None = None

    def iso(self, year: int | None = None) -> str:
        """Return the ISO form, with `year` where the text names none, else XXXX."""
        if self.until:
            last = self.until.year or year
            first = last - 1 if last and _crosses(self, self.until) else last
            return f"{_single(self, first)}/{_single(self.until, last)}"
        return _single(self, year)


class Rule(NamedTuple):
    """`pattern` is tried where a date may begin; `make` turns a match into a moment, or None.

    `joints` are the signs and words one of which stands after its first number; none are any.
    """

    name: str
    pattern: re.Pattern[str]
    make: Callable[[re.Match[str]], Moment | None]
    joints: tuple[str, ...] = ()


class DateHit(NamedTuple):
    """A date expression in the clean text."""

    start: int
    end: int
    moment: Moment
    rule: str


def _single(moment: Moment, year: int | None) -> str:
    parts = [str(moment.year or year or UNKNOWN)]
    parts += [f"{part:02}" for part in (moment.month, moment.day) if part is not None]
    return "-".join(parts)


def _is_date(day: int | None, month: int | None) -> bool:
    return (day is None or 1 <= day <= 31) and (month is None or 1 <= month <= 12)


def _moment(year: str | None, month: str | None, day: str | None) -> Moment | None:
    y, m, d = _whole(year), _whole(month), _whole(day)
    return Moment(y, m, d) if _is_date(d, m) else None


def _whole(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _one(match: re.Match[str]) -> Moment | None:
    parts = match.groupdict()
    return _moment(parts.get("year"), parts.get("month"), parts.get("day"))


def _period(match: re.Match[str]) -> Moment | None:
    parts = match.groupdict()
    last = _moment(parts.get("year"), parts["month"], parts["day"])
    first_year = parts.get("from_year") or parts.get("year")
    first = _moment(first_year, parts.get("from_month") or parts["month"], parts["from_day"])
    if not first or not last:
        return None
    if (first.year, first.month) == (last.year, last.month) and (first.day or 0) >= (last.day or 0):
        return None
    apart = first.month == last.month and (last.day or 0) - (first.day or 0) > 1
    if apart and parts.get("from_month") and "và ngày" in match.group():
        return None  # two days, not the days between them
    told = None if first.year == last.year and _crosses(first, last) else first.year
    return Moment(told, first.month, first.day, last)


def _crosses(first: Moment, last: Moment) -> bool:
    """Tell whether New Year lies between two days, by their months: "từ 28/12 đến 2/1"."""
    return (first.month or 0) > (last.month or 0)


_DAY: Final = r"(?P<day>\d{1,2})"
_MONTH: Final = r"(?P<month>\d{1,2})"
_YEAR: Final = r"(?P<year>(?:19|20)\d{2})"
_SEP: Final = r"\s?[/.-]\s?"
_IN_WORDS: Final = rf"{_DAY}\s+tháng\s+{_MONTH}(?:(?:\s*,?\s*năm\s+|{_SEP}){_YEAR})?(?!\d)"
_IN_DIGITS: Final = rf"{_DAY}{_SEP}{_MONTH}(?:{_SEP}{_YEAR})?(?![\d/])"
_HOURS: Final = "(?:sáng|trưa|chiều|tối)"
_TO: Final = rf"\s*(?:-|–|và|đến|tới|,(?!\s*(?:ngày|{_HOURS})))\s*(?:hết\s+)?(?:{_HOURS}\s+)?(?:ngày\s+)?"
# "10, 11 và 12/5" is the period from the first to the last.
_MORE: Final = r"(?:\s?,\s?\d{1,2})?"

# The number of digits of a day, a month or a year.
_LENGTHS: Final = (1, 2, 4)
_YEAR_LENGTH: Final = 4
# What follows the first number of a date that no word announces: a separator, what leads to the last day of a period,
# or the month.
_SEPARATORS: Final = ("/", ".", "-")
_LINKS: Final = ("-", "–", ",", "và", "đến", "tới")
_OF_MONTH: Final = ("tháng",)
_JOINTS: Final = {*_SEPARATORS, *_LINKS, *_OF_MONTH}
# How far that may be from the number.
_GAP: Final = 12

# Tried in this order where a number begins; the first that fits wins.
RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "date.days-of-two-months",
        re.compile(
            rf"(?P<from_day>\d{{1,2}}){_SEP}(?P<from_month>\d{{1,2}})(?:{_SEP}(?P<from_year>\d{{4}}))?"
            rf"{_TO}{_IN_DIGITS}"
        ),
        _period,
        _SEPARATORS,
    ),
    Rule("date.days-in-digits", re.compile(rf"(?P<from_day>\d{{1,2}}){_MORE}{_TO}{_IN_DIGITS}"), _period, _LINKS),
    Rule("date.days-in-words", re.compile(rf"(?P<from_day>\d{{1,2}}){_MORE}{_TO}{_IN_WORDS}"), _period, _LINKS),
    Rule(
        "date.days-of-two-months-in-words",
        re.compile(
            rf"(?P<from_day>\d{{1,2}})\s+tháng\s+(?P<from_month>\d{{1,2}})(?:\s+năm\s+(?P<from_year>\d{{4}}))?"
            rf"{_TO}{_IN_WORDS}"
        ),
        _period,
        _OF_MONTH,
    ),
    Rule("date.day-in-words", re.compile(_IN_WORDS), _one, _OF_MONTH),
    Rule("date.iso", re.compile(rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"), _one, ("-",)),
    Rule("date.day-in-digits", re.compile(_IN_DIGITS), _one, _SEPARATORS),
)
# Only one begins with a year; the others are tried by what stands after their first number: a sign, or two letters.
_ISO_RULES: Final = tuple(rule for rule in RULES if rule.name == "date.iso")
_DAY_RULES: Final = tuple(rule for rule in RULES if rule not in _ISO_RULES)
_BY_JOINT: Final = {joint[:2]: tuple(rule for rule in _DAY_RULES if joint in rule.joints) for joint in _JOINTS}
_MONTH_RULES: Final[tuple[Rule, ...]] = (
    Rule("date.month", re.compile(rf"{_MONTH}(?:{_SEP}|\s*,?\s*năm\s+){_YEAR}(?!\d)"), _one),
    Rule("date.month-alone", re.compile(rf"{_MONTH}(?![\d/.,-]*\d)"), _one),
)
_YEAR_RULES: Final[tuple[Rule, ...]] = (Rule("date.year", re.compile(rf"{_YEAR}(?![\d/-]|\s*[-–]\s*\d)"), _one),)

_WORD_BEFORE: Final = re.compile(r"([^\W\d_]{2,5})(?:\s*\(?|(?<=nay),|(?<=qua),)\s*$")
_LEAD_WORDS: Final = frozenset(
    {
        "ngày",
        "hôm",
        "mùng",
        "mồng",
        "tháng",
        "năm",
        "sáng",
        "trưa",
        "chiều",
        "tối",
        "đêm",
        "sớm",
        "muộn",
        "khuya",
        "nay",
        "qua",
        "kia",
        "mai",
        "và",
        "từ",
        "đến",
        "lúc",
    }
)
_WEEKDAY: Final = Rare(r"(?:thứ (?:hai|ba|tư|sáu|bảy)|chủ nhật|cuối tuần)\s?[,(]?\s?$", re.I)
_LEADS: Final = {last: tuple(word for word in _LEAD_WORDS if word[-1] == last) for last in {w[-1] for w in _LEAD_WORDS}}
_WORDS: Final = {"tháng": _MONTH_RULES, "năm": _YEAR_RULES}
_UNITS: Final = tuple(_WORDS)
_TIMES: Final = _LEAD_WORDS - {"tháng", "năm", "và", "từ", "đến", "lúc"}


def dates(text: str, numbers: Iterable[tuple[int, int]]) -> list[DateHit]:
    """Return the date expressions of a clean text from left to right; `numbers` are its runs of digits.

    A bare pair of numbers ("1-2", "3/4") counts only after a word of time, or with a year.
    """
    found: list[DateHit] = []
    done = 0
    for start, end in numbers:
        if start < done or end - start not in _LENGTHS:
            continue
        hit = _date_at(text, start, end)
        if hit:
            found.append(hit)
            done = hit.end
    return found


def _date_at(text: str, at: int, end: int) -> DateHit | None:
    if at > 1 and text[at - 1] == ":" and text[at - 2].isdigit():
        return None  # minutes: "10:25 - 29/10/2015"
    tail = text[max(0, at - 9) : at].rstrip(" \n\t(,").lower()
    if tail.endswith("thứ"):
        return None  # "Thứ 6, 11/03/2022"
    rules = _rules(text, at, end)
    if not rules and not tail.endswith(_UNITS):
        return None
    led = tail[-1:] in _LEADS and tail.endswith(_LEADS[tail[-1]])
    before = _WORD_BEFORE.search(text, max(0, at - 9), at) if led else None
    word = before.group(1).lower() if before else ""
    if word not in _LEAD_WORDS:
        before, word = None, ""
    rules = _WORDS.get(word) or rules
    made = _first_match(rules, text, at) if rules else None
    if not made:
        return None
    rule, moment, stop = made
    if moment.day and not (moment.until or moment).year and not _is_told(text, at, stop, word, moment):
        return None
    # "năm 2023" and "ngày 18/6" are expressions with their word; "nay (16/5)" is the digits alone.
    takes_word = before and "(" not in before.group() and word in ("ngày", "mùng", "mồng", "tháng", "năm")
    return DateHit(before.start(1) if before and takes_word else at, stop, moment, rule)


def _rules(text: str, at: int, end: int) -> tuple[Rule, ...]:
    """Return the rules that the number at [at, end) can begin, by what follows it; all where only spaces are near."""
    if end - at == _YEAR_LENGTH:
        return _ISO_RULES if text.startswith("-", end) else ()
    near = text[end : end + _GAP].lstrip()
    if not near:
        return _DAY_RULES
    return _BY_JOINT.get(near[:2] if near[0].isalpha() else near[0], ())


def _first_match(rules: tuple[Rule, ...], text: str, at: int) -> tuple[str, Moment, int] | None:
    """Return (rule name, moment, end) of the first rule that matches `text` at `at` and makes a moment."""
    for rule in rules:
        found = rule.pattern.match(text, at)
        moment = rule.make(found) if found else None
        if found and moment is not None:
            return rule.name, moment, found.end()
    return None


def _is_told(text: str, at: int, end: int, word: str, moment: Moment) -> bool:
    """Tell whether a day without a year is meant as a date: after a word of time, or in words, or "từ 3 - 7/6"."""
    if word in _TIMES or "tháng" in text[at:end]:
        return True
    if word == "từ":
        return moment.until is not None or "ngày" in text[max(0, at - 14) : at]
    return _WEEKDAY.search(text, max(0, at - 16), at) is not None
