"""What is known of a paper and of agreements, and which agreements it may speak of; all by indexes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count

from nhipcau.base.accounts.queries import Reader, offices_of
from nhipcau.base.documents.models import Document
from nhipcau.register.agreements.models import Agreement, Commitment, Party, Term
from nhipcau.register.agreements.queries import own
from nhipcau.register.agreements.rules import day_known, kindred, meant, place_in_time
from nhipcau.text import fold

from ..models import Draft, Finding, Match, Source
from ..rules import (
    FEW_DAYS,
    Account,
    Contradiction,
    Facts,
    Likeness,
    Side,
    Told,
    cited_numbers,
    contradictions,
    likeness,
)
from .drafts import findings_of, told_day

# As many agreements as are looked at for each way of finding them, and as many as are proposed.
LOOKED_AT, PROPOSED = 30, 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """An agreement that a paper may speak of, why it seems so, and what a person decided."""

    agreement: Agreement
    likeness: Likeness
    decided: Match | None = None


def candidates(user: Reader, draft: Draft, today: date) -> list[Candidate]:
    """Return the agreements of a person's office that a paper may speak of, the likeliest first.

    Those about which somebody has decided are among them, whatever speaks for them.
    """
    decided = {match.agreement_id: match for match in draft.matches.all() if match.agreement_id is not None}
    mine = account_of(draft, today)
    looked_at = {*decided, *_met(mine, offices_of(user))}
    known = own(user).filter(pk__in=looked_at).exclude(document=draft.document_id)
    accounts = _accounts({one.pk: one for one in known}, today)
    found = [Candidate(one, likeness(mine, accounts[one.pk]), decided.get(one.pk)) for one in known]
    found.sort(key=lambda one: -one.likeness.weight)
    likely = [one for one in found if one.likeness.likely][:PROPOSED]
    return [*likely, *(one for one in found if one.decided and one not in likely)]


def decision_of(draft: Draft) -> Match | None:
    """Return what a person decided that a paper is, None where nobody has."""
    return draft.matches.exclude(kind=Match.Kind.UNRELATED).select_related("agreement").first()


def account_of(draft: Draft, today: date) -> Account:
    """Return what a paper on the desk says of itself."""
    findings = list(findings_of(draft))
    day = told_day(draft, findings)
    text = draft.document.text
    sides = [_side_read(one, day_known(day), today) for one in findings if one.kind == Finding.Kind.PARTY]
    duties = [text[one.start : one.end] for one in findings if one.kind == Finding.Kind.COMMITMENT]
    return Account(draft.title, draft.number, day, tuple(sides), tuple(duties), cited_numbers(text))


def _side_read(party: Finding, written: date | None, today: date) -> Side:
    name, level, within = (str(party.values[key] or "") for key in ("name", "level", "within"))
    found = meant(name, level, within, written)
    return side(name, found.unit.uid if found else "", today)


def side(name: str, unit: str, today: date) -> Side:
    """Return a party as it is compared: by its name, and by its unit with what that came from and went to."""
    return Side(fold(name), unit, frozenset({unit, *kindred(unit, today).units}) if unit else frozenset())


def _met(mine: Account, offices: frozenset[int]) -> set[int]:
    """The agreements of these offices that share a number, a party or a day with a paper, a bounded number of each."""
    kin = frozenset().union(*(one.kin for one in mine.sides))
    sides = Party.objects.filter(unit__in=kin, agreement__office__in=offices).order_by().values("agreement")
    by_party = sides.annotate(n=Count("unit", distinct=True)).order_by("-n", "-agreement")
    by_day = Agreement.objects.filter(signed_order__in=_days_around(mine.signed), office__in=offices).order_by("-id")
    if kin:
        by_day = by_day.filter(pk__in=sides)
    numbers = {fold(mine.number), *mine.cited} - {""}
    by_number = Term.objects.filter(word__in=numbers, agreement__office__in=offices)
    return {
        *by_party.values_list("agreement", flat=True)[:LOOKED_AT],
        *by_day.values_list("pk", flat=True)[:LOOKED_AT],
        *by_number.values_list("agreement", flat=True)[:LOOKED_AT],
    }


def _days_around(signed: str) -> list[int]:
    day = day_known(signed)
    around = range(-FEW_DAYS, FEW_DAYS + 1) if day else ()
    return [place_in_time(f"{day + timedelta(days=step):%Y-%m-%d}") for step in around if day]


def _accounts(agreements: dict[int, Agreement], today: date) -> dict[int, Account]:
    duties: dict[int, list[str]] = {pk: [] for pk in agreements}
    for pk, text in Commitment.objects.filter(agreement__in=agreements).values_list("agreement", "text"):
        duties[pk].append(text)
    return {
        pk: Account(one.title, one.number, one.signed, _sides(one, today), tuple(duties[pk]))
        for pk, one in agreements.items()
    }


def _sides(agreement: Agreement, today: date) -> tuple[Side, ...]:
    return tuple(side(party.name, party.unit_id or "", today) for party in agreement.parties.all())


def contradicted(draft: Draft, agreement: Agreement, today: date) -> list[Contradiction]:
    """Return where a paper says something else than the account from which an agreement was entered."""
    return contradictions(_facts_read(draft, today), _facts_entered(agreement, today))


def _facts_read(draft: Draft, today: date) -> Facts:
    findings, text = list(findings_of(draft)), draft.document.text
    day = told_day(draft, findings)
    parties = [one for one in findings if one.kind == Finding.Kind.PARTY]
    return Facts(
        _dated(day, findings),
        Told(draft.number) if draft.number else None,
        tuple(
            (_side_read(one, day_known(day), today), Told(one.values["name"], one.start, one.end)) for one in parties
        ),
        tuple(Told(text[one.start : one.end], one.start, one.end) for one in findings if one.kind == "commitment"),
        _amounts(findings),
    )


def _facts_entered(agreement: Agreement, today: date) -> Facts:
    """The rows of an agreement as people left them; days and amounts stand where its paper was read."""
    draft = Draft.objects.filter(document=agreement.document_id).first()
    findings = list(findings_of(draft)) if draft else []
    parties = agreement.parties.select_related("quote")
    duties = agreement.commitments.select_related("quote")
    return Facts(
        _dated(agreement.signed, findings),
        Told(agreement.number) if agreement.number else None,
        tuple(
            (side(one.name, one.unit_id or "", today), Told(one.name, one.quote.start, one.quote.end))
            for one in parties
        ),
        tuple(Told(one.text, one.quote.start, one.quote.end) for one in duties),
        _amounts(findings),
    )


def _dated(day: str, findings: Iterable[Finding]) -> Told | None:
    events = [one for one in findings if one.kind == Finding.Kind.EVENT and one.values["date"] == day]
    return next((Told(day, one.start, one.end) for one in events), Told(day) if day else None)


def _amounts(findings: Iterable[Finding]) -> tuple[Told, ...]:
    gifts = [one for one in findings if one.kind == Finding.Kind.SUPPORT and one.values["amount_vnd"] is not None]
    return tuple(Told(str(one.values["amount_vnd"]), one.start, one.end) for one in gifts)


def sources_of(agreement: Agreement) -> list[Source]:
    """Return the papers that an agreement is known from, the one it was entered from first."""
    rows = Source.objects.filter(agreement=agreement).select_related("draft__document", "agreement")
    return sorted(rows, key=lambda one: (one.role != Source.Role.PAPER, one.pk))


def agreement_of(draft: Draft) -> Agreement | None:
    """Return the agreement that a paper became, or that it is a further source of; None while it is neither."""
    known = Agreement.objects.filter(sources__draft=draft).first()
    return known or Agreement.objects.filter(document=draft.document_id).first()


def nature_of(document: Document) -> str:
    """Return whether an accepted paper is the paper itself or an article about it, "" where it was never accepted."""
    return Source.objects.filter(draft__document=document).values_list("nature", flat=True).first() or ""
