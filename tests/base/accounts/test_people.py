from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import ProtectedError
from django.utils import timezone

from nhipcau.base.accounts.actions import (
    accept,
    act_as,
    assign,
    deactivate,
    delegate,
    end_assignment,
    end_delegation,
    invite,
    invite_again,
    make_token,
    open_office,
    reactivate,
    revoke_token,
)
from nhipcau.base.accounts.models import Delegation, Invitation, User
from nhipcau.base.accounts.queries import bearer, can_edit, editor, office_of, role_of, units_of
from nhipcau.base.history.models import Entry
from nhipcau.base.localities.models import Unit

PASSWORD = "cầu Long Biên bắc qua"


def today():
    return timezone.localdate()


def afresh(person):
    return User.objects.get(pk=person.pk)


def link_in(letters):
    return letters[-1].body.split("/invitation/")[1].split("/")[0]


def test_a_role_holds_from_its_first_to_its_last_day(officer, office):
    held = officer.assignments.get()
    end_assignment(None, held, until=today())
    assert can_edit(afresh(officer))
    end_assignment(None, held, until=today() - timedelta(days=1))
    assert (office_of(afresh(officer)), role_of(afresh(officer)), can_edit(afresh(officer))) == (None, "", False)


def test_a_role_is_not_given_twice_at_a_time(officer, office):
    with pytest.raises(ValidationError) as told:
        assign(None, officer, office=office, role="officer")
    assert list(told.value.message_dict) == ["role"]
    end_assignment(None, officer.assignments.get(), until=today() - timedelta(days=1))
    assert assign(None, officer, office=office, role="officer").pk


@pytest.mark.parametrize(
    ("said", "field"), [({"role": "king"}, "role"), ({"role": "leader", "until": date(2019, 1, 1)}, "until")]
)
def test_what_is_wrong_with_a_role_is_told_beside_the_field(officer, office, said, field):
    with pytest.raises(ValidationError) as told:
        assign(None, officer, office=office, **said)
    assert list(told.value.message_dict) == [field]


def test_a_person_of_two_offices_picks_one(officer, office, other_office):
    assign(None, officer, office=other_office, role="leader")
    officer = afresh(officer)
    assert editor(officer)[1] == office
    act_as(officer, officer.assignments.get(office=other_office))
    assert editor(afresh(officer))[1] == other_office
    assert role_of(afresh(officer)) == "leader"


def test_nobody_acts_in_a_role_of_somebody_else(officer, partner):
    with pytest.raises(PermissionDenied):
        act_as(officer, partner.assignments.get())


def test_a_delegate_acts_until_the_last_day_and_history_says_for_whom(cast, office, partner):
    leader = cast("binh", "leader", office)
    lent = delegate(leader, leader.assignments.get(), to=partner, until=today())
    partner = afresh(partner)
    act_as(partner, lent.assignment)
    partner = afresh(partner)
    assert (editor(partner)[1], role_of(partner)) == (office, "leader")
    made = make_line(partner, office)
    assert made.on_behalf_of == f"{office} (thay Binh)"
    Delegation.objects.update(since=today() - timedelta(days=2), until=today() - timedelta(days=1))
    assert role_of(afresh(partner)) == "officer"


def make_line(person, office):
    from nhipcau.base.history.actions import record

    return record(person, "accounts.test", office, on_behalf_of=office)


def test_a_delegation_can_end_at_once(cast, office, partner):
    leader = cast("binh", "leader", office)
    lent = delegate(leader, leader.assignments.get(), to=partner, until=today() + timedelta(days=5))
    assert len(afresh(partner).held) == 2
    end_delegation(leader, lent)
    assert len(afresh(partner).held) == 1


def test_a_delegation_ends_when_its_holder_leaves(cast, office, partner):
    leader = cast("binh", "leader", office)
    delegate(leader, leader.assignments.get(), to=partner, until=today() + timedelta(days=5))
    deactivate(None, leader)
    assert len(afresh(partner).held) == 1


@pytest.mark.parametrize("until", [None, date(2020, 1, 1)])
def test_a_delegation_needs_an_end_that_is_to_come(officer, partner, until):
    with pytest.raises(ValidationError) as told:
        delegate(officer, officer.assignments.get(), to=partner, until=until)
    assert list(told.value.message_dict) == ["until"]


def test_nobody_lends_what_they_only_see_or_hands_on_what_is_lent(viewer, officer, partner):
    with pytest.raises(ValidationError):
        delegate(viewer, viewer.assignments.get(), to=partner, until=today())
    lent = delegate(officer, officer.assignments.get(), to=partner, until=today())
    with pytest.raises(PermissionDenied):
        delegate(afresh(partner), lent.assignment, to=viewer, until=today())


