"""Lists of offices and of people, as an administrator brings them in."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core import mail

from nhipcau.base.accounts.models import Assignment, Office, Role, Succession, User
from nhipcau.base.history.models import Entry
from nhipcau.base.sheets import actions

pytestmark = pytest.mark.django_db

OFFICE = ["Tên cơ quan", "Loại cơ quan", "Địa phương", "Tên viết tắt", "Mã định danh", "Cơ quan thường trực"]
FORMER = ["Tên cơ quan", "Ngày cuối hoạt động", "Cơ quan tiếp nhận", "Tiếp nhận từ ngày", "Căn cứ tiếp nhận"]
PERSON = ["Họ và tên", "Thư điện tử", "Cơ quan", "Vai trò", "Từ ngày"]


@pytest.fixture
def admin(db):
    """An administers the whole installation: their office is of no locality."""
    user = User.objects.create_user("an", full_name="Võ Thị An")
    centre = Office.objects.create(name="Trung tâm quản trị")
    Assignment.objects.create(person=user, office=centre, role=Role.ADMINISTRATOR, since=date(2020, 1, 1))
    return user


@pytest.fixture
def taken(admin, xlsx, django_capture_on_commit_callbacks):
    """Bring rows in as An and take them."""

    def taken(code, heads, *rows):
        file = xlsx(*rows, heads=heads)
        with django_capture_on_commit_callbacks(execute=True):
            sheet = actions.upload(admin, code, name="a.xlsx", file=file, size=len(file.getvalue()))
        with django_capture_on_commit_callbacks(execute=True):
            actions.run(admin, sheet)
        sheet.refresh_from_db()
        return sheet

    return taken


@pytest.fixture
def taken_back(admin, django_capture_on_commit_callbacks):
    def taken_back(sheet):
        with django_capture_on_commit_callbacks(execute=True):
            actions.take_back(admin, sheet)
        return verdicts(sheet)

    return taken_back


def verdicts(sheet):
    return list(sheet.rows.values_list("verdict", flat=True))


def said(sheet, number=2):
    return {column: params.get("vi") for column, _code, params in sheet.rows.get(number=number).problems}


def test_an_office_is_entered_with_all_that_its_row_tells(taken, mirror):
    mirror("p40b")
    sheet = taken("offices", OFFICE, ["Sở Tài chính tỉnh Nghệ An", "sở", "tỉnh Nghệ An", "STC; Sở TC", "H41.10", "có"])
    office = Office.objects.get(name="Sở Tài chính tỉnh Nghệ An")
    assert verdicts(sheet) == ["made"]
    assert (office.kind, office.unit_id, office.abbreviations) == ("department", "p40b", ["STC", "Sở TC"])
    assert (office.code, office.standing) == ("H41.10", True)


def test_an_office_known_by_its_code_in_either_order_is_corrected_and_given_back(taken, taken_back):
    office = Office.objects.create(name="Sở Tài chánh", code="H41.10", code_key="H41.10", kind="other")
    sheet = taken("offices", OFFICE, ["Sở Tài chính", "Sở", "", "", "10.H41", ""])
    office.refresh_from_db()
    assert (verdicts(sheet), office.name, office.kind) == (["changed"], "Sở Tài chính", "department")
    assert taken_back(sheet) == ["taken_back"]
    office.refresh_from_db()
    assert (office.name, office.kind, office.code) == ("Sở Tài chánh", "other", "H41.10")


def test_an_office_that_is_there_as_told_stays_the_same(taken):
    Office.objects.create(name="Sở Y tế", kind="department")
    assert verdicts(taken("offices", OFFICE, ["Sở Y tế", "Sở", "", "", "", ""])) == ["same"]


@pytest.mark.parametrize(
    ("place", "column"), [("tỉnh Không Có", "unit"), ("xã Tân Lập", "unit")], ids=["unknown", "of several"]
)
def test_a_locality_that_is_not_just_one_is_refused(taken, place, column):
    sheet = taken("offices", OFFICE, ["Trạm Y tế", "", place, "", "", ""])
    assert verdicts(sheet) == ["refused"]
    assert list(said(sheet)) == [column]


def test_a_former_office_passes_its_work_on(taken, taken_back):
    Office.objects.create(name="Sở Tài chính")
    row = ["Sở Kế hoạch và Đầu tư", "28/2/2025", "Sở Tài chính", "1/3/2025", "Nghị quyết 01/NQ-HĐND"]
    sheet = taken("offices", FORMER, row)
    link = Succession.objects.get()
    assert (link.former.name, link.successor.name, link.day) == (row[0], row[2], date(2025, 3, 1))
    assert link.former.closed == date(2025, 2, 28)
    assert taken_back(sheet) == ["taken_back"]
    assert not Office.objects.filter(name=row[0]).exists()
    assert Entry.objects.filter(action="accounts.erase_office").exists()


def test_a_successor_that_is_not_there_is_named(taken):
    sheet = taken("offices", FORMER, ["Sở Cũ", "", "Sở Mới", "1/3/2025", "NQ 1"])
    assert "Sở Mới" in said(sheet)["successor"]
    assert not Office.objects.filter(name="Sở Cũ").exists()


def test_an_office_that_people_joined_meanwhile_is_not_taken_back(taken, taken_back, cast_person):
    sheet = taken("offices", OFFICE, ["Sở Y tế", "Sở", "", "", "", ""])
    cast_person(Office.objects.get(name="Sở Y tế"))
    assert taken_back(sheet) == ["kept"]
    assert said(sheet)[""]


@pytest.fixture
def cast_person():
    def joined(office):
        user = User.objects.create_user("moi", full_name="Người Mới")
        Assignment.objects.create(person=user, office=office, role=Role.OFFICER, since=date(2025, 1, 1))

    return joined


def test_a_new_person_is_invited_once_though_checked_before(taken, office):
    sheet = taken("people", PERSON, ["Đỗ Văn Nam", "nam@example.vn", office.name, "Cán bộ chuyên trách", "1/3/2025"])
    person = User.objects.get(email="nam@example.vn")
    held = person.assignments.get()
    assert verdicts(sheet) == ["made"]
    assert (held.office, held.role, held.since) == (office, "officer", date(2025, 3, 1))
    assert not person.is_active
    assert [letter.to for letter in mail.outbox] == [["nam@example.vn"]]


def test_a_person_of_two_roles_is_invited_once_and_withdrawn_whole(taken, taken_back, office, other_office):
    rows = [
        ["Đỗ Văn Nam", "nam@example.vn", office.name, "Lãnh đạo phụ trách", ""],
        ["Đỗ Văn Nam", "NAM@example.vn", other_office.name, "viewer", ""],
    ]
    sheet = taken("people", PERSON, *rows)
    assert verdicts(sheet) == ["made", "changed"]
    assert len(mail.outbox) == 1
    assert taken_back(sheet) == ["taken_back", "taken_back"]
    assert not User.objects.filter(email="nam@example.vn").exists()


def test_an_account_that_was_opened_is_not_withdrawn(taken, taken_back, office):
    sheet = taken("people", PERSON, ["Đỗ Văn Nam", "nam@example.vn", office.name, "Cán bộ chuyên trách", ""])
    person = User.objects.get(email="nam@example.vn")
    person.is_active = True
    person.save()
    assert taken_back(sheet) == ["kept"]
    assert User.objects.filter(pk=person.pk).exists()


def test_who_holds_the_role_already_stays_the_same(taken, officer, office):
    officer.email = "lan@example.vn"
    officer.save()
    row = ["Trần Thị Lan", "lan@example.vn", office.name, "Cán bộ chuyên trách", ""]
    assert verdicts(taken("people", PERSON, row)) == ["same"]


def test_a_wrong_address_and_an_unknown_office_are_told_beside_their_cells(taken, office):
    sheet = taken(
        "people",
        PERSON,
        ["Nam", "không phải thư", office.name, "Người xem", ""],
        ["Nam", "nam@example.vn", "Sở Không Có", "Người xem", ""],
    )
    assert list(said(sheet, 2)) == ["email"]
    assert list(said(sheet, 3)) == ["office"]


def test_only_administrators_bring_offices_and_people_in(officer, client):
    client.force_login(officer)
    assert client.get("/office/sheets/new/people/").status_code == 403


def test_a_sheet_of_an_administrator_is_not_seen_by_other_people_of_the_office(admin, taken, client, office):
    sheet = taken("people", PERSON, ["Nam", "nam@example.vn", office.name, "Người xem", ""])
    other = User.objects.create_user("binh", full_name="Bình")
    Assignment.objects.create(person=other, office=admin.office, role=Role.OFFICER, since=date(2020, 1, 1))
    client.force_login(other)
    assert client.get(f"/office/sheets/{sheet.pk}/").status_code == 404


def test_the_templates_of_both_kinds_open_again(admin, client):
    from openpyxl import load_workbook

    client.force_login(admin)
    for code in ("offices", "people"):
        answer = client.get(f"/office/sheets/new/{code}/template.xlsx")
        book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
        assert book.worksheets[0].max_column == book.worksheets[2].max_row - 1
