"""Signing in with a passkey, and the pages of accounts and administration, in a real browser."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from playwright.sync_api import expect

from .conftest import DESKTOP, PHONE, sign_in
from .test_every_page import AXE, NARROW

pytestmark = pytest.mark.browser
ACCOUNT = ("", "profile/", "password/", "app/", "keys/new/", "sessions/", "tokens/new/")
OFFICES = ("offices/", "offices/new/", "offices/1/", "offices/1/edit/", "offices/1/successor/", "offices/1/invite/")
PEOPLE = ("people/", "people/?q=khong+co", "people/1/", "people/1/close/")
OUTSIDE = ("/sign-in/password/", "/sign-in/password/sent/", "/sign-in/closed/", "/invitation/none/")


@pytest.fixture
def inside(visit, site):
    """Open the pages one after another as the administrator, past the question who it is."""

    def each(**options):
        page = visit("/about/", as_="quantri", **options)
        for path in (*(f"account/{one}" for one in ACCOUNT), *OFFICES, *PEOPLE):
            page.goto(f"/office/{path}")
            if "/again/" in page.url:
                confirm(page, site.passwords["quantri"])
            yield page
        page = visit("/about/", **options)
        for path in OUTSIDE:
            page.goto(path)
            yield page

    return each


def confirm(page, password):
    page.locator("#id_password").fill(password)
    page.locator("main form.sheet button").click()
    page.wait_for_load_state()


@pytest.mark.parametrize(
    ("scheme", "window"),
    [*product(("light", "dark"), (PHONE, DESKTOP))],
    ids=["light-phone", "light", "dark-phone", "dark"],
)
def test_axe_finds_nothing(inside, scheme, window):
    found = []
    for page in inside(color_scheme=scheme, viewport=window, bypass_csp=True):
        page.add_script_tag(path=AXE)
        for wrong in page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]:
            found += [(page.url, wrong["id"], node["html"][:200]) for node in wrong["nodes"]]
    assert found == []


@pytest.mark.parametrize("language", ["vi-VN", "en-GB"])
def test_a_narrow_window_never_scrolls_sideways(inside, language):
    pages = inside(viewport=NARROW, locale=language)
    assert [page.url for page in pages if page.evaluate("document.documentElement.scrollWidth > innerWidth")] == []


@pytest.fixture
def named(visit_of, site):
    """Open a page under a name: a passkey belongs to one, never to a bare address."""
    by_name = replace(site, address=site.address.replace("127.0.0.1", "localhost"))
    return lambda path: visit_of(by_name, path)


@pytest.fixture
def with_key(named, site):
    """A window of the officer under a name that passkeys can be bound to, with a key plugged in."""
    page = named("/about/")
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    held = {**key, "isUserVerified": True, "automaticPresenceSimulation": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": held})
    sign_in(page, "doitac", site.passwords["doitac"])
    page.goto("/office/account/keys/new/")
    confirm(page, site.passwords["doitac"])
    return page


def test_a_passkey_signs_in_in_place_of_the_password(with_key):
    page = with_key
    page.locator("#id_name").fill("Máy của tôi")
    page.locator("#id_passwordless").check()
    page.get_by_role("button", name="Thêm khóa").click()
    expect(page.locator("ul code")).to_have_count(10)
    page.goto("/office/account/")
    expect(page.locator("main")).to_contain_text("Máy của tôi")
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url("**/")
    page.goto("/sign-in/")
    page.get_by_role("button", name="Đăng nhập bằng khóa").click()
    page.wait_for_url("**/office/")
    page.goto("/office/account/")
    page.get_by_role("link", name="Gỡ", exact=True).click()
    page.get_by_role("link", name="Dùng khóa đăng nhập").click()
    page.get_by_role("button", name="Dùng khóa đăng nhập").click()
    page.get_by_role("button", name="Gỡ khóa").click()
    expect(page.locator("main")).not_to_contain_text("Máy của tôi")


def test_a_browser_without_a_key_says_so_and_keeps_the_other_ways(named):
    page = named("/sign-in/")
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": {**key, "isUserVerified": False}})
    page.get_by_role("button", name="Đăng nhập bằng khóa").click()
    expect(page.get_by_role("alert")).to_contain_text("dùng mật khẩu")
    expect(page.locator("#id_username")).to_be_visible()
