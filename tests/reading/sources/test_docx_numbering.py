"""Numbers that Word makes by itself stand in the text as they do on paper."""

from __future__ import annotations

import pytest

from nhipcau.reading import read
from nhipcau.reading.sources.official import official_head

from .makers import level, numbering, paragraph, word, word_parts, zipped

PLAIN = (level(0, "%1."), level(1, "%1.%2."), level(2, "%3)", "lowerLetter"))


@pytest.fixture
def text(opened):
    """The text of a Word file of paragraphs in lists."""

    def text_of(*paragraphs: str, lists: str, **parts: str) -> str:
        return opened("a.docx", zipped(word_parts("".join(paragraphs), numbering=lists, **parts))).text

    return text_of


def labels(text: str) -> list[str]:
    return [line.removesuffix("x").strip() for line in text.split("\n")]


def test_levels_count_on_their_own_and_begin_anew_below_a_higher_one(text):
    found = text(*(paragraph("x", at) for at in (0, 1, 1, 2, 2, 0, 1, 2)), lists=numbering(*PLAIN))
    assert labels(found) == ["1.", "1.1.", "1.2.", "a)", "b)", "2.", "2.1.", "a)"]


@pytest.mark.parametrize(
    ("form", "pattern", "start", "first", "second"),
    [
        ("decimal", "Điều %1.", 3, "Điều 3.", "Điều 4."),
        ("upperRoman", "%1.", 4, "IV.", "V."),
        ("lowerRoman", "(%1)", 9, "(ix)", "(x)"),
        ("lowerLetter", "%1)", 1, "a)", "b)"),
        ("upperLetter", "%1.", 26, "Z.", "AA."),
        ("decimalZero", "%1", 9, "09", "10"),
        ("none", "Phụ lục", 1, "Phụ lục", "Phụ lục"),
        ("bullet", "-", 1, "-", "-"),
        ("bullet", "+", 1, "+", "+"),
        ("bullet", "\uf0b7", 1, "•", "•"),
        ("bullet", "o", 1, "•", "•"),
        ("chineseCounting", "%1.", 1, "1.", "2."),
        ("upperRoman", "%1.", 900_000, "900000.", "900001."),
        ("lowerLetter", "%1.", 900_000, "900000.", "900001."),
    ],
)
def test_numbers_take_the_form_and_the_start_of_their_level(text, form, pattern, start, first, second):
    lists = numbering(level(0, pattern, form, f'<w:start w:val="{start}"/>'))
    assert labels(text(paragraph("x", 0), paragraph("x", 0), lists=lists)) == [first, second]


def test_a_paragraph_between_items_does_not_stop_the_count(text):
    found = text(paragraph("x", 0), paragraph("giữa"), paragraph("x", 0), lists=numbering(*PLAIN))
    assert found.split("\n") == ["1. x", "giữa", "2. x"]


def test_lists_of_one_scheme_go_on_from_one_another_unless_one_says_where_it_starts(text):
    begins = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    lists = numbering(
        *PLAIN,
        lists='<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="3"><w:abstractNumId w:val="0"/>{begins}</w:num>',
    )
    found = text(*(paragraph("x", 0, name) for name in (1, 2, 3, 3, 1)), lists=lists)
    assert labels(found) == ["1.", "2.", "7.", "8.", "9."]


def test_a_list_may_write_a_level_in_another_way(text):
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "Khoản %1:")}</w:lvlOverride>'
    lists = numbering(*PLAIN, lists=f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{other}</w:num>')
    assert labels(text(paragraph("x", 0, 2), lists=lists)) == ["Khoản 1:"]


def test_a_level_may_go_on_through_the_whole_paper(text):
    lists = numbering(level(0, "Chương %1.", "upperRoman"), level(1, "Điều %2.", more='<w:lvlRestart w:val="0"/>'))
    found = text(*(paragraph("x", at) for at in (0, 1, 1, 0, 1)), lists=lists)
    assert labels(found) == ["Chương I.", "Điều 1.", "Điều 2.", "Chương II.", "Điều 3."]


def test_a_level_that_was_passed_over_counts_from_its_start(text):
    assert labels(text(*(paragraph("x", at) for at in (1, 1, 0)), lists=numbering(*PLAIN))) == ["1.1.", "1.2.", "2."]


def test_a_legal_level_writes_the_numbers_of_all_levels_in_decimals(text):
    lists = numbering(level(0, "%1.", "upperRoman"), level(1, "%1.%2.", more="<w:isLgl/>"))
    assert labels(text(paragraph("x", 0), paragraph("x", 1), lists=lists)) == ["I.", "1.1."]


def style(name: str, numbers: str = "", below: str = "", run: str = "") -> str:
    based = f'<w:basedOn w:val="{below}"/>' if below else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}">{based}<w:pPr><w:numPr>{numbers}</w:numPr></w:pPr>'
        f"<w:rPr>{run}</w:rPr></w:style>"
    )


