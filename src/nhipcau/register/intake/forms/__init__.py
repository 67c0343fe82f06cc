from .desk import FORMS, REASONS, FindingForm, HeadingForm, first_guess, said
from .incoming import PaperForm
from .matching import LIKENESSES, SUBJECTS

__all__ = [
    "FORMS",
    "LIKENESSES",
    "REASONS",
    "SUBJECTS",
    "FindingForm",
    "HeadingForm",
    "PaperForm",
    "first_guess",
    "said",
]
