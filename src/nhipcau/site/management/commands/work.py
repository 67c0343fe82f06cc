from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connections

from nhipcau.site.background import work
from nhipcau.site.management.commands.start import check
from nhipcau.site.processes import Part, keep_running


class Command(BaseCommand):
    help = "Do what waits in the background: read papers, import spreadsheets. For production, beside the web server."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--workers", type=int, default=1, help="How many processes work (1).")
        parser.add_argument("--once", action="store_true", help="End when nothing waits any more.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            work(once=True)
            return
        check(options["workers"], 0)
        # A connection must not be shared with the processes that are forked from here.
        connections.close_all()
        sys.exit(keep_running([Part(work) for _each in range(options["workers"])]))
