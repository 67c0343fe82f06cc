from __future__ import annotations

import secrets
from datetime import date, timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.base.history.actions import record

from ..models import Assignment, Delegation, Office, Role, User, holding
from ..queries import held_in
from ..rules import may_lend, overlap
from .offices import looks_after


@transaction.atomic
def enrol(by: User | None, *, username: str, full_name: str, password: str, office: Office, role: str) -> User:
    """Give a person an account in an office; the password is kept only as its hash.

    Raises ValidationError for a username that is taken or odd, an unknown role, and a password that is easy to guess.
    """
    looks_after(by, office.unit_id)
    user = User(username=username, full_name=full_name)
    validate_password(password, user)
    user.set_password(password)
    user.full_clean(exclude=["password"])
    user.save()
    record(by, "accounts.enrol", user, {"username": username, "role": role}, on_behalf_of=office)
    assign(by, user, office=office, role=role)
    return user


def new_password() -> str:
    """Return a password that nobody guesses, for its owner to change."""
    return secrets.token_urlsafe(12)


@transaction.atomic
def assign(
    by: User | None,
    person: User,
    *,
    office: Office,
    role: str,
    since: date | None = None,
    until: date | None = None,
) -> Assignment:
    """Give a person a role in an office from a day (today) to a last day (open).

    Raises ValidationError by field for an unknown role, a period that ends before it begins or outlasts the office,
    and a role that the person holds there already.
    """
    own = looks_after(by, office.unit_id)
    User.objects.select_for_update().get(pk=person.pk)
    first = since or timezone.localdate()
    _check_assignment(person, office, role, first, until)
    made = Assignment.objects.create(person=person, office=office, role=role, since=first, until=until)
    told = {"office": office.pk, "role": role, "since": first.isoformat(), "until": until and until.isoformat()}
    record(by, "accounts.assign", person, told, on_behalf_of=own)
    _forget_held(person)
    return made


def _check_assignment(person: User, office: Office, role: str, since: date, until: date | None) -> None:
    if role not in Role.values:
        raise ValidationError({"role": _("Không có vai trò “{role}”.").format(role=role)})
    if until and until < since:
        raise ValidationError({"until": _("Ngày cuối không thể trước ngày đầu.")})
    if office.closed and (until or date.max) > office.closed:
        raise ValidationError({"office": _("Cơ quan này chỉ hoạt động đến {day:%d/%m/%Y}.").format(day=office.closed)})
    same = Assignment.objects.filter(person=person, office=office, role=role)
    if any(overlap(since, until, one.since, one.until) for one in same):
        raise ValidationError({"role": _("Người này đã giữ vai trò ấy trong cơ quan này vào thời gian đó.")})


@transaction.atomic
def end_assignment(by: User | None, assignment: Assignment, *, until: date) -> Assignment:
    """Enter the last day on which a person holds a role; what they did stays theirs.

    Raises ValidationError for a day before the first.
    """
    own = looks_after(by, assignment.office.unit_id)
    if until < assignment.since:
        raise ValidationError({"until": _("Ngày cuối không thể trước ngày đầu.")})
    before = assignment.until and assignment.until.isoformat()
    assignment.until = until
    assignment.save(update_fields=["until"])
    told = {"office": assignment.office_id, "role": assignment.role, "until": [before, until.isoformat()]}
    record(by, "accounts.end_assignment", assignment.person, told, on_behalf_of=own)
    _forget_held(assignment.person)
    return assignment


@transaction.atomic
def delegate(
    by: User | None, assignment: Assignment, *, to: User, until: date | None, since: date | None = None
) -> Delegation:
    """Let another person act in an assignment until a day; its holder or an administrator says so.

    Raises ValidationError by field without an end, for an end in the past or after the assignment's, for a role that
    nobody lends, and for who holds the assignment anyway or has left.
    """
    own = _speaks_for(by, assignment)
    first = since or timezone.localdate()
    _check_delegation(assignment, to, first, until)
    assert until is not None
    lent = Delegation.objects.create(assignment=assignment, to=to, since=first, until=until)
    told = {"to": to.pk, "assignment": assignment.pk, "since": first.isoformat(), "until": until.isoformat()}
    record(by, "accounts.delegate", assignment.person, told, on_behalf_of=own)
    _forget_held(to)
    return lent


