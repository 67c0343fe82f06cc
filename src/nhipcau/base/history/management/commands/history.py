from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from nhipcau.base.history import actions, queries
from nhipcau.base.history.models import Block, Entry
from nhipcau.base.history.rules import Fault, bundle_faults, chain_faults, public_key

FAULTS = {
    "altered": N_("Khối {block}: dòng {entry} không còn như khi được niêm phong."),
    "missing": N_("Khối {block}: thiếu dòng."),
    "moved": N_("Khối {block}: dòng {entry} không đứng đúng chỗ."),
    "broken": N_("Khối {block}: không nối được với khối trước, hoặc chính khối này đã bị sửa."),
    "unreadable": N_("Tệp này không phải là gói lịch sử, hoặc không còn nguyên từng byte."),
    "signature": N_("Chữ ký không khớp: gói đã bị sửa sau khi ký."),
    "key": N_("Gói được ký bằng một khóa khác với khóa bạn nêu."),
}


class Command(BaseCommand):
    help = "Seal the history into blocks, or prove that nothing in it was changed."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("seal", help="Bind the lines that wait into blocks.")
        verify = verbs.add_parser("verify", help="Recompute every digest and every link; exit 1 on a fault.")
        verify.add_argument("bundle", nargs="?", type=Path, help="An exported history, checked by itself alone.")
        verify.add_argument("--head", help="A block digest kept elsewhere, which the chain must contain.")
        verify.add_argument("--key", default="", help="The public key that must have signed the bundle.")
        verbs.add_parser("key", help="Print the public key that signs what this installation exports.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verb"] == "seal":
            self.stdout.write(_("Đã niêm phong {count} dòng.").format(count=actions.seal()))
        elif options["verb"] == "key":
            self.stdout.write(public_key(settings.SIGNING_KEY))
        elif options["bundle"]:
            self.verify_bundle(options["bundle"], options["head"], options["key"])
        else:
            self.verify(options["head"])

    def verify_bundle(self, path: Path, head: str | None, key: str) -> None:
        """Check an exported history offline: nothing but the file is looked at."""
        try:
            content = path.read_bytes()
        except OSError as problem:
            raise CommandError(
                _("Không mở được {path}: {problem}").format(path=path, problem=problem.strerror)
            ) from None
        faults = [self.told(fault) for fault in bundle_faults(content, key.lower())]
        bundle = json.loads(content)["bundle"] if not faults else {"blocks": []}
        if head and not faults and head not in {block["digest"] for block in bundle["blocks"]}:
            faults.append(_("Chuỗi không chứa mã đã lưu {head}.").format(head=head))
        if faults:
            raise CommandError("\n".join(faults))
        self.report_bundle(bundle, asked=bool(key))

    def report_bundle(self, bundle: dict[str, Any], *, asked: bool) -> None:
        self.stdout.write(
            _("Gói nguyên vẹn: {label}, {lines} dòng trong chuỗi {blocks} khối.").format(
                label=bundle["about"]["label"], lines=len(bundle["entries"]), blocks=len(bundle["blocks"])
            )
        )
        self.stdout.write(_("Khóa đã ký: {key}").format(key=bundle["key"]))
        if bundle["key"] == public_key(settings.SIGNING_KEY):
            self.stdout.write(_("Đó là khóa của chính hệ thống này."))
        elif not asked:
            self.stdout.write(_("Hãy so khóa này với khóa mà cơ quan phát hành công bố, hoặc nêu khóa ấy bằng --key."))
        if bundle["blocks"]:
            self.stdout.write(_("Mã của khối cuối: {digest}").format(digest=bundle["blocks"][-1]["digest"]))

    def verify(self, head: str | None) -> None:
        faults = [self.told(fault) for fault in chain_faults(queries.sealed_blocks())]
        faults += [
            _("Dòng {entry} đang chờ niêm phong đã bị sửa.").format(entry=entry) for entry in queries.stale_unsealed()
        ]
        faults += [
            _("Dòng {entry} không ở khối nào mà cũng không chờ niêm phong.").format(entry=entry.pk)
            for entry in queries.forgotten().iterator()
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
