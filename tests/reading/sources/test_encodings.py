from __future__ import annotations

import shutil
import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.reading.sources.encoding import decode
from nhipcau.reading.sources.legacy import decode as decode_as
from nhipcau.reading.sources.syllables import _toneless, is_syllable
from nhipcau.reading.sources.tables import rows

TONES = "\u0300\u0301\u0303\u0309\u0323"
VIQR = {
    "\u0302": "^",
    "\u0306": "(",
    "\u031b": "+",
    "\u0300": "`",
    "\u0301": "'",
    "\u0309": "?",
    "\u0303": "~",
    "\u0323": ".",
}
ICONV = {"tcvn3": "TCVN5712-1", "viscii": "VISCII", "cp1258": "CP1258"}
PAPER = (
    "Hai tỉnh thống nhất phối hợp đào tạo cán bộ, kết nối tiêu thụ nông sản và đẩy mạnh xúc tiến đầu tư. "
    "Ủy ban nhân dân hai bên giao các sở, ngành xây dựng kế hoạch, báo cáo định kỳ trước ngày 15 tháng 12 hằng năm."
)


def table(name):
    return {letter: bytes.fromhex(code) for code, letter in rows(name)}


def by_table(name):
    letters = table(name)
    return lambda text: b"".join(letters.get(c) or c.encode("ascii") for c in text)


def as_viqr(text):
    split = unicodedata.normalize("NFD", text.replace("đ", "dd").replace("Đ", "DD"))
    # The marks of the letter go before its tone.
    return unicodedata.normalize(
        "NFC", "".join(VIQR.get(c, c) for c in "".join(map(ordered, letters_of(split))))
    ).encode()


def letters_of(split):
    found = []
    for c in split:
        if unicodedata.combining(c):
            found[-1] += c
        else:
            found.append(c)
    return found


def ordered(letter):
    return letter[0] + "".join(sorted(letter[1:], key=TONES.__contains__))


def as_cp1258(text):
    """Letters with their own marks whole, the tone after them."""
    out = []
    for letter in letters_of(unicodedata.normalize("NFD", text)):
        base = unicodedata.normalize("NFC", "".join(c for c in letter if c not in TONES))
        out.append(base + "".join(c for c in letter if c in TONES))
    return "".join(out).encode("cp1258")


ENCODERS = {
    "tcvn3": by_table("tcvn3"),
    "vni": by_table("vni"),
    "viscii": by_table("viscii"),
    "viqr": as_viqr,
    "cp1258": as_cp1258,
}


@st.composite
def syllables(draw):
    plain = draw(st.sampled_from(sorted(_toneless())))
    vowels = [at for at, c in enumerate(plain) if c in "aăâeêioôơuưy"]
    at = draw(st.sampled_from(vowels))
    tone = draw(st.sampled_from(["", *TONES]))
    return unicodedata.normalize("NFC", plain[: at + 1] + tone + plain[at + 1 :])


@pytest.mark.parametrize("name", ENCODERS)
@given(words=st.lists(syllables().filter(is_syllable), min_size=1, max_size=8))
def test_any_syllable_comes_back_from_its_bytes(name, words):
    # In VIQR a sign at the end of a sentence is none of its last word.
    text = " ".join([*words, "và"])
    assert decode_as(ENCODERS[name](text), name) == text


@pytest.mark.parametrize("name", ENCODERS)
def test_the_encoding_of_a_paper_is_found(name):
    text = PAPER.lower() if name == "tcvn3" else PAPER
    found = decode(ENCODERS[name](text))
    assert found.text == text
    assert found.encoding == name
    assert found.confidence > 0.9
    assert [remark.code for remark in found.warnings] == ["guessed-encoding"]


@pytest.mark.parametrize("name", ["vni", "viscii", "cp1258"])
def test_every_capital_letter_comes_back(name):
    capitals = "".join(letter for _, letter in rows("viscii") if letter.isupper())
    assert decode_as(ENCODERS[name](capitals), name) == capitals


@pytest.mark.parametrize("name", ICONV)
def test_the_tables_agree_with_those_of_the_c_library(name):
    if not shutil.which("iconv") or ICONV[name] not in known_to_iconv():
        pytest.skip(f"NOT CHECKED: the iconv of this machine does not know {ICONV[name]}")
    text = PAPER.lower() if name == "tcvn3" else PAPER
    content = ENCODERS[name](text)
    said = subprocess.run(["iconv", "-f", ICONV[name], "-t", "UTF-8"], input=content, capture_output=True, check=True)
    assert unicodedata.normalize("NFC", said.stdout.decode()) == text


def known_to_iconv():
    said = subprocess.run(["iconv", "-l"], capture_output=True, text=True, check=True).stdout
    return said.replace("/", " ").replace(",", " ").split()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_mark_at_the_beginning_tells_the_encoding(encoding):
    assert decode(PAPER.encode(encoding)).text == PAPER


def test_utf_8_stays_as_it_is_to_the_byte():
    raw = "\ufeffDo\u0302ng\r\nĐồng\xa0Tháp "
    found = decode(raw.encode())
    assert (found.text, found.encoding, found.confidence, found.warnings) == (raw, "utf-8", 1.0, ())


def test_a_text_cut_in_the_middle_of_a_letter_is_still_utf_8():
    content = PAPER.encode()
    found = decode(content[: content.index("ố".encode()) + 1])
    assert found.encoding == "utf-8"
    assert [remark.code for remark in found.warnings] == ["lost-characters"]


def test_plain_english_stays_plain():
    text = "What is this? It's a plan (draft) for two towns; don't change it. Who cares?"
    assert decode(text.encode()).text == text


def test_words_of_other_languages_are_not_made_vietnamese():
    text = "Die Städte München und Köln führen Gespräche über Bücher, Züge und Bäche für größere Übungen."
    assert decode(text.encode()).text == text
    assert decode(text.encode("cp1252")).text == text


def test_bytes_of_an_old_font_taken_for_unicode_are_recognised():
    disguised = ENCODERS["tcvn3"](PAPER.lower()).decode("cp1252")
    found = decode(disguised.encode())
    assert found.text == PAPER.lower()
    assert found.encoding == "tcvn3"


def test_a_full_stop_in_viqr_is_no_heavy_tone_after_a_word_with_one():
    assert decode_as(b"ho^.i nghi. dda~ ho.p. To^'t.", "viqr") == "hội nghị đã họp. Tốt."


@pytest.mark.parametrize("word", ["nghiêng", "gì", "giếng", "quyết", "Đắk", "hòa", "hoà", "khuỷu", "TỈNH", "ỷ"])
def test_a_syllable_is_known(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["cê", "nga\u0301\u0300", "cap", "strong", "ngê", "", "hµ", "tốc tốc"])
def test_what_cannot_be_spelt_is_no_syllable(word):
    assert not is_syllable(word)
