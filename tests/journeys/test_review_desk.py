from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(visit, paper):
    """The review desk with a paper that was just brought in."""

    def opened(**options):
        page = visit("/office/papers/new/", as_="canbo", **options)
        page.locator("textarea").fill(paper)
        page.get_by_role("button", name="Đọc văn bản").click()
        expect(page.locator("#sheet")).to_be_visible()
        return page

    return opened


def select(page, words):
    """Drag the mouse over these words in the paper, as a reader does."""
    box = page.evaluate(
        """async (words) => {
            // The letters of the paper move when its face arrives.
            await document.fonts.ready;
            const walker = document.createTreeWalker(document.getElementById("sheet"), NodeFilter.SHOW_TEXT);
            for (let node; (node = walker.nextNode()); ) {
                const at = node.data.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + words.length);
                range.startContainer.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
                const boxes = [...range.getClientRects()];
                const [first, last] = [boxes[0], boxes[boxes.length - 1]];
                return [first.left, first.top + first.height / 2, last.right, last.top + last.height / 2];
            }
        }""",
        words,
    )
    page.mouse.move(box[0] + 1, box[1])
    page.mouse.down()
    page.mouse.move(box[2] - 1, box[3], steps=5)
    page.mouse.up()


@pytest.mark.parametrize("words", ["sửa nhà văn hóa bản", "quảng bá những bản làm du lịch"])
def test_words_selected_in_the_paper_are_added_as_a_finding(desk, words):
    page = desk()
    select(page, words)
    page.locator("#picker").get_by_role("link", name="Nội dung cam kết").click()
    expect(page.locator("textarea[name=words]")).to_have_value(words)
    page.locator("select[name=field]").select_option("culture")
    page.get_by_role("button", name="Thêm").click()
    added = page.locator("#group-commitment article.is-chosen")
    expect(added.locator("blockquote")).to_have_text(words)
    expect(added).to_contain_text("Thêm tay")


def test_without_javascript_typed_words_are_found_and_the_place_is_asked(desk):
    page = desk(java_script_enabled=False)
    page.locator("#add-words").fill("huyện Mai Châu")
    page.locator("#add-kind").select_option("party")
    page.get_by_role("button", name="Tiếp tục").click()
    places = page.locator("input[type=radio]")
    assert places.count() > 1
    places.last.check()
    page.get_by_role("button", name="Tiếp tục").click()
    page.locator("input[name=name]").fill("Mai Châu")
    page.locator("select[name=level]").select_option("district")
    page.get_by_role("button", name="Thêm").click()
    expect(page.locator("#group-party article")).to_have_count(3)


def test_words_that_are_not_in_the_paper_are_refused_and_kept(desk):
    page = desk()
    page.locator("#add-words").fill("không có ở đây")
    page.get_by_role("button", name="Tiếp tục").click()
    expect(page.locator("#add-words")).to_have_value("không có ở đây")
    expect(page.locator(".wrong")).to_contain_text("Không tìm thấy")


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "no-javascript"])
def test_a_finding_is_removed_and_restored(desk, javascript):
    page = desk(java_script_enabled=javascript)
    people = page.locator("#group-person article")
    people.first.get_by_role("button", name="Loại").click()
    expect(people).to_have_count(1)
    expect(page.locator("#sheet .f-person")).to_have_count(1)
    page.locator("#removed").get_by_role("button", name="Lấy lại").click()
    expect(people).to_have_count(2)
    expect(page.locator("#sheet .f-person")).to_have_count(2)


def test_money_is_typed_as_people_say_it_and_shown_in_full(desk):
    page = desk()
    gift = page.locator("#group-support article")
    gift.get_by_role("link", name="Sửa").click()
    amount = page.locator("input[name=amount_vnd]")
    expect(amount).to_have_value("50.000.000 đồng")
    amount.fill("nhiều lắm")
    gift.get_by_role("button", name="Lưu").click()
    expect(gift.locator(".wrong")).to_contain_text("3 tỷ")
    expect(amount).to_have_value("nhiều lắm")
    amount.fill("1,5 tỷ")
    gift.get_by_role("button", name="Lưu").click()
    expect(gift).to_contain_text("1.500.000.000 đồng")


def test_a_finding_and_its_words_lead_to_each_other(desk):
    page = desk()
    article = page.locator("#group-person article").first
    number = article.get_attribute("data-f")
    article.locator("blockquote a").click()
    expect(page.locator(f"#sheet [data-f='{number}']")).to_have_class(re.compile("is-chosen"))
    other = page.locator("#sheet a.f-person").nth(1)
    other.click()
    expect(page.locator(f"#finding-{other.get_attribute('data-f')}")).to_be_focused()


def test_the_list_is_walked_with_j_and_k_and_corrected_with_e(desk):
    page = desk()
    page.locator("#findings").focus()
    articles = page.locator("article.finding")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(articles.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(articles.nth(0)).to_be_focused()
    page.keyboard.press("e")
    expect(page.locator("article form input[name=name]")).to_be_focused()


def test_an_accepted_paper_is_only_looked_at(desk):
    page = desk()
    page.get_by_role("button", name="Chấp nhận").click()
    page.wait_for_url("**/agreements/*/")
    page.go_back()
    page.reload()
    expect(page.locator(".notice.is-success")).to_contain_text("đã được chấp nhận")
    expect(page.get_by_role("button", name="Loại")).to_have_count(0)
