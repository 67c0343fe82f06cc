"""The only door to agreements for readers in other apps."""

from nhipcau.base.accounts.queries import page

from .changes import changes_since, row_key
from .heirs import Bond, Parties, awaiting_heirs, published_bonds, published_parties, with_heirs
from .listed import AGREEMENTS, COMMITMENTS, PUBLIC_AGREEMENTS, agreements_listed, commitments_listed
from .narrowing import Count, commitments_in, counted, grouped, in_state, narrowed
from .offices import named_offices
from .tallies import (
    Counted,
    field_sets,
    forms,
    public_sets,
    published_agreements,
    published_by_field,
    published_total,
    sets_with,
)
from .tree import Family, above, family
from .visibility import (
    commitments_of,
    hidden_ranges,
    in_full,
    kept_back,
    own,
    parties_of,
    public_commitments_of,
    public_wordings_of,
    published,
    published_commitments,
    visible_to,
    wordings_of,
)

__all__ = [
    "AGREEMENTS",
    "COMMITMENTS",
    "PUBLIC_AGREEMENTS",
    "Bond",
    "Count",
    "Counted",
    "Family",
    "Parties",
    "above",
    "agreements_listed",
    "awaiting_heirs",
    "changes_since",
    "commitments_in",
    "commitments_listed",
    "commitments_of",
    "counted",
    "family",
    "field_sets",
    "forms",
    "grouped",
    "hidden_ranges",
    "in_full",
    "in_state",
    "kept_back",
    "named_offices",
    "narrowed",
    "own",
    "page",
    "parties_of",
    "public_commitments_of",
    "public_sets",
    "public_wordings_of",
    "published",
    "published_agreements",
    "published_bonds",
    "published_by_field",
    "published_commitments",
    "published_parties",
    "published_total",
    "row_key",
    "sets_with",
    "visible_to",
    "with_heirs",
    "wordings_of",
]
