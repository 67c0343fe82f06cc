from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _lazy

from nhipcau.base.accounts.queries import Reader, office_of
from nhipcau.base.history.models import Entry
from nhipcau.base.history.queries import of
from nhipcau.base.sheets.rules import Columns
from nhipcau.register.agreements.rules import day_known, is_one_day

from ..models import Draft, Finding, Incoming
from ..rules import STEPS, Certainty, Line, Passage, certainty, next_to_undo, signed, wrong_values

RECENT = timedelta(minutes=15)


def visible_to(user: Reader) -> QuerySet[Draft]:
    """Return the drafts that a person may open: those of their own office, newest first."""
    office = office_of(user)
    drafts = Draft.objects.select_related("document__office", "document__added_by", "document__agreement")
    return drafts.filter(document__office=office).order_by("-id") if office else drafts.none()


# The columns of the list of papers as a file.
LISTED: Columns[Draft] = {
    _lazy("Tiêu đề"): str,
    _lazy("Loại văn bản"): lambda one: one.get_form_display(),
    _lazy("Số, ký hiệu"): lambda one: one.number,
    _lazy("Tệp"): lambda one: one.document.name,
    _lazy("Người nhập"): lambda one: str(one.document.added_by),
    _lazy("Lúc"): lambda one: timezone.localtime(one.document.added_at),
    _lazy("Chấp nhận lúc"): lambda one: timezone.localtime(one.accepted_at) if one.accepted_at else "",
    _lazy("Mã SHA-256"): lambda one: one.document.sha256,
}


def waiting_for(user: Reader) -> QuerySet[Draft]:
    """Return the drafts of a person's office that nobody has accepted yet, oldest first."""
    return visible_to(user).filter(accepted_at__isnull=True).order_by("id")


def findings_of(draft: Draft, *, removed: bool = False) -> QuerySet[Finding]:
    """Return a draft's findings in the order of the paper, those removed by a person only when asked for."""
    return draft.findings.filter(removed=removed)


def incoming_of(user: Reader) -> QuerySet[Incoming]:
    """Return the files that have come in for a person's office, newest first."""
    office = office_of(user)
    rows = Incoming.objects.select_related("added_by", "within", "document__draft")
    return rows.filter(office=office).order_by("-id") if office else rows.none()


def unsettled(user: Reader) -> QuerySet[Incoming]:
    """Return the files of a person's office that are not read yet or could not be, and are not set aside."""
    return incoming_of(user).exclude(state=Incoming.State.READY).filter(set_aside=False)


def history_of(draft: Draft) -> QuerySet[Entry]:
    """Return all that was done to a draft, newest first."""
    return of("intake.draft", draft.pk)


def newest_line(draft: Draft) -> int:
    """Return the number of the newest line of a draft's history, 0 where there is none: what a person has seen."""
    return history_of(draft).values_list("pk", flat=True).first() or 0


def changed_since(draft: Draft, seen: int, *, finding: Finding | None = None, step: str = "") -> Entry | None:
    """Return the newest line after `seen` that changed a draft; only this finding of it, only such steps when named."""
    for line in history_of(draft).filter(pk__gt=seen):
        about_it = finding is None or _speaks_of(line, finding)
        if about_it and (not step or step in (line.action, line.changes.get("step"))):
            return line
    return None


def _speaks_of(line: Entry, finding: Finding) -> bool:
    return line.changes.get("finding") == finding.pk or finding.pk in line.changes.get("those", ())


def step_to_undo(draft: Draft) -> Line | None:
    """Return the last step of a review that still stands, None where nothing is left to take back."""
    lines = history_of(draft).values_list("pk", "action", "changes")
    return next_to_undo(Line(pk, action, changes) for pk, action, changes in lines.iterator())


def judged(draft: Draft, *, also: str = "") -> list[tuple[Finding, Certainty]]:
    """Return a draft's findings in the order of the paper, and how sure each is; the removed one `also` among them."""
    findings = [one for one in draft.findings.all() if not one.removed or str(one.pk) == also]
    written, doubted = day_known(told_day(draft, findings)), _doubted(draft)
    return [(one, certainty(_passage(one, doubted), written)) for one in findings]


def told_day(draft: Draft, findings: Iterable[Finding]) -> str:
    """Return the day on which a paper was signed as its findings tell it, else that of its publication, else ""."""
    dated = [one.values for one in findings if one.kind == Finding.Kind.EVENT and not wrong_values("event", one.values)]
    return signed(dated) or (draft.published if is_one_day(draft.published) else "")


def _passage(one: Finding, doubted: list[tuple[int, int]]) -> Passage:
    by_hand = one.origin != Finding.Origin.READ
    return Passage(one.kind, one.start, one.end, one.values, one.rule, by_hand, doubted)


def _doubted(draft: Draft) -> list[tuple[int, int]]:
    """The ranges of the paper about which the engine wondered, where it told them."""
    told = [warning.get("span") for warning in draft.warnings if isinstance(warning, dict)]
    return [(span[0], span[1]) for span in told if span]


def at_work(draft: Draft, user: Reader, now: datetime) -> Entry | None:
    """Return the newest line that somebody else wrote about a draft in the last quarter of an hour, if any."""
    return history_of(draft).exclude(actor_id=user.pk).filter(at__gt=now - RECENT, action__in=STEPS).first()
