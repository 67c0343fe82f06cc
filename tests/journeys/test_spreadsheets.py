"""A list of people from the template to the verdicts, and back again."""

from __future__ import annotations

import io
import os

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def filled(tmp_path):
    """Fill a template in as a person would: a good row, and one with an unknown office."""

    def filled(template):
        book = load_workbook(template)
        office = "Cơ quan thường trực Hà Nội (minh họa)"
        address = f"nam{os.getpid()}@example.vn"
        book.worksheets[0].append(["Đỗ Văn Nam", address, office, "Cán bộ chuyên trách"])
        book.worksheets[0].append(["Lý Thị Hoa", f"hoa{os.getpid()}@example.vn", "Sở Không Có", "Người xem"])
        file = io.BytesIO()
        book.save(file)
        return {"name": "nguoi.xlsx", "mimeType": "application/octet-stream", "buffer": file.getvalue()}

    return filled


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_people_are_checked_brought_in_and_taken_back(visit, filled, scripts):
    page = visit("/office/sheets/", as_="quantri", java_script_enabled=scripts)
    page.get_by_role("link", name="Người và vai trò").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải tệp mẫu").click()
    page.locator("#id_file").set_input_files(filled(io.BytesIO(download.value.path().read_bytes())))
    page.get_by_role("button", name="Tải lên và kiểm tra").click()
    shown(page, page.get_by_role("button", name="Nhập 1 dòng"), scripts)
    expect(page.get_by_text("Chưa có cơ quan “Sở Không Có”")).to_be_visible()
    page.get_by_role("button", name="Nhập 1 dòng").click()
    shown(page, page.get_by_role("button", name="Rút lại cả bảng"), scripts)
    with page.expect_download() as download:
        page.get_by_role("link", name="Kết quả từng dòng").click()
    rows = list(load_workbook(io.BytesIO(download.value.path().read_bytes())).worksheets[0].iter_rows(values_only=True))
    assert [row[1] for row in rows[1:]] == ["Tạo mới", "Từ chối"]
    page.get_by_role("button", name="Rút lại cả bảng").click()
    shown(page, page.get_by_role("link", name="Đã rút lại: 1"), scripts)


def shown(page, wanted, scripts):
    """Wait for what comes when the work is done: by itself, or by reloading where there are no scripts."""
    for _try in range(1 if scripts else 60):
        if scripts or wanted.is_visible():
            break
        page.wait_for_timeout(500)
        page.goto(page.url)
    expect(wanted).to_be_visible(timeout=60_000)
