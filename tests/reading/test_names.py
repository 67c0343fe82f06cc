"""Runs of capitalised words."""

from hypothesis import given
from hypothesis import strategies as st

from nhipcau.reading.alphabet import encoded
from nhipcau.reading.names import RUN, is_joined, runs

_PIECES = ("Nguyễn", "Văn", "de", "von", "d", "Đ", "TP", " ", "-", ".", "’", "'", "\n", "văn", "5", "²", "ß", "Ç", "An")


@given(st.lists(st.sampled_from(_PIECES), max_size=12), st.integers(0, 3), st.integers(0, 3))
def test_runs_by_bytes_are_those_of_the_pattern(pieces: list[str], before: int, after: int) -> None:
    text = "".join(pieces)
    end = max(before, len(text) - after)
    told = [run.span() for run in RUN.finditer(text, before, end)]
    whole = [(start, end) for start, end in told if " " in text[start:end] or is_joined(text[start:end])]
    assert runs(text, encoded(text), before, min(end, len(text))) == whole
