"""Find a place, move through the years, choose a province, decide who carries a duty on."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from .conftest import DESKTOP, PHONE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "no-javascript"])
def test_the_slider_leads_through_the_years(visit, javascript):
    page = visit("/places/", java_script_enabled=javascript)
    expect(page.locator(".regions a")).to_have_count(34)
    page.locator(".slide input").fill("1990")
    page.get_by_role("button", name="Xem năm này").click()
    expect(page.locator(".regions a")).to_have_count(44)
    page.get_by_role("link", name="2004", exact=True).click()
    expect(page.locator(".regions a")).to_have_count(64)
    expect(page.locator(".slide output")).to_have_text("2004")


def test_the_year_is_told_while_the_slider_moves(visit):
    page = visit("/places/")
    page.locator(".slide input").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".slide output")).to_have_text(page.locator(".slide input").input_value())


def test_a_province_is_chosen_on_the_map_by_keyboard(visit):
    page = visit("/places/")
    page.get_by_role("link", name=re.compile("^Nghệ An: ")).focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("#chosen-title")).to_have_text("Tỉnh Nghệ An")
    expect(page.locator(".regions .is-chosen")).to_have_count(1)
    expect(page.locator("#chosen")).to_contain_text("Kỳ Sơn")
    assert page.locator(".arcs path").count() >= 1


def test_a_name_without_marks_leads_to_the_page_of_its_unit(visit):
    page = visit("/places/")
    page.locator("input[name=q]").fill("huyen ky son, nghe an")
    page.get_by_role("button", name="Tìm").click()
    page.get_by_role("link", name="Huyện Kỳ Sơn").first.click()
    expect(page.locator("h1")).to_have_text("Huyện Kỳ Sơn")
    expect(page.locator("#heirs-title + .kin")).to_contain_text("Xã Mường Xén")
    page.get_by_role("link", name="Xã Mường Xén").first.click()
    expect(page.locator("h1")).to_have_text("Xã Mường Xén")


@pytest.mark.parametrize("window", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("path", ["/places/", "/places/?on=1976", "/places/p79b/", "/places/d417a/"])
def test_both_archipelagos_are_seen_with_names_that_can_be_read(visit, path, window):
    page = visit(path, viewport=window)
    for drawn in page.locator("svg.map").all():
        frame = drawn.bounding_box()
        for name in ("Hoàng Sa", "Trường Sa"):
            inset = drawn.locator(".inset").filter(has_text=name)
            expect(inset.locator("path")).to_be_visible()
            words = inset.locator("text").first.bounding_box()
            assert words["height"] >= 9
            assert frame["x"] <= words["x"]
            assert words["x"] + words["width"] <= frame["x"] + frame["width"] + 1


def test_the_map_is_printed_with_both_archipelagos(visit):
    page = visit("/places/")
    page.emulate_media(media="print")
    expect(page.locator(".slide")).to_be_hidden()
    expect(page.locator(".inset")).to_have_count(2)
    expect(page.locator(".inset path").first).to_be_visible()


def test_an_officer_names_the_heir_and_the_old_name_stays(visit):
    page = visit("/office/", as_="canbo")
    page.get_by_role("link", name="bên chờ xác định địa phương kế thừa").click()
    row = page.locator(".rows > li").filter(has=page.locator("h2", has_text="Kỳ Sơn")).first
    heir = row.locator("option").filter(has_text="Xã Mường Xén").get_attribute("value")
    row.locator("select").select_option(heir)
    row.get_by_role("button", name="Ghi nhận").click()
    expect(page.locator(".notice")).to_contain_text("Tên lúc ký vẫn giữ nguyên")
    settled = page.locator(".rows > li").filter(has=page.locator(".is-done", has_text="Xã Mường Xén"))
    expect(settled).to_contain_text("Kỳ Sơn")
    settled.locator(".meta a").click()
    expect(page.locator(".facts")).to_contain_text("nay do Xã Mường Xén tiếp tục thực hiện")
    expect(page.locator(".history")).to_contain_text("Xác định bên kế thừa nghĩa vụ")
