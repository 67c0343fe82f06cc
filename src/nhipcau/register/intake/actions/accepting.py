from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.base.accounts.models import User
from nhipcau.base.accounts.queries import Reader
from nhipcau.base.history.actions import record
from nhipcau.base.localities.queries import version_of
from nhipcau.register.agreements.actions import Content, Heading, Said, enter, hang, take_out
from nhipcau.register.agreements.models import Agreement, Relation
from nhipcau.register.agreements.rules import day_known, is_period, meant
from nhipcau.register.intake.models import Draft, Finding, Match, Source
from nhipcau.register.intake.queries import agreement_of, decision_of, findings_of
from nhipcau.register.intake.rules import signed, wrong_values

from .doors import held, opened, unchanged


@transaction.atomic
def accept(user: Reader, draft: Draft, *, seen: int | None = None) -> Agreement:
    """Write what a reviewed paper is: an agreement of its own, an amendment of one, or a further source of one.

    Its parties, signatories and commitments are written, all or nothing; support stays with the paper. Of a further
    source nothing is written but that it is one. Raises ValidationError while the title, a party or a commitment is
    missing, when the paper is accepted already, and with the code "changed" when the draft changed after the line
    `seen`.
    """
    person, locked = opened(user, draft)
    unchanged(locked, seen)
    match = decision_of(locked)
    if match and match.agreement and match.kind in FURTHER:
        agreement = _keep_source(person, locked, match.agreement, match.kind)
    else:
        agreement = _enter(user, locked)
        Source.objects.create(agreement=agreement, draft=locked, role=Source.Role.PAPER, nature=locked.likely_nature)
        if match and match.agreement:
            agreement = hang(user, agreement, match.agreement, Relation.AMENDMENT)
    locked.accepted_at = timezone.now()
    locked.save(update_fields=["accepted_at"])
    return agreement


# What only tells of an agreement that is there already.
FURTHER = {Match.Kind.REPORT: Source.Role.REPORT, Match.Kind.ACCOUNT: Source.Role.ACCOUNT}


def _keep_source(person: User, draft: Draft, agreement: Agreement, kind: str) -> Agreement:
    if not draft.title:
        raise ValidationError([_("Văn bản chưa có tiêu đề.")])
    role = FURTHER[Match.Kind(kind)]
    Source.objects.create(agreement=agreement, draft=draft, role=role, nature=draft.likely_nature)
    told = {"title": draft.title, "role": role, "nature": draft.likely_nature}
    record(person, "intake.keep_source", agreement, told, on_behalf_of=person.office)
    return agreement


def _enter(user: Reader, draft: Draft) -> Agreement:
    findings = list(findings_of(draft))
    by_kind = {kind: [f for f in findings if f.kind == kind] for kind in Finding.Kind.values}
    _check_complete(draft, by_kind)
    on = signed([finding.values for finding in by_kind[Finding.Kind.EVENT]])
    content = Content(
        parties=[_party(finding, on or draft.published) for finding in by_kind[Finding.Kind.PARTY]],
        signatories=[_signatory(finding) for finding in by_kind[Finding.Kind.PERSON]],
        commitments=[_commitment(finding) for finding in by_kind[Finding.Kind.COMMITMENT]],
    )
    return enter(user, draft.document, Heading(draft.title, draft.form, draft.number, on), content)


@transaction.atomic
def take_back(user: Reader, draft: Draft) -> Draft:
    """Lay an accepted paper on the desk again: the agreement or source that it became is taken out of the register.

    What was decided at the desk stays as it was, and so does all history. Raises ValidationError when the paper is not
    accepted, and when its agreement is published, has been changed since, or has something resting on it.
    """
    person, locked = held(user, draft)
    agreement = agreement_of(locked)
    if locked.accepted_at is None or agreement is None:
        raise ValidationError(_("Văn bản này chưa được chấp nhận."))
    Source.objects.filter(draft=locked).delete()
    if agreement.document_id == locked.document_id:
        # That other papers have nothing to do with it holds nothing in place.
        Match.objects.filter(agreement=agreement, kind=Match.Kind.UNRELATED).delete()
        take_out(user, agreement)
    locked.accepted_at = None
    locked.save(update_fields=["accepted_at"])
    record(person, "intake.take_back", locked, {"agreement": str(agreement)}, on_behalf_of=person.office)
    return locked


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
