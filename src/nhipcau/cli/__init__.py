"""The command line of the library: a shell over its public Python API."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from datetime import date
from gettext import gettext as _

from nhipcau import __version__
from nhipcau.cli import explain, language, read

CLOSED_PIPE, INTERRUPTED = 141, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status: 0, or 2 for wrong usage and for files that were not read."""
    language.choose(os.environ)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except BrokenPipeError:
        # Nobody listens any more; what is still in the buffer must not fail once again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLOSED_PIPE
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line, in the language chosen."""
    top = argparse.ArgumentParser(
        prog="nhipcau",
        description=_("Đọc văn bản hợp tác giữa các địa phương: ai cam kết làm gì, cho ai, khi nào."),
    )
    top.add_argument(
        "--version", action="version", version=f"%(prog)s {__version__}", help=_("in số phiên bản rồi thoát")
    )
    commands = top.add_subparsers(dest="command", metavar=_("LỆNH"), required=True)
    read.add(commands)
    explain.add(commands)
    _add_place(commands)
    return top


def _add_place(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    about = _("cho biết một địa danh là đơn vị nào vào một ngày, và nay đơn vị nào kế thừa")
    place = commands.add_parser("place", help=about, description=about.capitalize() + ".")
    place.add_argument("mention", metavar=_("ĐỊA_DANH"), help=_("như trong văn bản, ví dụ: huyện Kỳ Sơn, Nghệ An"))
    place.add_argument("--on", type=_day, metavar=_("NGÀY"), help=_("ngày của văn bản, viết 2023-06-18 hoặc 18/6/2023"))
    place.add_argument("--today", type=_day, metavar=_("NGÀY"), help=_("ngày tính nơi kế thừa; mặc định là hôm nay"))
    place.add_argument(
        "--near",
        action="append",
        default=[],
        metavar=_("ĐỊA_DANH"),
        help=_("nơi khác trong cùng văn bản; dùng được nhiều lần"),
    )
    place.add_argument(
        "--format",
        choices=["table", "json"],
        default="table",
        help=_("table: bảng cho người đọc (mặc định); json: một dòng JSON"),
    )
    place.set_defaults(run=_place)


def _day(written: str) -> date:
    parts = written.strip().split("/")
    try:
        return date(*map(int, reversed(parts))) if len(parts) == 3 else date.fromisoformat(written.strip())
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError(_("không có ngày {written!r}").format(written=written)) from None


def _place(options: argparse.Namespace) -> int:
    from nhipcau.cli.layout import screen
    from nhipcau.cli.place import ask, record, table

    today = options.today or date.today()
    answer = ask(options.mention, options.on or today, today, options.near)
    print(record(answer) if options.format == "json" else table(answer, screen()), flush=True)
    return 0
