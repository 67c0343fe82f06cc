from __future__ import annotations

from .profiles import (
    Said,
    answer,
    edit_statement,
    open_profile,
    publish,
    remove_statement,
    reopen_request,
    state,
    take_back_answer,
    withdraw,
    withdraw_request,
)

__all__ = [
    "Said",
    "answer",
    "edit_statement",
    "open_profile",
    "publish",
    "remove_statement",
    "reopen_request",
    "state",
    "take_back_answer",
    "withdraw",
    "withdraw_request",
]
