from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.text import fold

from .models import Assignment, Invitation, Office, Role, Succession, Token, User, holding
from .rules import code_key, digest, inherited, may_administer, may_edit, reached

Reader = User | AnonymousUser
# How often the last use of a key is written down: each call would be a write.
_USE_NOTED = timedelta(minutes=10)


def editor(user: Reader) -> tuple[User, Office]:
    """Return the user and the office they edit for.

    Raises PermissionDenied when they are not signed in, have no office, or may only look.
    """
    person, acting = _acting(user)
    if acting is None or not may_edit(acting.role):
        raise PermissionDenied(_("Tài khoản của bạn chỉ được xem. Hãy đề nghị quản trị cấp quyền cán bộ."))
    return person, acting.office


def administrator(user: Reader) -> tuple[User, Office]:
    """Return the user and the office they administer for; raises PermissionDenied for anyone else."""
    person, acting = _acting(user)
    if acting is None or acting.role != Role.ADMINISTRATOR:
        raise PermissionDenied(_("Chỉ quản trị mới được làm việc này."))
    return person, acting.office


def _acting(user: Reader) -> tuple[User, Assignment | None]:
    if not isinstance(user, User) or not user.is_active:
        raise PermissionDenied(_("Bạn cần đăng nhập."))
    return user, user.acting


def office_of(user: Reader) -> Office | None:
    """Return the office a signed-in person acts for today, None for anyone else."""
    return user.office if isinstance(user, User) else None


def role_of(user: Reader) -> str:
    """Return the role (a value of Role) in which a signed-in person acts today, empty for anyone else."""
    return user.role if isinstance(user, User) else ""


def units_of(user: Reader) -> frozenset[str]:
    """Return the uids of the unit of a person's office and of the former units that it inherited; maybe none."""
    office = office_of(user)
    return inherited(office.unit_id) if office and office.unit_id else frozenset()


def offices_of(user: Reader) -> frozenset[int]:
    """Return the keys of a person's office and of the former offices whose work it took over, in any steps."""
    office = office_of(user)
    return with_former(office.pk, timezone.localdate()) if office else frozenset()


def with_former(office: int, day: date | None = None) -> frozenset[int]:
    """Return the keys of an office and of those whose work it took over, on a day or at any time, in any steps."""
    links: dict[int, list[int]] = {}
    told = Succession.objects.filter(day__lte=day) if day else Succession.objects.all()
    for former, successor in told.values_list("former", "successor"):
        links.setdefault(successor, []).append(former)
    return reached(office, links)


def can_edit(user: Reader) -> bool:
    """Say whether a person may bring papers in, review, accept and publish for an office."""
    return isinstance(user, User) and user.is_active and may_edit(user.role)


def can_administer(user: Reader) -> bool:
    """Say whether a person may open offices, invite people and assign them."""
    return isinstance(user, User) and user.is_active and user.role == Role.ADMINISTRATOR


def bearer(token: str) -> User | None:
    """Return the person as whom the holder of a key acts, in the assignment it was made for; None where it is void.

    A key is void when it was revoked, when the person has left, and when its assignment has ended.
    """
    key = Token.objects.filter(digest=digest(token), revoked_at__isnull=True)
    found = key.select_related("assignment__person").first()
    if found is None:
        return None
    person = found.assignment.person
    person.acts_as_id = found.assignment_id
    if person.acting is None or person.acting.pk != found.assignment_id:
        return None
    now = timezone.now()
    stale = Q(last_used_at__isnull=True) | Q(last_used_at__lt=now - _USE_NOTED)
    Token.objects.filter(stale, pk=found.pk).update(last_used_at=now)
    return person


def offices() -> QuerySet[Office]:
    """Return every office, those still open first."""
    return Office.objects.select_related("unit").order_by("closed", "name", "pk")


def open_offices(rows: QuerySet[Office] | None = None) -> QuerySet[Office]:
    """Return the offices that are open today."""
    today = timezone.localdate()
    opened = Q(opened__isnull=True) | Q(opened__lte=today)
    found = Office.objects.all() if rows is None else rows
    return found.filter(opened, Q(closed__isnull=True) | Q(closed__gte=today))


