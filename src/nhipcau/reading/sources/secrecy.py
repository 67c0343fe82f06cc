"""Marks of State secrecy, on papers that callers should refuse."""

from __future__ import annotations

import re

from nhipcau.text import nfc

# A stamp stands near the head, alone in its line or column, in capitals; recognition of scans loses its marks. The
# headers of Word files come last in their text.
_HEAD, _TAIL = 6000, 1000
_COLUMN = re.compile(r"[\n\r\t|]| {3,}")
_MARKS = {"TUYỆT MẬT": "TUYỆT MẬT", "TỐI MẬT": "TỐI MẬT", "MẬT": "MẬT"}
_MARKS |= {"TUYET MAT": "TUYỆT MẬT", "TOI MAT": "TỐI MẬT", "MAT": "MẬT"}
_LABEL = re.compile(r"(?:Độ mật|ĐỘ MẬT)\s*:?")


def mark_of_secrecy(text: str) -> str | None:
    """Return "MẬT", "TỐI MẬT" or "TUYỆT MẬT" where the head or the end of `text` bears that stamp, else None."""
    for column in _COLUMN.split(nfc(f"{text[:_HEAD]}\n{text[-_TAIL:]}")):
        stamp = _LABEL.sub("", column).strip(" .:-_*[](){}")
        if stamp in _MARKS:
            return _MARKS[stamp]
    return None
