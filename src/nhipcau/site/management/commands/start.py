from __future__ import annotations

import os
import socket
import sys
from functools import partial
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils import translation
from django.utils.translation import gettext as _

from nhipcau.base.history.actions import seal
from nhipcau.base.localities.actions import mirror_places
from nhipcau.site import demonstration
from nhipcau.site.background import work
from nhipcau.site.processes import Part, keep_running
from nhipcau.site.server import serve
from nhipcau.text import reader_language

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class Command(BaseCommand):
    help = "Prepare the database, load places and samples at the first start, and serve until Ctrl-C."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="The address to listen on (127.0.0.1).")
        parser.add_argument("--port", type=int, default=8000, help="The port; 0 takes a free one (8000).")
        parser.add_argument("--workers", type=int, default=2, help="How many processes answer (2).")
        parser.add_argument("--task-workers", type=int, default=1, help="How many work in the background (1).")
        parser.add_argument("--no-samples", action="store_true", help="Start empty: no demonstration data.")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(reader_language(os.environ)):
            check(options["workers"], options["task_workers"])
            listener = self.listen(options["host"], options["port"])
            self.prepare()
            self.demonstrate(options["no_samples"])
            seal()
            self.greet(options["host"], listener.getsockname()[1])
        allow(options["host"])
        # A connection must not be shared with the workers that are forked from here.
        connections.close_all()
        web = Part(partial(serve, listener, options["workers"]), vital=True)
        sys.exit(keep_running([web, *(Part(work) for _each in range(options["task_workers"]))]))

    def listen(self, host: str, port: int) -> socket.socket:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
            listener.listen(128)
        except (OSError, OverflowError) as problem:
            raise CommandError(
                _(
                    "Không mở được {host}:{port} ({problem}): hãy dừng chương trình đang dùng cổng này "
                    "hoặc chọn cổng khác, ví dụ `make run PORT=8001`."
                ).format(host=host, port=port, problem=getattr(problem, "strerror", None) or problem)
            ) from None
        return listener

    def prepare(self) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write(_("Tạo cơ sở dữ liệu …"))
            call_command("migrate", interactive=False, verbosity=0)
        if mirror_places():
            self.stdout.write(_("Đã nạp địa danh hành chính."))
        if not settings.DEBUG:
            call_command("collectstatic", interactive=False, verbosity=0)

    def demonstrate(self, no_samples: bool) -> list[demonstration.Login]:
        logins: list[demonstration.Login] = []
        if demonstration.wanted() and not no_samples:
            # Told before they are kept: a start that is broken off here makes others, and tells those.
            with transaction.atomic():
                logins = demonstration.people()
                self.tell(logins)
        if (reader := demonstration.unfinished()) and not no_samples:
            count = demonstration.papers(reader)
            self.stdout.write(_("Đã đọc {count} văn bản mẫu.").format(count=count))
        return logins

    def tell(self, logins: list[demonstration.Login]) -> None:
        self.stdout.write("\n" + _("  Tài khoản dùng thử (mật khẩu chỉ hiện một lần):"))
        for login in logins:
            self.stdout.write(f"    {login.user.username:10} {login.password}   {login.user.full_name}")
        self.stdout.write("")
        self.stdout.flush()

    def greet(self, host: str, port: int) -> None:
        address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
        places = {_("Cổng công khai"): f"{address}/", _("Bàn làm việc"): f"{address}/office/"}
        width = max(map(len, places))
        lines = [f"  {name:{width}}  {place}" for name, place in places.items()]
        self.stdout.write("\n".join(["", *lines, "", _("  Nhấn Ctrl-C để dừng.")]))
        self.stdout.flush()


def check(workers: int, task_workers: int) -> None:
    """Refuse numbers of processes with which nothing would run."""
    for option, number, least in (("--workers", workers, 1), ("--task-workers", task_workers, 0)):
        if number < least:
            told = _("{option} phải là số từ {least} trở lên, không phải {number}.")
            raise CommandError(told.format(option=option, least=least, number=number))


def allow(host: str) -> None:
    """Answer under the address that was asked for, and under this machine's name where that is every address."""
    if host not in LOOPBACK:
        settings.ALLOWED_HOSTS += [host, socket.gethostname(), *_own_addresses()]


def _own_addresses() -> list[str]:
    try:
        return sorted({str(found[4][0]) for found in socket.getaddrinfo(socket.gethostname(), None)})
    except OSError:
        return []
