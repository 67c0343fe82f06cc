"""`nhipcau read`: files one by one to the screen, or whole folders into a folder."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nhipcau.reading import Draft
    from nhipcau.reading.records import Opinion, Reading
    from nhipcau.reading.sources import Unreadable

STANDARD_INPUT = "-"
_KEY = "NHIPCAU_MODEL_KEY"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options."""
    about = _("đọc văn bản và in những gì tìm thấy")
    read = commands.add_parser("read", help=about, description=about.capitalize() + ".")
    read.add_argument(
        "files",
        metavar=_("TỆP"),
        nargs="+",
        help=_("văn bản, tệp nén hoặc thư mục; dấu - là đầu vào chuẩn"),
    )
    read.add_argument(
        "--format",
        choices=["table", "json", "ndjson", "parquet"],
        help=_(
            "table: bảng cho người đọc (mặc định); json, ndjson: mỗi văn bản một dòng JSON (mặc định khi có --out); "
            "parquet: chỉ khi có --out"
        ),
    )
    read.add_argument(
        "--out",
        metavar=_("THƯ_MỤC"),
        type=Path,
        help=_("ghi kết quả vào thư mục này; bị ngắt thì chạy lại để đọc tiếp"),
    )
    read.add_argument("--jobs", metavar=_("SỐ"), type=_positive, help=_("số tiến trình đọc cùng lúc; cần --out"))
    read.add_argument("--cluster", metavar=_("ĐỊA_CHỈ"), help=_("cụm máy Ray, ví dụ ray://máy:10001; cần --out"))
    read.add_argument(
        "--model", metavar="URL", help=_("hỏi thêm một mô hình ngôn ngữ do bạn vận hành về những đoạn chưa chắc")
    )
    read.add_argument("--model-name", metavar=_("TÊN"), help=_("tên mô hình; mặc định là mô hình đầu tiên của máy chủ"))
    read.set_defaults(run=run, refuse=read.error)


def run(options: argparse.Namespace) -> int:
    """Read what is asked for and return the exit status: 2 where something was not read."""
    if options.out is None:
        _refuse_what_needs_a_folder(options)
        return _print_all(options)
    if options.format == "table" or STANDARD_INPUT in options.files:
        options.refuse(_("--out không dùng với bảng và đầu vào chuẩn"))
    from nhipcau.cli.many import read_into_folder

    return read_into_folder(options, _opinion(options))


def _refuse_what_needs_a_folder(options: argparse.Namespace) -> None:
    if options.jobs or options.cluster or options.format == "parquet":
        options.refuse(_("--jobs, --cluster và parquet cần thư mục kết quả: thêm --out THƯ_MỤC"))


def _positive(written: str) -> int:
    if not written.isdecimal() or int(written) < 1:
        raise argparse.ArgumentTypeError(_("cần một số nguyên từ 1 trở lên"))
    return int(written)


def _opinion(options: argparse.Namespace) -> Opinion | None:
    if not options.model:
        return None
    if not options.model.startswith(("http://", "https://")):
        options.refuse(_("--model cần một địa chỉ http:// hoặc https://"))
    from nhipcau.reading.model import SecondOpinion

    return SecondOpinion(options.model, options.model_name, os.environ.get(_KEY))


def _print_all(options: argparse.Namespace) -> int:
    # Here, so that --help and --version load no engine.
    from nhipcau.reading.sources import Unreadable

    show = _shower(options.format or "table")
    status = 0
    for found in _found(options.files, _opinion(options)):
        if isinstance(found, Unreadable):
            print(f"nhipcau: {found.name}: {found.remark.message(_)}", file=sys.stderr)
            status = 2
        else:
            print(show(found), flush=True)
    return status


def _found(names: list[str], opinion: Opinion | None) -> Iterator[Reading | Unreadable]:
    from nhipcau.reading.records import readings

    for name, id in _files(names):
        held = content(name)
        if isinstance(held, bytes):
            yield from readings(name, id, held, opinion=opinion)
        else:
            yield held


def _files(names: list[str]) -> Iterator[tuple[str, str]]:
    """Yield each file with its id: its name without folder and ending; that from a folder given on, for those in it."""
    for name in names:
        if name != STANDARD_INPUT and Path(name).is_dir():
            from nhipcau.reading.batch import entries

            yield from ((entry.where, entry.id) for entry in entries([name]))
        else:
            yield name, Path(name).stem


def content(name: str) -> bytes | Unreadable:
    """Return the bytes of a file, "-" for standard input, or why they cannot be had."""
    from nhipcau.reading.sources import DEFAULT_LIMITS, Unreadable, content_of

    try:
        if name == STANDARD_INPUT:
            # One byte more than is read, so that a stream without end is refused as a file too large is.
            return sys.stdin.buffer.read(DEFAULT_LIMITS.file_bytes + 1)
        return content_of(Path(name), DEFAULT_LIMITS)
    except Unreadable as problem:
        problem.name = name
        return problem


def _shower(format: str) -> Callable[[Reading], str]:
    if format != "table":
        from nhipcau.reading.records import line, record

        return lambda reading: line(record(reading))

    from nhipcau.cli.layout import screen
    from nhipcau.cli.table import table

    page = screen()
    return lambda reading: table(reading.source.name, _with_remarks(reading), page)


def _with_remarks(reading: Reading) -> Draft:
    """Return the draft with what is to be said of its file, in the language of the reader."""
    remarks = (remark.message(_) for remark in reading.source.warnings)
    return reading.draft._replace(warnings=(*reading.draft.warnings, *remarks))
