from .agreement import Agreement, Party, Signatory, Term
from .choices import Field, Form, Level, Relation, Renewal, Role, Standing
from .commitment import Assignee, Commitment, Tally, Topic, Wording

__all__ = [
    "Agreement",
    "Assignee",
    "Commitment",
    "Field",
    "Form",
    "Level",
    "Party",
    "Relation",
    "Renewal",
    "Role",
    "Signatory",
    "Standing",
    "Tally",
    "Term",
    "Topic",
    "Wording",
]
