"""Who leads a commitment, with whom and when; what can be measured; which offices and places a paper names."""

import pytest

from nhipcau.reading import read

PAPER = """Hà Giang và Hải Phòng ký kết hợp tác
Ngày 12/4/2022, tỉnh Hà Giang và thành phố Hải Phòng ký kết thỏa thuận hợp tác. Hai bên thống nhất:
{}
"""


def commitment(text):
    draft = read(PAPER.format(text))
    assert len(draft.commitments) == 1, draft.commitments
    return draft.commitments[0]


def test_the_office_that_is_charged_leads_and_the_others_cooperate():
    found = commitment(
        "- Giao Sở Công Thương chủ trì, phối hợp với Sở Du lịch và Hội Nông dân tỉnh tổ chức hội chợ nông sản."
    )
    assert found.lead == "Sở Công Thương"
    assert found.cooperating == ("Sở Du lịch", "Hội Nông dân")


def test_who_pays_for_it_leads_it():
    found = commitment("- Xây dựng trạm bơm nước sạch tại xã Du Già do thành phố Hải Phòng đầu tư.")
    assert found.lead == "thành phố Hải Phòng"


def test_where_nobody_is_charged_nobody_leads():
    found = commitment("- Hai tỉnh, thành phố phối hợp với Sở Du lịch quảng bá các tour du lịch biển.")
    assert (found.lead, found.cooperating) == (None, ())


@pytest.mark.parametrize(
    ("told", "period"),
    [
        ("giai đoạn 2023-2025", "2023/2025"),
        ("giai đoạn 2023 - 2025 và những năm tiếp theo", "2023/.."),
        ("năm 2024", "2024"),
        ("đến năm 2030", "../2030"),
        ("từ năm 2024", "2024/.."),
        ("trong quý III/2024", "2024-07/2024-09"),
        ("trước ngày 15/8/2024", "../2024-08-15"),
        ("trước ngày 30/9", "../XXXX-09-30"),
        ("hằng năm", "R/P1Y"),
        ("định kỳ 6 tháng", "R/P6M"),
        ("trong thời gian tới", None),
    ],
)
def test_a_period_is_as_precise_as_told(told, period):
    assert commitment(f"- Hỗ trợ đào tạo cán bộ y tế cho tỉnh bạn {told}.").period == period


def test_what_tells_a_number_can_be_measured():
    assert commitment("- Đào tạo 30 bác sĩ cho các bệnh viện huyện của Hà Giang năm 2024.").quantified
    assert not commitment("- Đẩy mạnh trao đổi đoàn nghệ thuật giữa hai địa phương năm 2024.").quantified


def test_an_office_is_told_with_its_locality():
    found = read(PAPER.format("- Sở Công Thương Hải Phòng và Tỉnh ủy Hà Giang phối hợp quảng bá nông sản."))
    assert [(office.name, office.locality) for office in found.offices] == [
        ("Sở Công Thương", "Hải Phòng"),
        ("Tỉnh ủy", "Hà Giang"),
    ]


def test_each_locality_is_linked_as_of_the_day_of_the_paper():
    found = read(PAPER.format("- Hỗ trợ huyện Mèo Vạc trồng rừng."))
    assert [place.name for place in found.localities] == ["Hà Giang", "Hải Phòng", "Mèo Vạc"]
    assert all(place.uid in place.candidates or place.uid is None for place in found.localities)


def test_a_locality_lies_where_the_paper_tells_wherever_it_tells_it():
    found = read(
        "Bình Định và Sán Đầu kết nghĩa\n\nSáng 4/5, tỉnh Bình Định và thành phố Sán Đầu (tỉnh Quảng Đông, Trung Quốc) "
        "ký biên bản ghi nhớ. Đoàn huyện Phong Thổ cũng dự. Phong Thổ (Lai Châu) có nhiều chè.\n"
    )
    lies = {place.name: place.within for place in found.localities}
    assert (lies["Sán Đầu"], lies["Phong Thổ"]) == ("Quảng Đông", "Lai Châu")
