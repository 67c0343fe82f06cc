from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.base.accounts.queries import Reader
from nhipcau.base.localities.queries import version_of
from nhipcau.register.agreements.actions import Content, Heading, Said, enter
from nhipcau.register.agreements.models import Agreement
from nhipcau.register.agreements.rules import day_known, is_period, meant
from nhipcau.register.intake.models import Draft, Finding
from nhipcau.register.intake.queries import findings_of
from nhipcau.register.intake.rules import signed, wrong_values

from .doors import opened, unchanged


@transaction.atomic
def accept(user: Reader, draft: Draft, *, seen: int | None = None) -> Agreement:
    """Write the agreement that a reviewed paper is: parties, signatories, commitments, all or nothing.

    Support stays with the paper. Raises ValidationError while the title, a party or a commitment is missing, when
    the paper is accepted already, and with the code "changed" when the draft changed after the line `seen`.
    """
    _person, locked = opened(user, draft)
    unchanged(locked, seen)
    findings = list(findings_of(locked))
    by_kind = {kind: [f for f in findings if f.kind == kind] for kind in Finding.Kind.values}
    _check_complete(locked, by_kind)
    on = signed([finding.values for finding in by_kind[Finding.Kind.EVENT]])
    content = Content(
        parties=[_party(finding, on or locked.published) for finding in by_kind[Finding.Kind.PARTY]],
        signatories=[_signatory(finding) for finding in by_kind[Finding.Kind.PERSON]],
        commitments=[_commitment(finding) for finding in by_kind[Finding.Kind.COMMITMENT]],
    )
    heading = Heading(locked.title, locked.form, locked.number, on)
    agreement = enter(user, locked.document, heading, content)
    locked.accepted_at = timezone.now()
    locked.save(update_fields=["accepted_at"])
    return agreement


def _check_complete(draft: Draft, by_kind: Mapping[str, Sequence[Finding]]) -> None:
    missing = []
    if not draft.title:
        missing.append(_("Văn bản chưa có tiêu đề."))
    if not by_kind[Finding.Kind.PARTY]:
        missing.append(_("Chưa có bên tham gia nào."))
    if not by_kind[Finding.Kind.COMMITMENT]:
        missing.append(_("Chưa có nội dung cam kết nào."))
    for finding in (finding for kind in Finding.Kind if kind != Finding.Kind.SUPPORT for finding in by_kind[kind]):
        if wrong_values(finding.kind, finding.values):
            words = " ".join(draft.document.text[finding.start : finding.end].split())[:80]
            missing.append(_("Hãy sửa hoặc loại “{words}”: còn chỗ thiếu, sai hoặc quá dài.").format(words=words))
    if missing:
        raise ValidationError(missing)


def _party(finding: Finding, written: str) -> Said:
    name, level, within = (finding.values[key] or "" for key in ("name", "level", "within"))
    found = meant(name, level, within, day_known(written))
    version = version_of(found.version.uid, found.version.ver) if found else None
    values = {"name": name, "level": level, "within": within}
    return Said(finding.start, finding.end, values, version)


def _signatory(finding: Finding) -> Said:
    values = {"name": finding.values["name"], "position": finding.values["position"] or ""}
    return Said(finding.start, finding.end, values)


def _commitment(finding: Finding) -> Said:
    told = finding.values
    period = told.get("period") or ""
    values = {
        "field": told["field"],
        "standing": told["status"],
        "lead": told.get("lead"),
        "cooperating": told.get("cooperating"),
        "period": period if is_period(period) else "",
        "quantified": bool(told.get("quantified")),
    }
    return Said(finding.start, finding.end, values)
