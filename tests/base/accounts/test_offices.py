from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from nhipcau.base.accounts.actions import close_office, edit_office, forget_succession, open_office, succeed
from nhipcau.base.accounts.models import Assignment, Office
from nhipcau.base.accounts.queries import about, administered_by, office_coded, offices_of
from nhipcau.base.accounts.rules import Fact, code_key, lies_in, may_administer, renamed
from nhipcau.base.history.models import Entry
from nhipcau.base.localities.models import Unit

DAY = date(2025, 3, 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [("000.00.01.H56", "H56.01"), ("h56.01", "H56.01"), ("0100109106", "0100109106"), ("000.00.00.H56", "H56")],
)
def test_both_orders_of_a_code_are_one_office(one, other):
    assert code_key(one) == code_key(other) != ""


@pytest.mark.parametrize("code", ["", "H56..01", "Mã 12", "A" * 36, "Đ56"])
def test_what_is_no_code_has_no_key(code):
    assert code_key(code) == ""


def test_a_code_is_kept_as_it_was_typed_and_found_in_either_order(db):
    office = open_office(None, name="Sở Tài chính tỉnh Sông Vàng", code="000.00.01.H56")
    assert (office.code, office_coded("H56.01").get()) == ("000.00.01.H56", office)
    with pytest.raises(ValidationError) as told:
        open_office(None, name="Sở Nội vụ tỉnh Sông Vàng", code="h56.01")
    assert list(told.value.message_dict) == ["code"]


def test_offices_of_one_name_stand_in_different_units(mirror):
    mirror("p40b", "p38b")
    for unit in Unit.objects.filter(uid__in=["p40b", "p38b"]):
        open_office(None, name="Sở Tài chính", unit=unit)
    with pytest.raises(ValidationError) as told:
        open_office(None, name="Sở  Tài chính", unit=Unit.objects.get(uid="p40b"))
    assert list(told.value.message_dict) == ["name"]


def test_an_unknown_kind_is_told_beside_the_field(db):
    with pytest.raises(ValidationError) as told:
        open_office(None, name="Sở Tài chính", kind="ministry")
    assert list(told.value.message_dict) == ["kind"]


def test_an_office_is_found_without_marks_and_by_abbreviation(db):
    office = open_office(None, name="Sở Kế hoạch và Đầu tư tỉnh A", abbreviations=["KH&ĐT"])
    for words in ("ke hoach", "KH&ĐT", "dau tu tinh a"):
        assert list(about(Office.objects.all(), words)) == [office]


def test_what_was_corrected_stands_in_history_with_old_and_new(db):
    office = open_office(None, name="Sở Tài chính tỉnh A")
    edit_office(None, office, name="Sở Tài chính tỉnh B", abbreviations=["STC"])
    changes = Entry.objects.get(action="accounts.edit_office").changes
    assert changes == {"name": ["Sở Tài chính tỉnh A", "Sở Tài chính tỉnh B"], "abbreviations": [[], ["STC"]]}


def test_closing_an_office_ends_the_roles_in_it(officer, office):
    close_office(None, office, day=DAY)
    assert officer.assignments.get().until == DAY
    with pytest.raises(ValidationError):
        close_office(None, office, day=DAY)


def test_a_successor_takes_over_people_and_what_they_see(officer, office):
    heir = open_office(None, name="Sở Tài chính mới")
    succeed(None, office, heir, day=DAY, basis="Nghị định 45/2025/NĐ-CP", with_people=True)
    officer = type(officer).objects.get(pk=officer.pk)
    assert officer.office == heir
    assert offices_of(officer) == {office.pk, heir.pk}
    assert Assignment.objects.get(office=office).until == DAY - timedelta(days=1)


def test_a_succession_that_is_yet_to_come_shows_nothing_yet(partner, office, other_office):
    succeed(None, office, other_office, day=timezone.localdate() + timedelta(days=9), basis="Nghị quyết")
    assert offices_of(partner) == {other_office.pk}


def test_no_circle_of_successors(office, other_office):
    link = succeed(None, office, other_office, day=DAY, basis="Nghị quyết")
    with pytest.raises(ValidationError, match="kế thừa"):
        succeed(None, other_office, office, day=DAY, basis="Nghị quyết")
    forget_succession(None, link)
    assert succeed(None, other_office, office, day=DAY, basis="Nghị quyết").pk


def test_a_succession_needs_its_basis(office, other_office):
    with pytest.raises(ValidationError) as told:
        succeed(None, office, other_office, day=DAY, basis=" ")
    assert list(told.value.message_dict) == ["basis"]


def test_a_known_reorganisation_tells_the_new_name():
    fact = Fact("Sở Kế hoạch và Đầu tư", "Sở Tài chính", DAY, "-", "")
    assert renamed("Sở Kế hoạch và Đầu tư tỉnh Yên Bái", fact) == "Sở Tài chính tỉnh Yên Bái"
    assert renamed("SỞ KẾ HOẠCH VÀ ĐẦU TƯ", fact) == "Sở Tài chính"
    assert renamed("Sở Y tế", fact) is None


def test_a_unit_holds_what_it_inherited_and_what_lies_in_both():
    assert lies_in("p15a", "p15b"), "Yên Bái went into Lào Cai"
    assert lies_in("d006a", "p01b"), "a district of the capital before July 2025"
    assert not lies_in("p40b", "p01b")
    assert may_administer(None, None)
    assert not may_administer("p01b", None)


def test_an_administrator_looks_after_their_own_locality_alone(mirror, cast):
    mirror("p40b", "p38b")
    admin = cast("an", "administrator", open_office(None, name="UBND A", unit=Unit.objects.get(uid="p40b")))
    own = open_office(admin, name="Sở Tài chính", unit=Unit.objects.get(uid="p40b"))
    with pytest.raises(PermissionDenied):
        open_office(admin, name="Sở Tài chính", unit=Unit.objects.get(uid="p38b"))
    with pytest.raises(PermissionDenied):
        edit_office(admin, own, name="Sở Tài chính", unit=Unit.objects.get(uid="p38b"))
    assert own in administered_by(admin)


def test_only_administrators_open_offices(officer):
    with pytest.raises(PermissionDenied):
        open_office(officer, name="Sở Mới")
