"""The sheet of agreements: one row for each commitment; rows of one number, or of one title, are one agreement."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from nhipcau.base.accounts.models import User
from nhipcau.base.accounts.queries import can_edit, editor
from nhipcau.base.documents.actions import keep
from nhipcau.base.documents.models import Document
from nhipcau.base.documents.queries import same_paper
from nhipcau.base.localities.queries import version_of
from nhipcau.base.sheets.queries import chosen, place_named
from nhipcau.base.sheets.rules import Column, Kind, Origin, Taken, text, typed

from ..models import Agreement, Commitment, Field, Form, Level, Standing
from ..queries import own
from ..rules import date_typed, first_day, period_typed, unit_on, when
from .commitments import Duty, add_commitment, remove_commitment
from .entering import Content, Heading, Said, enter
from .erasing import erase

Values = Mapping[str, Any]
_LEVELS = {0: Level.FOREIGN, 1: Level.PROVINCE, 2: Level.DISTRICT, 3: Level.COMMUNE}
_WITHIN = re.compile(r"(.+?)\s*\((.+)\)")


def take_row(user: User, values: Values, origin: Origin) -> Taken:
    """Enter the agreement of a row with its commitment, or add the commitment to the agreement that is there."""
    known = _known(user, values)
    if known is None:
        return Taken("made", _enter(user, values, origin))
    if known.commitments.filter(text=values["text"]).exists():
        return Taken("same", known)
    added = add_commitment(user, known, duty=_duty(values), words=origin.span("text"), source=_paper(user, origin))
    return Taken("changed", known, {"commitment": added.pk})


def take_row_back(user: User, pk: int, before: Values) -> None:
    """Take out the commitment that a row added, or the agreement that it entered."""
    if before:
        remove_commitment(user, Commitment.objects.select_related("agreement").get(pk=before["commitment"]))
    else:
        erase(user, Agreement.objects.get(pk=pk))


def _known(user: User, values: Values) -> Agreement | None:
    if values.get("number"):
        return own(user).filter(number=values["number"]).order_by("pk").first()
    return own(user).filter(number="", title=values["title"], signed=values.get("signed") or "").order_by("pk").first()


def _enter(user: User, values: Values, origin: Origin) -> Agreement:
    parties = _parties(values, origin)
    said = {name: values.get(name) or "" for name in ("issuer", "place", "validity")}
    heading = Heading(
        values["title"],
        values.get("form") or Form.AGREEMENT,
        values.get("number") or "",
        values.get("signed") or "",
        {name: value for name, value in said.items() if value},
    )
    duty = _duty(values)
    columns = {name: getattr(duty, name) for name in Duty.__dataclass_fields__}
    commitment = Said(*origin.span("text"), columns)
    return enter(user, _paper(user, origin), heading, Content(parties, _signatories(values, origin), [commitment]))


def _paper(user: User, origin: Origin) -> Document:
    """Keep the row as the source of what it says: a paper of its own, which a second import finds again."""
    _person, office = editor(user)
    if known := same_paper(office, origin.text):
        return known
    told = {"name": f"{origin.file}: {origin.number}", "media_type": Document.Media.TEXT, "text": origin.text}
    return keep(user, content=origin.text.encode(), illustrative=False, **told)


def _duty(values: Values) -> Duty:
    return Duty(
        field=values["field"],
        standing=values.get("standing") or Standing.AGREED,
        period=values.get("period") or "",
        lead=values.get("lead") or "",
        cooperating=_split(values.get("cooperating") or ""),
    )


def _split(said: str) -> list[str]:
    return [part for part in (one.strip() for one in said.split(";")) if part]


def _parties(values: Values, origin: Origin) -> list[Said]:
    named = _split(values.get("parties") or "")
    if len(named) < 2:
        raise ValidationError({"parties": _("Hãy ghi ít nhất hai bên, cách nhau bằng dấu chấm phẩy.")})
    written = when(values.get("signed") or "")
    on = first_day(written[0] if written else None) or timezone.localdate()
    return [_party(one, on, origin) for one in named]


def _party(said: str, on: date, origin: Origin) -> Said:
    found = _WITHIN.fullmatch(said)
    name, within = (found[1], found[2]) if found else (said, "")
    place = place_named("parties", name, within=within, on=on)
    version = unit_on(place.unit.uid, on)
    row = version_of(version.uid, version.ver) if version else None
    values = {"name": name[:200], "within": within[:200], "level": _LEVELS[place.unit.level]}
    return Said(*origin.span("parties", said), values, row)


def _signatories(values: Values, origin: Origin) -> list[Said]:
    people = []
    for said in _split(values.get("signatories") or ""):
        name, _sign, position = said.partition(",")
        told = {"name": name.strip()[:200], "position": position.strip()[:500]}
        people.append(Said(*origin.span("signatories", said), told))
    return people


_REPEATED = _lazy("Ghi lại ở mọi dòng của thỏa thuận.")
AGREEMENTS = Kind(
    code="agreements",
    title=_lazy("Thỏa thuận và cam kết"),
    help=_lazy(
        "Mỗi dòng là một nội dung cam kết; các dòng cùng số, ký hiệu (hoặc cùng tiêu đề và ngày ký) là một thỏa thuận."
    ),
    columns=[
        Column(
            "number", _lazy("Số, ký hiệu"), _lazy("Ghi lại ở mọi dòng của thỏa thuận."), text(60), ["12/BB-UBND"] * 2
        ),
        Column(
            "title",
            _lazy("Tiêu đề"),
            _REPEATED,
            text(500),
            ["Biên bản hợp tác Hà Nội – Nghệ An"] * 2,
            required=True,
        ),
        chosen("form", _lazy("Loại văn bản"), Form, "Biên bản hợp tác"),
        Column(
            "signed",
            _lazy("Ngày ký"),
            _lazy("18/6/2023, 4/2022 hoặc 2018, đúng như văn bản."),
            typed(date_typed, "date"),
            ["18/6/2023"],
        ),
        Column("issuer", _lazy("Cơ quan ban hành"), _lazy("Như văn bản ghi."), text(300)),
        Column("place", _lazy("Nơi ký"), _lazy("Như văn bản ghi."), text(200)),
        Column(
            "validity",
            _lazy("Thời hạn"),
            _lazy("2021–2025, từ 2023, đến 2030."),
            typed(period_typed, "period"),
            ["2021–2025"],
        ),
        Column(
            "parties",
            _lazy("Các bên"),
            _lazy("Cách nhau bằng dấu chấm phẩy; cấp trên trong ngoặc nếu trùng tên. Chỉ cần ở dòng đầu."),
            text(1000),
            ["thành phố Hà Nội; tỉnh Nghệ An"],
        ),
        Column(
            "signatories",
            _lazy("Người ký"),
            _lazy("Họ tên, chức vụ; người sau cách bằng dấu chấm phẩy."),
            text(1000),
        ),
        Column(
            "text",
            _lazy("Nội dung cam kết"),
            _lazy("Nguyên văn."),
            text(5000),
            [
                "Giới thiệu đặc sản của tỉnh tại hội chợ của thành phố.",
                "Bồi dưỡng giáo viên dạy tiếng Anh cho các xã vùng cao.",
            ],
            required=True,
        ),
        chosen("field", _lazy("Lĩnh vực"), Field, "Công thương, thương mại", required=True),
        chosen("standing", _lazy("Mức độ cam kết"), Standing, "Đã thống nhất"),
        Column(
            "period",
            _lazy("Thời gian thực hiện"),
            _lazy("2021–2025, từ 2023, mỗi năm."),
            typed(period_typed, "period"),
            ["từ 2023"],
        ),
        Column("lead", _lazy("Cơ quan chủ trì"), _lazy("Như văn bản ghi."), text(300)),
        Column("cooperating", _lazy("Cơ quan phối hợp"), _lazy("Cách nhau bằng dấu chấm phẩy."), text(1000)),
    ],
    identity=["number", "title", "text"],
    may=can_edit,
    take=take_row,
    take_back=take_row_back,
)
