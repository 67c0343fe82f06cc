from .desk import FORMS, FindingForm, HeadingForm, first_guess, said
from .incoming import PaperForm

__all__ = ["FORMS", "FindingForm", "HeadingForm", "PaperForm", "first_guess", "said"]
