"""The same paper in other garments: what a page, a program or a habit changes must not change what it tells."""

import re
import textwrap
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from nhipcau.reading import read

ARTICLES = sorted((Path(__file__).parents[1] / "corpus/articles").glob("*.txt"))[::2]
MENU = "Trang chủ\nGiới thiệu\nTin tức - Sự kiện\nVăn bản\nLiên hệ\nCỡ chữ: A- A A+\n"
OTHERS = """
Hà Nam và Lào Cai ký kết hợp tác phát triển du lịch
Cần Thơ trao tặng 2 tỷ đồng cho Hà Giang
Chủ tịch tỉnh tiếp Đại sứ Pháp đến chào từ biệt"""
PLAIN = str.maketrans({"–": "-", "“": '"', "”": '"', "’": "'"})
# Lines without these are cut as a page of that width would cut them; tables and heads with gaps are not.
WIDTH, GAPS = 88, re.compile(r"\||\t| {3}")


def cut(text):
    return "\n".join(
        line
        if len(line) <= WIDTH or GAPS.search(line)
        else "\n".join(textwrap.wrap(line, WIDTH, break_on_hyphens=False))
        for line in text.split("\n")
    )


VARIATIONS = {
    "line ends of Windows": (lambda text: text.replace("\n", "\r\n"), 1),
    "decomposed letters": (lambda text: unicodedata.normalize("NFD", text), 1),
    "hard spaces": (lambda text: text.replace("a ", "a\u00a0"), 1),
    "paragraphs apart": (lambda text: text.replace("\n", "\n\n"), 0.99),
    "plain quotes and dashes": (lambda text: text.translate(PLAIN), 0.99),
    "short names of committees": (lambda text: text.replace("Ủy ban nhân dân", "UBND"), 0.99),
    "comrades": (lambda text: re.sub(r" ông (?=[A-ZĐ])", " đồng chí ", text), 0.99),
    "the menu of a site": (lambda text: MENU + text, 0.98),
    "headlines of others below": (lambda text: text.rstrip() + OTHERS, 0.98),
    "lines of a page": (cut, 0.98),
}


def found(text):
    draft = read(text)
    return {
        *(("party", party.name, party.level) for party in draft.parties),
        *(("person", person.name) for person in draft.people),
        *(("event", event.kind, event.date) for event in draft.events),
        *(("gift", gift.kind, gift.amount_vnd, gift.quantity) for gift in draft.support),
        *(("commitment", words(text[slice(*one.span)]), one.field, one.status) for one in draft.commitments),
    }


def words(text):
    """What stays of a text in all garments."""
    plain = unicodedata.normalize("NFC", text).translate(PLAIN).replace("Ủy ban nhân dân", "UBND")
    return "".join(plain.replace(" đồng chí ", " ông ").split())


@cache
def first():
    return {path: found(path.read_bytes().decode()) for path in ARTICLES}


@pytest.mark.parametrize("name", VARIATIONS)
def test_a_paper_tells_the_same_in_other_garments(name):
    vary, floor = VARIATIONS[name]
    same = told = 0
    for path, before in first().items():
        after = found(vary(path.read_bytes().decode()))
        same += 2 * len(before & after)
        told += len(before) + len(after)
    assert same >= floor * told
