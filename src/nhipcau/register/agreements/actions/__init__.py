from .entering import Content, Heading, Said, enter
from .heirs import decide_heir
from .publishing import adopt, publish, return_to_draft, withdraw

__all__ = [
    "Content",
    "Heading",
    "Said",
    "adopt",
    "decide_heir",
    "enter",
    "publish",
    "return_to_draft",
    "withdraw",
]
