"""What looks wrong in a paper is told, and nothing is repaired."""

from nhipcau.reading import read

PAPER = """Bắc Ninh tặng quà huyện Bảo Lạc
Ngày 5/6/2021, đoàn công tác tỉnh Bắc Ninh đến thăm và làm việc với huyện Bảo Lạc, tỉnh Cao Bằng.
{}
"""


def doubts(text):
    return {doubt.code: doubt.details for doubt in read(PAPER.format(text)).doubts}


def test_a_total_that_is_not_the_sum_of_its_parts():
    told = "Đoàn trao tặng huyện 300 triệu đồng làm đường, 200 triệu đồng làm trường, tổng số tiền {} triệu đồng."
    assert doubts(told.format("600")) == {"total-differs": {"stated": 600_000_000, "sum": 500_000_000}}
    assert doubts(told.format("500")) == {}


def test_a_total_is_not_checked_where_a_part_has_no_worth():
    assert doubts("Đoàn trao tặng 300 triệu đồng và 20 xe đạp, tổng giá trị quà tặng là 340 triệu đồng.") == {}


def test_a_day_that_does_not_exist():
    assert doubts("Ngày 31/4, đoàn thăm xã Cô Ba.") == {"impossible-date": {"date": "Ngày 31/4"}}
    assert doubts("Ngày 30/4, đoàn thăm xã Cô Ba.") == {}


def test_capitals_inside_a_name():
    assert doubts("Đoàn cũng thăm huyện Bảo LÂm.") == {"odd-capitals": {"name": "Bảo LÂm"}}
    assert doubts("Đoàn của TP.HCM cũng thăm ĐBSCL.") == {}


def test_letters_lost_on_the_way():
    assert doubts("Hai b\ufffdn th?ng nhất làm đường.") == {"lost-letters": {"count": 2}}
    assert doubts("Ai làm? Ai giúp?") == {}


def test_a_doubt_is_a_warning_in_plain_words():
    found = read(PAPER.format("Ngày 31/4, đoàn thăm xã Cô Ba.")).as_dict("x")
    assert found["warnings"] == ["trên lịch không có: Ngày 31/4"]
    assert found["doubts"][0]["code"] == "impossible-date"
