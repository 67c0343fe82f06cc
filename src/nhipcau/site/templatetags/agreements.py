"""How the state, the validity and the periods of agreements are said on a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from nhipcau.places import gazetteer
from nhipcau.register.agreements.models import Agreement
from nhipcau.register.agreements.rules import State, state_on
from nhipcau.register.agreements.rules import period as told
from nhipcau.text import fold

from .nhipcau import when

register = template.Library()

STATES: dict[State, Promise] = {
    State.DRAFT: _lazy("Dự thảo"),
    State.UPCOMING: _lazy("Chưa đến ngày hiệu lực"),
    State.IN_FORCE: _lazy("Đang có hiệu lực"),
    State.EXPIRING: _lazy("Sắp hết hiệu lực"),
    State.ENDED: _lazy("Đã hết hiệu lực"),
    State.RENEWED: _lazy("Đã được ký tiếp"),
    State.INTERNAL: _lazy("Chuyển thành việc nội bộ"),
}
_EVERY = {
    "Y": (_lazy("hằng năm"), _lazy("{number} năm một lần")),
    "M": (_lazy("hằng tháng"), _lazy("{number} tháng một lần")),
    "W": (_lazy("hằng tuần"), _lazy("{number} tuần một lần")),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A state as it is drawn: its key and its name."""

    key: str
    name: Promise


@register.filter
def state(agreement: Agreement) -> Shown:
    """Return the state of an agreement today."""
    found = state_on(agreement.course, timezone.localdate(), settings.EXPIRING_DAYS)
    return Shown(found.value, STATES[found])


@register.filter
def lasting(written: str) -> str:
    """Say a period of EDTF: "2021–2025", "từ năm 2020 trở đi", "đến 30/6/2030", "6 tháng một lần"."""
    try:
        found = told(written)
    except ValueError:
        return written
    since, _slash, until = written.partition("/")
    if found.every:
        number, letter = found.every
        return str(_EVERY[letter][0]) if number == 1 else str(_EVERY[letter][1]).format(number=number)
    if found.since and found.open_ended:
        return _("từ {since} trở đi").format(since=when(since))
    if found.until and not found.since:
        return _("đến {until}").format(until=when(until))
    return f"{since}–{until}" if since.isdecimal() and until.isdecimal() else when(written)


@register.filter
def states(office: object) -> list[tuple[str, Promise]]:
    """Return the states to choose from; drafts only for the office."""
    return [(key.value, name) for key, name in STATES.items() if office or key != State.DRAFT]


@register.simple_tag
def provinces() -> list[str]:
    """Return the names of the provinces of today."""
    return _provinces(timezone.localdate())


@lru_cache(2)
def _provinces(day: date) -> list[str]:
    units = [unit for unit in gazetteer().units() if unit.level == 1 and unit.on(day)]
    return sorted((unit.versions[-1].name for unit in units), key=fold)


@register.filter
def place_name(asked: str) -> str:
    """Return the name, with what it lies in, of a unit that was asked for by its uid; anything else as it was typed."""
    try:
        unit = gazetteer().unit(asked)
    except KeyError:
        return asked
    return ", ".join(one.versions[-1].full for one in (unit, *gazetteer().ancestors(unit)))
