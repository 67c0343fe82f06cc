"""The committed shapes are what their generator draws from the tables of the gazetteer."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"
OUTLINES = SCRIPTS.parent / "src/nhipcau/places/data/outlines"
LIMIT = 500 * 1024


@pytest.fixture(scope="module")
def drawn():
    pytest.importorskip("shapely", reason="NO SHAPELY: the map is not drawn anew; run `make setup`")
    sys.path.insert(0, str(SCRIPTS))
    try:
        import build_map

        return build_map.tables()
    finally:
        sys.path.remove(str(SCRIPTS))


def test_the_committed_shapes_are_what_the_generator_draws(drawn):
    kept = {path.name: path.read_text(encoding="utf-8") for path in OUTLINES.iterdir()}
    assert {name: text == kept.get(name) for name, text in drawn.items()} == dict.fromkeys(kept, True)


def test_the_shapes_stay_small():
    assert sum(path.stat().st_size for path in OUTLINES.iterdir()) < LIMIT
