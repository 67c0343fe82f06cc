"""Word files of before 2007 (.doc), and .rtf: through antiword or LibreOffice, whichever is installed."""

from __future__ import annotations

import tempfile
from pathlib import Path

from nhipcau.reading.sources import docx, plain, programs
from nhipcau.reading.sources.source import Limits, Text, Unreadable

_OFFICES = ("soffice", "libreoffice")


def read(content: bytes, limits: Limits) -> Text:
    """Return the text of a .doc or .rtf file, or raise Unreadable where no program for it is installed."""
    rtf = content.startswith(b"{\\rtf")
    office = next(filter(programs.has, _OFFICES), None)
    if programs.has("antiword") and not rtf:
        try:
            return _by_antiword(content, limits)
        except Unreadable:
            if not office:
                raise
    if not office:
        raise Unreadable("needs-word-program", kind=".rtf" if rtf else ".doc")
    return _by_office(office, content, limits, "rtf" if rtf else "doc")


def _by_antiword(content: bytes, limits: Limits) -> Text:
    with tempfile.TemporaryDirectory(prefix="nhipcau-") as folder:
        path = Path(folder) / "paper.doc"
        path.write_bytes(content)
        # Width 0: paragraphs are not broken into lines.
        written = programs.output(["antiword", "-m", "UTF-8.txt", "-w", "0", str(path)], limits.seconds)
    return plain.read(written, limits)


def _by_office(office: str, content: bytes, limits: Limits, ending: str) -> Text:
    """Let LibreOffice make a .docx of it, which keeps tables and fonts."""
    with tempfile.TemporaryDirectory(prefix="nhipcau-") as folder:
        path = Path(folder) / f"paper.{ending}"
        path.write_bytes(content)
        # A profile of its own: a LibreOffice that somebody has open would take the call and answer nothing.
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        convert = ["--headless", "--convert-to", "docx", "--outdir", folder, str(path)]
        programs.output([office, profile, *convert], limits.seconds)
        made = path.with_suffix(".docx")
        if not made.is_file():
            raise Unreadable("program-failed", program=office)
        return docx.read(made.read_bytes(), limits)
