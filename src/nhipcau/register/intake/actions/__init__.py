from .desk import (
    accept,
    add_finding,
    correct_finding,
    correct_heading,
    remove_finding,
    restore_finding,
)
from .taking_in import TakenIn, take_in

__all__ = [
    "TakenIn",
    "accept",
    "add_finding",
    "correct_finding",
    "correct_heading",
    "remove_finding",
    "restore_finding",
    "take_in",
]
