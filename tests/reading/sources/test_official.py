from __future__ import annotations

import datetime

import pytest

from nhipcau.reading.sources.official import official_head

from .makers import pdf, word

LEFT = ["ỦY BAN NHÂN DÂN", "TỈNH SÔNG XANH", "Số: 341/KH-UBND"]
RIGHT = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Sông Xanh, ngày 05 tháng 8 năm 2024"]
TITLE = ["KẾ HOẠCH", "Triển khai chương trình hợp tác với tỉnh Núi Vàng", "giai đoạn 2024 - 2026"]
BODY = ["Căn cứ chương trình đã ký, Ủy ban nhân dân tỉnh ban hành kế hoạch như sau:", "1. Hỗ trợ đào tạo cán bộ."]
RECIPIENTS = ["Nơi nhận:", "- Thường trực Tỉnh ủy (để b/c);", "- Các sở, ban, ngành;", "- Lưu: VT, KT."]
SIGNING = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)", "Lê Thị Hoa"]


def beside(left, right, gap):
    rows = max(len(left), len(right))
    left, right = left + [""] * (rows - len(left)), right + [""] * (rows - len(right))
    width = max(map(len, left)) + 5
    return [(one.ljust(width) if gap == " " else one + gap) + other for one, other in zip(left, right, strict=True)]


LAYOUTS = {
    "one after the other": [*LEFT, *RIGHT, "", *TITLE, "", *BODY, *RECIPIENTS, *SIGNING],
    "signature first": [*LEFT, "-----", *RIGHT, *TITLE, *BODY, *SIGNING, *RECIPIENTS],
    "spaces": [*beside(LEFT, RIGHT, " "), "", *TITLE, *BODY, *beside(RECIPIENTS, SIGNING, " ")],
    "tabs": [*beside(LEFT, RIGHT, "\t\t"), *TITLE, "_____", *BODY, *beside(RECIPIENTS, SIGNING, "\t")],
}
PAPERS = {name: "\n".join(lines) for name, lines in LAYOUTS.items()}


@pytest.fixture(params=PAPERS)
def state_paper(request):
    return PAPERS[request.param]


def check(head):
    assert head.form == "state"
    assert head.parent_body is None
    assert head.issuer.text == "ỦY BAN NHÂN DÂN TỈNH SÔNG XANH"
    assert head.number.text == "341/KH-UBND"
    assert (head.place.text, head.issued) == ("Sông Xanh", datetime.date(2024, 8, 5))
    assert (head.type.text, head.symbol) == ("KẾ HOẠCH", "KH")
    assert head.abstract.text == " ".join(TITLE[1:])
    (signature,) = head.signatures
    assert [capacity.text for capacity in signature.capacities] == ["TM.", "KT."]
    assert (signature.body.text, signature.role.text) == ("ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH")
    assert signature.name.text == "Lê Thị Hoa"
    assert [one.text for one in head.recipients] == [
        "Thường trực Tỉnh ủy (để b/c)", "Các sở, ban, ngành", "Lưu: VT, KT",
    ]  # fmt: skip


def test_a_state_paper_is_understood_in_any_layout(state_paper):
    check(official_head(state_paper))


def test_every_piece_is_found_where_its_span_says(state_paper):
    head = official_head(state_paper)
    (signature,) = head.signatures
    found = [head.issuer, head.number, head.place, head.date, head.type, head.abstract, *head.recipients]
    for words in [*found, *signature.capacities, signature.body, signature.role, signature.name]:
        assert " ".join(state_paper[start:end] for start, end in words.spans) == words.text


def test_a_state_paper_is_understood_from_a_word_file(opened):
    def write(document):
        for pair, between in (((LEFT, RIGHT), [*TITLE, *BODY]), ((RECIPIENTS, SIGNING), [])):
            for cell, lines in zip(document.add_table(rows=1, cols=2).rows[0].cells, pair, strict=True):
                cell.text = lines[0]
                for line in lines[1:]:
                    cell.add_paragraph(line)
            for line in between:
                document.add_paragraph(line)

    check(official_head(opened("kh.docx", word(write)).text))


def test_a_state_paper_is_understood_from_a_pdf(opened):
    def column(left, top, lines):
        return [(left, top - 18 * at, line) for at, line in enumerate(lines)]

    rows = [*column(60, 790, LEFT), *column(310, 790, RIGHT), *column(60, 700, TITLE + BODY)]
    foot = [*column(60, 500, RECIPIENTS), *column(340, 500, SIGNING)]
    by_row = sorted([*rows, *foot], key=lambda piece: (-piece[1], piece[0]))
    for pieces in (by_row, [*rows, *foot]):
        check(official_head(opened("kh.pdf", pdf(pieces)).text))


