from .desk import FORMS, REASONS, FindingForm, HeadingForm, first_guess, said
from .incoming import PaperForm

__all__ = ["FORMS", "REASONS", "FindingForm", "HeadingForm", "PaperForm", "first_guess", "said"]
