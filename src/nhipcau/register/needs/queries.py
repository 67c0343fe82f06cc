from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Sum
from django.utils.translation import gettext_lazy as _lazy

from nhipcau.base.accounts.queries import Reader, offices_of, units_of
from nhipcau.base.accounts.rules import inherited
from nhipcau.base.localities.queries import last_name
from nhipcau.base.sheets.rules import Columns
from nhipcau.places import gazetteer
from nhipcau.register.agreements import queries as agreements
from nhipcau.register.agreements.models import Agreement, Commitment, Party, Topic
from nhipcau.register.agreements.rules import kindred, province_of, typed_date
from nhipcau.text import fold

from .models import Answer, Kind, Profile, Statement, Status
from .rules import Partner, Suggestion, suggestions

# The columns of the list of requests as a file.
LISTED: Columns[Statement] = {
    _lazy("Địa phương"): lambda one: last_name(one.profile.unit_id),
    _lazy("Lĩnh vực"): lambda one: one.get_field_display(),
    _lazy("Nội dung"): lambda one: one.text,
    _lazy("Số lượng"): lambda one: one.quantity,
    _lazy("Tình trạng"): lambda one: str(one.status.label),
    _lazy("Nguồn"): lambda one: one.source,
    _lazy("Địa chỉ của nguồn"): lambda one: one.url,
    _lazy("Ngày của nguồn"): lambda one: typed_date(one.source_day),
}


def own(user: Reader) -> QuerySet[Profile]:
    """Return the profiles that a person's office, or one whose work it took over, keeps and may change."""
    return Profile.objects.filter(office__in=offices_of(user)).select_related("office").order_by("id")


def _within(user: Reader, profile: str = "") -> Q:
    """Select what a person sees whole: the profiles of their offices and of their locality."""
    return Q(**{f"{profile}office__in": offices_of(user)}) | Q(**{f"{profile}unit__in": units_of(user)})


def visible_to(user: Reader) -> QuerySet[Profile]:
    """Return the profiles that a person may open in the office: of their offices, their locality, and public ones."""
    rows = Profile.objects.filter(_within(user) | Q(published_at__isnull=False))
    return rows.select_related("office").order_by("id")


def published() -> QuerySet[Profile]:
    """Return the profiles that everyone may see."""
    return Profile.objects.filter(published_at__isnull=False).select_related("office").order_by("id")


def _complete(rows: QuerySet[Statement]) -> QuerySet[Statement]:
    return rows.select_related("profile__office", "quote__document").prefetch_related("answers")


def statements_visible_to(user: Reader) -> QuerySet[Statement]:
    """Return the statements that a person may read: of public profiles of others, only what everyone may read."""
    whole = Statement.objects.filter(_within(user, "profile__"))
    return _complete(Statement.objects.filter(Q(pk__in=whole.values("pk")) | _public()))


def public_statements() -> QuerySet[Statement]:
    """Return the statements that everyone may read: of public profiles, no restricted field, no withdrawn request."""
    return _complete(Statement.objects.filter(_public()))


def _public() -> Q:
    shown = Q(profile__published_at__isnull=False, withdrawn_at__isnull=True)
    return shown & ~Q(field__in=settings.RESTRICTED_FIELDS)


def own_statements(user: Reader) -> QuerySet[Statement]:
    """Return the statements that a person's office may change."""
    return _complete(Statement.objects.filter(profile__in=own(user)))


def by_kind(statements: Iterable[Statement]) -> list[tuple[Kind, list[Statement]]]:
    """Return statements under their kinds, all kinds in order, the empty ones too."""
    found: dict[str, list[Statement]] = {kind: [] for kind in Kind.values}
    for one in statements:
        found[one.kind].append(one)
    return [(Kind(kind), rows) for kind, rows in found.items()]


def public_profiles_of(uid: str) -> list[tuple[Profile, list[tuple[Kind, list[Statement]]]]]:
    """Return what everyone may read of a unit and of the units that it inherited, by profile and kind.

    Each statement has, as `shown_answers`, the answers by commitments that everyone may see.
    """
    shown = Answer.objects.filter(commitment__in=agreements.published_commitments().values("pk"))
    prefetch = Prefetch("answers", shown.select_related("commitment"), to_attr="shown_answers")
    rows = list(public_statements().filter(profile__unit__in=inherited(uid)).prefetch_related(prefetch))
    profiles = {row.profile_id: row.profile for row in rows}
    return [(profiles[pk], by_kind(row for row in rows if row.profile_id == pk)) for pk in sorted(profiles)]


