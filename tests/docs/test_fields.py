from __future__ import annotations

from nhipcau.register.agreements.models import Field

from .markdown import DOCS, rows, section


def test_the_page_on_readings_lists_the_fields_of_the_register():
    listed = {row[0].strip("`"): row[1] for row in rows(section(DOCS / "reference/reading-json.md", "Fields"))}
    assert listed == {field.value: str(field.label) for field in Field}
