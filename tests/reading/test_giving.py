"""Who gives and who receives, as the sentence tells it."""

import pytest

from nhipcau.reading import read

PAPER = """Hải Phòng thăm và làm việc với tỉnh Điện Biên
Ngày 5/6/2023, đoàn công tác của thành phố Hải Phòng đến thăm, làm việc với tỉnh Điện Biên về hợp tác phát triển.
{}
"""


@pytest.mark.parametrize(
    ("told", "sides"),
    [
        ("Hải Phòng hỗ trợ mỗi tỉnh 2 tỷ đồng.", [("mỗi tỉnh", "Hải Phòng")]),
        (
            "Hải Phòng ủng hộ Quỹ Vì người nghèo tỉnh Điện Biên 5 tỷ đồng, tỉnh Lai Châu 3 tỷ đồng.",
            [("Quỹ Vì người nghèo tỉnh Điện Biên", "Hải Phòng"), ("tỉnh Lai Châu", "Hải Phòng")],
        ),
        ("Đoàn tặng Đồn Biên phòng Tây Trang 50 triệu đồng.", [("Đồn Biên phòng Tây Trang", "Hải Phòng")]),
        ("Điện Biên đã tiếp nhận 6 tỷ đồng do thành phố Hải Phòng hỗ trợ.", [("Điện Biên", "Hải Phòng")]),
        ("Tỉnh Điện Biên đã nhận từ Hải Phòng 4 tỷ đồng.", [("Tỉnh Điện Biên", "Hải Phòng")]),
        ("Tại tỉnh Lai Châu, đoàn trao 2 tỷ đồng.", [("tỉnh Lai Châu", "Hải Phòng")]),
        ("Hàng ủng hộ gồm 10 tấn gạo.", [(None, "Hải Phòng")]),
        (
            "Đoàn tặng quỹ xóa đói, giảm nghèo tỉnh Sơn La 2 tỷ đồng.",
            [("quỹ xóa đói, giảm nghèo tỉnh Sơn La", "Hải Phòng")],
        ),
        (
            "Đoàn trao 9 tỷ đồng cho ba tỉnh Sơn La, Lai Châu và Điện Biên.",
            [("ba tỉnh Sơn La, Lai Châu và Điện Biên", "Hải Phòng")],
        ),
        ("Đoàn gửi Trường Hoa Ban 20 quạt điện và 10 máy tính.", [("Trường Hoa Ban", "Hải Phòng")] * 2),
        (
            "Hải Phòng giúp Điện Biên 2 tỷ đồng; Điện Biên tặng Hải Phòng 50 cây hoa ban.",
            [("Điện Biên", "Hải Phòng"), ("Hải Phòng", "Điện Biên")],
        ),
    ],
)
def test_giver_and_receiver(told, sides):
    assert [(one.receiver, one.giver) for one in read(PAPER.format(told)).support] == sides


HEADLINE = "Bình Dương ủng hộ Quảng Trị 2 tỷ đồng sau lũ\n"
LEAD = "Sáng 4/11, đoàn công tác tỉnh Bình Dương đã đến thăm, chia sẻ với tỉnh Quảng Trị.\n"
CAPTION = "Đại diện tỉnh Bình Dương trao biển tượng trưng 2 tỷ đồng cho tỉnh Quảng Trị. Ảnh: Minh Thu\n"
TOLD = (
    "Tại buổi gặp, đoàn trao 2 tỷ đồng để tỉnh khắc phục hậu quả mưa lũ. Số tiền 2 tỷ đồng trích từ ngân sách tỉnh.\n"
)
OTHERS = "Đoàn cũng tặng xã Hải Lăng 2 tỷ đồng làm đường.\n"


def test_equal_gifts_to_two_schools_are_two():
    told = "Tại Trường Hoa Ban, đoàn tặng 20 suất học bổng.\nTại Trường Hoa Sen, đoàn tặng 20 suất học bổng."
    assert len(read(PAPER.format(told)).support) == 2


@pytest.mark.parametrize(
    ("paper", "count"),
    [
        (HEADLINE + LEAD, 1),
        (HEADLINE + LEAD + TOLD, 1),
        (HEADLINE + LEAD + TOLD + CAPTION, 1),
        (HEADLINE + CAPTION + LEAD + TOLD + OTHERS, 2),
    ],
)
def test_what_headline_and_caption_repeat_counts_once_and_equal_gifts_stay_apart(paper, count):
    assert [one.amount_vnd for one in read(paper).support] == [2_000_000_000] * count


def test_a_sum_told_first_is_a_total_and_its_shares_are_money():
    told = "Hải Phòng trích 8 tỷ đồng giúp các tỉnh: Điện Biên (3 tỷ đồng), Lai Châu (3 tỷ đồng) và Sơn La (2 tỷ đồng)."
    found = read(PAPER.format(told)).support
    assert [(one.kind, one.receiver) for one in found[1:]] == [
        ("money", "Điện Biên"), ("money", "Lai Châu"), ("money", "Sơn La"),
    ]  # fmt: skip
    assert found[0].kind == "total"


@pytest.mark.parametrize(
    "told",
    [
        "Theo đó, hỗ trợ tỉnh Điện Biên 3 tỷ đồng; tỉnh Sơn La 2 tỷ đồng.",
        "Điện Biên đã tiếp nhận 6 tỷ đồng do thành phố Hải Phòng hỗ trợ.",
        "Năm 2022, thành phố hỗ trợ huyện Nậm Pồ các công trình gồm: 02 trường học, 01 trạm y tế.",
    ],
)
def test_a_gift_is_no_commitment(told):
    found = read(PAPER.format(told))
    assert found.support
    assert not found.commitments


def test_a_list_under_a_colon_is_given():
    told = "Thành phố đã hỗ trợ:\n- Tỉnh Điện Biên: 5 tỷ đồng;\n- Trường Hoa Ban: 20 bộ máy tính.\nXã có 30 máy tính."
    found = read(PAPER.format(told)).support
    assert [(one.amount_vnd, one.quantity) for one in found] == [(5_000_000_000, None), (None, 20)]


def test_a_lead_on_people_struck_by_a_flood_is_no_caption():
    told = "Đoàn trao 1 tỷ đồng ủng hộ bà con bị ảnh hưởng bởi lũ.\nÔng Nam trao 1 tỷ đồng cho tỉnh Điện Biên. Ảnh: Hoa"
    found = read(PAPER.format(told)).support
    assert [(one.amount_vnd, one.receiver) for one in found] == [(1_000_000_000, "bà con")]


def test_equal_shares_in_lines_of_a_list_are_each_one():
    told = "Thành phố hỗ trợ:\n- Tỉnh Điện Biên: 2 tỷ đồng\n- Tỉnh Lai Châu: 2 tỷ đồng\n- Tỉnh Sơn La: 2 tỷ đồng"
    assert len(read(PAPER.format(told)).support) == 3


@pytest.mark.parametrize(
    ("told", "promised"),
    [
        ("Mỗi năm Hải Phòng sẽ dành 20 suất học bổng cho học sinh Điện Biên sang học.", True),
        ("Dịp này, đoàn trao 20 suất học bổng cho học sinh nghèo Điện Biên.", False),
    ],
)
def test_scholarships_promised_for_studies_are_a_commitment_as_well(told, promised):
    found = read(PAPER.format(told))
    assert [one.quantity for one in found.support] == [20]
    assert [one.field for one in found.commitments] == (["education"] if promised else [])
