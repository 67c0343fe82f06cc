from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from nhipcau.reading.sources.html import page_text

PAGE = """<!doctype html><html><head><title>Báo</title><script>var a = 1</script></head><body>
<nav><a href="/">Trang chủ</a></nav>
<form id="aspnet"><div class="wrap">
<header><h1>Cổng thông tin</h1></header>
<article><header><h1>Tỉnh Sông Xanh làm việc với tỉnh Núi Vàng</h1></header>
<p>Hai bên <b>thống nhất</b> hỗ trợ
   nhau.</p><div>Trước<p>Trong</p>Sau<br>Dòng mới</div></article>
<ul class="related"><li><a href=1>Tin thứ nhất trong ngày</a></li><li><a href=2>Tin thứ hai</a></li>
<li><a href=3>Tin thứ ba</a></li></ul>
<p hidden>Ẩn</p><p style="display: none">Cũng ẩn</p>
<p>Đồng chí <a href=4>Nguyễn Văn An</a> chủ trì cuộc họp.</p>
</div></form><footer>Bản quyền</footer></body></html>"""


def test_only_the_content_is_read_line_by_line(opened):
    assert opened("bai.html", PAGE.encode()).text.split("\n") == [
        "Tỉnh Sông Xanh làm việc với tỉnh Núi Vàng",
        "Hai bên thống nhất hỗ trợ nhau.",
        "Trước",
        "Trong",
        "Sau",
        "Dòng mới",
        "Đồng chí Nguyễn Văn An chủ trì cuộc họp.",
    ]


def test_each_line_leads_back_to_its_element(opened):
    source = opened("bai.html", PAGE.encode())
    tree = LexborHTMLParser(PAGE)
    start = 0
    for line in source.text.split("\n"):
        place = source.place(start)
        assert place.kind == "element"
        (element,) = tree.css(place.path)
        assert line in " ".join(element.text().split())
        start += len(line) + 1


def test_a_page_that_is_one_form_keeps_its_text():
    assert page_text("<body><form><p>Nội dung</p></form></body>").text == "Nội dung"


def test_a_page_of_links_alone_keeps_them():
    links = "".join(f"<li><a href={n}>Văn bản số {n}</a></li>" for n in range(5))
    assert page_text(f"<body><nav>x</nav><ul>{links}</ul></body>").text.count("Văn bản") == 5


@pytest.mark.parametrize("deep", ["<div>", "<b>", "<ul><li>", "<table><tr><td>"])
def test_a_page_nested_beyond_reason_is_read(deep):
    assert page_text(deep * 5000 + "chữ").text == "chữ"


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "x-user-defined", "utf-16"])
def test_a_page_in_utf_8_is_read_whatever_it_declares(opened, charset):
    page = f'<html><head><meta charset="{charset}"></head><body><p>Hội nghị tổng kết</p></body></html>'
    assert opened("a.html", page.encode()).text == "Hội nghị tổng kết"


def test_a_declared_encoding_of_elsewhere_is_followed(opened):
    page = '<html><head><meta charset="koi8-r"></head><body><p>Договор</p></body></html>'
    assert opened("a.html", page.encode("koi8-r")).text == "Договор"


def test_a_page_in_tcvn3_is_read(opened):
    page = "<html><body><p>uû ban nh©n d©n tØnh hai bªn thèng nhÊt hîp t¸c ph¸t triÓn</p></body></html>"
    source = opened("a.htm", page.encode("cp1252"))
    assert source.text == "uỷ ban nhân dân tỉnh hai bên thống nhất hợp tác phát triển"
    assert source.encoding == "tcvn3"


def test_a_page_without_text_is_empty(refused):
    assert refused("a.html", b"<html><body><script>1</script></body></html>") == "empty"
