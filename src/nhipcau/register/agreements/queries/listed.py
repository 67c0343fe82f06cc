"""The columns of the lists of agreements and of commitments as files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _lazy

from nhipcau.base.sheets.rules import Columns

from ..models import Agreement, Commitment, Role
from ..rules import typed_date, typed_period

_COUNT = _lazy("Số cam kết")


def _published(agreement: Agreement) -> object:
    return timezone.localdate(agreement.published_at) if agreement.published_at else ""


def _parties(agreement: Agreement) -> str:
    return "; ".join(map(str, agreement.parties.all()))


def _named(commitment: Commitment, role: str) -> str:
    return "; ".join(one.name for one in commitment.assignees.all() if one.role == role)


def agreements_listed(agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Return the same agreements with what their row in a file needs, without the text of their papers."""
    return agreements.select_related(None).select_related("office").prefetch_related(None).prefetch_related("parties")


def commitments_listed(commitments: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """Return the same commitments with what their row in a file needs, without the text of their papers."""
    bare = commitments.select_related(None).select_related("agreement").prefetch_related(None)
    return bare.prefetch_related("agreement__parties", "assignees")


AGREEMENTS: dict[object, Callable[[Agreement], object]] = {
    _lazy("Tiêu đề"): lambda one: one.title,
    _lazy("Loại văn bản"): lambda one: one.get_form_display(),
    _lazy("Số, ký hiệu"): lambda one: one.number,
    _lazy("Cơ quan ban hành"): lambda one: one.issuer,
    _lazy("Ngày ký"): lambda one: typed_date(one.signed),
    _lazy("Thời hạn"): lambda one: typed_period(one.validity),
    _lazy("Các bên"): _parties,
    _COUNT: lambda one: one.commitment_count,
    _lazy("Công bố ngày"): _published,
    _lazy("Cơ quan lưu giữ"): lambda one: one.office.name,
}
PUBLIC_AGREEMENTS: Columns[Any] = AGREEMENTS | {_COUNT: lambda one: one.public_count}
COMMITMENTS: Columns[Commitment] = {
    _lazy("Thỏa thuận"): lambda one: one.agreement.title,
    _lazy("Số, ký hiệu"): lambda one: one.agreement.number,
    _lazy("Ngày ký"): lambda one: typed_date(one.agreement.signed),
    _lazy("Các bên"): lambda one: _parties(one.agreement),
    _lazy("Thứ tự"): lambda one: one.order,
    _lazy("Nội dung cam kết"): lambda one: one.text,
    _lazy("Lĩnh vực"): lambda one: one.get_field_display(),
    _lazy("Lĩnh vực khác"): lambda one: "; ".join(one.further),
    _lazy("Mức độ cam kết"): lambda one: one.get_standing_display(),
    _lazy("Thời gian thực hiện"): lambda one: typed_period(one.period),
    _lazy("Cơ quan chủ trì"): lambda one: _named(one, Role.LEAD),
    _lazy("Cơ quan phối hợp"): lambda one: _named(one, Role.COOPERATING),
}
