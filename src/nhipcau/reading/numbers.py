"""Amounts of money in đồng, and counts of things, from the numbers that papers print."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product
from operator import attrgetter
from typing import Final, NamedTuple

from nhipcau.reading.rare import Rare
from nhipcau.reading.vocabulary import context, either

# A sum told in round numbers, "1,5 tỷ", as part of other patterns.
SUM: Final = r"\d[\d.,]* (?:triệu|tỷ|tỉ)"
_DIGITS: Final = "0123456789"
NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_SCALES: Final = {
    "nghìn": 10**3,
    "ngàn": 10**3,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
    "trăm triệu": 10**8,
    "nghìn tỷ": 10**12,
    "ngàn tỷ": 10**12,
    "nghìn tỉ": 10**12,
    "ngàn tỉ": 10**12,
    "chục triệu": 10**7,
    "vạn": 10**4,
}
_SCALE: Final = "|".join(sorted(_SCALES, key=len, reverse=True))
_AMOUNT: Final = re.compile(
    rf"(?:\s\([^()\d]{{2,12}}\))?\s*(?P<scale>{_SCALE})?(?:\s*(?P<more>\d+)\s*(?P<less>triệu|nghìn|ngàn))?(?:\s*rưỡi)?"
    r"\s*(?P<unit>đồng|VNĐ|VND|vnđ|vnd|đ(?!\w))",
)
_BARE: Final = Rare(rf"\s*(?P<scale>(?:nghìn |ngàn )?(?:tỷ|tỉ)|triệu)(?!\w)(?!\s*{either('not people')}\b)", re.I)
_FOREIGN: Final = Rare(rf"\s*(?:{_SCALE})?\s*(?:{either('currency')}(?!\w)|\$)")
_DOLLARS: Final = Rare(rf"(?:\s(?:{_SCALE}))?(?!\w)", re.I)
# What follows the number of an amount, in lower case; most numbers are told by it to be none.
_AFTER_AMOUNT: Final = (*_SCALES, *context("currency"), "rưỡi", "đ", "vn", *"($0123456789")
# These by their first letter.
_UNITS_BY_LETTER: Final = {
    first: tuple(word for word in _AFTER_AMOUNT if word[0] == first) for first in {word[0] for word in _AFTER_AMOUNT}
}
# The longest scale and currency are shorter.
_UNIT_LENGTH: Final = 32
# So near behind an amount the slash stands that leads to it.
_SLASH_NEAR: Final = 20
_PER: Final = re.compile(r"\s*/\s*(?:1\s+)?(?P<unit>[^\W\d_]+(?:\s[^\W\d_]+)?)")
_COUNT: Final = re.compile(r"(?<![\d.,/])(\d+(?:[.,]\d+)*)(?:\s+(vạn|triệu|nghìn|ngàn)|(?:kg|tạ|tấn|lít|g|m|km))?\s+$")
_MANY: Final = ("vạn", "triệu", "nghìn", "ngàn")
_UNITS: Final = ("kg", "tạ", "tấn", "lít", "g", "m")
_LETTERS: Final = Rare(r"(?<!\w)[^\W\d_]+$")
_WORDS: Final = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_DIGITLESS: Final = tuple(_WORDS)
# What a count in words, or its unit, may end with.
_COUNT_ENDS: Final = frozenset(
    "".join(end)
    for word in (*_WORDS, *_MANY, *_UNITS)
    if len(word) > 1
    for end in product(*((letter, letter.upper()) for letter in word[-2:]))
)
_MOST_DIGITS: Final = 15
_THOUSANDS: Final = Rare(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_THOUSANDS_ABROAD: Final = re.compile(r"\d{1,3}(?:,\d{3})+")
_FRACTION: Final = re.compile(r"\d{1,15}[.,]\d{1,6}")
_POINT: Final = re.compile(r"\d+\.\d{1,2}")


# What stands before the đồng of such an amount, by letters that few words end with.
_SCALED: Final = ("ệu", "ìn", "àn", "ỷ", "ỉ")
_TENS: Final = {f"{word} mươi": value * 10 for word, value in _WORDS.items() if 1 < value < 10}
_SAID: Final = {**_WORDS, **_TENS}
_ONE: Final = f"({'|'.join(sorted(_SAID, key=len, reverse=True))})\\s+({_SCALE})"
_SPELLED: Final = Rare(rf"(?<!\w)(?<!hàng ){_ONE}(?:\s+{_ONE})?\s+đồng\b", re.I)


class Money(NamedTuple):
    """An amount at [start, end): đồng in full, None for a foreign currency.

    `per` is the unit that it is the price of ("25 triệu đồng/nhà").
    """

    start: int
    end: int
    amount: int | None
    per: str | None


def digit_runs(text: str, end: int) -> list[tuple[int, int]]:
    """Return the runs of digits in text[:end], from left to right.

    Each digit is looked for by itself: a search for one sign leaps over whole words at a time, one for ten does not.
    """
    places: list[int] = []
    for digit in _DIGITS:
        at = text.find(digit, 0, end)
        while at >= 0:
            places.append(at)
            at = text.find(digit, at + 1, end)
    places.sort()
    runs: list[tuple[int, int]] = []
    start = stop = -1
    for at in places:
        if at != stop:
            if stop >= 0:
                runs.append((start, stop))
            start = at
        stop = at + 1
    if stop >= 0:
        runs.append((start, stop))
    return runs


def value_of(number: str) -> int | float | None:
    """Return a number as Vietnamese papers write it: "1.250" is 1250, "53,7" is 53.7; None if it is neither."""
    if number.isdecimal():
        return int(number) if len(number) <= _MOST_DIGITS else None
    if _THOUSANDS.fullmatch(number):
        number = number.replace(".", "")
    elif _THOUSANDS_ABROAD.fullmatch(number):
        number = number.replace(",", "")
    if number.isdecimal():
        return int(number) if len(number) <= _MOST_DIGITS else None
    if _FRACTION.fullmatch(number):
        return float(number.replace(",", "."))
    return None


def monies(text: str, start: int, end: int, digits: Iterable[tuple[int, int]]) -> list[Money]:
    """Return the amounts of money in [start, end) from left to right; `digits` are its runs of digits."""
    found: list[Money] = []
    done = 0
    for at, stop in digits:
        if at < done:
            continue
        if text[stop : stop + 1] in (".", ","):
            number = NUMBER.match(text, at, end)
            stop = number.end() if number else stop
        done = stop = min(stop, end)
        money = money_at(text, at, stop)
        if money:
            found.append(money)
            done = money.end
    if _is_left(text, start, end, found):
        found += [_in_words(one) for one in _SPELLED.finditer(text, start, end)]
        found.sort(key=attrgetter("start"))
    return found


def _is_left(text: str, start: int, end: int, found: list[Money]) -> bool:
    """Tell whether in [start, end) a scale and "đồng" stand outside the amounts found, as in "hai triệu đồng"."""
    at = text.find("đồng", start, end)
    while at >= 0:
        told = any(money.start <= at < money.end for money in found)
        if not told and text[max(start, at - 12) : at].rstrip().lower().endswith(_SCALED):
            return True
        at = text.find("đồng", at + 4, end)
    return False


def _in_words(spelled: re.Match[str]) -> Money:
    amount = _SAID[spelled[1].lower()] * _SCALES[spelled[2].lower()]
    if spelled[3]:
        amount += _SAID[spelled[3].lower()] * _SCALES[spelled[4].lower()]
    return Money(spelled.start(), spelled.end(), amount, None)


def money_at(text: str, start: int, end: int) -> Money | None:
    """Return the amount of money whose number stands at [start, end), if it is one."""
    if start and text[start - 1] == "$":
        dollars = _DOLLARS.match(text, end)
        first = start - 3 if text.startswith("US", start - 3) and start > 2 else start - 1
        return Money(first, dollars.end() if dollars else end, None, None)
    after = end
    while text[after : after + 1].isspace():
        after += 1
    unit = text[after : after + _UNIT_LENGTH].lower()
    told = _UNITS_BY_LETTER.get(unit[:1])
    if told is None or not unit.startswith(told):
        return None
    found = _AMOUNT.match(text, end)
    foreign = None if found else _FOREIGN.match(unit)
    if foreign:
        return Money(start, after + foreign.end(), None, None)
    found = found or _BARE.match(text, end)
    number = text[start:end]
    if found and "." in number and found["scale"] and _POINT.fullmatch(number):
        number = number.replace(".", ",")
    value = value_of(number)
    if not found or value is None:
        return None
    scale, last = found["scale"] or "", found.end()
    amount = value * _SCALES.get(scale.strip(), 1)
    parts = found.groupdict()
    if parts.get("more"):
        amount += int(parts["more"]) * _SCALES[parts["less"]]
    elif text.find("rưỡi", end, last) >= 0:
        amount += _SCALES.get(scale, 0) // 2
    per = _PER.match(text, last) if text.find("/", last, last + _SLASH_NEAR) >= 0 else None
    return Money(start, last, round(amount), per.group("unit").lower() if per else None)


def _ends_as_count(text: str, end: int) -> bool:
    """Tell whether text[:end] can end with a count, which is soon seen: most words have other ends."""
    if end < 2:
        return text[:end].isdigit() or text[:end].isspace()
    last = text[end - 1]
    return last.isdigit() or last.isspace() or text[end - 2 : end] in _COUNT_ENDS or text[end - 2].isdigit()


def count_before(text: str, at: int) -> tuple[int, int | float] | None:
    """Return (start, value) of the number, in digits or one word, that ends right before `at`."""
    if not at or not text[at - 1].isspace() or not _ends_as_count(text, at - 1):
        return None
    head = text[max(0, at - 18) : at]
    last = head.rsplit(None, 1)[-1] if not head.isspace() else ""
    if last[-1:].isdigit() or last in _MANY or (last[:1].isdigit() and last.endswith(_UNITS)):
        digits = _COUNT.search(head)
        value = value_of(digits.group(1)) if digits else None
        if not digits or value is None:
            return None
        whole = value * _SCALES.get(digits.group(2) or "", 1)
        return at - len(digits.group()), round(whole) if digits.group(2) else value
    word = _LETTERS.search(last) if last.lower().endswith(_DIGITLESS) else None
    if word and word.group().lower() in _WORDS:
        return at - len(head) + head.rindex(last) + word.start(), _WORDS[word.group().lower()]
    return None
