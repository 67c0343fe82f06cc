"""What the tests of the gazetteer share; its generator stands in scripts/, which is no package."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))


@pytest.fixture(scope="session")
def raw():
    """The catalogue as the package has it, read once."""
    from gazetteer.catalogue import read

    return read()
