from .accepting import accept, take_back
from .desk import (
    add_finding,
    correct_finding,
    correct_heading,
    remove_finding,
    restore_finding,
    review_findings,
)
from .fetching import Fetched, fetch_folder, fetch_mail
from .incoming import bring_in, read_at_once, resume_reading, retry, set_aside
from .matching import relate
from .picturing import page_at, pages_of, picture
from .taking_in import TakenIn, take_in
from .taking_up import take_up
from .undoing import undo

__all__ = [
    "Fetched",
    "TakenIn",
    "accept",
    "add_finding",
    "bring_in",
    "correct_finding",
    "correct_heading",
    "fetch_folder",
    "fetch_mail",
    "page_at",
    "pages_of",
    "picture",
    "read_at_once",
    "relate",
    "remove_finding",
    "restore_finding",
    "resume_reading",
    "retry",
    "review_findings",
    "set_aside",
    "take_back",
    "take_in",
    "take_up",
    "undo",
]
