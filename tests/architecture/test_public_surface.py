"""What the library offers to others is one list, changed on purpose only."""

import inspect
from importlib import import_module

import pytest

SURFACE = {
    "nhipcau.text": ["Clean", "clean", "early_tones", "fold", "late_tones", "nfc", "reader_language", "toneless"],
    "nhipcau.places": ["Candidate", "Event", "Gazetteer", "Kin", "Point", "Unit", "Version", "gazetteer"],
    "nhipcau.reading": [
        "Clue",
        "Commitment",
        "Draft",
        "Event",
        "Explanation",
        "Heading",
        "Party",
        "Person",
        "Span",
        "Support",
        "explain",
        "extract_html",
        "read",
    ],
}
OFFERED = [(module, name) for module, names in SURFACE.items() for name in names]


@pytest.mark.parametrize("module", SURFACE)
def test_a_module_offers_what_is_listed_and_nothing_else(module):
    assert sorted(import_module(module).__all__) == sorted(SURFACE[module])


def members(offered):
    """The thing itself, and the public methods of a class."""
    yield offered
    if inspect.isclass(offered):
        yield from (one for name, one in inspect.getmembers(offered, inspect.isfunction) if not name.startswith("_"))


@pytest.mark.parametrize(("module", "name"), OFFERED)
def test_what_is_offered_says_what_it_is(module, name):
    for member in members(getattr(import_module(module), name)):
        assert (inspect.getdoc(member) or "").partition("\n")[0].rstrip().endswith((".", ":", '"')), member


@pytest.mark.parametrize(("module", "name"), OFFERED)
def test_what_is_offered_is_typed(module, name):
    for member in members(getattr(import_module(module), name)):
        signature = inspect.signature(member)
        assert all(one.annotation is not one.empty for one in signature.parameters.values() if one.name != "self")