def administered_by(user: Reader) -> QuerySet[Office]:
    """Return the offices that a person administers: all, or those of their office's locality and of what lies in it."""
    if not can_administer(user):
        return Office.objects.none()
    own = office_of(user)
    if own is None or own.unit_id is None:
        return offices()
    units = Office.objects.filter(unit__isnull=False).order_by().values_list("unit", flat=True).distinct()
    return offices().filter(unit__in=[uid for uid in units if may_administer(own.unit_id, uid)])


def about(rows: QuerySet[Office], words: str) -> QuerySet[Office]:
    """Return those offices whose name, abbreviations or code hold these words, with or without marks."""
    for word in fold(words).split():
        rows = rows.filter(search_key__contains=word)
    return rows


def office_coded(code: str) -> QuerySet[Office]:
    """Return the offices of an identification code, in whichever order its groups are written."""
    key = code_key(code)
    return Office.objects.filter(code_key=key) if key else Office.objects.none()


def standing_agencies(unit: str) -> QuerySet[Office]:
    """Return the open offices that are the standing agency for cooperation of a unit."""
    return open_offices().filter(unit=unit, standing=True)


def people_of(offices: QuerySet[Office]) -> QuerySet[User]:
    """Return the people who hold or held a role in one of these offices, and those without any role."""
    return User.objects.filter(Q(assignments__office__in=offices)).distinct().order_by("full_name", "pk")


def held_in(person: User) -> list[Office]:
    """Return the offices that a person holds or held a role in."""
    return list(Office.objects.filter(assignments__person=person).distinct())


def leaders_of(office: Office) -> QuerySet[User]:
    """Return the leaders in charge of an office today."""
    today = holding(timezone.localdate(), through="assignments__")
    return User.objects.filter(today, assignments__office=office, assignments__role=Role.LEADER, is_active=True)


def invited(secret: str) -> Invitation | None:
    """Return the invitation behind a link that can still be used, None for any other."""
    alive = Invitation.objects.filter(accepted_at__isnull=True, revoked_at__isnull=True, expires_at__gt=timezone.now())
    return alive.select_related("person").filter(digest=digest(secret)).first()


@dataclass(frozen=True, slots=True)
class Factors:
    """What a person has besides their password: an app, keys (rows of django-allauth), recovery codes."""

    app: bool
    keys: tuple[Any, ...]
    codes: bool


def second_factors(person: Reader) -> Factors:
    """Return what a person has besides their password."""
    from allauth.mfa.models import Authenticator

    found = list(Authenticator.objects.filter(user_id=person.pk).order_by("pk"))
    kinds = {one.type for one in found}
    keys = tuple(one for one in found if one.type == Authenticator.Type.WEBAUTHN)
    return Factors(Authenticator.Type.TOTP in kinds, keys, Authenticator.Type.RECOVERY_CODES in kinds)


def named(typed: str) -> User | None:
    """Return whom a username or an address means, whatever its case."""
    return User.objects.filter(Q(username__iexact=typed) | (Q(email__iexact=typed) & ~Q(email=""))).first()


def addressed(addresses: Iterable[str]) -> User | None:
    """Return the person whom one of these addresses belongs to, None where it is nobody's or several people's."""
    wanted = {address.lower() for address in addresses if address}
    found = list(User.objects.annotate(address=Lower("email")).filter(address__in=wanted)[:2])
    return found[0] if len(found) == 1 else None


def assignments_of(people: Iterable[User]) -> QuerySet[Assignment]:
    """Return all assignments of these people, newest first."""
    return Assignment.objects.filter(person__in=people).select_related("office", "person").order_by("-since", "-pk")


def office_name(pk: int) -> str:
    """Return what an office is called, empty for none."""
    return str(Office.objects.filter(pk=pk).first() or "")


def person_name(pk: int) -> str:
    """Return what a person is called, empty for nobody."""
    return str(User.objects.filter(pk=pk).first() or "")
