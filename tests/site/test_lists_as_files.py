"""Each list as a file: the rows of the page, with the same filters, and no others."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.urls import reverse

from nhipcau.base.accounts.models import Assignment, Office, User
from nhipcau.base.sheets.rules import opened
from nhipcau.register.agreements.actions import adopt, publish

pytestmark = pytest.mark.django_db
LISTS = ["/agreements/", "/commitments/", "/places/", "/office/agreements/", "/office/papers/"]


@pytest.fixture
def lan(client, officer):
    client.force_login(officer)
    return client


@pytest.fixture
def two(signed, officer):
    """An agreement that everyone may see, and one that is the office's own."""
    shown, kept = signed("p01b", "p40b"), signed("p01b", "p38b", day="2021")
    publish(officer, adopt(officer, shown))
    return shown, kept


def rows(client, address: str) -> list[list[str]]:
    answer = client.get(address)
    assert answer.status_code == 200
    content = b"".join(answer.streaming_content)
    if address.endswith("csv"):
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    return [line.cells for line in opened(io.BytesIO(content)).lines()]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_office_has_all_its_agreements_in_a_file(lan, two, form):
    found = rows(lan, f"/office/agreements/?as={form}")
    assert found[0][:3] == ["Tiêu đề", "Loại văn bản", "Số, ký hiệu"]
    assert {row[0] for row in found[1:]} == {one.title for one in two}


def test_filters_of_the_page_hold_for_the_file(lan, two):
    found = rows(lan, "/office/agreements/?state=published&as=csv")
    assert [row[0] for row in found[1:]] == [two[0].title]


@pytest.mark.parametrize("address", ["/agreements/", "/commitments/"])
def test_the_public_gets_what_is_public(client, two, address):
    found = rows(client, f"{address}?as=csv")
    assert [row[0] for row in found[1:]] == [two[0].title]


def test_a_restricted_field_is_in_no_public_file(client, two):
    two[0].commitments.update(field="defence_security", fields="defence_security")
    assert rows(client, "/commitments/?as=csv")[1:] == []


def test_dates_keep_their_precision(lan, two):
    found = {row[0]: row[4] for row in rows(lan, "/office/agreements/?as=csv")[1:]}
    assert [found[one.title] for one in two] == ["12/3/2019", "2021"]


def test_the_papers_of_an_office_are_listed(lan, two):
    assert rows(lan, "/office/papers/?as=xlsx")[0][0] == "Tiêu đề"


def test_places_come_with_how_many_agreements_they_have(client, two):
    found = {row[0]: row[2] for row in rows(client, "/places/?as=csv")[1:]}
    assert found["Nghệ An"] == "1"
    assert len(found) == 34


@pytest.fixture
def quan_tri(client, db):
    """An administers all offices."""
    centre = Office.objects.create(name="Trung tâm quản trị", kind="branch")
    user = User.objects.create_user("an", full_name="Võ Thị An", email="an@example.vn")
    Assignment.objects.create(person=user, office=centre, role="administrator", since=date(2020, 1, 1))
    client.force_login(user)
    return client


def test_administrators_have_offices_and_people_in_files(quan_tri, office, officer):
    found = {row[0]: row for row in rows(quan_tri, "/office/sheets/lists/offices/?as=csv")}
    assert set(found) == {"Tên cơ quan", office.name, "Trung tâm quản trị"}
    people = {row[0]: row[3] for row in rows(quan_tri, "/office/sheets/lists/people/?as=xlsx")}
    assert people["Trần Thị Lan"] == f"Cán bộ chuyên trách, {office.name}"


def test_filters_of_offices_and_people_hold_for_their_files(quan_tri, office, officer):
    found = rows(quan_tri, "/office/sheets/lists/offices/?kind=other&state=open&as=csv")
    assert [row[0] for row in found[1:]] == [office.name]
    found = rows(quan_tri, "/office/sheets/lists/people/?role=officer&as=csv")
    assert [row[0] for row in found[1:]] == [officer.full_name]


@pytest.mark.parametrize("what", ["offices", "people"])
def test_the_lists_of_administrators_offer_their_files(quan_tri, what):
    page = quan_tri.get(reverse(f"accounts:{what}")).text
    assert f'href="/office/sheets/lists/{what}/?as=csv"' in page


@pytest.mark.parametrize("address", LISTS[:4])
def test_a_list_with_rows_offers_its_files(lan, two, address):
    page = lan.get(address).text
    assert 'as=csv"' in page
    assert 'as=xlsx"' in page


@pytest.mark.parametrize("address", LISTS)
def test_an_unknown_kind_of_file_is_the_page(lan, address):
    assert lan.get(f"{address}?as=exe")["Content-Type"].startswith("text/html")
