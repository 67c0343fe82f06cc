from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from nhipcau.base.localities.actions import load_boundaries


class Command(BaseCommand):
    help = "Draw the provinces from official boundaries: a GeoJSON or TopoJSON file in WGS 84."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="The GeoJSON or TopoJSON file.")
        parser.add_argument("--key", required=True, help="The property that holds the official code of the province.")
        parser.add_argument("--source", required=True, help="Who made the data; drawn on the map.")
        parser.add_argument("--licence", required=True, help="Under which licence, such as CC-BY-SA-4.0.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            data = json.loads(options["file"].read_text(encoding="utf-8"))
        except (OSError, ValueError) as problem:
            raise CommandError(_("Không đọc được tệp: {problem}").format(problem=problem)) from None
        wanted = {name: options[name] for name in ("key", "source", "licence")}
        try:
            loaded = load_boundaries(data, **wanted)
        except ValidationError as problem:
            raise CommandError(" ".join(problem.messages)) from None
        count = len(loaded.provinces)
        self.stdout.write(_("Bản đồ {count} tỉnh, thành phố nay vẽ theo: {source}").format(count=count, source=loaded))
