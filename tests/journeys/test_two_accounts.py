"""A second account of a signing: proposed with reasons, laid beside the first, kept as a further source."""

from __future__ import annotations

import os

import pytest
from playwright.sync_api import expect

from .conftest import PHONE
from .test_every_page import AXE

pytestmark = pytest.mark.browser
FIRST = """Ninh Bình và Quảng Trị ký chương trình hợp tác lần {number}

Ngày 5/9/2022, tỉnh Ninh Bình và tỉnh Quảng Trị ký kết chương trình hợp tác, với các nội dung sau:

Phối hợp quảng bá các di tích cố đô; hỗ trợ đào tạo hướng dẫn viên; trồng lại rừng ngập mặn.
"""
SECOND = """Quảng Trị – Ninh Bình bắt tay lần {number}

Ngày 6/9/2022, tỉnh Ninh Bình và tỉnh Quảng Trị ký kết chương trình hợp tác, với các nội dung sau:

Phối hợp quảng bá các di tích cố đô; hỗ trợ đào tạo hướng dẫn viên.
"""


def bring(page, text):
    page.goto("/office/papers/new/")
    page.locator("textarea").fill(text)
    page.get_by_role("button", name="Đọc văn bản").click()
    expect(page.locator("#sheet")).to_be_visible()
    return page.url


def violations(page):
    page.add_script_tag(path=AXE)
    said = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [(wrong["id"], node["html"][:200]) for wrong in said["violations"] for node in wrong["nodes"]]


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "no-javascript"])
def test_a_second_account_becomes_a_further_source_of_the_first(visit, request, javascript):
    number = sum(map(ord, request.node.nodeid)) + os.getpid() * 10_000
    page = visit("/office/", as_="canbo", java_script_enabled=javascript)
    bring(page, FIRST.format(number=number))
    page.get_by_role("button", name="Chấp nhận").click()
    page.wait_for_url("**/agreements/*/")
    agreement = page.url

    desk = bring(page, SECOND.format(number=number))
    match = page.locator(".match").filter(has_text=f"lần {number}")
    expect(match).to_contain_text("cùng các bên")
    match.get_by_role("button", name="Nguồn khác kể về cùng sự kiện").click()
    expect(page.locator(".match.is-chosen")).to_contain_text("Đã chọn")
    page.locator(".match.is-chosen").get_by_role("link", name="Đặt hai bản cạnh nhau").click()
    expect(page.locator("main")).to_contain_text("5/9/2022")
    expect(page.locator("main")).to_contain_text("6/9/2022")
    beside = page.url

    page.goto(desk)
    page.get_by_role("button", name="Chấp nhận").click()
    page.wait_for_url(agreement)
    expect(page.locator(".sources li")).to_have_count(2)
    page.goto(desk)
    page.get_by_role("button", name="Hoàn tác: đưa về bàn rà soát").click()
    expect(page.locator(".match.is-chosen")).to_contain_text("Đã chọn")
    if javascript:
        for scheme, window in (("light", None), ("dark", PHONE)):
            other = visit(
                desk, as_="canbo", color_scheme=scheme, bypass_csp=True, **({"viewport": window} if window else {})
            )
            assert violations(other) == []
            other.goto(beside)
            assert violations(other) == []
