"""The state of an agreement follows from its days, and a list finds by state what the rule tells."""

from __future__ import annotations

from datetime import date, timedelta

import hypothesis.strategies as st
import pytest
from hypothesis import given

from nhipcau.register.agreements.models import Agreement
from nhipcau.register.agreements.queries import in_state
from nhipcau.register.agreements.rules import Course, State, closing, state_on

DAY = date(2026, 11, 22)
DAYS = st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2090, 1, 1)))


def course(last=None, renewed=None, internal=None, starts=None, draft=False):
    found = closing(last, renewed, internal)
    return Course(draft, starts, found.on if found else None, found.to if found else "")


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ({}, State.IN_FORCE),
        ({"draft": True, "last": date(2020, 1, 1)}, State.DRAFT),
        ({"starts": date(2027, 1, 1)}, State.UPCOMING),
        ({"last": DAY}, State.EXPIRING),
        ({"last": DAY - timedelta(1)}, State.ENDED),
        ({"last": DAY + timedelta(90)}, State.IN_FORCE),
        ({"last": DAY + timedelta(89)}, State.EXPIRING),
        ({"last": date(2025, 12, 31), "renewed": date(2026, 3, 1)}, State.RENEWED),
        ({"renewed": date(2027, 1, 1)}, State.IN_FORCE),
        ({"last": date(2026, 12, 31), "renewed": date(2027, 1, 1)}, State.IN_FORCE),
        ({"internal": date(2025, 7, 1)}, State.INTERNAL),
        ({"internal": date(2025, 7, 1), "last": date(2020, 12, 31)}, State.ENDED),
        ({"internal": date(2025, 7, 1), "renewed": date(2026, 1, 1)}, State.INTERNAL),
    ],
)
def test_the_state_is_what_happened_first(told, state):
    assert state_on(course(**told), DAY, 90) == state


@given(DAYS, DAYS, DAYS, st.dates(date(1990, 1, 1), date(2089, 1, 1)), st.integers(0, 400))
def test_an_agreement_never_comes_back_to_life(last, renewed, internal, today, later):
    found = course(last, renewed, internal)
    over = {State.ENDED, State.RENEWED, State.INTERNAL}
    now, then = state_on(found, today, 90), state_on(found, today + timedelta(later), 90)
    assert now not in over or then == now


@given(DAYS, DAYS, DAYS, DAYS, st.dates(date(1990, 1, 1), date(2089, 1, 1)), st.integers(0, 400))
def test_only_what_ends_by_itself_expires(last, renewed, internal, starts, today, notice):
    found = course(last, renewed, internal, starts)
    if state_on(found, today, notice) == State.EXPIRING:
        assert last is not None
        assert today <= last < today + timedelta(notice)
        assert renewed is None


@given(DAYS, DAYS, st.dates(date(1990, 1, 1), date(2089, 1, 1)))
def test_a_longer_notice_only_moves_agreements_from_in_force_to_expiring(last, starts, today):
    found = course(last, starts=starts)
    short, long = state_on(found, today, 10), state_on(found, today, 300)
    assert short == long or (short, long) == (State.IN_FORCE, State.EXPIRING)


def test_a_list_finds_by_state_what_the_rule_tells(signed, settings):
    agreement = signed("p01a", "p40a")
    for draft in (False, True):
        for starts in (None, date(2026, 1, 1), date(2027, 1, 1)):
            for last in (None, DAY - timedelta(1), DAY, DAY + timedelta(89), DAY + timedelta(90)):
                for renewed in (None, date(2026, 5, 1), date(2027, 5, 1)):
                    for internal in (None, date(2025, 7, 1)):
                        found = course(last, renewed, internal, starts, draft)
                        adopted = None if draft else agreement.created_at
                        row = {"starts_on": starts, "closed_on": found.closed_on, "closed_as": found.closed_as}
                        Agreement.objects.update(adopted_at=adopted, **row)
                        states = [one for one in State if Agreement.objects.filter(in_state(one, DAY)).exists()]
                        assert states == [state_on(found, DAY, settings.EXPIRING_DAYS)], found
    assert not Agreement.objects.filter(in_state("no_such", DAY)).exists()
