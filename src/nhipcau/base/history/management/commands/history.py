from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from nhipcau.base.history import actions, queries
from nhipcau.base.history.models import Block, Entry
from nhipcau.base.history.rules import Fault, chain_faults

FAULTS = {
    "altered": gettext_noop("Khối {block}: dòng {entry} không còn như khi được niêm phong."),
    "missing": gettext_noop("Khối {block}: thiếu dòng."),
    "moved": gettext_noop("Khối {block}: dòng {entry} không đứng đúng chỗ."),
    "broken": gettext_noop("Khối {block}: không nối được với khối trước, hoặc chính khối này đã bị sửa."),
}


class Command(BaseCommand):
    help = "Seal the history into blocks, or prove that nothing in it was changed."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("seal", help="Bind the lines that wait into blocks.")
        verify = verbs.add_parser("verify", help="Recompute every digest and every link; exit 1 on a fault.")
        verify.add_argument("--head", help="A block digest kept elsewhere, which the chain must contain.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verb"] == "seal":
            self.stdout.write(_("Đã niêm phong {count} dòng.").format(count=actions.seal()))
        else:
            self.verify(options["head"])

    def verify(self, head: str | None) -> None:
        faults = [self.told(fault) for fault in chain_faults(queries.sealed_blocks())]
        faults += [
            _("Dòng {entry} đang chờ niêm phong đã bị sửa.").format(entry=entry) for entry in queries.stale_unsealed()
        ]
        if head and not Block.objects.filter(digest=head).exists():
            faults.append(_("Chuỗi không chứa mã đã lưu {head}.").format(head=head))
        if faults:
            raise CommandError("\n".join(faults))
        self.report()

    def told(self, fault: Fault) -> str:
        return _(FAULTS[fault.kind]).format(block=fault.block, entry=fault.entry)

    def report(self) -> None:
        last = queries.last_block()
        self.stdout.write(
            _("Lịch sử nguyên vẹn: {lines} dòng, {blocks} khối, {waiting} dòng chờ niêm phong.").format(
                lines=Entry.objects.count(),
                blocks=last.number if last else 0,
                waiting=queries.unsealed().count(),
            )
        )
        if last:
            self.stdout.write(_("Mã của khối cuối: {digest}").format(digest=last.digest))
