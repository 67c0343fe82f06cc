"""Each list as a file: the rows of the page, with the same filters, and no others."""

from __future__ import annotations

import csv
import io

import pytest

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


@pytest.mark.parametrize("address", LISTS[:4])
def test_a_list_with_rows_offers_its_files(lan, two, address):
    page = lan.get(address).text
    assert 'as=csv"' in page
    assert 'as=xlsx"' in page


@pytest.mark.parametrize("address", LISTS)
def test_an_unknown_kind_of_file_is_the_page(lan, address):
    assert lan.get(f"{address}?as=exe")["Content-Type"].startswith("text/html")
