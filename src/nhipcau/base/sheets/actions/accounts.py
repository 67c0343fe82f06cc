"""The sheets of offices and of people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _lazy

from nhipcau.base.accounts.actions import open_office
from nhipcau.base.accounts.models import Office, User
from nhipcau.base.accounts.queries import can_administer

from ..rules import Column, Kind, Taken, text


def _take_office(user: User, values: Mapping[str, Any]) -> Taken:
    known = Office.objects.filter(name=values["name"]).first()
    return Taken("same", known) if known else Taken("made", open_office(user, name=values["name"]))


def _take_office_back(user: User, pk: int, before: Mapping[str, Any]) -> None:
    Office.objects.get(pk=pk).delete()


OFFICES = Kind(
    code="offices",
    title=_lazy("Cơ quan"),
    help=_lazy("Mỗi dòng là một cơ quan."),
    columns=[
        Column("name", _lazy("Tên cơ quan"), _lazy("Tên đầy đủ."), text(300), ["Sở Tài chính tỉnh Sông Xanh"], True),
    ],
    identity=["name"],
    may=can_administer,
    take=_take_office,
    take_back=_take_office_back,
)