def requests(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    """Return those of these statements that ask for something."""
    return statements.filter(kind=Kind.REQUEST)


def narrowed(
    statements: QuerySet[Statement], *, words: str = "", field: str = "", status: str = "", unit: str = ""
) -> QuerySet[Statement]:
    """Return the requests about these words, in this field, this far, of this locality; an empty wish narrows nothing.

    Words are looked for with or without marks; `unit` is a uid and stands for what it inherited too.
    """
    for word in fold(words).split():
        statements = statements.filter(search_key__contains=word)
    if field:
        statements = statements.filter(field=field)
    if unit:
        statements = statements.filter(profile__unit__in=_inherited(unit))
    answered = Exists(Answer.objects.filter(request=OuterRef("pk")))
    conditions = {
        Status.OPEN: Q(withdrawn_at__isnull=True) & ~Q(answered),
        Status.ANSWERED: Q(withdrawn_at__isnull=True) & Q(answered),
        Status.WITHDRAWN: Q(withdrawn_at__isnull=False),
    }
    return statements.filter(conditions[Status(status)]) if status in Status.values else statements


def _inherited(uid: str) -> frozenset[str]:
    try:
        return inherited(uid)
    except KeyError:
        return frozenset()


def units_with_requests(statements: QuerySet[Statement]) -> list[str]:
    """Return the uids of the localities that make these requests."""
    return sorted(set(statements.order_by().values_list("profile__unit", flat=True)))


def answers_to(user: Reader, request: Statement) -> QuerySet[Commitment]:
    """Return the commitments that answer a request, those that the person may open or everyone may see."""
    seen = Q(agreement__in=agreements.visible_to(user).values("pk"))
    shown = Q(pk__in=agreements.published_commitments().values("pk"))
    return Commitment.objects.filter(seen | shown, answers__request=request).select_related("agreement").order_by("pk")


def answered_by(commitment: Commitment) -> QuerySet[Statement]:
    """Return the requests that a commitment answers, those that everyone may read."""
    return public_statements().filter(answers__commitment=commitment)


def answered_in(user: Reader, agreement: Agreement) -> QuerySet[Answer]:
    """Return how the commitments of an agreement answer requests that a person may read."""
    rows = Answer.objects.filter(commitment__agreement=agreement)
    seen = rows.filter(request__in=statements_visible_to(user).values("pk"))
    return seen.select_related("request__profile", "commitment").order_by("commitment__order", "pk")


def offered(user: Reader, request: Statement, words: str = "") -> QuerySet[Commitment]:
    """Return the commitments that a person may name as the answer to a request: seen by them, not yet named.

    Without words those in the field of the request, else those of the agreements that the words are about.
    """
    seen = agreements.visible_to(user)
    rows = Commitment.objects.exclude(answers__request=request).select_related("agreement")
    if words:
        return rows.filter(agreement__in=agreements.narrowed(seen, words=words).values("pk")).order_by("-pk")
    return agreements.commitments_in(rows.filter(agreement__in=seen.values("pk")), request.field).order_by("-pk")


def partners_for(user: Reader, request: Statement, today: date) -> list[Suggestion]:
    """Return who might answer a request, with reasons, from profiles and agreements that the person may see."""
    home = kindred(request.profile.unit_id, today)
    agreed, signed = _cooperation(user, request, today)
    said = statements_visible_to(user).filter(field=request.field, kind__in=(Kind.STRENGTH, Kind.DIFFICULTY))
    strengths: dict[str, list[str]] = {}
    troubled = set()
    for one in said.exclude(profile__unit__in=home.units):
        unit = _today(one.profile.unit_id, None, today)
        if one.kind == Kind.STRENGTH:
            strengths.setdefault(unit, []).append(one.text)
        else:
            troubled.add(unit)
    partners = [
        Partner(unit, tuple(strengths.get(unit, ())), agreed[unit], signed[unit], unit in troubled)
        for unit in sorted({*strengths, *signed} - {""})
    ]
    return suggestions(home.units, partners)


def _cooperation(user: Reader, request: Statement, today: date) -> tuple[Counter[str], Counter[str]]:
    """Count, by the locality of today, the commitments in the field and the agreements with who asks."""
    home = kindred(request.profile.unit_id, today)
    ours = Q(unit__in=home.units) | Q(province__in=home.provinces)
    seen = agreements.visible_to(user).filter(pk__in=Party.objects.filter(ours).values("agreement")).values("pk")
    topics = Topic.objects.filter(agreement__in=seen, fields__in=agreements.sets_with(request.field))
    in_field = dict(topics.order_by().values_list("agreement").annotate(Sum("number")))
    others = Party.objects.filter(agreement__in=seen, unit__isnull=False).exclude(ours)
    agreed, signed = Counter[str](), Counter[str]()
    for agreement, unit, heir in others.values_list("agreement", "unit", "heir"):
        partner = _today(unit, heir, today)
        agreed[partner] += in_field.get(agreement, 0)
        signed[partner] += 1
    return agreed, signed


def _today(uid: str, heir: str | None, today: date) -> str:
    """The unit to turn to today: itself, the heir that was decided, or the province that holds its land."""
    places = gazetteer()
    if heir and places.unit(heir).on(today):
        return heir
    if places.unit(uid).on(today):
        return uid
    heirs = places.heirs(province_of(uid), on=today)
    return heirs[0].unit.uid if heirs else ""
