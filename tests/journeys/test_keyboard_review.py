"""A notice of forty commitments, reviewed from end to end without a mouse; strokes are counted, not seconds."""

from __future__ import annotations

import os
import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

# Five minutes at one judgement in four seconds; a person who reads needs the time for reading, not for keys.
MOST_STROKES = 75
OBJECTS = (
    "mở lớp tập huấn cho giáo viên tiểu học", "đưa hợp tác xã dự hội chợ nông sản", "trồng lại rừng phòng hộ ven hồ",
    "chia sẻ phần mềm một cửa điện tử", "giới thiệu tuyến du lịch bản làng", "khám bệnh miễn phí cho người cao tuổi",
    "kêu gọi doanh nghiệp đầu tư cụm công nghiệp", "đào tạo cán bộ cấp xã",
)  # fmt: skip
PLACES = ("vùng cao", "vùng hồ", "vùng ven", "vùng biên", "vùng đồi")


def notice(number):
    duties = [f"Hỗ trợ {what} ở {where}." for where in PLACES for what in OBJECTS]
    return f"""Thông báo kết luận hội nghị hợp tác giữa Hà Nội và Sơn La lần thứ {number}

(Thứ hai, 4/3/2024)

Tại Sơn La, thành phố Hà Nội và tỉnh Sơn La thống nhất các nội dung hợp tác sau:

{chr(10).join(f"{at}. {duty}" for at, duty in enumerate(duties, start=1))}
"""


@pytest.fixture
def desk(visit, request):
    page = visit("/office/papers/new/", as_="canbo")
    page.locator("textarea").fill(notice(sum(map(ord, request.node.nodeid)) + os.getpid() * 10_000))
    page.get_by_role("button", name="Đọc văn bản").click()
    expect(page.locator("#keys")).to_be_visible()
    return page


class Hand:
    """Presses keys and counts them."""

    def __init__(self, page):
        self.page, self.strokes = page, 0

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.strokes += 1


def looked_at(page):
    return expect(page.locator("#progress"))


def total(page):
    return int(page.locator("#progress b").inner_text().partition("/")[2])


def test_forty_commitments_are_judged_one_by_one_without_a_mouse(desk):
    hand, everything = Hand(desk), total(desk)
    assert desk.locator("#group-commitment article").count() == 40
    hand.press("j")
    for done in range(1, everything):
        hand.press("a")
        looked_at(desk).to_contain_text(f"{done}/{everything}")
    hand.press("e")
    expect(desk.locator("form.unfold select").first).to_be_focused()
    hand.press("Control+Enter")
    looked_at(desk).to_contain_text(f"{everything}/{everything}")
    hand.press("x")
    expect(desk.locator("#removed")).to_have_count(1)
    hand.press("u")
    expect(desk.locator("#removed")).to_have_count(0)
    desk.get_by_role("button", name="Chấp nhận").focus()
    hand.press("Enter")
    desk.wait_for_url("**/agreements/*/")
    print(f"{everything} findings, {hand.strokes} strokes")
    assert hand.strokes <= MOST_STROKES


def test_keys_pressed_faster_than_the_answers_come_wait_their_turn(desk):
    hand, everything = Hand(desk), total(desk)
    hand.press("j", *"aaaaa")
    looked_at(desk).to_contain_text(f"5/{everything}")
    expect(desk.locator("article.is-reviewed")).to_have_count(5)


def test_all_that_is_clear_takes_one_key_and_one_takes_it_back(desk):
    hand, everything = Hand(desk), total(desk)
    hand.press("Shift+A")
    looked_at(desk).to_contain_text(f"{everything}/{everything}")
    hand.press("u")
    looked_at(desk).to_contain_text(f"0/{everything}")


def test_a_key_leads_to_the_sentence_and_back_and_another_shows_the_keys(desk):
    hand = Hand(desk)
    hand.press("j", "j", "s")
    expect(desk.locator("#sheet a:focus")).to_have_class(re.compile("f-party"))
    hand.press("s")
    expect(desk.locator("article.finding:focus")).to_have_count(1)
    hand.press("?")
    expect(desk.locator("#keys")).to_have_attribute("open", "")


def test_single_letters_can_be_turned_off(desk):
    desk.locator("#keys summary").click()
    desk.get_by_label("Dùng phím tắt một chữ").uncheck()
    Hand(desk).press("j", "a")
    desk.reload()
    Hand(desk).press("a")
    looked_at(desk).to_contain_text("0/")


def test_a_focused_finding_tells_what_it_is_and_how_far_one_is(desk):
    Hand(desk).press("j")
    everything = total(desk)
    expect(desk.locator("article:focus")).to_have_attribute("aria-label", f"Các bên, 1/{everything}")


def test_a_phone_shows_one_side_at_a_time(visit, desk):
    desk.set_viewport_size({"width": 375, "height": 812})
    expect(desk.locator("#sheet")).to_be_hidden()
    desk.get_by_role("button", name="Nguyên văn", exact=True).click()
    expect(desk.locator("#findings")).to_be_hidden()
    desk.locator("#sheet a.f-commitment").first.click()
    expect(desk.locator("#group-commitment article.is-chosen")).to_be_focused()
