"""`nhipcau explain`: why each finding of a paper was made, and why what looks like one was not."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from gettext import gettext as _
from typing import TYPE_CHECKING

from nhipcau.cli import layout, reasons, words

if TYPE_CHECKING:
    from nhipcau.cli.layout import Screen
    from nhipcau.reading import Explanation
    from nhipcau.reading.sources import Source


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options."""
    about = _("cho biết vì sao tìm thấy từng điều, và vì sao điều gần giống thì không")
    explain = commands.add_parser("explain", help=about, description=about.capitalize() + ".")
    explain.add_argument("file", metavar=_("TỆP"), help=_("một văn bản; dấu - là đầu vào chuẩn"))
    explain.add_argument(
        "--at", metavar=_("VỊ_TRÍ"), type=int, help=_("chỉ giải thích tại ký tự thứ này của văn bản, đếm từ 0")
    )
    explain.add_argument(
        "--format",
        choices=["table", "json"],
        default="table",
        help=_("table: cây cho người đọc (mặc định); json: mỗi điều một dòng JSON"),
    )
    explain.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Explain the papers in a file and return the exit status: 2 where something was not read."""
    from nhipcau.cli.layout import screen
    from nhipcau.cli.read import content
    from nhipcau.reading import explain
    from nhipcau.reading.sources import Unreadable, open_source

    found = content(options.file)
    status = 0
    for source in [found] if isinstance(found, Unreadable) else open_source(options.file, found):
        if isinstance(source, Unreadable):
            print(f"nhipcau: {source.name}: {source.remark.message(_)}", file=sys.stderr)
            status = 2
            continue
        show = _record if options.format == "json" else _tree
        for one in explain(source.text, options.at):
            print(*show(source, one, screen()), sep="\n", flush=True)
    return status


def _record(source: Source, one: Explanation, page: Screen) -> Iterator[str]:
    told = {**one._asdict(), "clues": [clue._asdict() for clue in one.clues]}
    told["words"] = source.text[one.span.start : one.span.end]
    yield json.dumps(told, ensure_ascii=True)


def _tree(source: Source, one: Explanation, page: Screen) -> Iterator[str]:
    """Yield what a person reads: the finding, under it its rule or the reason, under these the words."""
    kind, said = _(reasons.KINDS[one.kind]), layout.flat(source.text[one.span.start : one.span.end])
    yield page.bold(f"{kind} [{one.span.start}–{one.span.end}]: {said}")
    why = _("tìm thấy theo quy tắc {rule}").format(rule=one.rule) if one.rule else _reason(one)
    yield f"  └ {why}"
    for number, clue in enumerate(one.clues, 1):
        surface = layout.flat(source.text[clue.span.start : clue.span.end])
        branch = "└" if number == len(one.clues) else "├"
        told = _(reasons.CATEGORIES[clue.category]) + _meaning(clue.meaning)
        yield f"      {branch} “{surface}” [{clue.span.start}]: {told}"


def _reason(one: Explanation) -> str:
    return _("không phải: {reason}").format(reason=_(reasons.REASONS[one.reason or ""]))


def _meaning(code: str) -> str:
    """Return what a word means there, in words where there are such: a status or a field."""
    name = words.STATUSES.get(code.rstrip("!")) or words.FIELDS.get(code.rstrip("?!"))
    return f", {_(name)}" if name else ""
