from __future__ import annotations

from .invitations import accept, invite, invite_again, open_account
from .mistakes import erase_assignment, erase_office, withdraw_invitation
from .offices import close_office, edit_office, forget_succession, open_office, succeed
from .people import (
    act_as,
    assign,
    change_profile,
    deactivate,
    delegate,
    end_assignment,
    end_delegation,
    enrol,
    new_password,
    reactivate,
)
from .tokens import make_token, revoke_token

__all__ = [
    "accept",
    "act_as",
    "assign",
    "change_profile",
    "close_office",
    "deactivate",
    "delegate",
    "edit_office",
    "end_assignment",
    "end_delegation",
    "enrol",
    "erase_assignment",
    "erase_office",
    "forget_succession",
    "invite",
    "invite_again",
    "make_token",
    "new_password",
    "open_account",
    "open_office",
    "reactivate",
    "revoke_token",
    "succeed",
    "withdraw_invitation",
]
