import pytest

from nhipcau.register.agreements.rules import date_typed, typed_date
from nhipcau.register.intake.rules import money_typed, number_typed


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("18/6/2023", "2023-06-18"),
        ("tháng 4/2022", "2022-04"),
        ("năm 2018", "2018"),
        ("26/10", "XXXX-10-26"),
        ("26/10, không rõ năm", "XXXX-10-26"),
        ("26–27/10/2023", "2023-10-26/2023-10-27"),
        ("30/9 - 2/10/2023", "2023-09-30/2023-10-02"),
        ("30/12/2022 đến 2/1/2023", "2022-12-30/2023-01-02"),
        ("4–5/2022", "2022-04/2022-05"),
        ("2023-06-18", "2023-06-18"),
    ],
)
def test_a_date_is_understood_as_far_as_it_is_typed(said, written):
    assert date_typed(said) == written
    assert date_typed(typed_date(written)) == written


@pytest.mark.parametrize(
    "said", ["", "hôm qua", "31/2/2023", "1/2/3/4", "1-2-3-2023", "0/6/2023", "00/2023", "0000", "١٨/٦/٢٠٢٣"]
)
def test_what_is_no_date_is_refused(said):
    with pytest.raises(ValueError, match=r"."):
        date_typed(said)


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("3 tỷ", 3_000_000_000),
        ("25 triệu", 25_000_000),
        ("1,5 tỷ", 1_500_000_000),
        ("1.2 tỷ", 1_200_000_000),
        ("3 tỷ 500 triệu", 3_500_000_000),
        ("500 ngàn đồng", 500_000),
        ("40.000.000.000 đồng", 40_000_000_000),
        ("40,000,000 VND", 40_000_000),
        ("2 billion", 2_000_000_000),
    ],
)
def test_money_is_understood_as_people_say_it(said, amount):
    assert money_typed(said) == amount


@pytest.mark.parametrize("said", ["", "nhiều", "25 triệu/nhà", "0,3", "ba tỷ"])
def test_what_is_no_whole_amount_is_refused(said):
    with pytest.raises(ValueError, match=r"."):
        money_typed(said)


def test_a_quantity_is_a_count_or_a_measure():
    assert [number_typed(said) for said in ("40", "1.200", "2,5")] == [40, 1200, 2.5]
