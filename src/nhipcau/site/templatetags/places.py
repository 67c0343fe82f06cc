"""How units, their succession and their periods are said on a page."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from nhipcau.places import Unit, Version, gazetteer
from nhipcau.register.agreements.models import Agreement, Party
from nhipcau.register.agreements.rules import Today, internal_since, today_of

from .nhipcau import when

register = template.Library()

EVENTS: dict[str, Promise] = {
    "split": _lazy("Chia tách"),
    "merge": _lazy("Hợp nhất"),
    "absorb": _lazy("Sáp nhập"),
    "carve": _lazy("Tách một phần để lập đơn vị mới"),
    "change": _lazy("Đổi tên hoặc đổi loại"),
    "move": _lazy("Điều chỉnh địa giới"),
    "keep": _lazy("Giữ nguyên khi sắp xếp"),
    "rearrange": _lazy("Sắp xếp các đơn vị cấp xã"),
    "abolish": _lazy("Không còn tổ chức cấp huyện"),
}
REASONS: dict[str, Promise] = {
    "unmarked": _lazy("khớp khi bỏ dấu"),
    "variant": _lazy("cách viết khác"),
    "alias": _lazy("tên thường gọi"),
    "former": _lazy("tên cũ của một phần"),
    "ended": _lazy("đã thôi mang tên này vào ngày ấy"),
    "not_yet": _lazy("chưa mang tên này vào ngày ấy"),
    "inherited": _lazy("thuộc địa phương nêu sau do kế thừa"),
    "far": _lazy("ở xa các địa phương đã nêu"),
    "other_kind": _lazy("khác loại đơn vị"),
    "outside": _lazy("không thuộc địa phương nêu sau"),
}
LEVELS: dict[int, Promise] = {
    0: _lazy("Nước ngoài"),
    1: _lazy("Cấp tỉnh"),
    2: _lazy("Cấp huyện"),
    3: _lazy("Cấp xã"),
}


@register.filter
def full(unit: Unit | str) -> str:
    """Say the last name of a unit with its kind: "thị xã Kỳ Anh"."""
    known = gazetteer().unit(unit) if isinstance(unit, str) else unit
    return known.versions[-1].full


@register.filter
def full_on(unit: Unit, day: date) -> str:
    """Say the name that a unit had on a day, the last one where it was not there."""
    return (unit.on(day) or unit.versions[-1]).full


@register.filter
def within(unit: Unit) -> str:
    """Say what a unit lies in, the nearest first."""
    return ", ".join(one.versions[-1].full for one in gazetteer().ancestors(unit))


@register.filter
def level(unit: Unit) -> str:
    return str(LEVELS[unit.level])


@register.filter
def spoken(day: date) -> str:
    """Say a day as papers write it."""
    return when(day.isoformat())


@register.filter
def period(version: Version) -> str:
    """Say from when to when a name held, as far as that is known."""
    since, until = version.valid_from, version.valid_to
    if since and until:
        return _("{since} đến {until}").format(since=spoken(since), until=spoken(until))
    if since:
        return _("từ {since} đến nay").format(since=spoken(since))
    return _("đến {until}").format(until=spoken(until)) if until else _("đến nay")


@register.filter
def event(type_: str) -> str:
    return str(EVENTS[type_])


@register.filter
def reasons(found: tuple[str, ...]) -> str:
    """Say how a name that was found differs from what was asked; nothing where it is the same."""
    return ", ".join(str(REASONS[reason]) for reason in found if reason in REASONS)


@register.filter
def percent(share: float) -> str:
    """Write a share with one decimal where it has one: "14,3%", in English "14.3%"."""
    number = round(share * 100, 1)
    return f"{number_format(int(number) if number.is_integer() else number)}%"


@register.filter
def today(party: Party) -> Today | None:
    """Return what a party is today, None where its unit is not known."""
    return today_of(party.version.unit_id, party.heir_id, timezone.localdate()) if party.version else None


@register.filter
def renamed(party: Party) -> bool:
    """Say whether a party has to be called otherwise today than when it signed."""
    found = today(party)
    if found is None or party.version is None:
        return False
    names = [kin.unit.versions[-1].full for kin in found.heirs]
    return found.ended is not None or names != [str(party.version)]


@register.filter
def internal(agreement: Agreement) -> date | None:
    """Return the day since which all parties to an agreement lie in one province."""
    parties = agreement.parties.all()
    signers = [party.version.unit_id for party in parties if party.version]
    return internal_since(signers, timezone.localdate()) if len(signers) == len(parties) else None
