"""Which parties have ended, and who is a party to what."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.core.cache import cache
from django.db.models import Count, Exists, OuterRef

from nhipcau.base.accounts.queries import Reader
from nhipcau.base.localities.models import Version
from nhipcau.text import fold

from ..models import Agreement, Party
from ..rules import Today, today_of
from .visibility import parties_of


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


class Parties(NamedTuple):
    """How many parties there are by name, and the names of those with most agreements, in alphabetical order."""

    party_count: int
    parties: list[str]


_MOST_NAMES, _SECONDS = 80, 60


def published_parties() -> Parties:
    """Return the parties to the published agreements; worked out again when one is published, or after a minute."""
    shown = Agreement.objects.filter(published_at__isnull=False)
    latest = shown.order_by("-published_at", "-id").values_list("pk", "published_at").first()
    key = f"published-parties:{latest[0]}:{latest[1]:%Y%m%d%H%M%S%f}" if latest else "published-parties"
    found: Parties | None = cache.get_or_set(key, _published_parties, _SECONDS)
    return found or Parties(0, [])


def _published_parties() -> Parties:
    named = Party.objects.filter(agreement__published_at__isnull=False).order_by().values_list("name")
    counts = list(named.annotate(number=Count("agreement")).order_by("-number", "name"))
    return Parties(len(counts), sorted((name for name, _ in counts[:_MOST_NAMES]), key=fold))


class Bond(NamedTuple):
    """That a unit is a party to a published agreement, and the year or more in which that was signed."""

    agreement: int
    unit: str
    signed: str


def published_bonds() -> list[Bond]:
    """Return each party of each published agreement whose unit is known, in the order of the papers."""
    parties = Party.objects.filter(agreement__published_at__isnull=False, version__isnull=False)
    return list(map(Bond._make, parties.order_by("pk").values_list("agreement", "version__unit", "agreement__signed")))
