from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.base.accounts.models import User
from nhipcau.base.accounts.queries import Reader, editor
from nhipcau.base.history.actions import record
from nhipcau.base.localities.queries import version_of
from nhipcau.register.agreements.actions import Content, Heading, Said, enter
from nhipcau.register.agreements.models import Agreement, Form
from nhipcau.register.agreements.models import Field as Subject
from nhipcau.register.agreements.rules import day_known, is_one_day, is_period, meant
from nhipcau.register.intake.models import Draft, Finding
from nhipcau.register.intake.queries import findings_of
from nhipcau.register.intake.rules import NOT_ASKED, only_known, wrong_values


@transaction.atomic
def correct_heading(user: Reader, draft: Draft, *, title: str, form: str, number: str, published: str) -> Draft:
    """Set what the paper says of itself: title, form, number and symbol, ISO day of publication."""
    person, locked = _open(user, draft)
    if form not in Form.values:
        raise ValidationError({"form": _("Hãy chọn loại văn bản.")})
    if not is_one_day(published):
        raise ValidationError({"published": _("Ghi một ngày, như 18/6/2023, 4/2022 hoặc 2018; không ghi cả khoảng.")})
    new = {"title": title.strip()[:500], "form": form, "number": number.strip()[:60], "published": published}
    changes = {name: [getattr(locked, name), value] for name, value in new.items() if getattr(locked, name) != value}
    if changes:
        for name, value in new.items():
            setattr(locked, name, value)
        locked.save(update_fields=list(new))
        record(person, "intake.correct_heading", locked, changes, on_behalf_of=person.office)
    return locked


@transaction.atomic
def correct_finding(
    user: Reader,
    finding: Finding,
    *,
    values: Mapping[str, object],
    start: int | None = None,
    end: int | None = None,
) -> Finding:
    """Put right what a finding says, and where it stands when `start` and `end` are given."""
    person, draft = _open(user, finding.draft)
    held = draft.findings.select_for_update().get(pk=finding.pk)
    unasked = {name: held.values[name] for name in held.values if name in NOT_ASKED}
    new = _checked(held.kind, {**unasked, **values})
    span = [held.start if start is None else start, held.end if end is None else end]
    _check_range(draft, *span)
    changes: dict[str, object] = {
        name: [held.values.get(name), value] for name, value in new.items() if held.values.get(name) != value
    }
    if span != [held.start, held.end]:
        changes["span"] = [[held.start, held.end], span]
    if changes:
        held.values, (held.start, held.end) = new, span
        if held.origin == Finding.Origin.READ:
            held.origin = Finding.Origin.CORRECTED
        held.save(update_fields=["values", "start", "end", "origin"])
        _record(person, "intake.correct_finding", held, changes)
    return held


@transaction.atomic
def remove_finding(user: Reader, finding: Finding) -> Finding:
    """Set a finding aside; it stays on record and can be restored until the paper is accepted."""
    return _set_removed(user, finding, True, "intake.remove_finding")


@transaction.atomic
def restore_finding(user: Reader, finding: Finding) -> Finding:
    """Take a removed finding back."""
    return _set_removed(user, finding, False, "intake.restore_finding")


def _set_removed(user: Reader, finding: Finding, removed: bool, action: str) -> Finding:
    person, draft = _open(user, finding.draft)
    held = draft.findings.select_for_update().get(pk=finding.pk)
    if held.removed != removed:
        held.removed = removed
        held.save(update_fields=["removed"])
        _record(person, action, held, {"removed": [not removed, removed]})
    return held


@transaction.atomic
def add_finding(
    user: Reader, draft: Draft, *, kind: str, start: int, end: int, values: Mapping[str, object]
) -> Finding:
    """Add what the engine did not see: the words at [start, end) of the paper and what they say."""
    person, locked = _open(user, draft)
    if kind not in Finding.Kind.values:
        raise ValidationError({"kind": _("Hãy chọn loại thông tin.")})
    checked = _checked(kind, values)
    _check_range(locked, start, end)
    finding = Finding.objects.create(
        draft=locked, kind=kind, start=start, end=end, values=checked, origin=Finding.Origin.ADDED
    )
    _record(person, "intake.add_finding", finding, {"span": [start, end], **checked})
    return finding


@transaction.atomic
def accept(user: Reader, draft: Draft) -> Agreement:
    """Write the agreement that a reviewed paper is: parties, signatories, commitments, all or nothing.

    Support stays with the paper. Raises ValidationError while the title, a party or a commitment is missing, and
    when the paper is accepted already.
    """
    _person, locked = _open(user, draft)
    findings = list(findings_of(locked))
    by_kind = {kind: [f for f in findings if f.kind == kind] for kind in Finding.Kind.values}
    _check_complete(locked, by_kind)
    signed = _signed(by_kind[Finding.Kind.EVENT])
    content = Content(
        parties=[_party(finding, signed or locked.published) for finding in by_kind[Finding.Kind.PARTY]],
        signatories=[_signatory(finding) for finding in by_kind[Finding.Kind.PERSON]],
        commitments=[_commitment(finding) for finding in by_kind[Finding.Kind.COMMITMENT]],
    )
    heading = Heading(locked.title, locked.form, locked.number, signed)
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


def _signed(events: Sequence[Finding]) -> str:
    """The date of the signing, else of the notice, else of the first act that the paper tells."""
    for kind in ("signing", "notice", None):
        for event in events:
            if kind in (None, event.values["kind"]):
                return str(event.values["date"])
    return ""


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


def _open(user: Reader, draft: Draft) -> tuple[User, Draft]:
    """Return the editor and the draft locked for change; refuse other offices' drafts and accepted ones."""
    person, office = editor(user)
    locked = Draft.objects.select_for_update(of=("self",)).select_related("document").get(pk=draft.pk)
    if locked.document.office_id != office.pk:
        raise PermissionDenied(_("Văn bản này thuộc cơ quan khác."))
    if locked.accepted_at:
        raise ValidationError(_("Văn bản này đã được chấp nhận, không sửa ở bàn rà soát được nữa."))
    return person, locked


def _checked(kind: str, values: Mapping[str, object]) -> dict[str, object]:
    known = only_known(kind, values)
    wrong = wrong_values(kind, known)
    if kind == Finding.Kind.COMMITMENT and known["field"] not in Subject.values:
        wrong.append("field")
    if wrong:
        raise ValidationError({name: _("Giá trị này còn thiếu hoặc chưa đúng.") for name in wrong})
    return known


def _check_range(draft: Draft, start: int, end: int) -> None:
    if not 0 <= start < end <= len(draft.document.text):
        raise ValidationError({"words": _("Đoạn được chọn không nằm trong văn bản.")})


def _record(person: User, action: str, finding: Finding, changes: Mapping[str, object]) -> None:
    """One line about a finding, under the draft that it belongs to."""
    about = {"finding": finding.pk, "kind": finding.kind, **changes}
    record(person, action, finding.draft, about, on_behalf_of=person.office)
