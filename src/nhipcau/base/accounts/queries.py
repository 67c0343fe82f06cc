from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.text import fold

from .models import Assignment, Delegation, Invitation, Office, Role, Succession, Token, User, holding
from .rules import Fact, code_key, digest, in_force, inherited, may_administer, may_edit, reached, renamed

Reader = User | AnonymousUser
Row = TypeVar("Row", bound=Model)
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
    """Return the keys of a person's office and of the former offices whose work it took over, in any steps.

    Looked up once for each object of the person, as the office itself is: a page asks for them many times.
    """
    office = office_of(user)
    if office is None:
        return frozenset()
    known: dict[int, frozenset[int]] = user.__dict__.setdefault("_offices", {})
    if office.pk not in known:
        known[office.pk] = with_former(office.pk, timezone.localdate())
    return known[office.pk]


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


def offices_like(rows: QuerySet[Office], words: str, kind: str, state: str) -> QuerySet[Office]:
    """Return those offices about these words, of a kind, that are "open" or "closed"; empty wishes narrow nothing."""
    found = about(rows, words)
    if kind:
        found = found.filter(kind=kind)
    return found.filter(closed__isnull=state == "open") if state in {"open", "closed"} else found


def office_coded(code: str) -> QuerySet[Office]:
    """Return the offices of an identification code, in whichever order its groups are written."""
    key = code_key(code)
    return Office.objects.filter(code_key=key) if key else Office.objects.none()


def people_administered_by(user: Reader) -> QuerySet[User]:
    """Return the people whom a person administers: all, or those with a role, now or once, in their offices."""
    own = office_of(user)
    if not can_administer(user) or own is None:
        return User.objects.none()
    if own.unit_id is None:
        return User.objects.all()
    held = Assignment.objects.filter(office__in=administered_by(user).order_by().values("pk"))
    return User.objects.filter(pk__in=held.values("person"))


def people_like(rows: QuerySet[User], words: str, role: str, state: str) -> QuerySet[User]:
    """Return those people whose name, username or address holds these words, in a role today, in a state.

    A state is "open", "invited" or "closed"; empty wishes narrow nothing.
    """
    if sought := fold(words).split():
        told = rows.values_list("pk", "full_name", "username", "email")
        rows = rows.filter(pk__in=[pk for pk, *said in told if all(word in fold(" ".join(said)) for word in sought)])
    if role:
        held = Assignment.objects.filter(holding(timezone.localdate()), role=role)
        rows = rows.filter(pk__in=held.values("person"))
    waiting = Invitation.objects.filter(accepted_at__isnull=True, revoked_at__isnull=True)
    if state == "open":
        rows = rows.filter(is_active=True)
    elif state == "invited":
        rows = rows.filter(is_active=False, pk__in=waiting.values("person"))
    elif state == "closed":
        rows = rows.filter(is_active=False).exclude(pk__in=waiting.values("person"))
    return rows


def with_roles(people: list[User]) -> list[tuple[User, list[Assignment], bool]]:
    """Return people with the assignments they hold today, and whether their invitation waits; three queries in all."""
    today = timezone.localdate()
    roles: dict[int, list[Assignment]] = {}
    for one in Assignment.objects.filter(holding(today), person__in=people).select_related("office").order_by("pk"):
        roles.setdefault(one.person_id, []).append(one)
    waiting = Invitation.objects.filter(person__in=people, accepted_at__isnull=True, revoked_at__isnull=True)
    invited_now = set(waiting.values_list("person", flat=True))
    return [(person, roles.get(person.pk, []), person.pk in invited_now) for person in people]


def assignments_in(office: Office) -> list[Assignment]:
    """Return all assignments in an office, those in force today first."""
    today = timezone.localdate()
    held = list(office.assignments.select_related("person").order_by("person__full_name", "-since"))
    return sorted(held, key=lambda one: not in_force(one.since, one.until, today))


def delegations_from(person: User, day: date) -> QuerySet[Delegation]:
    """Return what a person lent to others that has not ended by a day."""
    lent = Delegation.objects.filter(assignment__person=person, ended_at__isnull=True, until__gte=day)
    return lent.select_related("assignment__office", "assignment__person", "to").order_by("until")


def tokens_of(person: User) -> QuerySet[Token]:
    """Return the keys of a person that are not revoked."""
    kept = Token.objects.filter(assignment__person=person, revoked_at__isnull=True)
    return kept.select_related("assignment__office").order_by("-created_at")


def offices_typed(said: str) -> QuerySet[Office]:
    """Return the open offices of a code, else of a name, else of an abbreviation, as typed."""
    still = Office.objects.filter(closed__isnull=True)
    for found in (still.filter(pk__in=office_coded(said).values("pk")), still.filter(name__iexact=said.strip())):
        if found.exists():
            return found
    near = [one.pk for one in about(still, said) if said.strip().casefold() in map(str.casefold, one.abbreviations)]
    return still.filter(pk__in=near)


def page(rows: QuerySet[Row], *, order: str, after: str = "", size: int = 50) -> tuple[list[Row], int | None]:
    """Return the rows that follow the one with key `after`, and the key of the last where more follow.

    `order` is one column, "-" before it for descending. A key that names no row begins anew.
    """
    column, way = order.lstrip("-"), "lt" if order.startswith("-") else "gt"
    last = rows.filter(pk=after).values_list(column, flat=True).first() if after.isdecimal() else None
    if last is not None:
        rows = rows.filter(_beyond(column, way, last, after))
    # The keys alone are sorted: whole rows, and what is worked out for each, are asked for those that are shown.
    keys = list(rows.order_by(order, "-pk" if way == "lt" else "pk").values_list("pk", flat=True)[: size + 1])
    found = rows.in_bulk(keys[:size])
    return [found[key] for key in keys[:size] if key in found], keys[size - 1] if len(keys) > size else None


def _beyond(column: str, way: str, last: object, after: str) -> Q:
    if column == "pk":
        return Q(**{f"pk__{way}": after})
    further = Q(**{f"{column}__{way}": last}) | Q(**{column: last, f"pk__{way}": after})
    # Says nothing new, but is a range that an index has.
    return Q(**{f"{column}__{way}e": last}) & further


@dataclass(frozen=True, slots=True)
class Suggestion:
    """That an office was probably succeeded by one of this name; `office` is that, where the register has it."""

    name: str
    fact: Fact
    office: Office | None


@cache
def known_successions() -> tuple[Fact, ...]:
    """Return what is commonly known of who took over whose work, as the package tells it; suggestions, no more."""
    text = (files("nhipcau.base.accounts") / "data" / "successors.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return tuple(Fact(former, heir, date.fromisoformat(day), basis, work) for former, heir, day, basis, work in rows)


def suggested_successors(office: Office) -> list[Suggestion]:
    """Return who probably took over the work of an office, from what is commonly known; nothing once it is told."""
    told = set(office.successions.values_list("successor__name", flat=True))
    names = [(name, fact) for fact in known_successions() if (name := renamed(office.name, fact)) and name not in told]
    return [Suggestion(name, fact, offices_typed(name).first()) for name, fact in names]


def held_in(person: User) -> list[Office]:
    """Return the offices that a person holds or held a role in."""
    return list(Office.objects.filter(assignments__person=person).distinct())


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
