"""Every address, tried by everybody: who is let in, who is sent to sign in, who is told that there is nothing.

An address that is not in the table fails the test: whoever adds one says here who may see it. Each row tells, in the
order of COLUMNS, what GET and, where something is changed, POST give: a status, "in" for being sent to sign in, "on"
for being sent somewhere else; "+" that a line of history was written. Who is refused never writes one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse

from nhipcau.base.history.models import Entry

# Who edits for the office, whatever their role, and whoever stands in for one of them, has the same rights.
EDITING = ("officer", "leader", "standing", "delegate")
COLUMNS = (("anonymous",), ("viewer",), EDITING, ("administrator",), ("locality",), ("stranger",))


@dataclass(frozen=True)
class Row:
    """What everybody gets; `of` names the things in the address, `data` what is posted."""

    get: str
    post: str = ""
    of: str = ""
    data: dict[str, str] = field(default_factory=dict)


EVERYBODY = "200 200 200 200 200 200"
NOBODY = "404 404 404 404 404 404"
NEVER = "405 405 405 405 405 405"
ONWARD = "on on on on on on"
ASKED = "in in in in in in"
STAFF = "in 200 200 200 200 200"
HOUSE = "in 200 200 200 404 404"
SIDES = "in 200 200 200 200 404"
DESK = "in 403 200 200 404 404"
BACK = "in on on on on on"
DONE = "in 403 on+ on+ 404 404"
IDLE = "in 403 on on 404 404"
WRONG = "in 403 422 422 404 404"
DONE_BESIDE_SIDES = "in 403 on+ on+ 403 404"
ADMINISTRATION = "in 403 403 200 403 403"
OTHER_ADMINISTRATION = "in 403 403 404 403 403"
ADMINISTRATION_DONE = "in 403 403 on+ 403 403"
ADMINISTRATION_IDLE = "in 403 403 on 403 403"
ADMINISTRATION_WRONG = "in 403 403 422 403 403"
OWN_OF_VIEWER = "in 200 404 404 404 404"
OWN_OF_OFFICER = "in 404 200/404 404 404 404"
ADMINISTRATORS = "in 404 404 200 404 404"
STAFF_WITHOUT_IT = "in 404 404 404 404 404"
EDITORS = "in 403 on+ on+ on+ on+"
SIGNED_OUT = "200 on on on on on"
HOUSE_ONWARD = "in on on on 404 404"
ADMINISTRATORS_ONWARD = "in 404 404 on 404 404"

TABLE = {
    "portal:home": Row(EVERYBODY),
    "portal:agreements": Row(EVERYBODY),
    "portal:agreement": Row(EVERYBODY, of="public"),
    "portal:agreement unpublished": Row(NOBODY, of="house"),
    "portal:agreement draft": Row(NOBODY, of="draft"),
    "portal:commitments": Row(EVERYBODY),
    "portal:commitment": Row(EVERYBODY, of="public_commitment"),
    "portal:commitment unpublished": Row(NOBODY, of="commitment"),
    "portal:places": Row(EVERYBODY),
    "portal:map": Row(EVERYBODY),
    "portal:place": Row(EVERYBODY, of="p01b"),
    "portal:about": Row(EVERYBODY),
    "api:openapi-json": Row(EVERYBODY),
    "api:api-root": Row(NOBODY),
    "api:bring_in": Row(NEVER, "401 403 202+ 202+ 202+ 202+", data={"text": "Tỉnh A và tỉnh B ký biên bản."}),
    "api:show": Row("401 200 200 200 404 404", of="incoming"),
    "office:home": Row(STAFF),
    "office:history": Row(SIDES, of="house"),
    "office:history draft": Row(HOUSE, of="draft"),
    "office:history-bundle": Row(SIDES, of="house"),
    "office:history-bundle draft": Row(HOUSE, of="draft"),
    "sheets:list": Row(STAFF),
    "sheets:new": Row(ADMINISTRATION, ADMINISTRATION, of="offices"),
    "sheets:template": Row(ADMINISTRATION, of="offices"),
    "sheets:listed": Row("in 403 403 on 403 403", of="offices"),
    "sheets:sheet": Row(ADMINISTRATORS, of="sheet"),
    "sheets:original": Row(ADMINISTRATORS, of="sheet"),
    "sheets:result": Row(ADMINISTRATORS, of="sheet csv"),
    "sheets:deed": Row(ADMINISTRATORS_ONWARD, ADMINISTRATORS_ONWARD, of="sheet drop"),
    "intake:list": Row(STAFF),
    "intake:new": Row(STAFF, EDITORS, data={"text": "Hai tỉnh ký biên bản hợp tác."}),
    "intake:batch": Row(HOUSE_ONWARD, of="batch"),
    "intake:retry": Row(HOUSE_ONWARD, IDLE, of="incoming"),
    "intake:set-aside": Row(HOUSE_ONWARD, DONE, of="incoming"),
    "intake:review": Row(HOUSE, of="paper"),
    "intake:original": Row(HOUSE, of="paper"),
    "intake:heading": Row(
        BACK, DONE, of="paper", data={"title": "Khác", "form": "agreement", "number": "", "published": ""}
    ),
    "intake:add": Row(DESK, DESK, of="paper", data={"kind": "party"}),
    "intake:correct": Row(
        BACK, DONE, of="paper finding", data={"field": "trade", "status": "agreed", "words": "quảng bá du lịch biển"}
    ),
    "intake:remove": Row(BACK, DONE, of="paper finding"),
    "intake:restore": Row(BACK, IDLE, of="paper finding"),
    "intake:confirm": Row(BACK, IDLE, of="paper finding"),
    "intake:confirm-clear": Row(BACK, DONE, of="paper"),
    "intake:undo": Row(BACK, DONE, of="paper"),
    "intake:page": Row(STAFF_WITHOUT_IT, of="paper 1"),
    "intake:accept": Row(BACK, WRONG, of="paper"),
    "needs:list": Row(STAFF),
    "needs:profiles": Row(STAFF, EDITORS, data={"place": "tỉnh Nghệ An"}),
    "needs:profile": Row(HOUSE, of="profile"),
    "needs:publish": Row(BACK, DONE, of="profile"),
    "needs:withdraw": Row(BACK, IDLE, of="profile"),
    "needs:add": Row(DESK, DONE, of="profile request", data={"field": "tourism", "text": "Cần thêm"}),
    "needs:request": Row(HOUSE, of="need"),
    "needs:edit": Row(DESK, DONE, of="need", data={"field": "tourism", "text": "Khác", "edition": "1"}),
    "needs:remove": Row(IDLE, DONE, of="need"),
    "needs:withdraw-request": Row(BACK, DONE, of="need"),
    "needs:reopen-request": Row(BACK, IDLE, of="need"),
    "needs:answer": Row(BACK, DONE, of="need", data={"commitment": "{commitment}"}),
    "needs:take-back": Row(BACK, IDLE, of="need", data={"commitment": "{commitment}"}),
    "agreements:list": Row(STAFF),
    "agreements:heirs": Row(STAFF),
    "agreements:decide-heir": Row(BACK, WRONG, of="party"),
    "agreements:detail": Row(SIDES, of="house"),
    "agreements:detail draft": Row(HOUSE, of="draft"),
    "agreements:publish": Row(BACK, DONE_BESIDE_SIDES, of="house"),
    "agreements:withdraw": Row(BACK, DONE_BESIDE_SIDES, of="public"),
    "agreements:adopt": Row(BACK, DONE, of="draft"),
    "agreements:return-to-draft": Row(BACK, DONE_BESIDE_SIDES, of="house"),
    "agreements:edit": Row(DESK, WRONG, of="house"),
    "agreements:edit draft": Row(DESK, WRONG, of="draft"),
    "agreements:tree": Row(DESK, IDLE, of="house"),
    "agreements:party-add": Row(DESK, WRONG, of="house"),
    "agreements:party": Row(DESK, WRONG, of="house party"),
    "agreements:signatory-add": Row(DESK, WRONG, of="house"),
    "agreements:signatory": Row(DESK, WRONG, of="house signatory"),
    "agreements:commitment-add": Row(DESK, WRONG, of="house"),
    "agreements:commitment": Row(DESK, WRONG, of="house commitment"),
    "agreements:amend": Row(DESK, WRONG, of="house commitment"),
    "agreements:party-remove": Row(BACK, DONE, of="house party"),
    "agreements:signatory-remove": Row(BACK, DONE, of="house signatory"),
    "agreements:commitment-remove": Row(BACK, IDLE, of="house commitment"),
    "None": Row(NOBODY, of="/api/v0/nothing"),
    "intake:relate": Row(BACK, WRONG, of="paper"),
    "intake:beside": Row(HOUSE, of="paper house"),
    "intake:take-back": Row(BACK, WRONG, of="paper"),
    "accounts:profile": Row(STAFF, "in on+ on+ on+ on+ on+", data={"full_name": "Tên Mới", "language": "vi"}),
    "accounts:act-as": Row(BACK, "in on 403 403 403 403", of="seat"),
    "accounts:lend": Row(
        OWN_OF_VIEWER, "in 422 404 404 404 404", of="seat", data={"to": "{stranger}", "until": "{later}"}
    ),
    "accounts:end-lending": Row(OWN_OF_OFFICER, "in 404 404/on+ 404 404 404", of="lent"),
    "accounts:new-token": Row(STAFF, "in on+ 403/on+ on+ on+ on+", data={"name": "máy"}),
    "accounts:revoke-token": Row(OWN_OF_OFFICER, "in 404 404/on+ 404 404 404", of="token"),
    "accounts:offices": Row(ADMINISTRATION),
    "accounts:add-office": Row(
        ADMINISTRATION, ADMINISTRATION_DONE, data={"name": "Sở Mới", "kind": "department", "unit": "Hà Nội"}
    ),
    "accounts:office": Row(ADMINISTRATION, of="office"),
    "accounts:office elsewhere": Row(OTHER_ADMINISTRATION, of="elsewhere"),
    "accounts:edit-office": Row(
        ADMINISTRATION,
        ADMINISTRATION_DONE,
        of="office",
        data={"name": "Sở Khác", "kind": "department", "unit": "thành phố Hà Nội"},
    ),
    "accounts:close-office": Row(ADMINISTRATION, ADMINISTRATION_WRONG, of="office", data={"closed": "{later}"}),
    "accounts:succeed": Row(ADMINISTRATION, ADMINISTRATION, of="office"),
    "accounts:forget-succession": Row(ADMINISTRATION, ADMINISTRATION_DONE, of="former succession"),
    "accounts:invite": Row(
        ADMINISTRATION,
        ADMINISTRATION_WRONG,
        of="office",
        data={"email": "moi@example.vn", "full_name": "Mới", "role": "viewer"},
    ),
    "accounts:assign": Row(
        ADMINISTRATION, ADMINISTRATION_WRONG, of="office", data={"person": "{stranger}", "role": "viewer"}
    ),
    "accounts:people": Row(ADMINISTRATION),
    "accounts:person": Row(ADMINISTRATION, of="person"),
    "accounts:person elsewhere": Row(OTHER_ADMINISTRATION, of="stranger"),
    "accounts:end-assignment": Row(ADMINISTRATION, ADMINISTRATION_DONE, of="person seat", data={"until": "{later}"}),
    "accounts:delegate": Row(
        ADMINISTRATION, ADMINISTRATION_WRONG, of="lender lent_seat", data={"to": "{stranger}", "until": "{later}"}
    ),
    "accounts:end-delegation": Row(ADMINISTRATION, ADMINISTRATION_DONE, of="lender lent"),
    "accounts:invite-again": Row(ADMINISTRATION, ADMINISTRATION_WRONG, of="person"),
    "accounts:deactivate": Row(ADMINISTRATION, ADMINISTRATION_DONE, of="person"),
    "accounts:reactivate": Row(ADMINISTRATION, ADMINISTRATION_IDLE, of="person"),
    "accounts:forget-second-factor": Row(ADMINISTRATION, ADMINISTRATION_DONE, of="person"),
    "sign-in": Row(SIGNED_OUT),
    "account_login": Row(SIGNED_OUT),
    "sign-out": Row("on 200 200 200 200 200"),
    "account_logout": Row("on 200 200 200 200 200"),
    "account_inactive": Row(EVERYBODY),
    "mfa_authenticate": Row(BACK),
    "mfa_login_webauthn": Row(BACK),
    "account_reauthenticate": Row(STAFF),
    "mfa_reauthenticate": Row(BACK),
    "mfa_reauthenticate_webauthn": Row(BACK),
    "account_reset_password": Row(EVERYBODY),
    "account_reset_password_done": Row(EVERYBODY),
    "account_reset_password_from_key_done": Row(EVERYBODY),
    "socialaccount_login_cancelled": Row(ASKED),
    "account": Row(STAFF),
    "mfa_index": Row(STAFF),
    "account_change_password": Row(STAFF),
    "account_set_password": Row(BACK),
    "mfa_activate_totp": Row(BACK),
    "mfa_deactivate_totp": Row(STAFF_WITHOUT_IT),
    "mfa_view_recovery_codes": Row(STAFF_WITHOUT_IT),
    "mfa_generate_recovery_codes": Row(BACK),
    "mfa_download_recovery_codes": Row(STAFF_WITHOUT_IT),
    "mfa_list_webauthn": Row(ONWARD),
    "mfa_add_webauthn": Row(BACK),
    "usersessions_list": Row(STAFF),
    "set_language": Row(ONWARD),
    "account_reset_password_from_key": Row(EVERYBODY, of="x y"),
    "openid_connect_login": Row(NEVER, NOBODY, of="x"),
    "openid_connect_callback": Row(NOBODY, of="x"),
    "accept-invitation": Row(NOBODY, NOBODY, of="x"),
    "mfa_edit_webauthn": Row(BACK, BACK, of="1"),
    "mfa_remove_webauthn": Row(BACK, BACK, of="1"),
}


GROUPS = ("portal", "api", "office", "sheets", "intake", "needs", "agreements", "accounts", "")


def names(patterns=None, space=""):
    """Yield the name of every address there is."""
    for one in patterns or get_resolver().url_patterns:
        if isinstance(one, URLPattern):
            yield space + str(one.name)
        else:
            yield from names(one.url_patterns, f"{space}{one.namespace}:" if one.namespace else space)


def test_each_address_is_in_the_table():
    told = {key.split()[0] for key in TABLE}
    assert set(names()) - told == set(), "say in TABLE who may see these"
    assert told - set(names()) == set(), "these addresses are no more"


@pytest.mark.parametrize("group", GROUPS)
def test_everybody_gets_what_the_table_says(world, group):
    wrong = []
    for key, row in TABLE.items():
        if key.rpartition(":")[0] != group:
            continue
        for method, expected in (("get", row.get), ("post", row.post)):
            if expected:
                found = " ".join(seen(world, key, row, method))
                wrong += [(key, method, found, expected)] if found != expected else []
    assert wrong == [], "\n".join(map(str, wrong))


def seen(world, key, row, method):
    """Yield what each column gets; those within one column that get something else are told apart."""
    things = {name: getattr(one, "pk", one) for name, one in world.things.items()}
    asked = [things.get(name, name) for name in row.of.split()]
    # What has no name is told by its address.
    address = row.of if row.of.startswith("/") else reverse(key.split()[0], args=asked)
    data = {name: value.format(**things) for name, value in row.data.items()} if method == "post" else {}
    program = key.startswith("api:")
    for column in COLUMNS:
        # Nobody gets an access key for a role that was lent to them.
        roles = [role for role in column if not program or world.keys.get(role, role == "anonymous")]
        found = {role: tried(world, role, method, address, data, program) for role in roles}
        yield "/".join(sorted(set(found.values())))


def tried(world, role, method, address, data, program):
    """Return what somebody gets, and leave everything as it was."""
    headers = {"Authorization": f"Bearer {world.keys[role]}"} if program and role in world.keys else {}
    with transaction.atomic():
        before = Entry.objects.count()
        answer = getattr(world.client("" if program else role), method)(address, data, headers=headers)
        list(getattr(answer, "streaming_content", ()))
        wrote = Entry.objects.count() > before
        transaction.set_rollback(True)
    return outcome(answer) + ("+" if wrote else "")


def outcome(answer):
    if answer.status_code not in (301, 302):
        return str(answer.status_code)
    return "in" if answer["Location"].split("?")[0] == "/sign-in/" else "on"


def test_a_role_that_was_lent_gives_no_access_key(world):
    assert [role for role, key in world.keys.items() if not key] == ["delegate"]
