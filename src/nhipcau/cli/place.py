"""What a written place meant on a day, and who inherits it: as JSON for programs, as a table for people."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _
from gettext import ngettext
from typing import Any

from nhipcau.cli import layout, words
from nhipcau.cli.layout import Row, Screen
from nhipcau.places import Candidate, Event, Kin, Version, gazetteer

# What a person looks over; a program gets all.
_SHOWN = 12
_BREAKS = {ord(character): f"\\u{ord(character):04x}" for character in "\u0085\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class Answer:
    """The candidates for a mention, best first, and the heirs of the first of them `today`, largest share first."""

    mention: str
    on: date
    today: date
    candidates: list[Candidate]
    heirs: list[Kin]


def ask(mention: str, on: date, today: date, near: list[str]) -> Answer:
    """Return what the gazetteer answers."""
    candidates = gazetteer().find(mention, on=on, near=near)
    heirs = gazetteer().heirs(candidates[0].unit, on=today) if candidates else []
    return Answer(mention, on, today, candidates, heirs)


def record(answer: Answer) -> str:
    """Return the answer as JSON on one line; shares are numbers rounded to nine decimals, so that they sum to 1."""
    found = {
        "mention": answer.mention,
        "on": answer.on,
        "candidates": [_candidate(one) for one in answer.candidates],
        "heirs": [_heir(one, answer.today) for one in answer.heirs],
    }
    return json.dumps(found, ensure_ascii=False, default=date.isoformat).translate(_BREAKS)


def table(answer: Answer, screen: Screen) -> str:
    """Return the answer as lines that fit `screen`."""
    lines = [screen.bold(" · ".join(filter(None, [layout.flat(answer.mention), _day(answer.on)])))]
    for title, rows in _sections(answer):
        if rows:
            lines += ["", screen.bold(title), *layout.columns(rows, screen)]
    return "\n".join(lines) + "\n"


def _candidate(one: Candidate) -> dict[str, Any]:
    version = one.version
    return {
        "uid": one.unit.uid,
        "code": one.unit.code,
        "kind": version.kind,
        "name": version.name,
        "parent": version.parent,
        "valid_from": version.valid_from,
        "valid_to": version.valid_to,
        "reason": ", ".join(one.reason),
    }


def _heir(one: Kin, today: date) -> dict[str, Any]:
    version = _now(one, today)
    return {
        "uid": one.unit.uid,
        "kind": version.kind,
        "name": version.name,
        "parent": version.parent,
        "share": round(one.share or 0, 9),
    }


def _sections(answer: Answer) -> Iterator[tuple[str, list[Row]]]:
    if not answer.candidates:
        yield _("Không tìm thấy nơi nào có tên như vậy."), [(_("Hãy xem lại cách viết, hoặc bỏ bớt phần sau tên."),)]
        return
    tied = [one for one in answer.candidates if one.rank == answer.candidates[0].rank]
    if len(tied) > 1:
        # No heirs: whose they would be is not known.
        yield _("Chưa đủ căn cứ để chọn một nơi; các nơi đầu cùng phù hợp"), _lines(answer)
        return
    yield _("Có thể là"), _lines(answer)
    if answer.heirs:
        title = _("{name}: nơi kế thừa vào ngày {day}")
        name = answer.candidates[0].version.full
        yield title.format(name=name, day=_day(answer.today)), [_share(one, answer.today) for one in answer.heirs]
    yield _("Theo"), [_act(event) for event in _path(answer)]


def _lines(answer: Answer) -> list[Row]:
    lines = [_line(one) for one in answer.candidates[:_SHOWN]]
    more = len(answer.candidates) - _SHOWN
    if more > 0:
        said = ngettext("và {more} nơi nữa", "và {more} nơi nữa", more).format(more=more)
        lines.append(("…", said, "", "", _("ghi thêm tên tỉnh, huyện để chọn")))
    return lines


def _line(one: Candidate) -> Row:
    valid = f"{_day(one.version.valid_from) or '…'} – {_day(one.version.valid_to) or _('nay')}"
    notes = ", ".join(_(words.REASONS[note]) for note in one.reason)
    return one.unit.uid, one.version.full, _above(one.version), valid, notes


def _share(one: Kin, today: date) -> Row:
    version = _now(one, today)
    # Translators: the sign between the whole and the decimals of a number.
    percent = f"{(one.share or 0) * 100:.1f}".replace(".", _(",")) + " %"
    return percent, version.full, _above(version), one.unit.uid


def _act(event: Event) -> Row:
    return _day(event.date), _(words.ACTS[event.type]), event.basis


def _path(answer: Answer) -> list[Event]:
    events = {event.id: event for heir in answer.heirs for event in heir.path}
    return sorted(events.values(), key=lambda event: event.date)


def _now(one: Kin, today: date) -> Version:
    return one.unit.on(today) or one.unit.versions[-1]


def _above(version: Version) -> str:
    if not version.parent:
        return ""
    parents = [gazetteer().unit(version.parent), *gazetteer().ancestors(version.parent)]
    return ", ".join(parent.versions[-1].full for parent in parents)


def _day(day: date | None) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}" if day else ""
