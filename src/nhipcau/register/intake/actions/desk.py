from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.base.accounts.queries import Reader
from nhipcau.base.history.actions import record
from nhipcau.register.agreements.models import Field as Subject
from nhipcau.register.agreements.models import Form
from nhipcau.register.agreements.rules import is_one_day
from nhipcau.register.intake.models import Draft, Finding
from nhipcau.register.intake.rules import NOT_ASKED, only_known, wrong_values

from .doors import note, opened, unchanged


@transaction.atomic
def correct_heading(
    user: Reader,
    draft: Draft,
    *,
    title: str,
    form: str,
    number: str,
    published: str,
    nature: str = "",
    seen: int | None = None,
) -> Draft:
    """Set what the paper says of itself: title, form, number and symbol, ISO day of publication, kind of source.

    Raises ValidationError with the code "changed" when somebody changed it after the line of history `seen`.
    """
    person, locked = opened(user, draft)
    if form not in Form.values:
        raise ValidationError({"form": _("Hãy chọn loại văn bản.")})
    if nature not in {*Draft.Nature.values, ""}:
        raise ValidationError({"nature": _("Hãy chọn loại nguồn.")})
    if not is_one_day(published):
        raise ValidationError({"published": _("Ghi một ngày, như 18/6/2023, 4/2022 hoặc 2018; không ghi cả khoảng.")})
    new = {"title": title.strip()[:500], "form": form, "number": number.strip()[:60], "published": published}
    if nature and nature != locked.likely_nature:
        new["nature"] = nature
    changes = {name: [getattr(locked, name), value] for name, value in new.items() if getattr(locked, name) != value}
    if changes:
        unchanged(locked, seen, step="intake.correct_heading")
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
    seen: int | None = None,
) -> Finding:
    """Put right what a finding says, and where it stands when `start` and `end` are given; it counts as looked at.

    One that was set aside is taken back by it. Raises ValidationError with the code "changed" when somebody changed
    it after the line of history `seen`.
    """
    person, draft = opened(user, finding.draft)
    held = draft.findings.select_for_update().get(pk=finding.pk)
    unasked = {name: held.values[name] for name in held.values if name in NOT_ASKED}
    new = _checked(held.kind, {**unasked, **values})
    span = [held.start if start is None else start, held.end if end is None else end]
    _check_range(draft, *span)
    changes = _differing(held, new, span)
    unchanged(draft, seen, finding=held)
    if not changes and not held.removed:
        return review_findings(user, draft, [held.pk])[0]
    if held.origin == Finding.Origin.READ:
        changes["origin"] = [held.origin, Finding.Origin.CORRECTED]
        held.origin = Finding.Origin.CORRECTED
    if not held.reviewed:
        changes["reviewed"] = [False, True]
    if held.removed:
        changes["removed"] = [True, False]
    held.values, (held.start, held.end), held.reviewed, held.removed = new, span, True, False
    held.save(update_fields=["values", "start", "end", "origin", "reviewed", "removed"])
    note(person, "intake.correct_finding", held, changes)
    return held


def _differing(held: Finding, new: Mapping[str, object], span: list[int]) -> dict[str, object]:
    changes: dict[str, object] = {
        name: [held.values.get(name), value] for name, value in new.items() if held.values.get(name) != value
    }
    if span != [held.start, held.end]:
        changes["span"] = [[held.start, held.end], span]
    return changes


@transaction.atomic
def review_findings(user: Reader, draft: Draft, findings: Sequence[int], *, seen: int | None = None) -> list[Finding]:
    """Say that these findings of a draft, named by number, are right as they are: one line of history for all.

    Raises ValidationError with the code "changed" when somebody changed one of them after the line `seen`.
    """
    person, locked = opened(user, draft)
    named = list(locked.findings.select_for_update().filter(pk__in=findings, removed=False))
    fresh = [held for held in named if not held.reviewed]
    for held in fresh:
        unchanged(locked, seen, finding=held)
        held.reviewed = True
    if fresh:
        Finding.objects.bulk_update(fresh, ["reviewed"])
        record(
            person,
            "intake.review_findings",
            locked,
            {"those": [held.pk for held in fresh], "confirmed": len(fresh)},
            on_behalf_of=person.office,
        )
    return named


@transaction.atomic
def remove_finding(user: Reader, finding: Finding, *, seen: int | None = None) -> Finding:
    """Set a finding aside; it stays on record and can be restored until the paper is accepted."""
    return _set_removed(user, finding, True, "intake.remove_finding", seen)


@transaction.atomic
def restore_finding(user: Reader, finding: Finding, *, seen: int | None = None) -> Finding:
    """Take a removed finding back."""
    return _set_removed(user, finding, False, "intake.restore_finding", seen)


def _set_removed(user: Reader, finding: Finding, removed: bool, action: str, seen: int | None) -> Finding:
    person, draft = opened(user, finding.draft)
    held = draft.findings.select_for_update().get(pk=finding.pk)
    if held.removed != removed:
        unchanged(draft, seen, finding=held)
        held.removed = removed
        held.save(update_fields=["removed"])
        note(person, action, held, {"removed": [not removed, removed]})
    return held


@transaction.atomic
def add_finding(
    user: Reader, draft: Draft, *, kind: str, start: int, end: int, values: Mapping[str, object]
) -> Finding:
    """Add what the engine did not see: the words at [start, end) of the paper and what they say."""
    person, locked = opened(user, draft)
    if kind not in Finding.Kind.values:
        raise ValidationError({"kind": _("Hãy chọn loại thông tin.")})
    checked = _checked(kind, values)
    _check_range(locked, start, end)
    finding = Finding.objects.create(
        draft=locked, kind=kind, start=start, end=end, values=checked, origin=Finding.Origin.ADDED, reviewed=True
    )
    note(person, "intake.add_finding", finding, {"span": [start, end], **checked})
    return finding


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
