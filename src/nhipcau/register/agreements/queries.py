from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Replace

from nhipcau.base.accounts.queries import Reader, office_of
from nhipcau.base.localities.models import Version
from nhipcau.text import fold

from .models import Agreement, Commitment, Field, Party
from .rules import Today, today_of


def visible_to(user: Reader) -> QuerySet[Agreement]:
    """Return the agreements that a person may open in the office: those of their own office, published or not."""
    office = office_of(user)
    return _complete(Agreement.objects.filter(office=office) if office else Agreement.objects.none())


def published() -> QuerySet[Agreement]:
    """Return the agreements that everyone may see."""
    return _complete(Agreement.objects.filter(published_at__isnull=False))


def parties_of(user: Reader) -> QuerySet[Party]:
    """Return the parties to the agreements that a person may open in the office."""
    office = office_of(user)
    own = Party.objects.filter(agreement__office=office) if office else Party.objects.none()
    return own.select_related("agreement", "version__parent", "heir")


def with_heirs(user: Reader, today: date) -> list[Party]:
    """Return those of a person's parties whose unit has ended, those that wait for a decision first."""
    there = Version.objects.filter(unit=OuterRef("version__unit"), valid_to__isnull=True)
    gone = parties_of(user).filter(~Exists(there), version__isnull=False).order_by("agreement", "pk")
    ended = [(party, now) for party in gone if (now := _today(party, today)).ended]
    return [party for party, now in sorted(ended, key=lambda one: not one[1].awaiting)]


def awaiting_heirs(user: Reader, today: date) -> list[Party]:
    """Return those of a person's parties for whose duties somebody has to name an heir."""
    return [party for party in with_heirs(user, today) if _today(party, today).awaiting]


def _today(party: Party, day: date) -> Today:
    assert party.version is not None
    return today_of(party.version.unit_id, party.heir_id, day)


def _complete(agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
    return (
        agreements.select_related("document", "office")
        .prefetch_related("parties__version__parent", "signatories")
        # An unknown year, written XXXX, comes before all known ones.
        .annotate(commitment_count=Count("commitments"), signed_order=Replace("signed", Value("X"), Value("0")))
        .order_by("-id")
    )


def commitments_of(agreement: Agreement) -> QuerySet[Commitment]:
    """Return an agreement's commitments in the order of the paper, with their quotes."""
    return agreement.commitments.select_related("quote")


def published_commitments() -> QuerySet[Commitment]:
    """Return the commitments that everyone may see, with all that their page needs."""
    return (
        Commitment.objects.filter(agreement__published_at__isnull=False)
        .select_related("quote__document", "agreement__document", "agreement__office")
        .prefetch_related("agreement__parties__version__parent")
    )


def narrowed(
    agreements: QuerySet[Agreement], *, words: str = "", field: str = "", party: str = ""
) -> QuerySet[Agreement]:
    """Return the agreements about these words, in this field, with this party; an empty wish narrows nothing.

    The words are looked for in the title, the number and the parties' names, with or without marks.
    """
    if field:
        agreements = agreements.filter(pk__in=Commitment.objects.filter(field=field).values("agreement"))
    if party:
        agreements = agreements.filter(pk__in=Party.objects.filter(name=party).values("agreement"))
    if sought := fold(words).split():
        agreements = agreements.filter(pk__in=_about(agreements, sought))
    return agreements


def _about(agreements: QuerySet[Agreement], sought: Sequence[str]) -> list[int]:
    said = {pk: f"{title} {number}" for pk, title, number in agreements.values_list("pk", "title", "number")}
    for pk, name in Party.objects.filter(agreement__in=said).values_list("agreement", "name"):
        said[pk] += f" {name}"
    return [pk for pk, words in said.items() if all(word in fold(words) for word in sought)]


def party_names(agreements: QuerySet[Agreement]) -> list[str]:
    """Return the names of the parties to these agreements, once each, in alphabetical order."""
    names = Party.objects.filter(agreement__in=agreements.values("pk")).values_list("name", flat=True)
    return sorted(set(names), key=fold)


class Bond(NamedTuple):
    """That a unit is a party to a published agreement, and the year or more in which that was signed."""

    agreement: int
    unit: str
    signed: str


def published_bonds() -> list[Bond]:
    """Return each party of each published agreement whose unit is known, in the order of the papers."""
    parties = Party.objects.filter(agreement__published_at__isnull=False, version__isnull=False)
    return list(map(Bond._make, parties.order_by("pk").values_list("agreement", "version__unit", "agreement__signed")))


class Counted(NamedTuple):
    """A field of cooperation and how many rows it has."""

    code: str
    name: str
    number: int


def by_field(commitments: QuerySet[Commitment]) -> list[Counted]:
    """Return how many of these commitments each field has, most first; fields without any are left out."""
    counts = commitments.order_by().values_list("field").annotate(n=Count("pk")).order_by("-n", "field")
    return [Counted(code, str(Field(code).label), number) for code, number in counts]


def grouped(commitments: Iterable[Commitment]) -> dict[str, list[Commitment]]:
    """Return the commitments under the names of their fields, the field that comes first in the paper first."""
    groups: dict[str, list[Commitment]] = {}
    for commitment in commitments:
        groups.setdefault(commitment.get_field_display(), []).append(commitment)
    return groups


Row = TypeVar("Row", bound=Model)


def page(rows: QuerySet[Row], *, order: str, after: str = "", size: int = 50) -> tuple[list[Row], int | None]:
    """Return the rows that follow the one with key `after`, and the key of the last where more follow.

    `order` is one column, "-" before it for descending. A key that names no row begins anew.
    """
    column, way = order.lstrip("-"), "lt" if order.startswith("-") else "gt"
    last = rows.filter(pk=after).values_list(column, flat=True).first() if after.isdecimal() else None
    if last is not None:
        beyond = Q(**{f"{column}__{way}": last}) | Q(**{column: last, f"pk__{way}": after})
        rows = rows.filter(beyond)
    found = list(rows.order_by(order, "-pk" if way == "lt" else "pk")[: size + 1])
    return found[:size], found[size - 1].pk if len(found) > size else None
