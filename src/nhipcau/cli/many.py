"""`nhipcau read … --out`: whole folders into a folder of results."""

from __future__ import annotations

import argparse
import sys
from gettext import gettext as _

from nhipcau.cli import layout
from nhipcau.cli.progress import Ticker
from nhipcau.reading import batch
from nhipcau.reading.records import Opinion

_SHOWN = 20


def read_into_folder(options: argparse.Namespace, opinion: Opinion | None) -> int:
    """Read what `options` name into the folder `--out`; return 0, or 2 where something was not read."""
    form = "parquet" if options.format == "parquet" else "ndjson"
    progress = batch.Progress()
    try:
        executor: batch.Executor = (
            batch.Cluster(options.cluster) if options.cluster else batch.Processes(options.jobs or 1)
        )
        with Ticker(progress, sys.stderr):
            summary = batch.read_all(batch.Order(options.files, options.out, form, opinion), executor, progress)
    except Exception as problem:
        print(f"nhipcau: {_stopped(problem, options)}", file=sys.stderr)
        return 2
    print(_told(summary, options.out), file=sys.stderr)
    return 2 if summary.failed else 0


def _stopped(problem: Exception, options: argparse.Namespace) -> str:
    """Return why nothing more could be read."""
    if isinstance(problem, batch.Missing):
        return _('cần cài thêm thư viện: pip install "nhipcau[{extra}]"').format(extra=problem)
    if isinstance(problem, batch.Busy):
        return _("một lệnh khác đang ghi vào {folder}").format(folder=options.out)
    if isinstance(problem, batch.Taken):
        return _("{folder} đang giữ kết quả đọc từ {places}; hãy chọn thư mục khác").format(
            folder=options.out, places=problem
        )
    if isinstance(problem, batch.NoCluster):
        return _("không nối được với cụm {address}; hãy xem lại địa chỉ và khóa truy cập của cụm").format(
            address=problem
        )
    if isinstance(problem, batch.NoSharedFolder):
        return _("máy đọc không thấy thư mục {folder}; cần một ổ đĩa mà mọi máy trong cụm dùng chung").format(
            folder=problem
        )
    if isinstance(problem, batch.Broken):
        return _("các tiến trình đọc đều dừng ngay khi bắt đầu; hãy thử lại với --jobs nhỏ hơn")
    reason = str(problem) or type(problem).__name__
    return _("phải dừng giữa chừng ({problem}); chạy lại lệnh để đọc tiếp").format(problem=reason)


def _told(summary: batch.Summary, out: object) -> str:
    lines = [
        _("Đã đọc {files} tệp, được {papers} văn bản; kết quả ở {folder}").format(
            files=number(summary.files), papers=number(summary.papers), folder=out
        )
    ]
    if summary.failed:
        lines += [_("Không đọc được {count} tệp (danh sách ở failed.ndjson):").format(count=number(summary.failed))]
        rows = [(number(count), one.remark.message(_), one.file) for count, one in summary.reasons[:_SHOWN]]
        lines += layout.columns(rows, layout.Screen())
    return "\n".join(lines)


def number(count: int) -> str:
    """Return a number with its thousands apart, as the language has it."""
    # Translators: what separates the thousands of an amount.
    return f"{count:,}".replace(",", _("."))
