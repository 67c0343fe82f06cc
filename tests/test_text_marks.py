"""Folding of marks, and the two places of a tone."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.text import early_tones, fold, late_tones, nfc, toneless

VIETNAMESE = st.text(alphabet="aàăắâậđeèêệiìoòôộơợuùưựyỳnthcgmqHÒOAÀĐUỶY -", max_size=30)


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Đống Đa", "dong da"), ("ĐẮK LẮK", "dak lak"), ("Ðà Nẵng", "da nang"), ("Thừa Thiên – Huế", "thua thien – hue")],
)
def test_folding_leaves_bare_lower_case_letters(text, plain):
    assert fold(text) == fold(unicodedata.normalize("NFD", text)) == plain


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


def test_toneless_text_keeps_its_vowels():
    assert toneless("Hòa Hoà Thủy Thuỷ Đường") == "hoa hoa thuy thuy đương"


@pytest.mark.parametrize(
    ("early", "late"),
    [("Khánh Hòa", "Khánh Hoà"), ("HÒA BÌNH", "HOÀ BÌNH"), ("sức khỏe", "sức khoẻ"), ("Thủy Nguyên", "Thuỷ Nguyên")],
)
def test_a_tone_moves_between_the_vowels_of_an_open_syllable(early, late):
    assert early_tones(late) == early
    assert late_tones(early) == late


@pytest.mark.parametrize("text", ["quý", "QUỲ", "hoàng", "toán", "thuyết", "khoẻn", "mùa", "òang"])
def test_other_syllables_keep_their_tone(text):
    assert early_tones(text) == late_tones(text) == text


@given(VIETNAMESE)
def test_moving_tones_keeps_length_and_letters(text):
    text = nfc(text)
    for moved in (early_tones(text), late_tones(text)):
        assert len(moved) == len(text)
        assert fold(moved) == fold(text)
        assert early_tones(moved) == early_tones(text)
