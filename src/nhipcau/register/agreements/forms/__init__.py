from .editing import AgreementForm, AmendForm, CommitmentForm, PartyForm, SignatoryForm
from .typed import QuotedForm, TypedField, date_field, period_field

__all__ = [
    "AgreementForm",
    "AmendForm",
    "CommitmentForm",
    "PartyForm",
    "QuotedForm",
    "SignatoryForm",
    "TypedField",
    "date_field",
    "period_field",
]
