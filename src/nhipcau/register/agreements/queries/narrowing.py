"""What a list of agreements is narrowed by, and how it is walked; all by keys, however long it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from ..models import Agreement, Commitment, Party, Term, Topic
from ..rules import State, kindred, localities_named, soon, terms, year_typed
from .tallies import sets_with

# Beyond this a list says "more than": the rows are there to be walked, not to be counted at each visit.
MOST_COUNTED = 1000
# Words of a search beyond these are passed over; one in no more agreements than this is a rare one.
MOST_WORDS, FEW = 6, 2000


def narrowed(
    agreements: QuerySet[Agreement],
    *,
    words: str = "",
    field: str = "",
    locality: str = "",
    form: str = "",
    year: str = "",
    state: str = "",
    today: date | None = None,
    public: bool = False,
) -> QuerySet[Agreement]:
    """Return the agreements about these words, in this field, of this form, year and state, with this locality.

    An empty wish narrows nothing. The words are looked for, whole and without marks, in title, number, issuer and the
    parties' names. A locality is a uid or a name, and stands for what it came from and went to as well; a province
    for what lies in it. With `public` a field counts only where a commitment that everyone may see has it.
    """
    day = today or timezone.localdate()
    if sought := terms(words):
        agreements = _about(agreements, sorted(sought, key=len, reverse=True)[:MOST_WORDS])
    if field:
        agreements = agreements.filter(_in_field(field, public))
    if locality:
        agreements = agreements.filter(_of_locality(locality, day))
    if form:
        agreements = agreements.filter(form=form)
    if year:
        agreements = agreements.filter(_of_year(year))
    return agreements.filter(in_state(state, day)) if state else agreements


def _about(agreements: QuerySet[Agreement], sought: Sequence[str]) -> QuerySet[Agreement]:
    """Select by words: those in few agreements by their keys, those in many by looking at each row on the way."""
    few: set[int] | None = None
    for word in sought:
        rows = Term.objects.filter(word=word)
        keys = set(rows.values_list("agreement", flat=True)[: FEW + 1])
        if len(keys) > FEW:
            agreements = agreements.filter(Exists(rows.filter(agreement=OuterRef("pk"))))
        else:
            few = keys if few is None else few & keys
    return agreements if few is None else agreements.filter(pk__in=few)


def _in_field(field: str, public: bool) -> Q:
    sets = [one for one in sets_with(field) if not public or not _restricted(one)]
    return Q(pk__in=Topic.objects.filter(fields__in=sets).values("agreement"))


def _restricted(fields: str) -> bool:
    return not set(settings.RESTRICTED_FIELDS).isdisjoint(fields.split())


def _of_year(said: str) -> Q:
    year = year_typed(said)
    return Q(signed_order__gte=year * 10000, signed_order__lt=(year + 1) * 10000) if year else Q(pk__in=())


def _of_locality(said: str, today: date) -> Q:
    """Select by the likeliest unit of that name, and by the name that a party bears in its paper.

    Each way has an index of its own: joined by OR in one look, PostgreSQL would walk through all parties instead.
    """
    parties = Party.objects.order_by().values("agreement")
    ways = [parties.filter(name=said)]
    if units := localities_named(said, today):
        found = kindred(units[0].uid, today)
        ways += [parties.filter(unit__in=found.units), parties.filter(province__in=found.provinces)]
    return Q(pk__in=ways[0].union(*ways[1:]))


def in_state(state: str, today: date) -> Q:
    """Return the condition that an agreement is in a state on a day, as `state_on` tells it."""
    if state not in set(State):
        return Q(pk__in=())
    adopted, near = Q(adopted_at__isnull=False), soon(today, settings.EXPIRING_DAYS)
    going = adopted & (Q(closed_on__isnull=True) | Q(closed_on__gt=today))
    begun = going & (Q(starts_on__isnull=True) | Q(starts_on__lte=today))
    ending = Q(closed_as=State.ENDED, closed_on__lte=near)
    conditions = {
        State.DRAFT: Q(adopted_at__isnull=True),
        State.UPCOMING: going & Q(starts_on__gt=today),
        State.EXPIRING: begun & ending,
        State.IN_FORCE: begun & (Q(closed_on__isnull=True) | Q(closed_on__gt=near) | ~Q(closed_as=State.ENDED)),
    }
    return conditions.get(State(state), adopted & Q(closed_as=state, closed_on__lte=today))


def commitments_in(commitments: QuerySet[Commitment], field: str) -> QuerySet[Commitment]:
    """Return the commitments that have this field, as the main one or a further one; all where none is wished."""
    return commitments.filter(fields__in=sets_with(field)) if field else commitments


def grouped(commitments: Iterable[Commitment]) -> dict[str, list[Commitment]]:
    """Return the commitments under the names of their fields, the field that comes first in the paper first."""
    groups: dict[str, list[Commitment]] = {}
    for commitment in commitments:
        groups.setdefault(commitment.get_field_display(), []).append(commitment)
    return groups


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows a list has; with `more`, at least so many and more that were not counted."""

    number: int
    more: bool = False


def counted(rows: QuerySet[Any]) -> Count:
    """Return how many rows there are, counted no further than MOST_COUNTED."""
    number = rows.order_by().values("pk")[: MOST_COUNTED + 1].count()
    return Count(min(number, MOST_COUNTED), number > MOST_COUNTED)
