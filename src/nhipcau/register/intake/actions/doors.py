"""What every action of the desk passes first: who may, whether the draft is open, whether it changed meanwhile."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.base.accounts.models import User
from nhipcau.base.accounts.queries import Reader, editor
from nhipcau.base.history.actions import record
from nhipcau.register.intake.models import Draft, Finding
from nhipcau.register.intake.queries import changed_since

CHANGED = "changed"


def opened(user: Reader, draft: Draft) -> tuple[User, Draft]:
    """Return the editor and the draft locked for change; refuse other offices' drafts and accepted ones."""
    person, locked = held(user, draft)
    if locked.accepted_at:
        raise ValidationError(_("Văn bản này đã được chấp nhận, không sửa ở bàn rà soát được nữa."))
    return person, locked


def held(user: Reader, draft: Draft) -> tuple[User, Draft]:
    """Return the editor and the draft locked for change, accepted or not; refuse other offices' drafts."""
    person, office = editor(user)
    locked = Draft.objects.select_for_update(of=("self",)).select_related("document").get(pk=draft.pk)
    if locked.document.office_id != office.pk:
        raise PermissionDenied(_("Văn bản này thuộc cơ quan khác."))
    return person, locked


def unchanged(draft: Draft, seen: int | None, *, finding: Finding | None = None, step: str = "") -> None:
    """Refuse what was decided on a view of the draft that has changed since: nothing is overwritten unseen.

    `seen` is the newest line of the draft's history that the person had before them; None asks nothing. With
    `finding` only changes of that finding count, with `step` only steps of that name.
    """
    line = changed_since(draft, seen, finding=finding, step=step) if seen is not None else None
    if line:
        at = timezone.localtime(line.at)
        message = _("{who} đã thay đổi chỗ này lúc {at}. Hãy xem lại bản mới rồi làm tiếp; điều bạn gõ vẫn còn.")
        raise ValidationError(message.format(who=line.actor_name, at=f"{at:%H:%M %d/%m/%Y}"), code=CHANGED)


def note(person: User, action: str, finding: Finding, changes: Mapping[str, object]) -> None:
    """Write one line about a finding, under the draft that it belongs to."""
    about = {"finding": finding.pk, "kind": finding.kind, **changes}
    record(person, action, finding.draft, about, on_behalf_of=person.office)
