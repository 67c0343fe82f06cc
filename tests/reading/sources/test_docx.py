from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest
from docx.enum.style import WD_STYLE_TYPE

from .makers import paragraph, word, word_parts, zipped


def changed(content: bytes, name: str, change) -> bytes:
    """A Word file with one of its parts rewritten."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    parts[name] = change(parts[name].decode()).encode()
    return zipped(parts)


def paper(document):
    document.add_paragraph("Hai bên thống nhất:")
    table = document.add_table(rows=2, cols=3)
    for row, texts in zip(
        table.rows, [("TT", "Nội dung", "Chủ trì"), ("1", "Đào tạo cán bộ", "Sở Nội vụ")], strict=True
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("Báo cáo trước ngày 15/12.")
    document.sections[0].header.paragraphs[0].text = "Dự thảo lần hai"
    document.sections[0].footer.paragraphs[0].text = "2"


def test_paragraphs_and_tables_come_in_order_and_headers_last(opened):
    source = opened("kh.docx", word(paper))
    assert source.text.split("\n") == [
        "Hai bên thống nhất:",
        "TT\tNội dung\tChủ trì",
        "1\tĐào tạo cán bộ\tSở Nội vụ",
        "Báo cáo trước ngày 15/12.",
        "Dự thảo lần hai",
    ]
    assert source.warnings == ()


@pytest.mark.parametrize(
    ("words", "kind", "path"),
    [
        ("Hai bên", "paragraph", "1"),
        ("Đào tạo", "cell", "1.2"),
        ("Báo cáo", "paragraph", "2"),
        ("Dự thảo", "header", ""),
    ],
)
def test_each_line_leads_back_to_its_place(opened, words, kind, path):
    source = opened("kh.docx", word(paper))
    place = source.place(source.text.index(words))
    assert (place.kind, place.path) == (kind, path)


def test_a_row_with_longer_cells_is_read_cell_after_cell(opened):
    def head(document):
        left, right = document.add_table(rows=1, cols=2).rows[0].cells
        left.text = "UBND TỈNH SÔNG XANH\nSố: 12/KH-UBND"
        right.text = "CỘNG HÒA"
        right.add_paragraph("Độc lập")

    source = opened("a.docx", word(head))
    assert source.text == "UBND TỈNH SÔNG XANH\nSố: 12/KH-UBND\nCỘNG HÒA\nĐộc lập"
    assert source.place(source.text.index("Độc")).path == "1.1.2"


def test_runs_in_old_fonts_are_read_by_the_name_of_the_font(opened, codes):
    def write(document):
        line = document.add_paragraph()
        for text, font in (
            ("céng hoµ ", ".VnTimeH"),
            ("hîp t¸c ", ".VnTime"),
            ("Hôïp ta", "VNI-Times"),
            ("ùc ", "VNI-Times"),
            ("phát triển", "Times New Roman"),
        ):
            line.add_run(text).font.name = font

    source = opened("cu.docx", word(write))
    assert source.text == "CỘNG HOÀ hợp tác Hợp tác phát triển"
    assert codes(source) == ["old-font", "old-font"]


def test_the_font_of_a_style_counts_as_that_of_its_runs(opened):
    def write(document):
        document.styles["Normal"].font.name = ".VnTime"
        document.add_paragraph("hîp t¸c", style="Body Text")

    assert opened("cu.docx", word(write)).text == "hợp tác"


def test_inserted_words_are_read_and_deleted_ones_not(opened):
    def write(document):
        document.add_paragraph("Giữ THÊM BỎ")

    def track(xml):
        run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
        tracked = (
            run.format("Giữ ")
            + f"<w:ins w:id='1' w:author='x'>{run.format('thêm')}</w:ins>"
            + "<w:del w:id='2' w:author='x'><w:r><w:delText>bỏ</w:delText></w:r></w:del>"
        )
        return re.sub(r"<w:r><w:t>Giữ THÊM BỎ</w:t></w:r>", tracked, xml)

    assert opened("a.docx", changed(word(write), "word/document.xml", track)).text == "Giữ thêm"


def test_words_hidden_by_a_style_are_left_out_and_shown_ones_kept(opened):
    def write(document):
        hidden = document.styles.add_style("Ẩn", WD_STYLE_TYPE.PARAGRAPH)
        hidden.font.hidden = True
        child = document.styles.add_style("Con", WD_STYLE_TYPE.PARAGRAPH)
        child.base_style = hidden
        document.styles.add_style("Chữ ẩn", WD_STYLE_TYPE.CHARACTER).font.hidden = True
        document.add_paragraph("Ẩn cả đoạn", style="Ẩn")
        line = document.add_paragraph("Ẩn một phần, ", style="Con")
        line.add_run("phần này thì không").font.hidden = False
        document.add_paragraph(" và nối tiếp ").add_run("ẩn", style="Chữ ẩn")

    assert opened("a.docx", word(write)).text == "phần này thì không và nối tiếp "


def test_capitals_that_a_style_makes_are_capitals(opened):
    def write(document):
        document.styles["Heading 1"].font.all_caps = True
        document.add_paragraph("Kế hoạch", style="Heading 1")

    assert opened("a.docx", word(write)).text == "KẾ HOẠCH"


def test_rows_and_boxes_that_were_deleted_are_left_out(opened):
    row = "<w:tr><w:trPr>{}</w:trPr><w:tc>{}</w:tc></w:tr>"
    rows = row.format("", paragraph("giữ")) + row.format("<w:del/>", paragraph("bỏ")) + row.format("<w:hidden/>", "")
    box = f"<w:p><w:del><w:r><w:pict><w:txbxContent>{paragraph('bỏ')}</w:txbxContent></w:pict></w:r></w:del></w:p>"
    assert opened("a.docx", zipped(word_parts(f"<w:tbl>{rows}</w:tbl>{box}"))).text.split() == ["giữ"]


def test_a_box_in_a_header_is_read_once_though_it_is_kept_twice(opened):
    box = f"<w:txbxContent>{paragraph('Dự thảo')}</w:txbxContent>"
    both = f"<w:p><w:r><a><Choice>{box}</Choice><Fallback>{box}</Fallback></a></w:r></w:p>"
    assert opened("a.docx", zipped(word_parts(paragraph("Thân"), header=both))).text == "Thân\nDự thảo"


def test_building_blocks_are_no_part_of_the_paper(opened):
    parts = word_parts(paragraph("Thân"))
    space = parts["word/document.xml"].split(b'"')[1]
    types = "".join(
        f'<Override PartName="/word/glossary/{name}.xml" ContentType="x.{sort}+xml"/>'
        for name, sort in (("document", "glossary"), ("header1", "header"))
    )
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", types.encode() + b"</Types>")
    header = f'<w:hdr xmlns:w="{space.decode()}">{paragraph("Mẫu")}</w:hdr>'.encode()
    parts |= {"word/glossary/document.xml": b"<x/>", "word/glossary/header1.xml": header}
    assert opened("a.docx", zipped(parts)).text == "Thân"


def test_a_content_control_and_a_text_box_are_read(opened):
    def write(document):
        document.add_paragraph("Thân bài")

    def wrap(xml):
        box = (
            "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>MẬT</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
        )
        return re.sub(r"(<w:p>.*Thân bài.*?</w:p>)", rf"{box}<w:sdt><w:sdtContent>\1</w:sdtContent></w:sdt>", xml)

    source = opened("a.docx", changed(word(write), "word/document.xml", wrap))
    assert source.text.split() == ["MẬT", "Thân", "bài"]
    assert source.confidential == "MẬT"


def test_a_mark_of_secrecy_in_a_header_is_seen(opened):
    def write(document):
        document.sections[0].header.paragraphs[0].text = "TỐI MẬT"
        for _ in range(300):
            document.add_paragraph("Hai bên thống nhất hợp tác.")

    assert opened("a.docx", word(write)).confidential == "TỐI MẬT"


def test_capitals_made_by_formatting_are_capitals(opened):
    def write(document):
        document.add_paragraph().add_run("Kế hoạch").font.all_caps = True

    assert opened("a.docx", word(write)).text == "KẾ HOẠCH"


def test_a_file_whose_parts_unpack_without_end_is_refused(refused):
    def write(document):
        document.add_paragraph("A" * 30_000_000)

    assert refused("a.docx", word(write)) == "bomb"


def test_entities_that_multiply_are_refused(refused):
    def write(document):
        document.add_paragraph("XXX")

    def multiply(xml):
        entities = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 12))
        return re.sub(r"(<w:document)", rf"<!DOCTYPE d [<!ENTITY e0 'aaaaaaaaaa'>{entities}]>\1", xml).replace(
            "XXX", "&e11;"
        )

    assert refused("a.docx", changed(word(write), "word/document.xml", multiply)) == "damaged"


def test_an_encrypted_file_asks_for_its_password_to_be_removed(refused):
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(100)
    assert refused("a.docx", content) == "password"
