"""What the tests of sources share."""

from __future__ import annotations

import pytest

from nhipcau.reading.sources import Source, Unreadable, open_source


@pytest.fixture
def opened():
    """Open a file that holds one paper."""

    def open_one(name: str, content: bytes, **options) -> Source:
        (found,) = open_source(name, content, **options)
        assert isinstance(found, Source), found
        return found

    return open_one


@pytest.fixture
def refused():
    """Open a file that cannot be read, and return the code of the reason."""

    def refuse(name: str, content: bytes, **options) -> str:
        (found,) = open_source(name, content, **options)
        assert isinstance(found, Unreadable), found
        assert found.name == name
        return found.remark.code

    return refuse


@pytest.fixture
def codes():
    """The codes of a source's warnings."""
    return lambda source: [remark.code for remark in source.warnings]
