"""Text as bytes, one for each character."""

from hypothesis import given
from hypothesis import strategies as st

from nhipcau.reading.alphabet import LETTER, MARK, encoded, is_whole, small_and_bytes
from nhipcau.reading.scan import scan
from nhipcau.reading.vocabulary import CATEGORIES, context, place_names, rows
from nhipcau.text import clean


@given(st.text(st.characters(blacklist_categories=[])))
def test_every_text_has_one_small_letter_and_one_byte_for_each_character(text: str) -> None:
    small, letters = small_and_bytes(text, encoded(text))
    assert len(small) == len(letters) == len(text)
    assert letters == encoded(small)
    assert all(one in (sign.lower(), sign) for sign, one in zip(text, small, strict=True))


def test_every_character_of_the_vocabulary_has_a_byte_of_its_own() -> None:
    listed = set("".join(phrase for name in CATEGORIES[:18] for phrase, _ in rows(name)))
    told = set("".join(phrase for name in CATEGORIES[19:] for phrase in context(name)))
    signs = sorted(listed | told | set("".join(place_names())))
    codes = list(encoded("".join(signs)))
    assert len(set(codes)) == len(signs)
    assert not {LETTER, MARK, MARK - 1} & set(codes)
    assert all((code >= LETTER) == sign.isalnum() for sign, code in zip(signs, codes, strict=True))


def test_what_is_in_the_alphabet_is_clean() -> None:
    known = "".join(filter(lambda sign: is_whole(encoded(sign)), map(chr, range(0x10000))))
    assert clean(known).text == known


def test_letters_of_other_alphabets_go_on_with_a_word_and_signs_end_it() -> None:
    for word in ("hợp tác", "(hợp tác)", "\uf0b7hợp tác…", "“hợp tác”，"):
        assert scan(encoded(word))["ties"].hits, word
    for word in ("漢hợp tác", "hợp tácß", "hợp tác\u0e31", "ñhợp tác"):
        assert not scan(encoded(word))["ties"].hits, word