def styled(name: str, more: str = "") -> str:
    return paragraph("x", more=f'<w:pStyle w:val="{name}"/>{more}')


def test_a_style_numbers_its_paragraphs_and_those_of_styles_based_on_it(text):
    lists = numbering(level(0, "%1.", more='<w:pStyle w:val="A"/>'), level(1, "%1.%2.", more='<w:pStyle w:val="B"/>'))
    styles = style("A", '<w:numId w:val="1"/>') + style("B", below="A") + style("C", below="B")
    assert labels(text(*map(styled, "ABBCAB"), lists=lists, styles=styles)) == [
        "1.",
        "1.1.",
        "1.2.",
        "2.",
        "3.",
        "3.1.",
    ]


def test_a_style_may_say_the_level_itself(text):
    styles = style("B", '<w:ilvl w:val="1"/><w:numId w:val="1"/>')
    assert labels(text(styled("B"), styled("B"), lists=numbering(*PLAIN), styles=styles)) == ["1.1.", "1.2."]


def test_numbering_is_switched_off_by_list_zero(text):
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    styles = style("A", '<w:numId w:val="1"/>') + style("B", '<w:numId w:val="0"/>', below="A")
    found = text(styled("A"), styled("A", off), styled("B"), styled("A"), lists=numbering(*PLAIN), styles=styles)
    assert found.split("\n") == ["1. x", "x", "x", "2. x"]


def test_a_style_of_lists_stands_for_its_scheme(text):
    link = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="L"/></w:abstractNum>'
    lists = link + numbering(*PLAIN, lists='<w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>')
    found = text(paragraph("x", 1, 2), lists=lists, styles=style("L", '<w:numId w:val="1"/>'))
    assert labels(found) == ["1.1."]


def test_styles_based_on_one_another_in_a_circle_give_no_number(text):
    assert text(styled("A"), lists=numbering(*PLAIN), styles=style("A", below="B") + style("B", below="A")) == "x"


def test_numbers_without_words_are_kept_in_the_cells_of_a_table(text):
    row = "<w:tr><w:tc>{}</w:tc><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    table = "".join(row.format(paragraph("", 0), words) for words in ("Đào tạo", "Y tế"))
    assert text(f"<w:tbl>{table}</w:tbl>", lists=numbering(*PLAIN)) == "1.\tĐào tạo\n2.\tY tế"


def test_a_hidden_number_counts_and_is_not_shown(text):
    lists = numbering(
        '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:rPr><w:vanish/></w:rPr></w:lvl>',
        PLAIN[1],
    )
    assert text(paragraph("x", 0), paragraph("x", 0), paragraph("x", 1), lists=lists).split("\n") == [
        "x",
        "x",
        "2.1. x",
    ]


def test_a_number_in_an_old_font_comes_out_in_unicode(text):
    font = '<w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr>'
    lists = numbering(f'<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="§iÒu %1."/>{font}</w:lvl>')
    assert text(paragraph("Hỗ trợ", 0), lists=lists) == "Điều 1. Hỗ trợ"


def test_an_item_whose_end_was_deleted_goes_on_with_the_next(text):
    ended = "<w:rPr><w:del/></w:rPr>"
    items = [paragraph("một ", 0).replace("</w:pPr>", f"{ended}</w:pPr>"), paragraph("hai", 0), paragraph("ba", 0)]
    assert text(*items, lists=numbering(*PLAIN)).split("\n") == ["1. một hai", "2. ba"]


