"""What localities have and ask for, as an office keeps it in a spreadsheet."""

from __future__ import annotations

import io

import pytest

from nhipcau.base.sheets import actions
from nhipcau.base.sheets.rules import as_xlsx
from nhipcau.register.needs.models import Profile, Statement

pytestmark = pytest.mark.django_db
HEADS = ["Địa phương", "Loại mục", "Lĩnh vực", "Nội dung", "Số lượng", "Địa chỉ của nguồn", "Ngày của nguồn"]
ASKED = ["tỉnh Nghệ An", "Nhu cầu", "Y tế, chăm sóc sức khỏe", "Cần bác sĩ nhi", "3 người", "", ""]
KNOWN = ["tỉnh Nghệ An", "Thế mạnh", "Du lịch", "Biển và rừng", "", "https://example.vn/1", "4/2022"]


@pytest.fixture
def taken(officer, mirror, django_capture_on_commit_callbacks):
    """Bring rows in as Lan and take them."""

    def taken(*rows):
        mirror("p40b")
        file = io.BytesIO(as_xlsx("Nhu cầu", HEADS, rows).read())
        with django_capture_on_commit_callbacks(execute=True):
            sheet = actions.upload(officer, "needs", name="nhu-cau.xlsx", file=file, size=1)
        with django_capture_on_commit_callbacks(execute=True):
            actions.run(officer, sheet)
        return sheet

    return taken


@pytest.fixture
def taken_back(officer, django_capture_on_commit_callbacks):
    def taken_back(sheet):
        with django_capture_on_commit_callbacks(execute=True):
            actions.take_back(officer, sheet)
        return verdicts(sheet)

    return taken_back


def verdicts(sheet):
    return list(sheet.rows.values_list("verdict", flat=True))


def test_rows_become_statements_of_the_profile_of_their_locality(taken):
    assert verdicts(taken(ASKED, KNOWN)) == ["made", "made"]
    request, strength = Profile.objects.get(unit="p40b").statements.all()
    assert (request.kind, request.field, request.quantity) == ("request", "health", "3 người")
    assert (strength.kind, strength.url, strength.source_day) == ("strength", "https://example.vn/1", "2022-04")


def test_what_is_no_request_needs_a_source(taken):
    sheet = taken([*KNOWN[:5], "", ""])
    assert verdicts(sheet) == ["refused"]
    assert [column for column, _code, _params in sheet.rows.get().problems] == ["url"]


def test_the_same_words_bring_a_statement_up_to_the_sheet_and_back(taken, taken_back):
    taken(ASKED)
    assert verdicts(taken(ASKED)) == ["same"]
    sheet = taken([*ASKED[:4], "5 người", "", ""])
    assert (verdicts(sheet), Statement.objects.get().quantity) == (["changed"], "5 người")
    assert taken_back(sheet) == ["taken_back"]
    assert Statement.objects.get().quantity == "3 người"


def test_statements_are_taken_back(taken, taken_back):
    assert taken_back(taken(ASKED, KNOWN)) == ["taken_back", "taken_back"]
    assert not Statement.objects.exists()


def test_the_list_of_requests_comes_as_a_file(taken, client, officer):
    taken(ASKED, KNOWN)
    client.force_login(officer)
    lines = b"".join(client.get("/office/needs/?as=csv").streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert "Cần bác sĩ nhi" in lines[1]
