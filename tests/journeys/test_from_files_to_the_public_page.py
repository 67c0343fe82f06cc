"""An office begins: five papers as they came, two of them again in other files, up to the page that everyone sees."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from nhipcau.reading import extract_html
from tests.reading.sources.makers import pdf_of, word_of

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
PAPERS = ROOT.parent / "shared" / "seeds"
READ = "Đọc văn bản"


def papers_of(folder):
    found = sorted(path for path in folder.glob("*") if path.suffix in {".txt", ".html"})
    if not found:
        pytest.skip(f"NOT WALKED: no papers in {folder.name}")
    return found


def text_of(path):
    text = path.read_text(encoding="utf-8")
    return extract_html(text) if path.suffix == ".html" else text


@pytest.mark.parametrize("folder", [SAMPLES, PAPERS], ids=["samples", "real-papers"])
def test_an_office_brings_its_papers_from_files_to_the_public_page(begin, visit_of, tmp_path, folder):
    papers = papers_of(folder)
    twins = next(path for path in papers if "Kỳ Sơn" in text_of(path) and "Cầu Giấy" in text_of(path))
    (tmp_path / "lai.docx").write_bytes(word_of(text_of(twins)))
    (tmp_path / "lai.pdf").write_bytes(pdf_of(text_of(twins)))
    site = begin()
    page = visit_of(site, "/office/papers/new/", as_="hoa")

    bring(page, papers)
    expect(page.locator(".queue > .is-ready")).to_have_count(len(papers), timeout=60_000)
    bring(page, [tmp_path / "lai.docx", tmp_path / "lai.pdf"])
    expect(page.get_by_text("Cơ quan đã có văn bản này")).to_have_count(2, timeout=60_000)

    for _paper in papers:
        accept_next(page)
    page.goto("/office/agreements/heirs/")
    for place in ("Cầu Giấy", "Kỳ Sơn"):
        expect(page.locator(".rows > li", has_text=place).first).to_be_visible()
    heir = decide(page.locator(".rows > li", has_text="Kỳ Sơn").first)

    page.goto("/office/agreements/")
    page.get_by_role("link", name=re.compile("Kỳ Sơn")).first.click()
    expect(page.locator("main")).to_contain_text(heir)
    page.get_by_role("button", name="Công bố", exact=True).click()
    page.get_by_role("link", name="Xem trang công khai").click()

    citizen = visit_of(site, page.url)
    expect(citizen.locator("main")).to_contain_text("Kỳ Sơn")
    expect(citizen.locator("main")).to_contain_text(heir)


def bring(page, paths):
    page.goto("/office/papers/new/")
    page.locator("input[type=file]").set_input_files(paths)
    page.get_by_role("button", name=READ).click()


def accept_next(page):
    """Take the first paper that waits, confirm what is certain, and accept it."""
    page.goto("/office/")
    page.locator(".rows a").first.click()
    page.get_by_role("button", name="Chấp nhận").first.click()
    expect(page.get_by_role("button", name="Công bố", exact=True)).to_be_visible()


def decide(row):
    """Give the duties of a party to the first heir that is offered, and return its name."""
    choice = row.locator("select option").nth(1)
    name = choice.inner_text().split(",")[0].split(" (")[0]
    row.locator("select").select_option(index=1)
    row.get_by_role("button", name="Ghi nhận").click()
    return name.strip()
