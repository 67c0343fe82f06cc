"""Pure decisions on what was read and what people type."""

from .certainty import Certainty, Passage, certainty
from .contradicting import Contradiction, Facts, Told, contradictions
from .matching import FEW_DAYS, Account, Likeness, Side, cited_numbers, likeness, speaks_of_amending
from .sources import is_official
from .undoing import STEPS, Line, next_to_undo
from .values import NOT_ASKED, VALUES, dotted, money_typed, number_typed, only_known, signed, wrong_values

__all__ = [
    "FEW_DAYS",
    "NOT_ASKED",
    "STEPS",
    "VALUES",
    "Account",
    "Certainty",
    "Contradiction",
    "Facts",
    "Likeness",
    "Line",
    "Passage",
    "Side",
    "Told",
    "certainty",
    "cited_numbers",
    "contradictions",
    "dotted",
    "is_official",
    "likeness",
    "money_typed",
    "next_to_undo",
    "number_typed",
    "only_known",
    "signed",
    "speaks_of_amending",
    "wrong_values",
]
