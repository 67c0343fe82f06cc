"""What belongs to an article and what a website puts around it."""

import pytest

from nhipcau.reading.layout import lay_out

TITLE = "Hai tỉnh bàn chuyện lúa hữu cơ"
LEAD = (
    "Sáng 4/3, lãnh đạo tỉnh Hậu Giang và tỉnh Trà Vinh gặp nhau bàn việc nối các vùng trồng lúa hữu cơ của hai tỉnh. "
    * 2
)
ASIDE = "Bài liên quan\n\nHậu Giang mở thêm cầu qua sông\n\nTrà Vinh vào mùa cốm dẹp\n\n"
MORE = (
    "Hai bên thống nhất cùng mở lớp tập huấn cho nông dân, cùng chào bán gạo ở hội chợ và giúp nhau làm mã vùng trồng. "
    * 2
)
TAIL = "Tin liên quan\n\nHậu Giang mở thêm cầu qua sông\n\nTrà Vinh vào mùa cốm dẹp\n"


def content(text):
    return [text[start:end].strip() for start, end in lay_out(text).lines]


@pytest.mark.library
def test_an_article_goes_on_after_a_box_of_related_ones():
    assert content(f"{TITLE}\n\n{LEAD}\n\n{ASIDE}{MORE}\n\n{MORE.replace('Hai bên', 'Hai tỉnh')}\n\n{TAIL}") == [
        TITLE,
        LEAD.strip(),
        MORE.strip(),
        MORE.replace("Hai bên", "Hai tỉnh").strip(),
    ]


@pytest.mark.library
def test_an_article_ends_where_only_headlines_follow():
    assert content(f"{TITLE}\n\n{LEAD}\n\n{MORE}\n\n{TAIL}") == [TITLE, LEAD.strip(), MORE.strip()]


@pytest.mark.library
def test_paragraphs_below_the_comments_are_other_articles():
    assert content(f"{TITLE}\n\n{LEAD}\n\nÝ kiến\n\n{MORE}\n\n{MORE}") == [TITLE, LEAD.strip()]


@pytest.mark.library
def test_a_link_printed_twice_goes_with_its_teaser():
    link = "Hậu Giang và Cà Mau mở rộng hợp tác"
    teaser = "Ngày 3/2, lãnh đạo hai tỉnh gặp nhau bàn chuyện mở thêm tuyến tàu cao tốc ra biển Tây."
    assert content("\n".join((TITLE, LEAD, f"{link} {link}", teaser, MORE))) == [TITLE, LEAD.strip(), MORE.strip()]


@pytest.mark.library
def test_links_to_other_articles_are_no_part_of_one():
    links = [">> Hậu Giang và Cà Mau ký hợp tác", "» Trà Vinh vào mùa cốm dẹp"]
    assert content("\n".join((TITLE, LEAD, *links, MORE))) == [TITLE, LEAD.strip(), MORE.strip()]


@pytest.mark.library
def test_headlines_that_follow_an_article_without_a_word_are_others():
    others = ["Hậu Giang mở thêm cầu qua sông", "Trà Vinh vào mùa cốm dẹp", "Cần Thơ trao 2 tỷ đồng cho Hà Giang"]
    assert content("\n".join((TITLE, LEAD, MORE, "Minh Khôi", *others))) == [
        TITLE,
        LEAD.strip(),
        MORE.strip(),
        "Minh Khôi",
    ]


@pytest.mark.library
@pytest.mark.parametrize(
    "last",
    [
        ["Hậu Giang mở thêm cầu qua sông", "Trà Vinh vào mùa cốm dẹp"],
        ["Hai bên sẽ cùng làm:", "Mở lớp tập huấn về lúa", "Chào bán gạo ở hội chợ", "Cấp mã vùng trồng cho nhau"],
        ["Hai bên mở lớp tập huấn;", "chào bán gạo ở hội chợ lớn;", "cấp mã vùng trồng cho nhau."],
        ["TM. ỦY BAN NHÂN DÂN TỈNH", "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH", "Nguyễn Thị Thu Hồng Nhung"],
        [
            "Lãnh đạo hai tỉnh tại buổi ký. Ảnh: M.K",
            "Quang cảnh hội nghị (Ảnh: Minh Khôi)",
            "Ảnh: Nguyễn Minh Khôi",
        ],
    ],
)
def test_lists_captions_and_signatures_at_the_end_belong_to_the_article(last):
    assert content("\n".join((TITLE, LEAD, MORE, *last)))[3:] == last


def test_a_row_that_tells_who_signed_is_of_the_paper():
    row = "| Số hiệu | 12/QĐ-UBND | Người ký | Lò Văn Tiến |"
    assert row in content(f"{TITLE}\n{row}\n{LEAD}")