def test_a_party_paper_is_understood():
    paper = """ĐẢNG BỘ TỈNH SÔNG XANH\t\tĐẢNG CỘNG SẢN VIỆT NAM
BAN THƯỜNG VỤ\t\tSông Xanh, ngày 18 tháng 6 năm 2023
*
Số 24-TB/TU

THÔNG BÁO
kết luận hội nghị giữa hai Ban Thường vụ

Ngày 15 tháng 6, hai Ban Thường vụ họp.
Nơi nhận:\t\tT/M BAN THƯỜNG VỤ
- Các huyện ủy,\t\tPHÓ BÍ THƯ
- Lưu Văn phòng.

\t\t\tHoàng Văn Nam
"""
    head = official_head(paper)
    assert (head.form, head.symbol) == ("party", "TB")
    assert (head.parent_body.text, head.issuer.text) == ("ĐẢNG BỘ TỈNH SÔNG XANH", "BAN THƯỜNG VỤ")
    assert head.number.text == "24-TB/TU"
    assert head.abstract.text == "kết luận hội nghị giữa hai Ban Thường vụ"
    (signature,) = head.signatures
    assert (signature.capacities[0].text, signature.body.text) == ("T/M", "BAN THƯỜNG VỤ")
    assert (signature.role.text, signature.name.text) == ("PHÓ BÍ THƯ", "Hoàng Văn Nam")
    assert [one.text for one in head.recipients] == ["Các huyện ủy", "Lưu Văn phòng"]


def test_a_letter_has_its_subject_for_an_abstract():
    paper = """UBND TỈNH NÚI VÀNG          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ KẾ HOẠCH VÀ ĐẦU TƯ        Độc lập - Tự do - Hạnh phúc

Số: 77/SKHĐT-TH              Núi Vàng, ngày 9 tháng 01 năm 2020
V/v góp ý dự thảo kế hoạch
hợp tác hai tỉnh

Kính gửi: Sở Tài chính tỉnh Sông Xanh.
"""
    head = official_head(paper)
    assert (head.parent_body.text, head.issuer.text) == ("UBND TỈNH NÚI VÀNG", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ")
    assert (head.number.text, head.type) == ("77/SKHĐT-TH", None)
    assert head.abstract.text == "góp ý dự thảo kế hoạch hợp tác hai tỉnh"


def test_a_draft_has_no_number():
    paper = PAPERS["spaces"].replace("Số: 341/KH-UBND", "Số:       /KH-UBND")
    assert official_head(paper).number is None
    assert official_head(paper).issuer.text == "ỦY BAN NHÂN DÂN TỈNH SÔNG XANH"


def test_a_joint_paper_has_the_signatures_of_both_sides():
    one, other = "TM. UBND TỈNH SÔNG XANH", "TM. UBND TỈNH NÚI VÀNG"
    paper = "\n".join([
        *beside(LEFT, RIGHT, " "), "THỎA THUẬN", "Hợp tác giữa hai tỉnh", *BODY,
        *beside([one, "CHỦ TỊCH", "", "Trần Văn Bình"], [other, "CHỦ TỊCH", "", "Phạm Thị Mai"], "\t"),
    ])  # fmt: skip
    assert [(one.body.text, one.name.text) for one in official_head(paper).signatures] == [
        ("UBND TỈNH SÔNG XANH", "Trần Văn Bình"),
        ("UBND TỈNH NÚI VÀNG", "Phạm Thị Mai"),
    ]


def test_a_day_that_no_calendar_has_is_kept_as_printed_only():
    head = official_head(PAPERS["spaces"].replace("ngày 05 tháng 8", "ngày 31 tháng 2"))
    assert (head.date.text, head.issued) == ("ngày 31 tháng 2 năm 2024", None)


@pytest.mark.parametrize(
    "text", ["", "Hai tỉnh tăng cường hợp tác\nSáng nay, hai bên gặp nhau.", "Độc lập cho dân tộc"]
)
def test_a_text_without_such_a_head_has_none(text):
    assert official_head(text) is None


def test_a_role_that_recognition_stripped_of_its_marks_is_still_one():
    (signature,) = official_head(PAPERS["signature first"].replace("PHÓ CHỦ TỊCH", "PHO CHU TICH")).signatures
    assert signature.role.text == "PHO CHU TICH"
