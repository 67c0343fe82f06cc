from __future__ import annotations

import pytest

from nhipcau.reading.sources import Limits, scan
from nhipcau.reading.sources.segments import Segment

from .makers import empty_page_with_a_picture, lines, locked_pdf, pdf

HEAD = [
    (72, 780, "ỦY BAN NHÂN DÂN"), (300, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (72, 762, "TỈNH SÔNG XANH"), (330, 762, "Độc lập - Tự do - Hạnh phúc"),
    (72, 744, "Số: 12/KH-UBND"), (330, 744, "Sông Xanh, ngày 05 tháng 8 năm 2024"),
]  # fmt: skip
LONG = "Hai bên thống nhất phối hợp đào tạo, bồi dưỡng đội ngũ cán bộ lãnh đạo và"


@pytest.fixture
def no_ocr(monkeypatch):
    monkeypatch.setattr(scan, "is_ready", lambda: False)


def test_the_two_columns_of_a_head_are_read_one_after_the_other(opened):
    source = opened("kh.pdf", pdf([*HEAD, (240, 710, "KẾ HOẠCH"), (72, 690, "Hợp tác giữa hai tỉnh")]))
    assert source.text.split("\n") == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH SÔNG XANH",
        "Số: 12/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Sông Xanh, ngày 05 tháng 8 năm 2024",
        "KẾ HOẠCH",
        "Hợp tác giữa hai tỉnh",
    ]


def test_recipients_and_signature_are_read_one_after_the_other(opened):
    foot = [
        (72, 700, "Nơi nhận:"), (330, 700, "TM. ỦY BAN NHÂN DÂN"),
        (72, 682, "- Như trên;"), (350, 682, "CHỦ TỊCH"),
        (72, 664, "- Lưu: VT."),
        (340, 600, "Trần Văn Bình"),
    ]  # fmt: skip
    assert opened("a.pdf", pdf(foot)).text.split("\n") == [
        "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Bình",
    ]  # fmt: skip


def test_the_cells_of_a_row_stay_on_a_line(opened):
    assert opened("a.pdf", pdf([(72, 700, "Đào tạo"), (250, 700, "Sở Nội vụ"), (400, 700, "2024")])).text == (
        "Đào tạo\tSở Nội vụ\t2024"
    )


def test_a_paragraph_is_joined_across_lines_and_pages_and_still_leads_to_each_page(opened):
    first = lines(LONG, LONG, LONG)
    second = lines("2", "chia sẻ kinh nghiệm cải cách hành chính.", "- Hằng năm trao đổi đoàn.")
    source = opened("a.pdf", pdf(first, second))
    assert source.text == (f"{LONG} {LONG} {LONG} chia sẻ kinh nghiệm cải cách hành chính.\n- Hằng năm trao đổi đoàn.")
    assert source.place(source.text.index("Hai bên")).path == "1"
    assert source.place(source.text.index("chia sẻ")).path == "2"


def test_a_pdf_with_a_password_says_so(refused):
    assert refused("kin.pdf", locked_pdf()) == "password"


def test_a_cut_pdf_never_breaks_the_reader(refused):
    assert refused("a.pdf", pdf(lines("chữ"))[:200]) == "damaged"


def test_only_so_many_pages_are_read(opened, codes):
    source = opened("a.pdf", pdf(*[lines(f"Trang {n}.") for n in range(1, 4)]), limits=Limits(pages=2))
    assert source.text == "Trang 1.\nTrang 2."
    assert codes(source) == ["first-pages-only"]


def test_a_scanned_pdf_asks_for_tesseract(refused, no_ocr):
    assert refused("a.pdf", empty_page_with_a_picture()) == "needs-ocr"


def test_a_pdf_without_anything_on_it_is_empty(refused):
    assert refused("a.pdf", pdf([])) == "empty"


def test_an_unread_scan_among_other_pages_is_told(opened, codes, no_ocr):
    content = pdf(lines("Trang có chữ."), [(0, 0, "x")])
    source = opened("a.pdf", content.replace(b"BT /F 12 Tf 0 0 Td <0078> Tj ET", b"0.5 g 100 100 300 300 re f     "))
    assert codes(source) == ["pages-without-text"]


def test_a_scanned_page_is_recognised_with_its_confidence(opened, codes, monkeypatch):
    pictures = []

    def recognise(picture, limits):
        pictures.append(picture)
        return scan.Recognised([[Segment("Thông báo kết luận", 9, 99, 9, 19)]], [0.9, 0.7])

    monkeypatch.setattr(scan, "is_ready", lambda: True)
    monkeypatch.setattr(scan, "recognise", recognise)
    source = opened("a.pdf", empty_page_with_a_picture())
    assert (source.text, round(source.confidence, 2), codes(source)) == ("Thông báo kết luận", 0.8, ["recognised"])
    head, _, pixels = pictures[0].partition(b" 255\n")
    width, height = map(int, head.split()[1:])
    assert len(pixels) == width * height
    assert set(pixels) > {255}


def test_a_gap_between_lines_or_an_indent_begins_a_paragraph(opened):
    line = "Hai bên thống nhất cử cán bộ sang học tập kinh nghiệm quản lý đô thị của"
    rows = [(72, 780, line), (72, 762, line), (72, 732, line), (72, 714, line), (92, 696, line), (72, 678, line)]
    assert opened("a.pdf", pdf(rows)).text.split("\n") == [f"{line} {line}"] * 3


def test_a_line_with_room_for_the_next_word_ends_its_paragraph(opened):
    rows = [
        (72, 780, "Chương trình làm việc"),
        (72, 762, "Buổi sáng thăm nhà máy chế biến nông sản và hợp tác xã trồng chè"),
    ]
    assert "\n" in opened("a.pdf", pdf(rows)).text


def test_capitals_above_the_recipients_belong_to_the_signature(opened):
    foot = [
        (340, 700, "KT. GIÁM ĐỐC"), (72, 690, "Nơi nhận:"), (340, 690, "PHÓ GIÁM ĐỐC"), (72, 672, "- Lưu: VT."),
        (340, 640, "Lê Thị Hoa"),
    ]  # fmt: skip
    assert opened("a.pdf", pdf([(72, 740, "Hết."), *foot])).text.split("\n") == [
        "Hết.", "Nơi nhận:", "- Lưu: VT.", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Thị Hoa",
    ]  # fmt: skip
