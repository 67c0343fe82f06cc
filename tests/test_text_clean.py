"""The clean form of a text, and the way back from it to the raw offsets."""

import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.text import clean

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậeêếiìoòôộơờuùưừyỳđnghtcmAĐÔƯ"
CLEAN = st.text(alphabet=LETTERS + " \n.,;–“”1", max_size=60)
MANGLED = st.text(alphabet="aeoôđ 1.\n\r\u0301\u0323\u0302\u00a0\u200b\ufeff", max_size=40)
ANY = st.one_of(st.text(max_size=60), MANGLED)
MANGLINGS = {
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "cr": lambda text: text.replace("\n", "\r"),
    "nfd": lambda text: unicodedata.normalize("NFD", text),
    "nbsp": lambda text: text.replace(" ", "\u00a0"),
    "bom": lambda text: "\ufeff" + text,
    "zero width": lambda text: "\u200b".join(text),
}


@st.composite
def mangled_texts(draw):
    text = original = draw(CLEAN)
    for name in draw(st.permutations(sorted(set(MANGLINGS) - {"cr"}))):
        if draw(st.booleans()):
            text = MANGLINGS[name](text)
    return original, text


@st.composite
def texts_with_ranges(draw, texts=ANY):
    cleaned = clean(draw(texts))
    ends = st.integers(0, len(cleaned.text))
    return cleaned, *sorted((draw(ends), draw(ends)))


@given(CLEAN)
def test_a_clean_text_is_its_own_clean_form(text):
    cleaned = clean(text)
    assert cleaned.text is text
    assert [cleaned.raw_offset(at) for at in range(len(text) + 1)] == list(range(len(text) + 1))


@pytest.mark.parametrize("name", MANGLINGS)
def test_a_mangled_text_comes_out_clean(name):
    text = "Điều 1.\nHai bên thỏa thuận hợp tác"
    assert clean(MANGLINGS[name](text)).text == text


@given(mangled_texts())
def test_any_mixture_of_manglings_comes_out_clean(texts):
    original, mangled = texts
    assert clean(mangled).text == original


@given(ANY)
def test_the_clean_form_is_stable(raw):
    once = clean(raw).text
    assert clean(once).text == once


@given(ANY)
def test_the_clean_form_is_nfc(raw):
    assert unicodedata.is_normalized("NFC", clean(raw).text)


@given(texts_with_ranges())
def test_a_span_lies_inside_the_raw_text_and_is_empty_for_an_empty_range_only(case):
    cleaned, start, end = case
    first, last = cleaned.raw_span(start, end)
    assert 0 <= first <= last <= len(cleaned.raw)
    assert (first < last) == (start < end)


@given(ANY)
def test_later_letters_have_later_spans_that_overlap_only_when_they_are_one_raw_letter(raw):
    cleaned = clean(raw)
    spans = [cleaned.raw_span(at, at + 1) for at in range(len(cleaned.text))]
    assert all(one == two or one[1] <= two[0] for one, two in pairwise(spans))


@given(texts_with_ranges(mangled_texts().map(lambda texts: texts[1])))
def test_the_raw_piece_says_what_the_clean_piece_says(case):
    cleaned, start, end = case
    first, last = cleaned.raw_span(start, end)
    assert clean(cleaned.raw[first:last]).text == cleaned.text[start:end]


def test_a_span_leaves_out_what_was_dropped_around_it():
    cleaned = clean("\ufeff\u200bHà\u200b Nội\u200b")
    assert cleaned.raw_span(0, 2) == (2, 4)
    assert cleaned.raw_span(3, 6) == (6, 9)


def test_a_span_holds_what_was_dropped_inside_a_letter():
    assert clean("o\u200b\u0302\u0323i").raw_span(0, 1) == (0, 4)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("3 tỷ đồng[1], năm 2023.[12] Hai bên", "3 tỷ đồng, năm 2023. Hai bên"),
        ("chi phí[i][ii] và kế hoạch[*].", "chi phí và kế hoạch."),
        ("[1] Theo Nghị quyết", "[1] Theo Nghị quyết"),
        ("xem [1] và bảng[a]", "xem [1] và bảng[a]"),
        ("năm[2023] và x[1]y", "năm[2023] và x[1]y"),
        ("x[1[2]]", "x[1[2]]"),
    ],
)
def test_the_mark_of_a_note_is_left_out_behind_a_word_only(text, cleaned):
    assert clean(text).text == cleaned
    assert clean(unicodedata.normalize("NFD", text)).text == cleaned


@given(texts_with_ranges(st.text(alphabet="a[]1i* \u200b\u0301.", max_size=30)))
def test_brackets_in_any_order_leave_a_stable_form_that_leads_back(case):
    cleaned, start, end = case
    assert clean(cleaned.text).text == cleaned.text
    first, last = cleaned.raw_span(start, end)
    assert 0 <= first <= last <= len(cleaned.raw)


def test_a_span_before_the_mark_of_a_note_ends_there():
    cleaned = clean("3 tỷ đồng[1] và")
    assert cleaned.raw_span(0, 9) == (0, 9)
    assert cleaned.raw_span(9, 12) == (12, 15)


def test_a_letter_that_normalises_to_several_has_one_span():
    cleaned = clean("\u0958a")
    assert cleaned.text == "\u0915\u093ca"
    assert [cleaned.raw_span(at, at + 1) for at in range(3)] == [(0, 1), (0, 1), (1, 2)]


def test_every_letter_of_unicode_comes_out_normal_after_any_other():
    characters = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    text = "".join(f"a{one}" for one in characters)
    assert unicodedata.is_normalized("NFC", clean(text).text)


def test_every_pair_that_unicode_composes_is_composed():
    halves = [unicodedata.normalize("NFD", chr(code)) for code in range(sys.maxunicode + 1)]
    text = "\n".join(pair for pair in halves if len(pair) > 1)
    assert clean(text).text == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    "raw",
    ["a" + "\u0301\u0323" * 100_000, "a\u200b" * 100_000, "\u200b" * 200_000, "ộ\r\n" * 70_000],
    ids=["marks", "letters and nothing", "nothing", "line ends"],
)
def test_a_hostile_text_is_cleaned_like_any_other(raw):
    # Quadratic work would keep this running for hours; how fast it is stands in benchmarks/.
    assert len(clean(raw).text) <= len(raw)
