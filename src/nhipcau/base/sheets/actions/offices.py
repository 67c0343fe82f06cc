"""The sheet of offices."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from nhipcau.base.accounts.actions import (
    close_office,
    edit_office,
    erase_office,
    forget_succession,
    open_office,
    succeed,
)
from nhipcau.base.accounts.models import Office, Succession, User
from nhipcau.base.accounts.queries import about, can_administer, office_coded
from nhipcau.base.accounts.rules import split_abbreviations
from nhipcau.base.localities.models import Unit

from ..queries import names_of, unit_named
from ..rules import Column, Kind, Origin, Taken, choice, day, text, yes

Values = Mapping[str, Any]


def _kinds() -> dict[str, object]:
    return dict(Office.Kind.choices)


def take_office(user: User, values: Values, _origin: Origin) -> Taken:
    """Enter an office, or correct what is told of the one with this code, or of this name in this locality."""
    unit = unit_named("unit", values["unit"]) if values.get("unit") else None
    told = {key: values[key] for key in ("kind", "code", "standing", "opened") if values.get(key) is not None}
    if values.get("abbreviations"):
        told["abbreviations"] = split_abbreviations(values["abbreviations"])
    if unit:
        told["unit"] = unit
    known = _known_office(values["name"], values.get("code") or "", unit)
    if known is None:
        return _open(user, values, told)
    before = {key: getattr(known, key) for key in told} | {"name": known.name}
    after = told | {"name": values["name"]}
    changed = any(before[key] != after[key] for key in after)
    if changed:
        edit_office(user, known, **after)
    link = _succeeded(user, known, values)
    kept = {key: _plain(value) for key, value in before.items()} | {"succession": link.pk if link else None}
    return Taken("changed" if changed or link else "same", known, kept)


def _open(user: User, values: Values, told: dict[str, Any]) -> Taken:
    office = open_office(user, name=values["name"], **told)
    _succeeded(user, office, values)
    if values.get("closed"):
        close_office(user, office, day=values["closed"])
    return Taken("made", office)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return value.pk if isinstance(value, Unit) else value


def _known_office(name: str, code: str, unit: Unit | None) -> Office | None:
    coded = office_coded(code).first() if code else None
    return coded or Office.objects.filter(name__iexact=name, unit=unit).order_by("-closed", "pk").last()


def _succeeded(user: User, office: Office, values: Values) -> Succession | None:
    """Enter who takes over the work of an office; None where nobody is named, or this is known."""
    if not values.get("successor"):
        return None
    successor = office_named("successor", values["successor"])
    if Succession.objects.filter(former=office, successor=successor).exists():
        return None
    if not values.get("succeeded"):
        raise ValidationError({"succeeded": _("Hãy ghi ngày cơ quan tiếp nhận bắt đầu làm việc này.")})
    return succeed(user, office, successor, day=values["succeeded"], basis=values.get("basis") or "")


def office_named(column: str, said: str) -> Office:
    """Return the office of a code, of a name or of an abbreviation; raises ValidationError where it is not just one."""
    for found in (office_coded(said), Office.objects.filter(name__iexact=said), _abbreviated(said)):
        still = list(found.filter(closed__isnull=True)[:2]) or list(found[:2])
        if len(still) > 1:
            raise ValidationError({column: _("Có nhiều cơ quan tên “{said}”. Hãy ghi mã.").format(said=said)})
        if still:
            return still[0]
    raise ValidationError({column: _("Chưa có cơ quan “{said}”. Hãy nhập bảng cơ quan trước.").format(said=said)})


def _abbreviated(said: str) -> QuerySet[Office]:
    near = about(Office.objects.all(), said)
    return Office.objects.filter(pk__in=[one.pk for one in near if said in one.abbreviations])


def take_office_back(user: User, pk: int, before: Values) -> None:
    """Take out an office that a row entered, or give it back what was told of it before."""
    office = Office.objects.get(pk=pk)
    if not before:
        erase_office(user, office)
        return
    told = dict(before)
    if link := Succession.objects.filter(pk=told.pop("succession", None)).first():
        forget_succession(user, link)
    if "unit" in told:
        told["unit"] = Unit.objects.filter(pk=told["unit"]).first()
    if told.get("opened"):
        told["opened"] = date.fromisoformat(told["opened"])
    edit_office(user, office, **told)


OFFICES = Kind(
    code="offices",
    title=_lazy("Cơ quan"),
    help=_lazy("Mỗi dòng là một cơ quan, kèm địa phương, mã định danh và cơ quan tiếp nhận nếu có."),
    columns=[
        Column(
            "name", _lazy("Tên cơ quan"), _lazy("Tên đầy đủ."), text(300), ["Sở Tài chính tỉnh Nghệ An"], required=True
        ),
        Column(
            "kind",
            _lazy("Loại cơ quan"),
            _lazy("Chọn một loại."),
            choice(names_of(_kinds)),
            ["Sở"],
            choices=_kinds,
        ),
        Column(
            "unit",
            _lazy("Địa phương"),
            _lazy("Tên như hiện nay, kèm cấp trên nếu trùng tên."),
            text(200),
            ["tỉnh Nghệ An"],
        ),
        Column("abbreviations", _lazy("Tên viết tắt"), _lazy("Cách nhau bằng dấu phẩy."), text(200), ["STC"]),
        Column("code", _lazy("Mã định danh"), _lazy("Viết theo thứ tự nào cũng được."), text(35), ["H41.10"]),
        Column("standing", _lazy("Cơ quan thường trực"), _lazy("“có” hoặc “không”."), yes, ["có"]),
        Column("opened", _lazy("Ngày thành lập"), _lazy("Ngày/tháng/năm."), day, ["1/3/2025"]),
        Column("closed", _lazy("Ngày cuối hoạt động"), _lazy("Chỉ dùng khi nhập cơ quan cũ lần đầu."), day),
        Column("successor", _lazy("Cơ quan tiếp nhận"), _lazy("Tên hoặc mã của cơ quan nhận việc."), text(300)),
        Column("succeeded", _lazy("Tiếp nhận từ ngày"), _lazy("Bắt buộc khi có cơ quan tiếp nhận."), day),
        Column("basis", _lazy("Căn cứ tiếp nhận"), _lazy("Số và ký hiệu của văn bản."), text(300)),
    ],
    identity=["name", "unit", "code"],
    may=can_administer,
    take=take_office,
    take_back=take_office_back,
)
