"""Many files at once: progress, what became of each, and the way on to the desk."""

from __future__ import annotations

from itertools import product

import pytest
from playwright.sync_api import expect

from tests.reading.sources.makers import word_of, zipped

from .conftest import DESKTOP, PHONE
from .test_every_page import AXE

pytestmark = pytest.mark.browser
SECONDS = 20_000


def file(name, content):
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def bring(page, *files):
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_role("button", name="Đọc văn bản").click()


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "no-javascript"])
def test_many_files_come_in_and_each_says_what_became_of_it(visit, paper, javascript):
    page = visit("/office/papers/new/", as_="canbo", java_script_enabled=javascript)
    text = paper + ("" if javascript else "\nKhông có mã lệnh.")
    bring(page, file("một.txt", text.encode()), file("một.docx", word_of(text)), file("hỏng.pdf", b"%PDF-"))
    ended = page.locator("p[role=status]", has_text="Đã xong 3 trên 3 tệp: 2 văn bản đọc được, 1 tệp")
    if not javascript:
        reload_until(page, ended)
    expect(ended).to_be_visible(timeout=SECONDS)
    expect(page.locator(".queue > li")).to_have_count(3)
    expect(page.get_by_text("Cơ quan đã có văn bản này")).to_have_count(1)
    expect(page.locator("li.is-refused")).to_contain_text("bị hỏng")

    page.locator("li.is-refused").get_by_role("button", name="Gác lại").click()
    page.wait_for_url("**/office/papers/")
    expect(page.locator(".queue", has_text="hỏng.pdf")).to_have_count(0)


def reload_until(page, wanted):
    """Do what someone without scripts does: look again, as long as it takes."""
    for _ in range(200):
        if wanted.count():
            return
        page.get_by_role("link", name="Xem lại tiến độ").or_(page.locator("a.brand")).first.wait_for()
        page.reload()


def test_one_file_that_takes_time_leads_on_to_the_desk_when_it_is_read(visit, paper):
    page = visit("/office/papers/new/", as_="canbo")
    # An archive is read in the background, however small; its one paper is opened from there.
    bring(page, file("hồ sơ.zip", zipped({"biên bản.txt": paper.encode()})))
    page.locator("li.is-ready a").click(timeout=SECONDS)
    expect(page.locator("#sheet")).to_contain_text("Thanh Xuân và Mai Châu")


def test_files_can_be_dropped(visit, paper):
    page = visit("/office/papers/new/", as_="canbo")
    held = page.evaluate_handle(
        """([first, second]) => {
          const held = new DataTransfer();
          held.items.add(new File([first], "một.txt"));
          held.items.add(new File([second], "hai.txt"));
          return held;
        }""",
        [paper, paper + "\nBản thứ hai."],
    )
    page.dispatch_event("#drop", "drop", {"dataTransfer": held})
    expect(page.locator("#chosen li")).to_have_text(["một.txt", "hai.txt"])
    page.get_by_role("button", name="Đọc văn bản").click()
    expect(page.locator("li.is-ready")).to_have_count(2, timeout=SECONDS)


def test_a_secret_paper_is_refused_with_an_explanation(visit):
    page = visit("/office/papers/new/", as_="canbo")
    bring(page, file("kế hoạch.docx", word_of("TUYỆT MẬT\n\nKế hoạch phối hợp")))
    expect(page.locator("input[type=file] ~ .wrong")).to_contain_text("mang dấu “TUYỆT MẬT” nên không được nhận")
    page.goto("/office/papers/")
    assert "kế hoạch.docx" not in page.content()


@pytest.mark.parametrize(
    ("scheme", "window"), [*product(("light", "dark"), (PHONE, DESKTOP))], ids=["lp", "l", "dp", "d"]
)
def test_axe_finds_nothing_on_progress_and_list(visit, paper, scheme, window):
    page = visit("/office/papers/new/", as_="canbo", color_scheme=scheme, viewport=window, bypass_csp=True)
    bring(page, file("một.txt", paper.encode()), file("hỏng.pdf", b"%PDF-"), file("trống.docx", b""))
    expect(page.locator("p[role=status]")).to_contain_text("Đã xong 3 trên 3", timeout=SECONDS)
    for address in (page.url, "/office/papers/"):
        page.goto(address)
        page.add_script_tag(path=AXE)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        assert [(wrong["id"], wrong["nodes"][0]["html"]) for wrong in found] == []
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
