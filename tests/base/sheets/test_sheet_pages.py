from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from nhipcau.base.sheets import actions
from nhipcau.base.sheets.rules import opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan(client, officer):
    client.force_login(officer)
    return client


def body(answer) -> bytes:
    return b"".join(answer.streaming_content)


def test_a_sheet_goes_from_the_form_to_the_result(lan, xlsx, django_capture_on_commit_callbacks):
    file = xlsx(["Chợ"], ["Cấm"])
    file.name = "viec.xlsx"
    with django_capture_on_commit_callbacks(execute=True):
        page = lan.post("/office/sheets/new/things/", {"file": file}, follow=True)
    page = lan.get(page.request["PATH_INFO"])
    assert "Nhập 1 dòng" in page.text
    with django_capture_on_commit_callbacks(execute=True):
        page = lan.post(f"{page.request['PATH_INFO']}run/", follow=True)
    page = lan.get(page.request["PATH_INFO"])
    assert "Rút lại cả bảng" in page.text
    rows = [line.cells for line in opened(io.BytesIO(body(lan.get(f"{page.request['PATH_INFO']}result.xlsx")))).lines()]
    assert rows[0][:4] == ["Dòng", "Kết quả", "Lý do", "Đã ghi thành"]
    assert rows[1][:2] == ["2", "Tạo mới"]
    assert rows[2][:3] == ["3", "Từ chối", "Tên: Ô này bắt buộc phải có."]


def test_a_wrong_file_is_answered_beside_the_field(lan):
    page = lan.post("/office/sheets/new/things/", {"file": io.BytesIO(b"%PDF-1.7")})
    assert page.status_code == 422
    assert "không phải bảng tính" in page.text


def test_rows_are_shown_by_verdict_and_page_by_page(lan, brought, xlsx):
    sheet = brought(xlsx(*[[f"Chợ {n}"] for n in range(60)], ["Cấm"]))
    first = lan.get(f"/office/sheets/{sheet.pk}/")
    assert "after=51" in first.text
    assert "Chợ 59" in lan.get(f"/office/sheets/{sheet.pk}/?after=51").text
    refused = lan.get(f"/office/sheets/{sheet.pk}/?verdict=refused").text
    assert "Cấm" in refused
    assert "Chợ 1" not in refused


def test_a_sheet_under_way_tells_how_far_it_is_and_looks_again(lan, officer, brought, xlsx):
    sheet = brought(xlsx(["Chợ"]))
    actions.run(officer, sheet)
    page = lan.get(f"/office/sheets/{sheet.pk}/")
    assert 'hx-trigger="every 2s"' in page.text
    assert "0 trên 1 dòng" in page.text


def test_the_template_can_be_filled_in_and_brought_back(lan, officer, brought):
    book = load_workbook(io.BytesIO(body(lan.get("/office/sheets/new/things/template.xlsx"))))
    page = book.worksheets[0]
    assert [cell.value for cell in page[1]] == ["Tên *", "Ngày", "Hạng"]
    assert [rule.type for rule in page.data_validations.dataValidation if rule.type] == ["list"]
    assert book.worksheets[1]["A2"].value == "Chợ phiên"
    page["A2"] = "Bến đò"
    file = io.BytesIO()
    book.save(file)
    sheet = brought(file)
    assert sheet.rows.get().foretold == "made"


def test_the_original_comes_back_as_it_was(lan, brought, xlsx):
    file = xlsx(["Chợ"])
    sheet = brought(file)
    assert body(lan.get(f"/office/sheets/{sheet.pk}/original/")) == file.getvalue()


def test_who_may_only_look_is_told_so(client, viewer):
    client.force_login(viewer)
    assert "không được nhập bảng tính" in client.get("/office/sheets/").text
    assert client.get("/office/sheets/new/things/").status_code == 403


def test_another_office_does_not_find_a_sheet(client, partner, brought, xlsx):
    sheet = brought(xlsx(["Chợ"]))
    client.force_login(partner)
    for path in ("", "original/", "result.csv"):
        assert client.get(f"/office/sheets/{sheet.pk}/{path}").status_code == 404


def test_an_unknown_kind_is_not_found(lan):
    assert lan.get("/office/sheets/new/nothing/").status_code == 404
