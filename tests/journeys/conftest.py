"""The real program, started as a newcomer starts it, and a real browser in front of it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from . import chromium

READY = "Ctrl-C"
PATIENCE = 90
# What a page may take on a busy machine; whatever is there sooner is seen at once.
ANSWERED = 30_000
expect.set_options(timeout=ANSWERED)
PHONE, DESKTOP = {"width": 375, "height": 812}, {"width": 1440, "height": 900}


@dataclass(frozen=True)
class Site:
    """Where the program answers, and the passwords that it printed."""

    address: str
    passwords: dict[str, str]


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Iterator[Site]:
    """The program as a newcomer starts it, with its samples and accounts."""
    with started(tmp_path_factory.mktemp("data")) as site:
        yield site


@pytest.fixture
def begin(tmp_path) -> Iterator[Callable[[], Site]]:
    """Start the program with no paper in it and one officer, who is called hoa."""
    with ExitStack() as stack:

        def begun() -> Site:
            folder = tmp_path / "data"
            admin(folder, "migrate", "-v0")
            said = admin(folder, "enrol", "hoa", "--full-name", "Lê Thị Hoa", "--office", "Sở Tài chính Sông Xanh")
            site = stack.enter_context(started(folder, "--no-samples"))
            return Site(site.address, {"hoa": said.split()[-1]})

        yield begun


def admin(folder: Path, *words: str) -> str:
    """Run a command of the program to its end and return what it prints."""
    command = [str(Path(sys.executable).parent / "nhipcau-admin"), *words]
    done = subprocess.run(command, env=surroundings(folder), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def surroundings(folder: Path) -> dict[str, str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("NHIPCAU_", "DATABASE_URL"))}
    return ours | {"NHIPCAU_DATA_DIR": str(folder), "PYTHONUNBUFFERED": "1", "LC_ALL": "C.UTF-8"}


@contextmanager
def started(folder: Path, *options: str) -> Iterator[Site]:
    process = subprocess.Popen(
        [str(Path(sys.executable).parent / "nhipcau-admin"), "start", "--port", "0", *options],
        env=surroundings(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    try:
        yield greeted(process)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def greeted(process: subprocess.Popen[str]) -> Site:
    """Read what the program prints until it is ready."""
    lines: Queue[str] = Queue()
    # Goes on reading afterwards, so that the program never waits for a full pipe.
    Thread(target=lambda: [lines.put(line) for line in process.stdout or ()], daemon=True).start()
    said = ""
    try:
        while READY not in said:
            said += lines.get(timeout=PATIENCE)
    except Empty:
        pytest.fail(f"the program did not start:\n{said}")
    address = re.search(r"http://[\d.]+:\d+", said)
    assert address, said
    return Site(address[0], dict(re.findall(r"^ {4}(\w+) +(\S+) ", said, re.MULTILINE)))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = chromium.find()
    if found is None:
        pytest.skip("NO CHROMIUM: set NHIPCAU_CHROMIUM, install chromium, or run `make setup` with npm at hand")
    program, environment = found
    # Playwright's loop runs in this thread; Django would refuse to drop the test database beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=program, env={**os.environ, **environment}, args=["--no-sandbox", "--disable-gpu"]
        )
        yield started
        started.close()


@pytest.fixture
def visit(visit_of, site) -> Callable[..., Page]:
    """Open a page of the newcomer's site as a visitor with this window, language, scheme …"""
    return partial(visit_of, site)


@pytest.fixture
def visit_of(browser) -> Iterator[Callable[..., Page]]:
    """Open a page of a site as a visitor; console errors fail the test."""
    contexts, wrong = [], []

    def opened(site: Site, path: str = "/", *, as_: str = "", locale: str = "vi-VN", **options: object) -> Page:
        context = browser.new_context(base_url=site.address, locale=locale, **{"viewport": DESKTOP} | options)
        context.set_default_timeout(ANSWERED)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        if as_:
            sign_in(page, as_, site.passwords[as_])
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    # A refused form answers 422, or 409 where another was first, which the browser reports as if a file were missing.
    assert [text for text in wrong if not any(code in text for code in ("404", "409", "422"))] == []


def sign_in(page: Page, username: str, password: str) -> None:
    page.goto("/sign-in/")
    page.locator("#id_username").fill(username)
    page.locator("#id_password").fill(password)
    page.locator("main form.sheet button").click()
    page.wait_for_url("**/office/")


@pytest.fixture
def paper(request) -> str:
    """A paper that no other test brings in: the words of its headline differ."""
    return PAPER.format(number=sum(map(ord, request.node.nodeid)) + os.getpid() * 10_000)


PAPER = """Thanh Xuân và Mai Châu ký biên bản hợp tác lần thứ {number}

Ngày 12/5/2023, tại trụ sở UBND quận, lãnh đạo quận Thanh Xuân (Hà Nội) và huyện Mai Châu (Hòa Bình) ký biên bản \
hợp tác.

Chủ tịch UBND quận Thanh Xuân Đỗ Văn Sơn và Chủ tịch UBND huyện Mai Châu Hà Thị Mận thống nhất các nội dung: Quận sẽ \
giúp huyện quảng bá những bản làm du lịch cộng đồng bên hồ; hỗ trợ tập huấn giáo viên tiểu học vào mỗi dịp hè.

Dịp này, quận Thanh Xuân trao tặng huyện Mai Châu 50 triệu đồng để sửa nhà văn hóa bản.
"""
