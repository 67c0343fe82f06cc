from __future__ import annotations

import pytest

from nhipcau.reading import Commitment, Draft, Event, Party, Person, Support
from nhipcau.register.agreements.models import Field

from .markdown import DOCS, rows, section

PAGE = DOCS / "reference/reading-json.md"
LISTS = {"parties": Party, "people": Person, "events": Event, "commitments": Commitment, "support": Support}


@pytest.mark.parametrize("name", LISTS)
def test_each_key_of_a_finding_is_described(name: str):
    described = {row[0].strip("`"): row[1] for row in rows(section(PAGE, "Findings"))}
    for key in LISTS[name]._fields:
        assert key in {"span", "rule"} or f"`{key}`" in described[name], key


def test_each_key_of_a_reading_is_described():
    described = section(PAGE, "Document")
    reading = Draft("").as_dict("none")
    assert all(f"`{key}`" in described for key in [*reading, *reading["document"]])


def test_the_fields_are_those_of_the_register():
    listed = {row[0].strip("`"): row[1] for row in rows(section(PAGE, "Fields"))}
    assert listed == {field.value: str(field.label) for field in Field}
