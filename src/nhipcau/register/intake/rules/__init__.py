"""Pure decisions on what was read and what people type."""

from .certainty import Certainty, Passage, certainty
from .undoing import STEPS, Line, next_to_undo
from .values import NOT_ASKED, VALUES, dotted, money_typed, number_typed, only_known, signed, wrong_values

__all__ = [
    "NOT_ASKED",
    "STEPS",
    "VALUES",
    "Certainty",
    "Line",
    "Passage",
    "certainty",
    "dotted",
    "money_typed",
    "next_to_undo",
    "number_typed",
    "only_known",
    "signed",
    "wrong_values",
]
