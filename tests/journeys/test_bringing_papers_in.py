from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("ending", [".txt", ".html"])
def test_a_file_is_read_and_given_back_as_it_came(visit, paper, tmp_path, ending):
    body = "".join(f"<p>{line}</p>" for line in paper.splitlines()) if ending == ".html" else paper
    file = tmp_path / f"bien-ban{ending}"
    file.write_text(body + ("<script>alert(1)</script>" if ending == ".html" else ""), encoding="utf-8")
    page = visit("/office/papers/new/", as_="canbo")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Đọc văn bản").click()
    expect(page.locator("#group-party article")).to_have_count(2)
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Tải bản gốc").click()
    assert downloading.value.suggested_filename == file.name
    assert downloading.value.path().read_bytes() == file.read_bytes()


def test_the_same_paper_twice_is_recognised(visit, paper):
    page = visit("/office/papers/new/", as_="canbo")
    page.locator("textarea").fill(paper)
    page.get_by_role("button", name="Đọc văn bản").click()
    first = page.url
    page.goto("/office/papers/new/")
    page.locator("textarea").fill("\n\n" + paper.replace("\n", "\r\n"))
    page.get_by_role("button", name="Đọc văn bản").click()
    expect(page.locator("#messages")).to_contain_text("Cơ quan đã có văn bản này")
    assert page.url == first


def test_a_refused_paper_is_kept_in_the_form_and_the_reason_stands_beside_it(visit, tmp_path):
    page = visit("/office/papers/new/", as_="canbo")
    page.locator("textarea").fill("Còn đang gõ dở")
    page.locator("input[type=file]").set_input_files(
        {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"}
    )
    page.get_by_role("button", name="Đọc văn bản").click()
    expect(page.locator("textarea")).to_have_value("Còn đang gõ dở")
    expect(page.locator("input[type=file] ~ .wrong")).to_contain_text("Chỉ chọn một cách")
