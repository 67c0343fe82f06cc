"""What the anonymous and another office may not see."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def accepted(visit, paper):
    """An agreement that was accepted and not published; its number."""
    page = visit("/office/papers/new/", as_="canbo")
    page.locator("textarea").fill(paper)
    page.get_by_role("button", name="Đọc văn bản").click()
    page.get_by_role("button", name="Chấp nhận").click()
    page.wait_for_url("**/agreements/*/")
    return page.url.rstrip("/").split("/")[-1]


def test_the_anonymous_see_nothing_unpublished(visit, accepted, paper):
    page = visit("/agreements/")
    expect(page.get_by_text(paper.splitlines()[0])).to_have_count(0)
    assert page.goto(f"/agreements/{accepted}/").status == 404
    expect(page.locator("h1")).to_have_text("Không tìm thấy trang này")


def test_the_office_asks_the_anonymous_to_sign_in(visit, accepted):
    page = visit(f"/office/agreements/{accepted}/")
    expect(page.locator("#id_username")).to_be_visible()


def test_another_office_does_not_see_it_either(visit, accepted):
    page = visit("/office/", as_="doitac")
    assert page.goto(f"/office/agreements/{accepted}/").status == 404


def test_what_is_withdrawn_is_gone_from_the_portal(visit, accepted):
    page = visit(f"/office/agreements/{accepted}/", as_="lanhdao")
    page.get_by_role("button", name="Công bố").click()
    expect(page.locator(".state.is-public")).to_be_visible()
    citizen = visit(f"/agreements/{accepted}/")
    expect(citizen.locator("h1")).to_contain_text("Thanh Xuân và Mai Châu")
    page.get_by_role("button", name="Rút khỏi trang công khai").click()
    expect(page.locator(".state.is-waiting", has_text="Chưa công bố")).to_be_visible()
    assert citizen.reload().status == 404


def test_the_language_is_switched_and_the_page_kept(visit):
    page = visit("/agreements/?q=lam", java_script_enabled=False)
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h1")).to_have_text("Published agreements")
    assert page.url.endswith("/agreements/?q=lam")
