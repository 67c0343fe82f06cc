"""Files for the tests, made by them: nothing here is a paper of anybody."""

from __future__ import annotations

import io
import textwrap
import zipfile
from collections.abc import Sequence

Placed = tuple[float, float, str]

# A font without glyphs: PDFium takes the letters from the map to Unicode, as it does in real files.
FONT = [
    b"<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /DescendantFonts [4 0 R] "
    b"/ToUnicode 5 0 R >>",
    b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
    b"/Supplement 0 >> /DW 500 /FontDescriptor 6 0 R >>",
]
CMAP = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Plain def /CMapType 2 def\n"
    b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n%s\nendcmap end end"
)
DESCRIPTOR = (
    b"<< /Type /FontDescriptor /FontName /Plain /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 "
    b"/Descent -200 /CapHeight 700 /StemV 80 >>"
)


def stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def cmap(text: str) -> bytes:
    rows = [b"<%04X> <%04X>" % (ord(c), ord(c)) for c in sorted(set(text))]
    blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    return CMAP % b"\n".join(b"%d beginbfchar\n%s\nendbfchar" % (len(block), b"\n".join(block)) for block in blocks)


def pdf(*pages: Sequence[Placed], extra: bytes = b"", size: int = 12) -> bytes:
    """A PDF of A4 pages on which each piece of text is drawn at its point."""
    text = "".join(piece for page in pages for _, _, piece in page)
    kids = b" ".join(b"%d 0 R" % (7 + 2 * at) for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        *FONT,
        stream(cmap(text)),
        DESCRIPTOR,
    ]
    for at, page in enumerate(pages):
        drawn = b"\n".join(
            b"BT /F %d Tf %g %g Td <%s> Tj ET" % (size, x, y, piece.encode("utf-16-be").hex().encode())
            for x, y, piece in page
        )
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (8 + 2 * at)
        )
        objects.append(stream(drawn))
    return assembled(objects, extra)


def assembled(objects: Sequence[bytes], extra: bytes) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    out.write(b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, extra, table))
    return out.getvalue()


def locked_pdf() -> bytes:
    """A PDF whose password nobody knows: its digests fit none."""
    digest = b"<" + b"5A" * 32 + b">"
    encrypt = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O %s /U %s /P -4 >> /ID [<00> <00>]" % (digest, digest)
    return pdf([(72, 700, "Không ai đọc được")], extra=encrypt)


def empty_page_with_a_picture() -> bytes:
    """A PDF with one page on which only a grey square is drawn, as on a scanned one."""
    return pdf([]).replace(stream(b""), stream(b"0.5 g 100 100 300 300 re f"))


def lines(*texts: str, top: float = 780, left: float = 72, leading: float = 18) -> list[Placed]:
    return [(left, top - leading * at, text) for at, text in enumerate(texts)]


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def word(write) -> bytes:
    """A Word file, after `write` has filled it."""
    import docx

    paper = docx.Document()
    write(paper)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def word_of(text: str) -> bytes:
    """A Word file with a paragraph for each line."""
    return word(lambda paper: [paper.add_paragraph(line) for line in text.splitlines()])


_WORD_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {"document": "document.main"}


def word_parts(body: str, **parts: str) -> dict[str, bytes]:
    """The parts of a Word file by hand: its body, and what is in the roots of "styles", "numbering" and the like."""
    made = {"document": f"<w:body>{body}</w:body>", **parts}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD_TYPE}.{_TYPES.get(name, name)}+xml"/>'
        for name in made
    )
    return {"[Content_Types].xml": f"<Types>{types}</Types>".encode()} | {
        f"word/{name}.xml": f'<w:{name} xmlns:w="{_WORD_SPACE}">{inner}</w:{name}>'.encode()
        for name, inner in made.items()
    }


def level(at: int, text: str, form: str = "decimal", more: str = "") -> str:
    """A level of a list: how its paragraphs are numbered."""
    return f'<w:lvl w:ilvl="{at}">{more}<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'


def numbering(*levels: str, lists: str = "") -> str:
    """The part that describes lists: one scheme, list 1 of it, and more lists."""
    scheme = f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
    return f'{scheme}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{lists}'


def paragraph(text: str, at: int | None = None, name: int = 1, more: str = "") -> str:
    """A paragraph, on a level of a list where `at` says so; `more` are other properties of it."""
    member = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{name}"/></w:numPr>' if at is not None else ""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{more}{member}</w:pPr>{run}</w:p>"


def pdf_of(text: str, height: int = 40) -> bytes:
    """A PDF with the lines of a text, wrapped as on paper; each page of so many lines has its number at the foot."""
    rows = [row for line in text.splitlines() for row in textwrap.wrap(line, 80) or [""]]
    pages = (rows[at : at + height] for at in range(0, len(rows), height))
    return pdf(*([*lines(*page), (300, 30, str(number))] for number, page in enumerate(pages, start=1)))


PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc`\0\0\0\x02\0\x01H\xaf\xa4q"
    b"\0\0\0\0IEND\xaeB`\x82"
)
