"""The command line of the library: a shell over its public Python API."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING

from nhipcau import __version__
from nhipcau.cli import language

if TYPE_CHECKING:
    from nhipcau.cli.source import Source
    from nhipcau.reading import Draft

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
    about = _("đọc văn bản và in những gì tìm thấy")
    read = commands.add_parser("read", help=about, description=about.capitalize() + ".")
    read.add_argument(
        "files",
        metavar=_("TỆP"),
        nargs="+",
        help=_("văn bản UTF-8 hoặc trang web (.html, .htm); dấu - là đầu vào chuẩn"),
    )
    read.add_argument(
        "--format",
        choices=["table", "json"],
        default="table",
        help=_("table: bảng cho người đọc (mặc định); json: mỗi văn bản một dòng JSON"),
    )
    read.set_defaults(run=_read)
    return top


def _read(options: argparse.Namespace) -> int:
    # Here, so that --help and --version load no engine.
    from nhipcau.cli.source import Unreadable, load
    from nhipcau.reading import read

    show = _shower(options.format)
    status = 0
    for name in options.files:
        try:
            source = load(name)
        except Unreadable as problem:
            print(f"nhipcau: {name}: {problem}", file=sys.stderr)
            status = 2
        else:
            print(show(source, read(source.text)), flush=True)
    return status


def _shower(format: str) -> Callable[[Source, Draft], str]:
    if format == "json":
        from nhipcau.cli.record import record

        return record

    from nhipcau.cli.layout import screen
    from nhipcau.cli.table import table

    page = screen()
    return lambda source, draft: table(source.name, draft, page)
