"""A web page becomes its readable text."""

from nhipcau.reading import extract_html, read

PAGE = """<html><head><title>Trang</title><style>p{color:red}</style></head><body>
<nav><a href="/">Trang chủ</a></nav><header>Báo điện tử</header>
<main><h1>Hai tỉnh bắt tay</h1><p>Tỉnh Hà Nam và
tỉnh <b>Nam Định</b> ký kết hợp tác.</p><ul><li>Du lịch</li><li>Y tế</li></ul></main>
<aside>Tin khác</aside><form><input></form><script>alert(1)</script><footer>Liên hệ</footer></body></html>"""


def test_blocks_become_lines_and_what_is_not_content_goes():
    assert extract_html(PAGE).split("\n\n")[0].startswith("Hai tỉnh bắt tay")
    for gone in ("Trang chủ", "Báo điện tử", "Tin khác", "alert", "Liên hệ", "color"):
        assert gone not in extract_html(PAGE)


def test_line_breaks_of_the_source_and_inline_marks_do_not_part_a_sentence():
    assert "Tỉnh Hà Nam và tỉnh Nam Định ký kết hợp tác." in extract_html(PAGE)


def test_no_markup_and_broken_markup_are_text_too():
    assert extract_html("") == ""
    assert extract_html("chữ trơn") == "chữ trơn"
    assert extract_html("<p>mở <b>rồi bỏ đó") == "mở rồi bỏ đó"


def test_the_text_of_a_page_is_read_like_any_other():
    assert read(extract_html(PAGE)).cooperation


def test_a_page_of_elements_without_end_inside_one_another_is_not_tried():
    assert extract_html("<div>" * 200_000 + "Hai địa phương hợp tác") == ""
    assert extract_html("<div><p>" * 900 + "Hai địa phương hợp tác") == "Hai địa phương hợp tác"


def test_a_long_page_whose_paragraphs_are_never_closed_is_read():
    assert extract_html("<p>Hai địa phương<br>" * 9_000).count("Hai") == 9_000
