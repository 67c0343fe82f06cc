"""A draft as a table for people."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import gettext as _

from nhipcau.cli import layout, words
from nhipcau.cli.layout import Row, Screen
from nhipcau.reading import Draft, Span, Support


def table(name: str, draft: Draft, screen: Screen) -> str:
    """Return what `draft`, read from the file `name`, found, as lines that fit `screen`."""
    lines = [screen.bold(layout.flat(name))]
    for title, rows in _sections(draft):
        if rows:
            lines += ["", screen.bold(title), *layout.columns(rows, screen)]
    return "\n".join(lines) + "\n"


def _sections(draft: Draft) -> Iterator[tuple[str, list[Row]]]:
    yield layout.flat(draft.document.title or _("(không có tiêu đề)")), _heading(draft)
    yield (
        _("Các bên"),
        [(one.name, _(words.LEVELS[one.level]), one.within or "") for one in draft.parties],
    )
    yield _("Người tham gia"), [(one.name, one.position) for one in draft.people]
    yield (
        _("Sự kiện"),
        [(_date(one.date), _(words.EVENTS[one.kind]), _words(draft, one.span)) for one in draft.events],
    )
    yield (
        _("Nội dung cam kết"),
        [
            (_(words.STATUSES[one.status]), _(words.FIELDS[one.field]), _words(draft, one.span))
            for one in draft.commitments
        ],
    )
    yield (
        _("Hỗ trợ"),
        [(_(words.STATUSES[one.status]), _amount(one), _sides(one), _words(draft, one.span)) for one in draft.support],
    )
    yield _("Lưu ý"), [(said,) for said in (*(doubt.message(_) for doubt in draft.doubts), *draft.warnings)]


def _heading(draft: Draft) -> list[Row]:
    document = draft.document
    rows = [
        (_("Loại văn bản"), _(words.KINDS[document.kind]) if document.kind else ""),
        (_("Số, ký hiệu"), document.number or ""),
        (_("Ngày đăng"), _date(document.published or "")),
        (_("Hợp tác"), "" if draft.cooperation else _("không thấy hợp tác giữa các địa phương")),
    ]
    return [row for row in rows if row[1]]


def _words(draft: Draft, span: Span) -> str:
    return draft.text[span.start : span.end]


def _date(iso: str) -> str:
    """Return an ISO date in the order of the country, no more precise than it is: 18/06/2023, 26/10, 04/2022."""
    days = [reversed([part for part in day.split("-") if part != "XXXX"]) for day in iso.split("/")]
    return " – ".join("/".join(day) for day in days)


def _amount(support: Support) -> str:
    if support.amount_vnd is None:
        return ""
    # Translators: what separates the thousands of an amount.
    grouped = f"{support.amount_vnd:,}".replace(",", _("."))
    # A sum of things that are listed beside it must not look like one more thing.
    amount = _("tổng cộng {amount} đồng") if support.kind == "total" else _("{amount} đồng")
    return amount.format(amount=grouped)


def _sides(support: Support) -> str:
    return (
        " → ".join(side or "…" for side in (support.giver, support.receiver))
        if support.giver or support.receiver
        else ""
    )
