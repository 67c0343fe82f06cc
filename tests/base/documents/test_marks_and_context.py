import hypothesis.strategies as st
from hypothesis import given

from nhipcau.base.documents.rules import CONTEXT, Mark, context, segments, words_digest

texts = st.text(alphabet="ab ớ\n", max_size=40)
ranges = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6)


def marks_in(text, pairs):
    cut = [(min(a, b), min(max(a, b), len(text))) for a, b in pairs]
    return [Mark(start, end, key) for key, (start, end) in enumerate(cut) if start < end]


@given(texts, ranges)
def test_segments_join_to_the_text(text, pairs):
    assert "".join(s.text for s in segments(text, marks_in(text, pairs))) == text


@given(texts, ranges)
def test_each_mark_covers_exactly_its_words_and_opens_once(text, pairs):
    marks = marks_in(text, pairs)
    cut = segments(text, marks)
    for mark in marks:
        assert "".join(s.text for s in cut if mark.key in s.keys) == text[mark.start : mark.end]
        assert sum(mark.key in s.opens for s in cut) == 1


def test_the_longer_of_two_nested_marks_comes_first():
    cut = segments("Hà Nội hỗ trợ", [Mark(0, 6, "party"), Mark(0, 13, "commitment")])
    assert [s.keys for s in cut] == [("commitment", "party"), ("commitment",)]


def test_the_context_is_the_paragraph_of_the_quote():
    text = "Dòng đầu.\nTrước, cam kết này, sau.\r\nDòng cuối."
    start = text.index("cam kết")
    found = context(text, start, start + len("cam kết này"))
    assert (found.before, found.quote, found.after) == ("Trước, ", "cam kết này", ", sau.")


def test_a_long_paragraph_is_cut_between_words():
    text = "chữ " * 1000
    found = context(text, 2000, 2003)
    assert found.before.startswith("… chữ")
    assert found.after.endswith("chữ …")
    assert len(found.before) <= CONTEXT + 2


def test_spaces_line_ends_and_composition_do_not_make_another_paper():
    assert words_digest("Hà Nội\r\nvà  Huế") == words_digest("Ha\u0300 No\u0302\u0323i\nvà\u00a0Huế\n")
    assert words_digest("Hà Nội") != words_digest("Ha Nội")
