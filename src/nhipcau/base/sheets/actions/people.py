"""The sheet of people and the roles they hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _lazy

from nhipcau.base.accounts.actions import assign, erase_assignment, invite, withdraw_invitation
from nhipcau.base.accounts.models import Assignment, Role, User
from nhipcau.base.accounts.queries import can_administer

from ..queries import names_of
from ..rules import Column, Kind, Origin, Taken, choice, day, text
from .offices import office_named

Values = Mapping[str, Any]


def _roles() -> dict[str, object]:
    return dict(Role.choices)


def _languages() -> dict[str, object]:
    return dict(User.Language.choices)


def take_person(user: User, values: Values, _origin: Origin) -> Taken:
    """Invite a person into an office, or give the one with this address a further role."""
    office = office_named("office", values["office"])
    period = {"role": values["role"], "since": values.get("since"), "until": values.get("until")}
    person = User.objects.filter(email__iexact=values["email"]).first()
    if person is None:
        told = {"email": values["email"], "full_name": values["full_name"], "language": values.get("language") or ""}
        return Taken("made", invite(user, office=office, **told, **period))
    same = Assignment.objects.filter(person=person, office=office, role=values["role"])
    if same.filter(until__isnull=True).exists() or (period["until"] and same.filter(until=period["until"]).exists()):
        return Taken("same", person)
    return Taken("changed", person, {"assignment": assign(user, person, office=office, **period).pk})


def take_person_back(user: User, pk: int, before: Values) -> None:
    """Withdraw the invitation that a row sent, or the role that it gave."""
    if before:
        erase_assignment(user, Assignment.objects.get(pk=before["assignment"]))
    else:
        withdraw_invitation(user, User.objects.get(pk=pk))


PEOPLE = Kind(
    code="people",
    title=_lazy("Người và vai trò"),
    help=_lazy("Mỗi dòng là một vai trò của một người; người mới được mời qua thư điện tử."),
    columns=[
        Column(
            "full_name",
            _lazy("Họ và tên"),
            _lazy("Như trong lịch sử sẽ ghi."),
            text(200),
            ["Trần Thị Lan"],
            required=True,
        ),
        Column(
            "email",
            _lazy("Thư điện tử"),
            _lazy("Nơi nhận lời mời; cũng là tên đăng nhập."),
            text(150),
            ["lan@example.vn"],
            required=True,
        ),
        Column(
            "office",
            _lazy("Cơ quan"),
            _lazy("Tên, mã hoặc tên viết tắt."),
            text(300),
            ["Sở Tài chính tỉnh Nghệ An"],
            required=True,
        ),
        Column(
            "role",
            _lazy("Vai trò"),
            _lazy("Chọn một vai trò."),
            choice(names_of(_roles)),
            ["Cán bộ chuyên trách"],
            required=True,
            choices=_roles,
        ),
        Column("since", _lazy("Từ ngày"), _lazy("Bỏ trống là từ hôm nay."), day, ["1/3/2025"]),
        Column("until", _lazy("Đến hết ngày"), _lazy("Bỏ trống nếu chưa biết."), day),
        Column(
            "language",
            _lazy("Ngôn ngữ"),
            _lazy("Của thư mời và của trang."),
            choice(names_of(_languages)),
            ["Tiếng Việt"],
            choices=_languages,
        ),
    ],
    identity=["email", "office", "role"],
    may=can_administer,
    take=take_person,
    take_back=take_person_back,
)
