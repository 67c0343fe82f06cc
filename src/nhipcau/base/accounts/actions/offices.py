from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypedDict, Unpack

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.base.history.actions import record
from nhipcau.base.localities.models import Unit

from ..models import Assignment, Office, Succession, User, holding
from ..queries import administrator, with_former
from ..rules import code_key, may_administer, search_key


class Described(TypedDict, total=False):
    """What is told of an office besides its name."""

    kind: str
    unit: Unit | None
    abbreviations: Iterable[str]
    code: str
    standing: bool
    opened: date | None


def looks_after(by: User | None, unit: str | None) -> Office | None:
    """Return the office that a person administers for; raises PermissionDenied where that leaves a unit out.

    The program itself, None, looks after all.
    """
    if by is None:
        return None
    own = administrator(by)[1]
    if not may_administer(own.unit_id, unit):
        raise PermissionDenied(_("Cơ quan này thuộc địa phương khác: quản trị của địa phương ấy phụ trách."))
    return own


@transaction.atomic
def open_office(by: User | None, *, name: str, **said: Unpack[Described]) -> Office:
    """Enter an office of a locality in the register.

    Raises ValidationError by field for a name that an open office of the unit bears, and for an odd code or kind.
    """
    unit = said.get("unit")
    own = looks_after(by, unit.pk if unit else None)
    office = Office()
    _describe(office, name, said)
    office.save()
    record(by, "accounts.open_office", office, _told(office), on_behalf_of=own)
    return office


@transaction.atomic
def edit_office(by: User | None, office: Office, *, name: str, **said: Unpack[Described]) -> Office:
    """Correct what the register tells of an office; what is not said stays. Raises ValidationError by field."""
    own = looks_after(by, office.unit_id)
    before = _told(office)
    _describe(office, name, said)
    looks_after(by, office.unit_id)
    office.save()
    after = _told(office)
    changes = {key: [before[key], value] for key, value in after.items() if before[key] != value}
    if changes:
        record(by, "accounts.edit_office", office, changes, on_behalf_of=own)
    return office


def _describe(office: Office, name: str, said: Described) -> None:
    office.name = " ".join(name.split())
    for key, value in said.items():
        setattr(office, key, list(said["abbreviations"]) if key == "abbreviations" else value)
    office.code = office.code.strip()
    office.code_key = code_key(office.code)
    office.search_key = search_key(office.name, office.abbreviations, office.code)[:1000]
    problems: dict[str, str] = {}
    if office.code and not office.code_key:
        problems["code"] = _("Mã định danh chỉ gồm chữ cái không dấu, chữ số và dấu chấm, nhiều nhất 35 ký tự.")
    elif office.code and (other := _coded_alike(office)):
        problems["code"] = _("{office} đã có mã này.").format(office=other)
    if _named_alike(office):
        problems["name"] = _("Địa phương này đã có một cơ quan mang tên ấy.")
    if problems:
        raise ValidationError(problems)
    office.full_clean(validate_constraints=False)


def _named_alike(office: Office) -> bool:
    same = Office.objects.filter(name__iexact=office.name, unit=office.unit, closed__isnull=True)
    return office.closed is None and same.exclude(pk=office.pk).exists()


def _coded_alike(office: Office) -> Office | None:
    return Office.objects.filter(code_key=office.code_key, closed__isnull=True).exclude(pk=office.pk).first()


def _told(office: Office) -> dict[str, object]:
    opened = office.opened.isoformat() if office.opened else None
    plain = {key: getattr(office, key) for key in ("name", "kind", "code", "standing")}
    return plain | {"unit": office.unit_id, "abbreviations": list(office.abbreviations), "opened": opened}


@transaction.atomic
def close_office(by: User | None, office: Office, *, day: date) -> Office:
    """Enter the last day of an office; roles that people hold in it end with that day at the latest.

    Raises ValidationError for a day before the office opened and for an office that has one already.
    """
    own = looks_after(by, office.unit_id)
    if office.closed:
        raise ValidationError({"day": _("Cơ quan này đã kết thúc hoạt động.")})
    if office.opened and day < office.opened:
        raise ValidationError({"day": _("Ngày cuối hoạt động không thể trước ngày thành lập.")})
    office.closed = day
    office.save(update_fields=["closed"])
    held = Assignment.objects.filter(holding(day), office=office)
    ended = held.update(until=day)
    record(by, "accounts.close_office", office, {"closed": [None, day.isoformat()], "ended": ended}, on_behalf_of=own)
    return office


@transaction.atomic
def succeed(
    by: User | None,
    former: Office,
    successor: Office,
    *,
    day: date,
    basis: str,
    work: str = "",
    with_people: bool = False,
) -> Succession:
    """Enter that an office takes over the work of another from a day on, or a part of it.

    `with_people` gives those who hold a role in the former office the same role in the successor from that day.
    Raises ValidationError by field without a basis, for the same office, and for a circle.
    """
    own = looks_after(by, former.unit_id)
    looks_after(by, successor.unit_id)
    if not basis.strip():
        raise ValidationError({"basis": _("Hãy ghi căn cứ: số và ký hiệu của văn bản quy định việc tiếp nhận.")})
    if successor.pk in with_former(former.pk):
        raise ValidationError({"successor": _("Cơ quan này không thể kế thừa chính mình hoặc cơ quan kế thừa nó.")})
    if Succession.objects.filter(former=former, successor=successor).exists():
        raise ValidationError({"successor": _("Việc kế thừa này đã được ghi.")})
    link = Succession.objects.create(
        former=former, successor=successor, day=day, basis=basis.strip(), work=work.strip()
    )
    moved = _move(former, successor, day) if with_people else 0
    told = {"day": day.isoformat(), "basis": link.basis, "work": link.work, "moved": moved}
    record(by, "accounts.succeed", former, told | {"successor": successor.pk}, on_behalf_of=own)
    return link


@transaction.atomic
def forget_succession(by: User | None, link: Succession) -> None:
    """Take back that one office succeeded another; history keeps what was said."""
    own = looks_after(by, link.former.unit_id)
    told = {"successor": [link.successor_id, None], "day": [link.day.isoformat(), None], "basis": [link.basis, None]}
    record(by, "accounts.forget_succession", link.former, told, on_behalf_of=own)
    link.delete()


def _move(former: Office, successor: Office, day: date) -> int:
    held = list(Assignment.objects.filter(holding(day), office=former))
    for one in held:
        Assignment.objects.create(person=one.person, office=successor, role=one.role, since=day, until=one.until)
        if one.since < day:
            one.until = day - timedelta(days=1)
            one.save(update_fields=["until"])
    return len(held)
