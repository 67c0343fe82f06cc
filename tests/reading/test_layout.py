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
