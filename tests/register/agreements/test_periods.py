"""Periods as papers and people write them."""

from __future__ import annotations

from datetime import date

import hypothesis.strategies as st
import pytest
from hypothesis import given

from nhipcau.register.agreements.rules import (
    is_period,
    period_typed,
    place_in_time,
    reach,
    typed_period,
    written_period,
)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("2019-2020", "2019/2020"),
        ("giai đoạn 2019–2020", "2019/2020"),
        ("từ 2019 đến 2025", "2019/2025"),
        ("2020 và những năm tới", "2020/.."),
        ("2020 và các năm tiếp theo", "2020/.."),
        ("từ 5/2021", "2021-05/.."),
        ("đến năm 2030", "../2030"),
        ("2025", "2025"),
        ("18/6/2023", "2023-06-18"),
        ("1/5/2021 - 30/6/2025", "2021-05-01/2025-06-30"),
        ("mỗi 6 tháng", "R/P6M"),
        ("hằng năm", "R/P1Y"),
        ("mỗi quý", "R/P3M"),
        ("2023/..", "2023/.."),
    ],
)
def test_a_period_is_typed_as_people_say_it(typed, written):
    assert period_typed(typed) == written


@pytest.mark.parametrize("typed", ["sắp tới", "", "2025-2019", "từ", "31/2/2024", "mỗi hai năm"])
def test_what_is_no_period_is_refused(typed):
    with pytest.raises(ValueError, match="no"):
        period_typed(typed)


YEARS = st.integers(1950, 2090).map(str)
MONTHS = st.builds("{}-{:02}".format, YEARS, st.integers(1, 12))
DAYS = st.dates(date(1950, 1, 1), date(2090, 1, 1)).map(str)
DATES = st.one_of(YEARS, MONTHS, DAYS)


@given(st.one_of(DATES, st.builds("{}/..".format, DATES), st.builds("../{}".format, DATES)))
def test_what_is_written_can_be_typed_again(written):
    assert is_period(written)
    assert period_typed(typed_period(written)) == written


@given(YEARS, YEARS)
def test_the_days_of_a_period_are_in_order(one, two):
    first, last = sorted((one, two))
    since, until = reach(written_period(first, last))
    assert since == date(int(first), 1, 1)
    assert until == date(int(last), 12, 31)
    assert is_period(f"{last}/{first}") is (first == last)


def test_what_is_open_or_not_told_has_no_day():
    assert reach("2023/..") == (date(2023, 1, 1), None)
    assert reach("../2030-02") == (None, date(2030, 2, 28))
    assert reach("XXXX-10-26") == reach("R/P6M") == reach("") == (None, None)


@given(DAYS, DAYS)
def test_dates_sort_as_they_come(one, two):
    assert (place_in_time(one) < place_in_time(two)) == (one < two)


def test_an_unknown_year_sorts_first():
    assert place_in_time("XXXX-10-26") == place_in_time("") == 0
    assert place_in_time("2022") < place_in_time("2022-04") < place_in_time("2022-04-01")