def _speaks_for(by: User | None, assignment: Assignment) -> Office | None:
    if by is not None and by.pk == assignment.person_id and by.is_active:
        return assignment.office
    return looks_after(by, assignment.office.unit_id)


def _check_delegation(assignment: Assignment, to: User, since: date, until: date | None) -> None:
    if until is None:
        raise ValidationError({"until": _("Hãy ghi ngày cuối của ủy quyền: ủy quyền luôn có thời hạn.")})
    if until < max(since, timezone.localdate()):
        raise ValidationError({"until": _("Ngày cuối của ủy quyền không thể đã qua hoặc trước ngày đầu.")})
    if assignment.until and until > assignment.until:
        raise ValidationError({"until": _("Vai trò này chỉ kéo dài đến {day:%d/%m/%Y}.").format(day=assignment.until)})
    if not may_lend(assignment.role):
        raise ValidationError({"assignment": _("Vai trò này không ủy quyền được.")})
    if to.pk == assignment.person_id or not to.is_active:
        raise ValidationError({"to": _("Hãy chọn một người khác đang làm việc.")})


@transaction.atomic
def end_delegation(by: User | None, lent: Delegation) -> Delegation:
    """End a delegation at once, before its last day."""
    own = _speaks_for(by, lent.assignment)
    lent.ended_at = lent.ended_at or timezone.now()
    lent.save(update_fields=["ended_at"])
    told = {"to": lent.to_id, "assignment": lent.assignment_id, "ended": True}
    record(by, "accounts.end_delegation", lent.assignment.person, told, on_behalf_of=own)
    _forget_held(lent.to)
    return lent


def act_as(by: User, assignment: Assignment) -> None:
    """Let a person with several capacities act in this one from now on; raises PermissionDenied for one not theirs."""
    if assignment not in by.held:
        raise PermissionDenied(_("Bạn không giữ vai trò này hôm nay."))
    by.acts_as = assignment
    by.save(update_fields=["acts_as"])
    _forget_held(by)


@transaction.atomic
def change_profile(by: User, *, full_name: str, language: str) -> User:
    """Change one's own name and language; raises ValidationError by field."""
    before = {"full_name": by.full_name, "language": by.language}
    by.full_name, by.language = " ".join(full_name.split()), language
    by.full_clean(exclude=["password"])
    by.save(update_fields=["full_name", "language"])
    changes = {key: [value, getattr(by, key)] for key, value in before.items() if value != getattr(by, key)}
    if changes:
        record(by, "accounts.change_profile", by, changes, on_behalf_of=by.office)
    return by


@transaction.atomic
def deactivate(by: User | None, person: User) -> User:
    """Close the account of a person who leaves: nothing they did is touched, their roles end yesterday at the latest.

    Raises ValidationError for one's own account.
    """
    own = keeps(by, person)
    if by is not None and by.pk == person.pk:
        raise ValidationError(_("Bạn không thể tự khóa tài khoản của mình: hãy nhờ một quản trị khác."))
    today = timezone.localdate()
    held = list(Assignment.objects.filter(holding(today), person=person))
    for one in held:
        one.until = max(one.since, today - timedelta(days=1))
        one.save(update_fields=["until"])
    person.is_active = False
    person.save(update_fields=["is_active"])
    person.invitations.filter(accepted_at__isnull=True, revoked_at__isnull=True).update(revoked_at=timezone.now())
    record(by, "accounts.deactivate", person, {"active": [True, False], "ended": len(held)}, on_behalf_of=own)
    _forget_held(person)
    return person


@transaction.atomic
def reactivate(by: User | None, person: User) -> User:
    """Open the account of a person who came back; they hold no role until they are given one."""
    own = keeps(by, person)
    if person.is_active:
        return person
    person.is_active = True
    person.save(update_fields=["is_active"])
    record(by, "accounts.reactivate", person, {"active": [False, True]}, on_behalf_of=own)
    _forget_held(person)
    return person


def keeps(by: User | None, person: User) -> Office | None:
    """Return the office for which someone administers a person: all offices the person holds or held a role in."""
    own = None
    for office in held_in(person):
        own = looks_after(by, office.unit_id)
    return own if own or by is None else looks_after(by, None)


def _forget_held(person: User) -> None:
    for name in ("held", "acting"):
        person.__dict__.pop(name, None)