def test_a_deleted_item_is_not_counted(text):
    gone = paragraph("", 0).replace("</w:pPr>", "<w:rPr><w:del/></w:rPr></w:pPr>")
    gone = gone.replace("</w:p>", "<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>")
    assert text(paragraph("x", 0), gone, paragraph("x", 0), lists=numbering(*PLAIN)).split("\n") == ["1. x", "2. x"]


@pytest.mark.parametrize("damage", ["<w:num", "</w:wrong>", "&none;"])
def test_a_damaged_part_of_lists_costs_the_numbers_and_earns_a_warning(opened, codes, damage):
    source = opened("a.docx", zipped(word_parts(paragraph("Hai bên", 0), numbering=damage)))
    assert (source.text, codes(source)) == ("Hai bên", ["numbers-lost"])


def test_a_part_of_lists_that_unpacks_without_end_earns_a_warning(opened, codes):
    source = opened("a.docx", zipped(word_parts(paragraph("Hai bên", 0), numbering=" " * 30_000_000)))
    assert (source.text, codes(source)) == ("Hai bên", ["numbers-lost"])


def test_a_damaged_part_of_lists_that_no_paragraph_is_in_earns_none(opened, codes):
    assert codes(opened("a.docx", zipped(word_parts(paragraph("Hai bên"), numbering="<w:num")))) == []


def test_a_list_that_the_file_does_not_know_gives_no_number(opened, codes):
    source = opened("a.docx", zipped(word_parts(paragraph("x", 0, 9), numbering=numbering(*PLAIN))))
    assert (source.text, codes(source)) == ("x", [])


def test_a_hostile_pattern_makes_no_long_numbers(text):
    lists = numbering(level(0, "%1" * 1000, "lowerLetter", '<w:start w:val="780"/>'))
    assert len(text(paragraph("x", 0), lists=lists)) < 50


def test_the_list_styles_of_a_usual_paper_are_numbered(opened):
    def write(document):
        for words in ("Đào tạo", "Y tế"):
            document.add_paragraph(words, style="List Number")
        document.add_paragraph("Du lịch", style="List Bullet")

    assert opened("a.docx", word(write)).text.split("\n") == ["1. Đào tạo", "2. Y tế", "• Du lịch"]


AGREEMENT = """BIÊN BẢN THỎA THUẬN HỢP TÁC
Ngày 5/8/2022, đồng chí Nguyễn Văn Lâm, Bí thư Huyện ủy Mai Châu (tỉnh Hòa Bình) và quận Ba Đình (Hà Nội) ký kết.
Điều 1. Hai bên thống nhất các nội dung hợp tác sau:
1. Quận Ba Đình hỗ trợ huyện Mai Châu 3 tỷ đồng xây dựng trường học trong năm 2023.
2. Trao đổi kinh nghiệm về cải cách hành chính:
a) Tổ chức 2 đoàn công tác mỗi năm;
b) Đào tạo 20 cán bộ của huyện Mai Châu.
Điều 2. Hai bên phối hợp quảng bá du lịch của huyện Mai Châu tại quận Ba Đình."""
LEVELS = {"Điều 1. ": 0, "Điều 2. ": 0, "1. ": 1, "2. ": 1, "a) ": 2, "b) ": 2}


def test_an_agreement_with_numbers_of_word_is_read_as_one_with_typed_numbers(text):
    lists = numbering(level(0, "Điều %1."), level(1, "%2."), level(2, "%3)", "lowerLetter"))
    paragraphs = []
    for line in AGREEMENT.split("\n"):
        typed = next((label for label in LEVELS if line.startswith(label)), "")
        paragraphs.append(paragraph(line.removeprefix(typed), LEVELS.get(typed)))
    found = text(*paragraphs, lists=lists)
    assert found == AGREEMENT
    assert len(read(found).commitments) >= 3


def test_recipients_behind_dashes_of_word_are_known(text):
    lists = numbering(level(0, "-", "bullet"))
    found = text(
        paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        paragraph("THÔNG BÁO"),
        paragraph("Nơi nhận:"),
        paragraph("Như Điều 3;", 0),
        paragraph("Lưu: VT.", 0),
        lists=lists,
    )
    head = official_head(found)
    assert head is not None
    assert [words.text for words in head.recipients] == ["Như Điều 3", "Lưu: VT"]
