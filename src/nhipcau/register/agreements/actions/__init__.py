from .changing import ConflictError
from .commitments import Duty, add_commitment, amend_commitment, edit_commitment, remove_commitment
from .editing import (
    add_party,
    add_signatory,
    edit_heading,
    edit_party,
    edit_signatory,
    remove_party,
    remove_signatory,
)
from .entering import Content, Heading, Said, enter
from .erasing import erase
from .heirs import decide_heir
from .leaving import take_out
from .publishing import adopt, publish, return_to_draft, withdraw
from .tree import hang, take_down

__all__ = [
    "ConflictError",
    "Content",
    "Duty",
    "Heading",
    "Said",
    "add_commitment",
    "add_party",
    "add_signatory",
    "adopt",
    "amend_commitment",
    "decide_heir",
    "edit_commitment",
    "edit_heading",
    "edit_party",
    "edit_signatory",
    "enter",
    "erase",
    "hang",
    "publish",
    "remove_commitment",
    "remove_party",
    "remove_signatory",
    "return_to_draft",
    "take_down",
    "take_out",
    "withdraw",
]
