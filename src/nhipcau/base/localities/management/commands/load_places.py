from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from nhipcau.base.localities.actions import mirror_places
from nhipcau.base.localities.queries import counts


class Command(BaseCommand):
    help = "Bring the localities in the database in line with the gazetteer's files."

    def handle(self, *args: Any, **options: Any) -> None:
        changed = mirror_places()
        units, versions = counts()
        said = _("Đã nạp") if changed else _("Đã đủ")
        self.stdout.write(
            _("{said}: {units} đơn vị, {versions} phiên bản.").format(said=said, units=units, versions=versions)
        )
