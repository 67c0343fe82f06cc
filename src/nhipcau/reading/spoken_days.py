"""Days and years told by the day of the paper, or by another day: "sáng nay", "năm ngoái", "chiều cùng ngày"."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from nhipcau.reading.dates import DateHit, Moment
from nhipcau.reading.heading import day_of
from nhipcau.reading.paper import Paper

SAME_DAY: Final = "date.same-day"
SPOKEN_DAY: Final = "date.spoken-day"
_SAME: Final = "cùng ngày"
_LAST: Final = ("năm ngoái", "năm trước")
_YESTERDAY: Final = " qua"
# "Sáng nay (16/5)" and "hôm nay, 16/5" tell the day in digits as well.
_DIGITS_NEAR: Final = 4
_NO_DAY: Final = Moment(None, 1, 1)
# Deeper in its sentence "hôm nay" is that of somebody who speaks.
_OPENING: Final = 30


def spoken_days(paper: Paper, published: str | None) -> list[DateHit]:
    """Return the days and years of the body that no digits tell; most need the day of publication (ISO)."""
    found = []
    for start, end, _ in paper.hits("spoken day"):
        words = paper.small[start:end]
        if words.endswith(_SAME):
            found.append(DateHit(start, end, _NO_DAY, SAME_DAY))
        elif published and not _is_other(paper, start, end):
            moment = _moment(words, published)
            found += [DateHit(start, end, moment, SPOKEN_DAY)] if moment else []
    return found


def _is_other(paper: Paper, start: int, end: int) -> bool:
    """Tell "hôm nay" within a sentence, the year after a month ("tháng 6 năm ngoái"), and what digits tell."""
    if any(map(str.isdigit, paper.text[end : end + _DIGITS_NEAR])):
        return True
    if paper.small.startswith("hôm", start):
        return start - paper.sentence_at(start)[0] > _OPENING
    return paper.text[start - 2 : start - 1].isdigit()


def _moment(words: str, published: str) -> Moment | None:
    if "năm" in words:
        return Moment(int(published[:4]) - words.endswith(_LAST), None, None)
    day = day_of(published)
    if day is None:
        return None
    day -= timedelta(days=words.endswith(_YESTERDAY))
    return Moment(day.year, day.month, day.day)
