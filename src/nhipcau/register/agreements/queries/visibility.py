"""Who may see which agreements, parties and commitments."""

from __future__ import annotations

from django.conf import settings
from django.db.models import OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from nhipcau.base.accounts.queries import Reader, offices_of, units_of
from nhipcau.base.documents.models import Document

from ..models import Agreement, Commitment, Party, Topic, Wording
from .tallies import public_sets


def visible_to(user: Reader) -> QuerySet[Agreement]:
    """Return the agreements that a person may open in the office.

    These are all of their own office and of those whose work it took over, and those of other offices, once adopted,
    to which their locality or one that it inherited from is a party. Drafts stay with their office.
    """
    party = Party.objects.filter(unit__in=units_of(user)).values("agreement")
    return _listed(Agreement.objects.filter(Q(office__in=offices_of(user)) | Q(pk__in=party, adopted_at__isnull=False)))


def own(user: Reader) -> QuerySet[Agreement]:
    """Return the agreements that a person's office, or one whose work it took over, entered and may change."""
    return _listed(Agreement.objects.filter(office__in=offices_of(user)))


def published() -> QuerySet[Agreement]:
    """Return the agreements that everyone may see, with the number of their commitments that everyone may see."""
    topics = Topic.objects.filter(agreement=OuterRef("pk"), fields__in=public_sets()).order_by()
    number = topics.values("agreement").annotate(total=Sum("number")).values("total")
    return _listed(Agreement.objects.filter(published_at__isnull=False)).annotate(
        public_count=Coalesce(Subquery(number), 0)
    )


def parties_of(user: Reader) -> QuerySet[Party]:
    """Return the parties to the agreements that a person's office may change."""
    own = Party.objects.filter(agreement__office__in=offices_of(user))
    return own.select_related("agreement", "version__parent", "heir")


def _listed(agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
    rows = agreements.select_related("document", "office").prefetch_related("parties")
    return rows.defer("document__text").order_by("-id")


def in_full(agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Return the same agreements with all that the page of one needs, beside its commitments."""
    return agreements.select_related("parent").prefetch_related(
        "parties__version", "parties__heir", "signatories__party"
    )


def commitments_of(agreement: Agreement) -> QuerySet[Commitment]:
    """Return an agreement's commitments in the order of the paper, for the people of an office that may open it."""
    return agreement.commitments.select_related("quote").prefetch_related("assignees")


def public_commitments_of(agreement: Agreement) -> QuerySet[Commitment]:
    """Return those of an agreement's commitments that everyone may see."""
    return commitments_of(agreement).filter(fields__in=public_sets())


def published_commitments() -> QuerySet[Commitment]:
    """Return the commitments that everyone may see, with all that their page needs; none of a restricted field."""
    return (
        Commitment.objects.filter(agreement__published_at__isnull=False, fields__in=public_sets())
        .select_related("quote__document", "agreement__document", "agreement__office")
        .prefetch_related("agreement__parties__version__parent", "assignees")
        .defer("agreement__document__text")
    )


def hidden_ranges(document: Document) -> list[tuple[int, int]]:
    """Return where in a paper stands what the public does not see, as ranges of its text."""
    hidden = Commitment.objects.exclude(fields__in=public_sets())
    said = hidden.filter(quote__document=document).values_list("quote__start", "quote__end")
    former = Wording.objects.filter(commitment__in=hidden, quote__document=document)
    return [*said, *former.values_list("quote__start", "quote__end")]


def kept_back(agreement: Agreement) -> int | None:
    """Return how many of an agreement's commitments the public does not see; None where even that is not told."""
    if not settings.COUNT_RESTRICTED:
        return None
    return agreement.commitments.exclude(fields__in=public_sets()).count()


def public_wordings_of(commitment: Commitment) -> list[Wording]:
    """Return the former wordings of a commitment whose amendment everyone may see."""
    return [one for one in wordings_of(commitment) if one.amended_by.published_at is not None]


def wordings_of(commitment: Commitment) -> list[Wording]:
    """Return what a commitment said before each amendment, the oldest wording first."""
    return list(commitment.wordings.select_related("amended_by"))
