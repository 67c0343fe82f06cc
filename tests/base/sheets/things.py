"""A kind of sheet of its own: offices by name, with a day and a choice beside them."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from nhipcau.base.accounts.models import Office
from nhipcau.base.accounts.queries import can_edit
from nhipcau.base.history.actions import record
from nhipcau.base.sheets.rules import Column, Kind, Taken, choice, day, text


def take(user, values, origin):
    if values["name"] == "Cấm":
        raise ValidationError({"name": _("Ô này bắt buộc phải có.")})
    if values["name"] == "Hỏng":
        raise RuntimeError("a fault of the program")
    known = Office.objects.filter(name=values["name"]).first()
    if known:
        return Taken("same", known)
    office = Office.objects.create(name=values["name"])
    record(user, "accounts.open_office", office, {"name": office.name})
    return Taken("made", office)


def take_back(user, pk, before):
    office = Office.objects.get(pk=pk)
    record(user, "accounts.unmake", office)
    office.delete()


THINGS = Kind(
    code="things",
    title="Việc",
    help="Mỗi dòng một việc.",
    columns=[
        Column("name", "Tên", "Tên đầy đủ.", text(40), ["Chợ phiên"], required=True),
        Column("day", "Ngày", "Ngày bắt đầu.", day, ["18/6/2023"]),
        Column(
            "rank", "Hạng", "Một hoặc hai.", choice(lambda: RANKS), ["Một"], choices=lambda: {"1": "Một", "2": "Hai"}
        ),
    ],
    identity=["name"],
    may=can_edit,
    take=take,
    take_back=take_back,
)
RANKS = {"1": ["Một"], "2": ["Hai"]}
