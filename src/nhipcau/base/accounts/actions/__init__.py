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
from .sign_in import forget_second_factor, note_change_of_sign_in, note_sign_in, send_reset_link
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
    "forget_second_factor",
    "forget_succession",
    "invite",
    "invite_again",
    "make_token",
    "new_password",
    "note_change_of_sign_in",
    "note_sign_in",
    "open_account",
    "open_office",
    "reactivate",
    "revoke_token",
    "send_reset_link",
    "succeed",
    "withdraw_invitation",
]
