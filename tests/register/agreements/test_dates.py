import hypothesis.strategies as st
import pytest
from hypothesis import given

from nhipcau.register.agreements.rules import PIERS, When, piers, when


@pytest.mark.parametrize(
    ("written", "ends"),
    [
        ("", ()),
        ("2023-06-18", (When(2023, 6, 18),)),
        ("2022-04", (When(2022, 4),)),
        ("2018", (When(2018),)),
        ("XXXX-10-26", (When(None, 10, 26),)),
        ("XXXX-10-26/XXXX-10-27", (When(None, 10, 26), When(None, 10, 27))),
        ("2024-02-29", (When(2024, 2, 29),)),
        ("XXXX-02-29", (When(None, 2, 29),)),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(written, ends):
    assert when(written) == ends


@pytest.mark.parametrize("written", ["2023-02-29", "2023-13", "18/6/2023", "2023-6-18", "hôm qua", "2023-04-31", "/"])
def test_what_is_no_date_is_refused(written):
    with pytest.raises(ValueError, match="no"):
        when(written)


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date(day):
    assert when(day.isoformat()) == (When(day.year, day.month, day.day),)


def test_a_bridge_always_has_its_five_piers_in_order():
    bridge = piers({"sentence"})
    assert [pier.key for pier in bridge] == list(PIERS)
    assert [pier.filled for pier in bridge] == [True, False, False, False, False]
