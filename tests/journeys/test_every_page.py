"""What holds on every page: no barrier that axe finds, no sideways scrolling, a light first load."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .conftest import DESKTOP, PHONE

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
LIMIT = 150 * 1024
PORTAL = (
    "/",
    "/agreements/",
    "/agreements/?q=khong+co",
    "/agreements/?locality=Ky+Son&state=in_force",
    "/commitments/",
    "/about/",
    "/sign-in/",
    "/missing/",
)
PLACES = ("/places/", "/places/?on=1976&q=ky+son&unit=p40a", "/places/?q=xyzzy&on=1", "/places/p15a/", "/places/p48b/")
OFFICE = ("/office/", "/office/papers/", "/office/papers/new/", "/office/agreements/", "/office/agreements/heirs/")
NEEDS = ("/office/needs/", "/office/needs/?q=xyzzy", "/office/needs/profiles/")
SHEETS = ("/office/sheets/", "/office/sheets/new/agreements/")
NARROW = {"width": 320, "height": 640}


@pytest.fixture
def pages(visit):
    """Every kind of page, as an address and who looks at it; those with a number are found by walking."""
    portal, office = visit("/agreements/"), visit("/office/papers/", as_="canbo")
    walked = [first(portal, ".rows h3 a"), first(portal, "#commitments .words a")]
    office.goto("/office/papers/?state=waiting")
    desk = first(office, "td a")
    number = office.locator("article.finding").first.get_attribute("data-f")
    office.goto("/office/agreements/")
    staff = [desk, f"{desk}?edit={number}", f"{desk}findings/?kind=party&words=H%C3%A0", first(office, "td a")]
    staff += [*changing(office, staff[-1]), f"{staff[-1]}history/", *needs(office)]
    officers = [(path, "canbo") for path in (*OFFICE, *NEEDS, *SHEETS, *staff, sheet(office))]
    return [(path, "") for path in (*PORTAL, *PLACES, *walked)] + officers


def changing(office, agreement):
    """Return the addresses of the pages that change an agreement and its rows."""
    office.goto(agreement)
    links = [f"a[href*='/{rows}/'][href^='/office']" for rows in ("parties", "signatories", "commitments")]
    found = [office.locator(link).first.get_attribute("href") for link in links]
    new = [f"{agreement}{rows}/new/" for rows in ("parties", "signatories", "commitments")]
    return [f"{agreement}edit/", f"{agreement}tree/?q=hop+tac", *found, *new]


def needs(office):
    """Ask for something in a profile, and return the addresses of its pages."""
    office.goto("/office/needs/profiles/")
    office.locator("main form button").click()
    office.wait_for_url("**/profiles/*/")
    profile = office.evaluate("location.pathname")
    office.goto(f"{profile}add/request/")
    office.locator("#id_field").select_option("tourism")
    office.locator("#id_text").fill("Cần người dạy nghề ở chợ nổi")
    office.locator("main form button").first.click()
    office.wait_for_url(f"**{profile}")
    asked = first(office, "[aria-labelledby=kind-request] .rows p a")
    return [profile, f"{profile}add/strength/", asked, f"{asked}edit/"]


def sheet(office):
    """Bring a spreadsheet in of which a row is wrong, and return the address of its page once it is checked."""
    office.goto(SHEETS[1])
    rows = "Tiêu đề;Nội dung cam kết;Lĩnh vực;Lạ\nBiên bản;Cùng trồng rừng.;Không có;x"
    office.locator("#id_file").set_input_files({"name": "so.csv", "mimeType": "text/csv", "buffer": rows.encode()})
    office.locator("main form button").click()
    expect(office.get_by_role("button", name="Bỏ, không nhập")).to_be_visible()
    return office.evaluate("location.pathname")


def first(page, links):
    page.locator(links).first.click()
    page.wait_for_load_state()
    return page.evaluate("location.pathname")


@pytest.mark.parametrize(
    ("scheme", "window"),
    [*product(("light", "dark"), (PHONE, DESKTOP))],
    ids=["light-phone", "light", "dark-phone", "dark"],
)
def test_axe_finds_nothing(visit, pages, scheme, window):
    found = []
    for path, page in each(visit, pages, color_scheme=scheme, viewport=window, bypass_csp=True):
        page.add_script_tag(path=AXE)
        said = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        for wrong in said["violations"]:
            found += [(path, wrong["id"], node["html"][:200], node["failureSummary"]) for node in wrong["nodes"]]
    assert found == []


@pytest.mark.parametrize("language", ["vi-VN", "en-GB"])
def test_a_narrow_window_never_scrolls_sideways(visit, pages, language):
    wide = []
    for path, page in each(visit, pages, viewport=NARROW, locale=language):
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(path)
    assert wide == []


def test_a_public_page_weighs_little_at_first_load(visit, pages):
    heavy = {}
    for path in [path for path, who in pages if not who]:
        page, answers = visit("about:blank"), []
        page.on("response", lambda answer, answers=answers: answers.append(answer))
        page.goto(path)
        page.wait_for_load_state("networkidle")
        total = sum(answer.request.sizes()["responseBodySize"] for answer in answers)
        print(f"{path}: {total / 1024:.0f} KB in {len(answers)} answers")
        if total > LIMIT:
            heavy[path] = total
    assert heavy == {}


def test_every_page_says_what_it_is_in_its_title_and_one_heading(visit, pages):
    for path, page in each(visit, pages):
        expect(page.locator("h1"), path).to_have_count(1)
        assert page.title().endswith(" · Nhịp Cầu"), path


def each(visit, pages, **options):
    """Open the pages one after another in two windows, a visitor's and an officer's."""
    windows = {who: visit("/about/", as_=who, **options) for who in ("", "canbo")}
    for path, who in pages:
        windows[who].goto(path)
        yield path, windows[who]
