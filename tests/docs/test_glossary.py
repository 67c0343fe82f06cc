from __future__ import annotations

import pytest

from nhipcau.text import fold

from .markdown import DOCS, rows, section

PAGE = DOCS / "glossary.md"
TABLES = ("Terms", "Bodies and abbreviations", "Words that papers use")


def first_words(title: str) -> list[str]:
    return [row[0] for row in rows(section(PAGE, title))]


def letters(term: str) -> str:
    return "".join(c for c in fold(term) if c.isalnum() or c == " ")


@pytest.mark.parametrize("title", TABLES)
def test_terms_are_sorted_without_regard_to_marks(title: str):
    terms = first_words(title)
    assert terms == sorted(terms, key=letters)


@pytest.mark.parametrize("title", TABLES)
def test_no_term_stands_twice(title: str):
    terms = first_words(title)
    assert len(terms) == len(set(terms))


def test_each_term_has_its_vietnamese_and_its_meaning():
    assert all(len(row) == 3 and all(row) for row in rows(section(PAGE, "Terms")))
