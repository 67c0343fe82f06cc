"""The sheet of needs: one row for each thing that a locality's profile says or asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _lazy

from nhipcau.base.accounts.models import User
from nhipcau.base.accounts.queries import can_edit
from nhipcau.base.sheets.queries import chosen, unit_named
from nhipcau.base.sheets.rules import Column, Kind, Origin, Taken, text, typed
from nhipcau.register.agreements.models import Field
from nhipcau.register.agreements.rules import date_typed
from nhipcau.text import fold

from ..models import Kind as Sort
from ..models import Statement
from .profiles import Said, edit_statement, open_profile, remove_statement, state

Values = Mapping[str, Any]
_PLAIN = ("field", "text", "quantity", "source", "url", "source_day")


def take_row(user: User, values: Values, _origin: Origin) -> Taken:
    """State what a row says in the profile of its locality, or bring the statement of these words up to it."""
    profile = open_profile(user, unit_named("unit", values["unit"]))
    told = {name: values[name] for name in _PLAIN if values.get(name) is not None}
    known = profile.statements.filter(kind=values["kind"], search_key=fold(values["text"])[:1100]).first()
    if known is None:
        return Taken("made", state(user, profile, Said(kind=values["kind"], **told)))
    before = {name: getattr(known, name) for name in _PLAIN}
    edited = edit_statement(user, known, replace(_said(known), **told), edition=known.edition)
    return Taken("same" if edited.edition == known.edition else "changed", edited, before)


def take_row_back(user: User, pk: int, before: Values) -> None:
    """Take out a statement that a row made, or let it say again what it said before."""
    statement = Statement.objects.select_related("profile", "quote__document").get(pk=pk)
    if before:
        edit_statement(user, statement, replace(_said(statement), **before), edition=statement.edition)
    else:
        remove_statement(user, statement)


def _said(statement: Statement) -> Said:
    """Return what a statement says now, the words it rests on too."""
    said = Said(kind=statement.kind, **{name: getattr(statement, name) for name in _PLAIN})
    quote = statement.quote
    return replace(said, document=quote.document, words=quote.surface) if quote else said


NEEDS = Kind(
    code="needs",
    title=_lazy("Nhu cầu và hồ sơ địa phương"),
    help=_lazy("Mỗi dòng là một thông tin, thế mạnh, khó khăn hoặc nhu cầu của một địa phương."),
    columns=[
        Column(
            "unit",
            _lazy("Địa phương"),
            _lazy("Tên như hiện nay, kèm cấp trên nếu trùng tên."),
            text(200),
            ["tỉnh Nghệ An"],
            required=True,
        ),
        chosen("kind", _lazy("Loại mục"), Sort, "Nhu cầu", required=True),
        chosen("field", _lazy("Lĩnh vực"), Field, "Giáo dục và đào tạo", required=True),
        Column(
            "text",
            _lazy("Nội dung"),
            _lazy("Nhiều nhất 1000 ký tự."),
            text(1000),
            ["Cần giáo viên tiếng Anh cho các trường ở xã vùng cao"],
            required=True,
        ),
        Column("quantity", _lazy("Số lượng"), _lazy("Chỉ cho nhu cầu."), text(100), ["20 giáo viên"]),
        Column("source", _lazy("Nguồn"), _lazy("Tên của nguồn."), text(300)),
        Column("url", _lazy("Địa chỉ của nguồn"), _lazy("Bắt buộc nếu không phải nhu cầu."), text(500)),
        Column(
            "source_day",
            _lazy("Ngày của nguồn"),
            _lazy("18/6/2023, 4/2022 hoặc 2018."),
            typed(date_typed, "date"),
        ),
    ],
    identity=["unit", "kind", "text"],
    may=can_edit,
    take=take_row,
    take_back=take_row_back,
)
