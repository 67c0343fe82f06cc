"""When something is to be done, as precisely as the text says and no more."""

from __future__ import annotations

import re
from typing import Final

from nhipcau.reading.dates import DateHit
from nhipcau.reading.finds import first_match
from nhipcau.reading.rare import Rare

_STAGES: Final = ("giai đoạn", "nhiệm kỳ", "trong các năm", "từ năm")
_STAGE: Final = re.compile(rf"(?:{'|'.join(_STAGES)})\s+((?:19|20)\d{{2}})\s*(?:-|–|đến|đến năm)\s*((?:19|20)\d{{2}})")
_ONWARD: Final = Rare(r"\s*(?:và|,)\s*(?:các|những)\s+năm\s+(?:tiếp theo|tới|sau)")
_YEAR: Final = Rare(r"năm\s+((?:19|20)\d{2})\b(?!\s*(?:-|–)\s*\d)")
_BY_YEAR: Final = ("đến ", "trước ", "hết ")
_BEFORE_YEAR: Final = 14
_QUARTER: Final = Rare(r"quý\s+(iv|i{1,3}|[1-4])\s*(?:[/-]|\s*năm\s+)\s*((?:19|20)\d{2})")
_QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_ROUNDS: Final = ("mỗi", "hằng", "hàng", "định kỳ")
_EVERY: Final = re.compile(rf"(?:{'|'.join(_ROUNDS)})\s+(?:(\d{{1,2}})\s+)?(năm|quý|tháng|tuần)(?:\s+một lần)?")
_TIMES: Final = Rare(r"(\d{1,2})\s+(năm|tháng)\s+(?:một|1) lần")
_UNITS: Final = {"năm": (1, "Y"), "quý": (3, "M"), "tháng": (1, "M"), "tuần": (1, "W")}
_UNTIL: Final = Rare(r"(?:trước|đến|chậm nhất|hoàn thành)\s*$")


def period_of(small: str, dates: list[DateHit], start: int, end: int) -> str | None:
    """Return when the clause at [start, end) is to be done, in the form of EDTF (ISO 8601-2), or None.

    "2019/2020", with "và những năm tiếp theo" "2019/.."; "../2030" for "đến năm 2030"; "2025-04/2025-06" for a quarter;
    "R/P6M" for what comes every six months; a year that is not told is XXXX. `dates` are those of the clause.
    """
    clause = small[start:end]
    if "năm" not in clause and "quý" not in clause and "tháng" not in clause and "giai đoạn" not in clause:
        return _day(small, dates)
    stage = first_match(_STAGE, _STAGES, small, start, end)
    if stage:
        return f"{stage[1]}/{'..' if _ONWARD.match(small, stage.end(), end) else stage[2]}"
    return _quarter(small, start, end) or _day(small, dates) or _year(small, start, end) or _every(small, start, end)


def _quarter(small: str, start: int, end: int) -> str | None:
    found = _QUARTER.search(small, start, end) if small.find("quý", start, end) >= 0 else None
    if not found:
        return None
    last = 3 * _QUARTERS[found[1]]
    return f"{found[2]}-{last - 2:02}/{found[2]}-{last:02}"


def _day(small: str, dates: list[DateHit]) -> str | None:
    told = next((hit for hit in dates if hit.moment.month), None) if dates else None
    if not told:
        return None
    iso = told.moment.iso()
    return f"../{iso}" if _UNTIL.search(small, max(0, told.start - 12), told.start) else iso


def _year(small: str, start: int, end: int) -> str | None:
    told = small.find("20", start, end) >= 0 or small.find("19", start, end) >= 0
    found = _YEAR.search(small, start, end) if told and small.find("năm ", start, end) >= 0 else None
    if not found:
        return None
    before = small[max(start, found.start() - _BEFORE_YEAR) : found.start()]
    before = before.removesuffix("cuối ").removesuffix("đầu ")
    if before.endswith("từ ") or _ONWARD.match(small, found.end(), end):
        return f"{found[1]}/.."
    return f"../{found[1]}" if before.endswith(_BY_YEAR) else found[1]


def _every(small: str, start: int, end: int) -> str | None:
    found = first_match(_EVERY, _ROUNDS, small, start, end)
    times = _TIMES.search(small, start, end) if small.find(" lần", start, end) >= 0 else None
    if times and (not found or times.start() < found.start()):
        found = times
    if not found:
        return None
    size, letter = _UNITS[found[2]]
    return f"R/P{size * int(found[1] or 1)}{letter}"
