"""Footnotes and endnotes of Word files come after the text, which keeps a mark where each belongs."""

from __future__ import annotations

import pytest

from nhipcau.reading import read

from .makers import paragraph, word_parts, zipped

BODY = "Quận Ba Đình hỗ trợ huyện Mai Châu 3 tỷ đồng"


def reference(name: int, kind: str = "footnote", more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{name}"{more}/></w:r>'


def note(name: int, *texts: str, kind: str = "footnote") -> str:
    return f'<w:{kind} w:id="{name}">{"".join(map(paragraph, texts))}</w:{kind}>'


def noted(*pieces: str) -> str:
    """A paragraph of words and of what is XML already."""
    runs = (
        piece if piece.startswith("<") else f'<w:r><w:t xml:space="preserve">{piece}</w:t></w:r>' for piece in pieces
    )
    return f"<w:p>{''.join(runs)}</w:p>"


@pytest.fixture
def source(opened):
    return lambda body, **parts: opened("a.docx", zipped(word_parts(body, **parts)))


def test_notes_stand_after_the_text_in_the_order_of_their_marks(source):
    body = noted(BODY, reference(5), " xây trường.") + noted("Hết", reference(2), ".")
    found = source(body, footnotes=note(2, " Trang 3.") + note(5, " Theo Nghị quyết.") + note(7, "Không dùng"))
    assert found.text.split("\n") == [
        f"{BODY}[1] xây trường.",
        "Hết[2].",
        "[1] Theo Nghị quyết.",
        "[2] Trang 3.",
    ]


def test_a_note_leads_back_to_its_mark(source):
    found = source(noted(BODY, reference(1)) + noted("Hết"), footnotes=note(1, "Dòng một", "Dòng hai"))
    place = found.place(found.text.index("Dòng hai"))
    assert (place.kind, place.path) == ("footnote", "1")
    assert found.text.endswith("\n[1] Dòng một\nDòng hai")


def test_endnotes_follow_with_marks_of_their_own(source):
    body = noted("Một", reference(1), " hai", reference(1, "endnote"))
    found = source(body, footnotes=note(1, "chân"), endnotes=note(1, "cuối", kind="endnote"))
    assert found.text.split("\n") == ["Một[1] hai[i]", "[1] chân", "[i] cuối"]


def test_the_sign_of_an_author_is_the_mark(source):
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    found = source(noted("Một", own, " hai"), footnotes=note(1, "* Xem phụ lục"))
    assert found.text == "Một[*] hai\n[*] Xem phụ lục"


def test_a_note_of_deleted_or_hidden_words_is_left_out(source):
    hidden = reference(2).replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
    found = source(
        noted("Một", f"<w:del>{reference(1)}</w:del>", hidden, reference(3)),
        footnotes=note(1, "bỏ") + note(2, "ẩn") + note(3, "giữ"),
    )
    assert found.text == "Một[1]\n[1] giữ"


def test_a_note_referred_to_often_stands_there_once(source):
    assert source(noted("Một", reference(1), " hai", reference(1)), footnotes=note(1, "x")).text == (
        "Một[1] hai[1]\n[1] x"
    )


def test_a_mark_in_a_table_leads_to_its_note(source):
    cells = "".join(f"<w:tc>{noted(words, mark)}</w:tc>" for words, mark in (("A", reference(1)), ("B", reference(2))))
    found = source(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>", footnotes=note(1, "a") + note(2, "b"))
    assert found.text == "A[1]\tB[2]\n[1] a\n[2] b"


@pytest.mark.parametrize("damage", ["<w:footnote", "&none;", "</w:wrong>", "<w:a>" * 50_000])
def test_damaged_notes_are_counted_in_a_warning_and_the_text_is_read(source, damage):
    found = source(noted(BODY, reference(1), "; ", reference(2)), footnotes=note(1, "còn") + damage)
    (remark,) = found.warnings
    assert found.text.startswith(f"{BODY}[1]; [2]\n[1] còn")
    assert (remark.code, remark.details) == ("notes-lost", {"count": 1})


def test_notes_that_unpack_without_end_and_notes_that_are_not_there_earn_a_warning(source, codes):
    assert codes(source(noted(BODY, reference(1)), footnotes=" " * 30_000_000)) == ["notes-lost"]
    assert codes(source(noted(BODY, reference(1)))) == ["notes-lost"]


def test_a_mark_changes_nothing_in_what_is_read(source):
    words = (
        "Ngày 5/8/2022, đồng chí Nguyễn Văn Lâm",
        ", Bí thư Huyện ủy Mai Châu (tỉnh Hòa Bình) làm việc với quận Ba Đình. Hai bên thống nhất hợp tác về y tế.",
        f" {BODY}",
        " xây trường học.",
        " Hai bên phối hợp quảng bá du lịch.",
    )
    marked = [piece for at, piece in enumerate(words, start=1) for piece in (piece, reference(at))]
    notes = "".join(note(at, "Trang 3.") for at in range(1, 6))
    plain, found = source(noted(*words)).text, source(noted(*marked), footnotes=notes).text
    assert "3 tỷ đồng[3]" in found
    assert told(found) == told(plain)
    assert all(told(plain))


def told(text: str) -> list[object]:
    draft = read(text)
    people = [(person.name, person.position) for person in draft.people]
    return [people, [(gift.amount_vnd, gift.receiver) for gift in draft.support], [c.field for c in draft.commitments]]
