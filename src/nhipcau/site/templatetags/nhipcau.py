"""How dates, money and the text of papers are written on a page."""

from __future__ import annotations

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from nhipcau.register.agreements.rules import When
from nhipcau.register.agreements.rules import when as ends_of
from nhipcau.register.intake.rules import dotted

register = template.Library()


@register.filter
def when(written: str) -> str:
    """Say a date of ISO 8601-2 as far as it is known: "18/6/2023", "tháng 4/2022", "26–27/10/2023"."""
    try:
        ends = ends_of(written)
    except ValueError:
        return written
    if not ends:
        return ""
    first, last = ends[0], ends[-1]
    said = _days(last)
    if first != last:
        said = f"{_left_of(first, last)}–{said}"
    return said if last.year else _("{date}, không rõ năm").format(date=said) if said else _("không rõ năm")


def _left_of(first: When, last: When) -> str:
    """The beginning of a period, without what its end repeats."""
    if first.year != last.year or not (first.day and last.day):
        return _days(first)
    return _two(first.day) if first.month == last.month else f"{_two(first.day)}/{_month(first)}"


def _days(known: When) -> str:
    year = f"/{known.year}" if known.year else ""
    if known.day:
        return f"{_two(known.day)}/{_month(known)}{year}"
    if known.month:
        return _("tháng {month}").format(month=f"{_month(known)}{year}")
    return _("năm {year}").format(year=known.year) if known.year else ""


def _month(known: When) -> str:
    """Decree 30/2020 writes January and February with a zero, the other months without."""
    month = known.month or 0
    return _two(month) if month < 3 else str(month)


def _two(number: int) -> str:
    return f"{number:02}"


@register.filter
def dots(number: float | None) -> str:
    return "" if number is None else dotted(number)


@register.filter
def printed(text: str) -> SafeString:
    """Escape a piece of a paper so that the browser keeps every character: a bare carriage return would be lost."""
    return mark_safe(escape(text).replace("\r", "&#13;"))