def test_leaving_deletes_nothing(admin, officer, office):
    deactivate(admin, officer)
    assert not afresh(officer).is_active
    assert afresh(officer).held == []
    with pytest.raises(ProtectedError):
        officer.delete()
    reactivate(admin, officer)
    assert afresh(officer).held == []


def test_nobody_locks_themselves_out(admin):
    with pytest.raises(ValidationError):
        deactivate(admin, admin)


def test_an_office_sees_the_former_units_it_inherited(mirror, cast):
    mirror("p15b")
    office = open_office(None, name="Sở Tài chính", unit=Unit.objects.get(uid="p15b"))
    assert units_of(cast("hoa", "officer", office)) >= {"p15b", "p10a", "p15a"}


@pytest.fixture
def invited(admin, office, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        person = invite(admin, email="Thu@example.vn", full_name="Đỗ Thị Thu", office=office, role="officer")
    return person, link_in(mailoutbox)


def test_an_invitation_opens_an_account_once(invited, office):
    person, secret = invited
    assert not person.is_active
    assert accept(secret, password=PASSWORD).check_password(PASSWORD)
    assert editor(afresh(person))[1] == office
    with pytest.raises(ValidationError, match="đã được dùng"):
        accept(secret, password=PASSWORD)


def test_an_invitation_runs_out(invited):
    Invitation.objects.update(expires_at=timezone.now())
    with pytest.raises(ValidationError, match="hết hạn"):
        accept(invited[1], password=PASSWORD)


def test_a_weak_password_is_refused_and_the_link_stays_good(invited):
    with pytest.raises(ValidationError) as told:
        accept(invited[1], password="123456789012")
    assert list(told.value.message_dict) == ["password"]
    assert accept(invited[1], password=PASSWORD).is_active


def test_what_is_wrong_with_a_password_is_told_in_the_language_of_the_page(invited, client):
    said = client.post(f"/invitation/{invited[1]}/", {"password": "ngan", "again": "ngan"}, HTTP_ACCEPT_LANGUAGE="vi")
    assert "cần ít nhất 12 ký tự" in said.content.decode()
    assert "Please" not in said.content.decode()
    named = client.post(f"/invitation/{invited[1]}/", {"password": "Đỗ Thị Thu 1", "again": "Đỗ Thị Thu 1"})
    assert named.status_code == 200


def test_a_new_link_replaces_the_old_one(admin, invited, mailoutbox, django_capture_on_commit_callbacks):
    person, secret = invited
    with django_capture_on_commit_callbacks(execute=True):
        invite_again(admin, person)
    with pytest.raises(ValidationError):
        accept(secret, password=PASSWORD)
    assert accept(link_in(mailoutbox), password=PASSWORD).is_active
    with pytest.raises(ValidationError):
        invite_again(admin, afresh(person))


def test_neither_link_nor_password_is_kept_or_told(invited):
    accept(invited[1], password=PASSWORD)
    told = " ".join(str(line.changes) for line in Entry.objects.all())
    assert invited[1] not in told
    assert PASSWORD not in told
    assert not Invitation.objects.filter(digest=invited[1]).exists()


@pytest.mark.parametrize("email", ["not an address", "", "AN@example.vn"])
def test_an_odd_address_or_one_that_is_taken_is_told_beside_the_field(admin, office, email):
    with pytest.raises(ValidationError) as told:
        invite(admin, email=email, full_name="X", office=office, role="officer")
    assert list(told.value.message_dict) == ["email"]


def test_only_administrators_invite(officer, office):
    with pytest.raises(PermissionDenied):
        invite(officer, email="x@example.vn", full_name="X", office=office, role="officer")


def test_a_key_acts_as_its_owner_in_the_role_it_was_made_for(officer, office, other_office):
    key = make_token(officer, name="Phần mềm văn thư")
    act_as(afresh(officer), assign(None, officer, office=other_office, role="viewer"))
    person = bearer(key.secret)
    assert (person, office_of(person)) == (officer, office)
    key.token.refresh_from_db()
    assert key.token.last_used_at is not None
    assert key.secret not in str(vars(key.token))


def test_a_key_is_void_when_revoked_when_its_role_ends_and_when_its_owner_leaves(officer):
    revoked, ended = make_token(officer, name="a"), make_token(officer, name="b")
    revoke_token(officer, revoked.token)
    assert bearer(revoked.secret) is None
    assert bearer("nhipcau_unknown") is None
    officer.assignments.update(until=date(2021, 1, 1))
    assert bearer(ended.secret) is None
    officer.assignments.update(until=None)
    assert bearer(ended.secret) == officer
    User.objects.update(is_active=False)
    assert bearer(ended.secret) is None


def test_nobody_revokes_the_key_of_another(officer, partner):
    with pytest.raises(PermissionDenied):
        revoke_token(partner, make_token(officer, name="a").token)
