import pytest
from django.template import engines
from django.utils import translation

from nhipcau.site.templatetags.nhipcau import dots, printed, when


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2023-06-18", "18/6/2023"),
        ("2023-02-05", "05/02/2023"),
        ("2022-04", "tháng 4/2022"),
        ("2018", "năm 2018"),
        ("XXXX-10-26", "26/10, không rõ năm"),
        ("2023-10-26/2023-10-27", "26–27/10/2023"),
        ("2023-09-30/2023-10-02", "30/9–02/10/2023"),
        ("2022-12-30/2023-01-02", "30/12/2022–02/01/2023"),
        ("XXXX-10-26/XXXX-10-27", "26–27/10, không rõ năm"),
        ("XXXX", "không rõ năm"),
        ("", ""),
        ("hôm qua", "hôm qua"),
    ],
)
def test_a_date_says_no_more_than_is_known(written, said):
    with translation.override("vi"):
        assert when(written) == said


def test_a_date_is_said_in_english():
    with translation.override("en"):
        assert [when(date) for date in ("2022-04", "XXXX-10-26")] == ["4/2022", "26/10, year unknown"]


def test_numbers_have_vietnamese_dots():
    assert [dots(number) for number in (40_000_000_000, 2.5, 12, None)] == ["40.000.000.000", "2,5", "12", ""]


def test_a_piece_of_paper_is_escaped_and_keeps_its_carriage_returns():
    assert printed("<b> & \r\n") == "&lt;b&gt; &amp; &#13;\n"


def test_the_span_says_in_words_what_stands():
    page = engines["django"].from_string("{% load span %}{% span_small c %}")
    with translation.override("vi"):
        drawn = page.render({"c": type("Commitment", (), {"quote_id": 1})()})
    assert 'aria-label="Đã có 1 trên 5 trụ: câu trong văn bản"' in drawn
    assert drawn.count("is-filled") == 1
    assert drawn.count("<path") == 5
