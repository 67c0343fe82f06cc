from hypothesis import given
from hypothesis import strategies as st

from nhipcau.base.history.rules import Piece, wording_changes

WORDS = st.lists(st.sampled_from(["hỗ trợ", "giống", "lúa", ",", "2", " ", "\n", "trước", "năm", "."])).map(" ".join)


def told(old, new):
    marks = {"same": "{}", "gone": "[-{}-]", "new": "[+{}+]"}
    return "".join(marks[piece.kind].format(piece.text) for piece in wording_changes(old, new))


def test_only_the_words_that_changed_are_marked():
    assert told("Hỗ trợ 20 hộ nghèo trong năm 2025.", "Hỗ trợ 35 hộ nghèo và cận nghèo trong năm 2025.") == (
        "Hỗ trợ [-20-][+35+] hộ nghèo [+và cận nghèo +]trong năm 2025."
    )


def test_neighbouring_changes_are_told_as_one():
    assert told("tổ chức hội chợ lớn ở huyện", "tổ chức phiên chợ nhỏ ở huyện") == (
        "tổ chức [-hội-][+phiên+] chợ [-lớn-][+nhỏ+] ở huyện"
    )
    assert told("mở hai lớp ngắn hạn", "mở ba khóa ngắn hạn") == "mở [-hai lớp-][+ba khóa+] ngắn hạn"


def test_what_did_not_change_is_one_piece():
    assert wording_changes("giữ nguyên lời", "giữ nguyên lời") == [Piece("same", "giữ nguyên lời")]
    assert wording_changes("", "") == []


def test_texts_too_long_to_compare_are_told_as_replaced():
    old, new = "một hai " * 4000, "ba bốn " * 4000
    assert [piece.kind for piece in wording_changes(old, new)] == ["gone", "new"]
    assert [piece.kind for piece in wording_changes(old, old)] == ["same"]


@given(st.one_of(st.text(), WORDS), st.one_of(st.text(), WORDS))
def test_both_wordings_can_be_put_together_again(old, new):
    pieces = wording_changes(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == new
    assert all(piece.text for piece in pieces)
