"""Paste a paper, review it, accept it, publish it, and find its sentence as a citizen does."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
SENTENCE = "Quận sẽ giúp huyện quảng bá những bản làm du lịch cộng đồng bên hồ"


@dataclass(frozen=True)
class Words:
    """What the buttons are called in one language."""

    add: str
    read: str
    correct: str
    save: str
    accept: str
    publish: str
    public: str
    corrected: str


WORDS = {
    "vi-VN": Words(
        "Nhập văn bản", "Đọc văn bản", "Sửa", "Lưu", "Chấp nhận", "Công bố", "Xem trang công khai", "Đã sửa"
    ),
    "en-GB": Words(
        "Add a paper", "Read the paper", "Correct", "Save", "Accept", "Publish", "See the public page", "Corrected"
    ),
}


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "no-javascript"])
@pytest.mark.parametrize("language", WORDS)
def test_a_pasted_paper_becomes_a_public_commitment(visit, paper, language, javascript):
    say = WORDS[language]
    page = visit("/office/", as_="canbo", locale=language, java_script_enabled=javascript)
    page.get_by_role("link", name=say.add).first.click()
    page.locator("textarea").fill(paper)
    page.get_by_role("button", name=say.read).click()
    expect(page.locator("#sheet")).to_contain_text(SENTENCE)

    finding = page.locator("#group-commitment article").filter(has_text=SENTENCE)
    finding.get_by_role("link", name=say.correct).click()
    page.locator("#findings form select[name=field]").select_option("culture")
    page.locator("#group-commitment").get_by_role("button", name=say.save).click()
    expect(finding).to_contain_text(say.corrected)

    page.get_by_role("button", name=say.accept).click()
    page.get_by_role("button", name=say.publish).click()
    page.get_by_role("link", name=say.public).click()
    address = page.url

    citizen = visit(address, locale=language)
    citizen.get_by_role("link", name=SENTENCE).click()
    expect(citizen.locator("h1")).to_have_text(SENTENCE)
    expect(citizen.locator("#sentence mark")).to_have_text(SENTENCE)
    expect(citizen.locator("#sentence blockquote")).to_contain_text("Đỗ Văn Sơn")
    expect(citizen.locator(".piers .is-filled")).to_have_count(1)
    expect(citizen.locator("dd code")).to_have_text(re.compile("^[0-9a-f]{64}$"))


def test_the_whole_way_by_keyboard(visit, paper):
    page = visit("/office/", as_="canbo")
    press_to(page, "Nhập văn bản")
    press_to(page, "", tag="TEXTAREA", enter=False)
    page.keyboard.insert_text(paper)
    press_to(page, "Đọc văn bản")
    press_to(page, "Chấp nhận")
    press_to(page, "Công bố")
    press_to(page, "Xem trang công khai")
    press_to(page, SENTENCE)
    expect(page.locator("h1")).to_have_text(SENTENCE)


def press_to(page, name, tag="", enter=True):
    """Walk with Tab until the focus stands on what bears this name, and press Enter there."""
    for _ in range(150):
        page.keyboard.press("Tab")
        now = page.evaluate("[document.activeElement.tagName, document.activeElement.innerText?.trim() ?? '']")
        if now[0] == tag or (name and now[1] == name):
            break
    else:
        raise AssertionError(f"{name or tag} cannot be reached by keyboard")
    if enter:
        with page.expect_navigation():
            page.keyboard.press("Enter")
