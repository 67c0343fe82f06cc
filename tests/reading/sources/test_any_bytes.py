"""Whatever a file holds, it is read or refused, never an exception, and the places lie within the text."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.reading.sources import Limits, Source, Unreadable, open_source
from nhipcau.reading.sources.official import official_head

from .makers import PNG, lines, pdf, word, zipped

TEXT = "Ủy ban nhân dân hai tỉnh thống nhất hợp tác."


def letter():
    message = EmailMessage()
    message["From"] = message["To"] = "a@b.example"
    message["Subject"] = TEXT
    message["MIME-Version"] = "1.0"
    message.set_content(TEXT)
    message.add_attachment(TEXT.encode(), maintype="text", subtype="plain", filename="kèm theo.txt")
    return bytes(message)


def paper(document):
    document.add_paragraph(TEXT)
    document.add_paragraph(TEXT, style="List Number")
    document.add_table(rows=1, cols=2).rows[0].cells[0].text = TEXT


FILES = {
    "a.txt": TEXT.encode(),
    "b.txt": TEXT.encode("utf-16"),
    "a.html": f"<!doctype html><html><body><div><p>{TEXT}</p></div></body></html>".encode(),
    "a.docx": word(paper),
    "a.pdf": pdf(lines(TEXT, TEXT)),
    "a.eml": letter(),
    "a.zip": zipped({"a.txt": TEXT.encode(), "b.html": b"<html>x", "c.zip": zipped({"d.txt": b"x"})}),
    "a.png": PNG,
    "a.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le"),
}
SMALL = Limits(file_bytes=1_000_000, archive_bytes=2_000_000, archive_files=20, pages=5, seconds=5)


def check(name, content):
    for found in open_source(name, content, limits=SMALL):
        assert isinstance(found, Source | Unreadable)
        if isinstance(found, Unreadable):
            assert str(found)
            continue
        assert found.text.strip()
        starts = [place.start for place in found.places]
        assert starts == sorted(starts)
        assert all(0 <= start <= len(found.text) for start in starts)
        assert 0 <= found.confidence <= 1
        official_head(found.text)


@st.composite
def mangled(draw, content):
    """Bytes cut short, with pieces changed, moved or doubled."""
    content = bytearray(content[: draw(st.integers(0, len(content)))])
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(content)))
        content[at : at + draw(st.integers(0, 8))] = draw(st.binary(max_size=8))
    return bytes(content)


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_read_or_refused_at_any_length(name, monkeypatch):
    monkeypatch.setenv("PATH", "")
    content = FILES[name]
    for end in range(0, len(content), max(1, len(content) // 60)):
        check(name, content[:end])


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_mangled_file_is_read_or_refused(name, data, monkeypatch):
    monkeypatch.setenv("PATH", "")
    check(name, data.draw(mangled(FILES[name])))


@settings(max_examples=300)
@given(name=st.sampled_from([*FILES, "a", ""]), content=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(name, content):
    check(name, content)


@settings(max_examples=200)
@given(text=st.text(alphabet=st.sampled_from("Số: /-KHUBND\t \n*Nơi nhận:TM.CHỦ ỊVĐaông'?~^(+\\d"), max_size=300))
def test_any_text_has_an_official_head_or_none(text):
    check("a.txt", text.encode())


@pytest.mark.parametrize(
    "piece", ["<", "<a ", "a'", "a^", "Số:   ", "   ", "\t", "&lt", "<!--", "x:\n", "aaaa", "ø", "µ "]
)
def test_a_long_file_of_one_piece_takes_no_longer_than_its_length(piece):
    content = (piece * (1_000_000 // len(piece.encode())))[:400_000].encode()
    for name in ("a.txt", "a.html"):
        check(name, content)
