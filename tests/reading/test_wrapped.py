"""Texts whose lines a page cut to its width."""

import textwrap

import pytest

from nhipcau.reading import read
from nhipcau.reading.wrapped import unwrapped

TITLE = "Hai tỉnh bàn chuyện lúa hữu cơ"
PARAGRAPHS = (
    "Sáng 4/3/2021, đồng chí Lê Văn Mẫu, Phó Chủ tịch UBND tỉnh Hậu Giang và đồng chí Trần Thị Thử, Phó Chủ tịch UBND "
    "tỉnh Trà Vinh ký thỏa thuận hợp tác về trồng lúa hữu cơ giai đoạn 2021 - 2025 giữa hai tỉnh.",
    "Theo đó, hai bên sẽ cùng mở lớp tập huấn cho nông dân về cách ghi chép sổ tay canh tác. Sở Nông nghiệp và Phát "
    "triển nông thôn Hậu Giang giúp Trà Vinh xây dựng 12 mã số vùng trồng ở các huyện ven sông.",
    "Dịp này, tỉnh Hậu Giang trao tặng tỉnh Trà Vinh 300 triệu đồng để mua máy đo độ mặn cho các hợp tác xã. Trà Vinh "
    "đề nghị hai tỉnh tổ chức hội chợ nông sản hữu cơ vào quý III năm 2021.",
)
WHOLE = "\n\n".join((TITLE, *PARAGRAPHS))


def wrapped(width, apart="\n"):
    return apart.join((TITLE, *("\n".join(textwrap.wrap(one, width)) for one in PARAGRAPHS)))


def told(text):
    draft = read(text)
    return (
        [party.name for party in draft.parties],
        [(person.name, person.position) for person in draft.people],
        [(event.kind, event.date) for event in draft.events],
        [(" ".join(text[slice(*one.span)].split()), one.field, one.status) for one in draft.commitments],
        [(gift.amount_vnd, gift.giver, gift.receiver) for gift in draft.support],
    )


@pytest.mark.library
@pytest.mark.parametrize("width", range(55, 105, 7))
@pytest.mark.parametrize("apart", ["\n", "\n\n", "\r\n\r\n"])
def test_a_paper_tells_the_same_whatever_the_width_of_the_page(width, apart):
    assert told(wrapped(width, apart)) == told(WHOLE)
    assert all(told(WHOLE))


@pytest.mark.library
def test_only_line_ends_become_spaces():
    text = wrapped(70)
    put = unwrapped(text)
    assert len(put) == len(text)
    assert {text[at] for at in range(len(text)) if put[at] != text[at]} == {"\n"}
    assert put.count("\n") == len(PARAGRAPHS)


@pytest.mark.library
@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        "Trang chủ\nGiới thiệu\nTin tức\n" + WHOLE,
        "Hậu Giang mở thêm cầu qua sông Cái Lớn ở Long Mỹ\nTrà Vinh vào mùa cốm dẹp, khách tìm về Cầu Ngang\n" * 4,
        "Hai bên thống nhất:\n- mở lớp tập huấn;\n- chào bán gạo;\n- giúp nhau làm mã vùng trồng;\n- báo cáo hằng năm.",
        "TỈNH ỦY HẬU GIANG\nBAN TỔ CHỨC\n*\nSố 12-TB/BTCTU\n",
        "",
        "\n",
        "\n \n",
    ],
)
def test_lines_that_somebody_meant_stay(text):
    assert unwrapped(text) == text


@pytest.mark.library
def test_items_and_heads_stay_lines_of_their_own_in_a_cut_page():
    text = (
        "KẾ HOẠCH\nI. MỤC TIÊU\nHai huyện cùng giữ rừng đầu nguồn và cùng nhau\nđưa nước sạch về các bản ở xa trong ba "
        "năm tới,\ntheo điều kiện của mỗi bên.\n- Mở lớp tập huấn cho người giữ rừng của hai\nhuyện\n- Góp chung 3 máy "
        "bay không người lái\nII. THỰC HIỆN\n1. Hạt Kiểm lâm"
    )
    assert unwrapped(text).split("\n") == [
        "KẾ HOẠCH",
        "I. MỤC TIÊU",
        "Hai huyện cùng giữ rừng đầu nguồn và cùng nhau đưa nước sạch về các bản ở xa trong ba năm tới, theo điều kiện "
        "của mỗi bên.",
        "- Mở lớp tập huấn cho người giữ rừng của hai huyện",
        "- Góp chung 3 máy bay không người lái",
        "II. THỰC HIỆN",
        "1. Hạt Kiểm lâm",
    ]
