"""Every finding is its words in the raw file, however the file was mangled on its way."""

import runpy
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.reading import read
from nhipcau.text import clean

FUZZ = runpy.run_path(str(Path(__file__).parents[2] / "scripts/fuzz.py"))
MANGLINGS, mangled, faults, spans = FUZZ["MANGLINGS"], FUZZ["mangled"], FUZZ["faults"], FUZZ["spans"]
papers = cache(FUZZ["samples"])
MIXTURES = st.lists(st.sampled_from(sorted(MANGLINGS)), max_size=4, unique=True)


@st.composite
def collages(draw):
    """The beginning of one paper, and after it lines of any."""
    lines = [[line for line in paper.splitlines() if line.strip()] for paper in papers()]
    head = draw(st.sampled_from(lines))[: draw(st.integers(1, 9))]
    rest = st.lists(st.sampled_from(sorted({line for paper in lines for line in paper})), max_size=8)
    return "\n".join([*head, *draw(rest)])


def surfaces(draft):
    return [(name, clean(draft.text[span.start : span.end]).text) for name, span in spans(draft)]


def values(draft):
    """What the findings say, without their places."""
    found = draft.as_dict("x")
    return {
        key: [{name: value for name, value in row.items() if name != "span"} for row in found[key]]
        for key in FUZZ["LISTS"]
    }


def read_soundly(raw):
    draft = read(raw)
    assert draft.text == raw
    assert not list(faults(draft, raw))
    return draft


@pytest.mark.parametrize("at", range(5))
@pytest.mark.parametrize("name", MANGLINGS)
def test_a_mangled_sample_gives_the_same_findings_in_the_same_words(at, name):
    whole, odd = read(papers()[at]), read_soundly(mangled(papers()[at], [name]))
    assert len(surfaces(whole)) > 10
    assert surfaces(odd) == surfaces(whole)
    assert values(odd) == values(whole)


@given(collages(), MIXTURES)
def test_a_mangled_collage_gives_the_same_findings_in_the_same_words(text, names):
    whole, odd = read(text), read_soundly(mangled(text, names))
    assert surfaces(odd) == surfaces(whole)
    assert values(odd) == values(whole)


@given(collages(), MIXTURES, st.integers(0, 2000), st.integers(0, 2000), st.text(max_size=12))
def test_a_cut_and_spoiled_paper_is_still_read(text, names, start, length, noise):
    raw = mangled(text, names)
    read_soundly(raw[start : start + length] + noise + raw[start + length + 7 :])


@given(st.text(max_size=200))
def test_any_text_at_all_is_read(raw):
    read_soundly(raw)


@given(collages(), MIXTURES)
def test_a_finding_is_its_bytes_in_the_file(text, names):
    data = mangled(text, names).encode()
    raw = data.decode()
    for _, span in spans(read(raw)):
        first = len(raw[: span.start].encode())
        piece = raw[span.start : span.end].encode()
        assert data[first : first + len(piece)] == piece
