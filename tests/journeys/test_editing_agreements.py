"""Two people of one office change the same commitment: who saves second is told, sees both, and loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from .conftest import PHONE

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"


def commitment(page):
    """Walk from the list to the form of a commitment, by what the pages offer."""
    page.goto("/office/agreements/")
    page.locator("td a").first.click()
    page.locator("#commitments .commitment a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sửa nội dung cam kết")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_second_of_two_is_told_and_loses_nothing(visit, scheme):
    first = visit("/office/", as_="canbo")
    second = visit("/office/", as_="lanhdao", viewport=PHONE, color_scheme=scheme, bypass_csp=True)
    commitment(first)
    commitment(second)
    first.get_by_label("Cơ quan chủ trì").fill(f"Sở Công Thương, bản {scheme}")
    first.get_by_role("button", name="Lưu").click()
    expect(first.get_by_text("Đã lưu.")).to_be_visible()
    second.get_by_label("Cơ quan chủ trì").fill(f"Sở Du lịch, bản {scheme}")
    second.get_by_label("Thời gian thực hiện").fill("2024–2026")
    with second.expect_response(lambda answer: answer.status == 409):
        second.get_by_role("button", name="Lưu").click()
    told = second.get_by_role("alert")
    expect(told).to_contain_text("Có người vừa sửa trước bạn")
    expect(told).to_contain_text(f"Sở Công Thương, bản {scheme}")
    expect(second.get_by_label("Cơ quan chủ trì")).to_have_value(f"Sở Du lịch, bản {scheme}")
    second.add_script_tag(path=AXE)
    assert second.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"] == []
    second.get_by_role("button", name="Lưu bản của tôi").click()
    expect(second.get_by_text("Đã lưu.")).to_be_visible()
    expect(second.get_by_text(f"Sở Du lịch, bản {scheme}").first).to_be_visible()


def test_the_list_is_filtered_by_a_former_district_without_marks(visit):
    page = visit("/agreements/")
    page.get_by_label("Địa phương").fill("ky son, nghe an")
    page.get_by_role("button", name="Lọc").click()
    expect(page.get_by_text("gồm cả các đơn vị trước đó và các đơn vị kế thừa")).to_be_visible()
    assert "locality=" in page.url
