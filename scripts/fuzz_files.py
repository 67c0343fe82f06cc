"""Files of every kind that is opened, made of a few words, and what may happen to them on their way."""

from __future__ import annotations

import io
import random
import runpy
import zipfile
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from nhipcau.reading import Draft, read
from nhipcau.reading.sources import Limits, Source, Unreadable, open_source
from nhipcau.reading.sources.official import official_head
from nhipcau.reading.sources.tables import rows

TESTS = Path(__file__).parents[1] / "tests" / "reading" / "sources"
WORDS = (
    "Ký kết hợp tác giữa huyện Mai Châu và quận Ba Đình",
    "Ngày 5/8/2022, đồng chí Nguyễn Văn Lâm, Bí thư Huyện ủy Mai Châu (tỉnh Hòa Bình) làm việc với quận Ba Đình.",
    "Hai bên thống nhất hợp tác về y tế, giáo dục; quận Ba Đình tặng huyện Mai Châu 50 suất quà trị giá 25 triệu đồng.",
)
LIMITS = Limits(file_bytes=1_000_000, archive_bytes=2_000_000, archive_files=20, pages=5, seconds=5)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_CELL = '<w:tbl><w:tr><w:tc><w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t>Hai bªn</w:t></w:r></w:p>'
_LIST = (
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
    "</w:lvlOverride></w:num>"
)
_NOTED = (
    "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>x</w:delText></w:r></w:del>"
    '<w:r><w:t>3 tỷ đồng</w:t><w:footnoteReference w:id="1"/></w:r>'
    '<w:r><w:endnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r></w:p>'
)


def files() -> list[tuple[str, dict[str, bytes] | bytes]]:
    """Return names with their content; that of a zip archive is a dictionary, since it may be spoiled inside."""
    made = runpy.run_path(str(TESTS / "makers.py"))
    text = "\n".join(WORDS)
    page = f"<!doctype html><html><head><title>{WORDS[0]}</title></head><body><p>{'</p><p>'.join(WORDS)}</p>"
    page += "<table><tr><td>Hai bên</td><td>&agrave;&#7877;</td></tr></table><ul><li>Y tế;</ul></body></html>"
    inside = {"a.txt": text.encode(), "b.html": page.encode(), "c.zip": made["zipped"]({"d.txt": text.encode()})}
    return [
        ("a.txt", text.encode()),
        ("utf-16.txt", text.encode("utf-16")),
        *((f"{name}.txt", _by_table(text, name)) for name in ("tcvn3", "vni", "viscii")),
        ("a.html", page.encode()),
        ("a.eml", _letter(text)),
        ("a.pdf", made["pdf"](made["lines"](*WORDS), made["lines"](*WORDS))),
        ("scan.pdf", made["empty_page_with_a_picture"]()),
        ("a.docx", _word_parts(made)),
        ("a.zip", inside),
        ("a.doc", _OLE + "WordDocument".encode("utf-16-le") + text.encode("utf-16-le")),
        ("a.rtf", b"{\\rtf1\\ansi Hai t\\u7881?nh}"),
        ("a.png", made["PNG"]),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(40)),
    ]


def _by_table(text: str, name: str) -> bytes:
    letters = {letter: bytes.fromhex(code) for code, letter in rows(name)}
    return b"".join(letters.get(sign) or sign.encode("ascii", "ignore") for sign in text)


def _letter(text: str) -> bytes:
    message = EmailMessage()
    message["From"] = message["To"] = "a@b.example"
    message["Subject"] = WORDS[0]
    message["MIME-Version"] = "1.0"
    message.set_content(text)
    message.add_attachment(text.encode(), maintype="text", subtype="plain", filename="kèm theo.txt")
    return bytes(message)


def _word_parts(made: dict[str, Any]) -> dict[str, bytes]:
    """Return the parts of a Word file with lists, styles that number, notes and changes that are tracked."""
    level, paragraph, note = made["level"], made["paragraph"], '<w:{0} w:id="1">{1}</w:{0}>'
    styles = '<w:style w:type="paragraph" w:default="1" w:styleId="A"><w:rPr><w:caps w:val="0"/></w:rPr></w:style>'
    styles += (
        '<w:style w:styleId="B"><w:basedOn w:val="A"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    lists = made["numbering"](
        level(0, "Điều %1."), level(1, "%1.%2)", "lowerRoman", '<w:pStyle w:val="B"/>'), lists=_LIST
    )
    body = "".join(paragraph(words, at, name) for at, name, words in zip((0, 1, 0), (1, 1, 2), WORDS, strict=True))
    body += (
        paragraph("Y tế", more='<w:pStyle w:val="B"/>') + _NOTED + f"{_CELL}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    )
    notes = {f"{kind}s": note.format(kind, paragraph(WORDS[2])) for kind in ("footnote", "endnote")}
    return made["word_parts"](body, styles=styles, numbering=lists, **notes)


def packed(parts: dict[str, bytes]) -> bytes:
    """Return a zip archive of `parts`, unpacked, so that signs changed in it are those of a part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def spoiled_file(known: list[tuple[str, dict[str, bytes] | bytes]], chance: random.Random) -> tuple[str, bytes]:
    """Return the name and the bytes of a file cut short, with signs flipped, or pieces of it doubled or moved."""
    name, content = chance.choice(known)
    if isinstance(content, dict):
        spoil_inside = chance.random() < 0.7
        content = packed({key: _spoiled(part, chance) if spoil_inside else part for key, part in content.items()})
        if spoil_inside:
            return name, content
    if chance.random() < 0.1:
        name = chance.choice(known)[0]
    return name, _spoiled(content, chance)


def _spoiled(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice([0, 1, 1, 2, 6])):
        chance.choice(_SPOILINGS)(changed, chance)
    return bytes(changed)


def _cut(content: bytearray, chance: random.Random) -> None:
    del content[chance.randint(0, len(content)) :]


def _flip(content: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice([1, 3, 20])):
        if content:
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def _overwrite(content: bytearray, chance: random.Random) -> None:
    at = chance.randint(0, len(content))
    content[at : at + chance.randint(0, 8)] = chance.randbytes(chance.randint(0, 8))


def _move(content: bytearray, chance: random.Random) -> None:
    start, at = chance.randint(0, len(content)), chance.randint(0, len(content))
    piece = content[start : start + chance.choice([4, 40, 400])]
    if chance.random() < 0.5:
        del content[start : start + len(piece)]
    content[at:at] = piece * chance.choice([1, 1, 3])


_SPOILINGS: tuple[Callable[[bytearray, random.Random], None], ...] = (_cut, _flip, _flip, _overwrite, _move)


def opened(name: str, content: bytes) -> Iterator[tuple[str | None, Draft | None, str]]:
    """Yield for each paper in a file what is wrong with how it was opened, if anything, its draft and its text."""
    for found in open_source(name, content, limits=LIMITS):
        if isinstance(found, Unreadable):
            yield (None if str(found) else "no reason is given"), None, ""
            continue
        yield _wrong(found), read(found.text), found.text
        official_head(found.text)


def _wrong(found: Source) -> str | None:
    starts = [place.start for place in found.places]
    if starts != sorted(starts) or not all(0 <= start <= len(found.text) for start in starts):
        return "places are out of order or outside the text"
    return None if found.text.strip() and 0 <= found.confidence <= 1 else "no text, or no confidence"
