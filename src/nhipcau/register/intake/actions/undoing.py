from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.base.accounts.queries import Reader
from nhipcau.base.history.actions import record
from nhipcau.register.intake.models import Draft, Finding
from nhipcau.register.intake.queries import step_to_undo
from nhipcau.register.intake.rules import VALUES, Line

from .doors import CHANGED, opened
from .matching import STEP, write


@transaction.atomic
def undo(user: Reader, draft: Draft, *, line: int | None = None) -> Line:
    """Take back the last step of a review that still stands, and return it; its line of history stays.

    `line` is the step that the person saw before them: where a colleague has taken another one since, that is said
    and nothing is done. Raises ValidationError too when nothing is left to take back.
    """
    person, locked = opened(user, draft)
    step = step_to_undo(locked)
    if step is None:
        raise ValidationError(_("Không còn bước nào để hoàn tác."))
    if line is not None and line != step.id:
        raise ValidationError(_("Có người vừa làm thêm một bước. Hãy xem lại rồi hoàn tác."), code=CHANGED)
    if step.action == STEP:
        write(locked, step.changes["answers"][0], person)
    else:
        _BACK[step.action](locked, step.changes)
    about = {"line": step.id, "step": step.action, **{name: step.changes[name] for name in _NAMED & {*step.changes}}}
    record(person, "intake.undo", locked, about, on_behalf_of=person.office)
    return step


_NAMED = frozenset({"finding", "those", "kind"})


def _heading_back(draft: Draft, changes: Mapping[str, Any]) -> None:
    for name, (old, _new) in changes.items():
        setattr(draft, name, old)
    draft.save(update_fields=list(changes))


def _finding_back(draft: Draft, changes: Mapping[str, Any]) -> None:
    finding = draft.findings.select_for_update().get(pk=changes["finding"])
    before = {name: change[0] for name, change in changes.items() if isinstance(change, list)}
    finding.values |= {name: old for name, old in before.items() if name in VALUES[finding.kind]}
    finding.start, finding.end = before.get("span", (finding.start, finding.end))
    for name in ("origin", "reviewed", "removed"):
        setattr(finding, name, before.get(name, getattr(finding, name)))
    finding.save()


def _addition_back(draft: Draft, changes: Mapping[str, Any]) -> None:
    draft.findings.filter(pk=changes["finding"]).update(removed=True)


def _review_back(draft: Draft, changes: Mapping[str, Any]) -> None:
    Finding.objects.filter(draft=draft, pk__in=changes["those"]).update(reviewed=False)


_BACK: Mapping[str, Callable[[Draft, Mapping[str, Any]], None]] = {
    "intake.correct_heading": _heading_back,
    "intake.correct_finding": _finding_back,
    "intake.remove_finding": _finding_back,
    "intake.restore_finding": _finding_back,
    "intake.add_finding": _addition_back,
    "intake.review_findings": _review_back,
}
