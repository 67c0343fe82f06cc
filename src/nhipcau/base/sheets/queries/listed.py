"""Lists of earlier apps as files: who may see which rows is told by these apps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from nhipcau.base.accounts import queries as accounts
from nhipcau.base.accounts.models import Assignment, Office, User
from nhipcau.base.accounts.queries import Reader
from nhipcau.base.localities.queries import last_name

from ..rules import Columns

_AT_ONCE = 500


class Person(NamedTuple):
    """A person as their list shows them."""

    user: User
    roles: list[Assignment]
    waiting: bool


OFFICES: Columns[Office] = {
    _lazy("Tên cơ quan"): lambda one: one.name,
    _lazy("Loại cơ quan"): lambda one: one.get_kind_display(),
    _lazy("Địa phương"): lambda one: last_name(one.unit_id) if one.unit_id else "",
    _lazy("Tên viết tắt"): lambda one: ", ".join(one.abbreviations),
    _lazy("Mã định danh"): lambda one: one.code,
    _lazy("Cơ quan thường trực"): lambda one: _("có") if one.standing else "",
    _lazy("Ngày thành lập"): lambda one: one.opened or "",
    _lazy("Ngày cuối hoạt động"): lambda one: one.closed or "",
}
PEOPLE: Columns[Person] = {
    _lazy("Họ và tên"): lambda one: one.user.full_name,
    _lazy("Tên đăng nhập"): lambda one: one.user.username,
    _lazy("Thư điện tử"): lambda one: one.user.email,
    _lazy("Vai trò hôm nay"): lambda one: "; ".join(f"{held.get_role_display()}, {held.office}" for held in one.roles),
    _lazy("Tài khoản"): lambda one: _state(one),
}


def _state(one: Person) -> str:
    if one.user.is_active:
        return _("đang mở")
    return _("chờ nhận lời mời") if one.waiting else _("đã khóa")


def offices_listed(user: Reader, asked: Mapping[str, str]) -> Iterator[Office]:
    """Yield the offices of the administrators' list with its filters: q, kind, state."""
    everything = accounts.administered_by(user)
    found = accounts.offices_like(everything, asked.get("q", ""), asked.get("kind", ""), asked.get("state", ""))
    return found.order_by("name", "pk").iterator(chunk_size=_AT_ONCE)


def people_listed(user: Reader, asked: Mapping[str, str]) -> Iterator[Person]:
    """Yield the people of the administrators' list with its filters: q, role, state."""
    everything = accounts.people_administered_by(user)
    found = accounts.people_like(everything, asked.get("q", ""), asked.get("role", ""), asked.get("state", ""))
    rows = found.order_by("full_name", "pk").iterator(chunk_size=_AT_ONCE)
    while some := list(islice(rows, _AT_ONCE)):
        yield from (Person(*one) for one in accounts.with_roles(some))
