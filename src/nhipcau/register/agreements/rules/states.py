"""The state of an agreement on a day: drawn from the days on which things happen, never kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .dates import next_day


class State(StrEnum):
    DRAFT = "draft"
    UPCOMING = "upcoming"
    IN_FORCE = "in_force"
    EXPIRING = "expiring"
    ENDED = "ended"
    RENEWED = "renewed"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Course:
    """What the state of an agreement follows from: the days of its life, None where there is none or none is known.

    `closed_on` is the first day on which it binds nobody any more, `closed_as` why: ended, renewed or internal.
    """

    draft: bool = False
    starts_on: date | None = None
    closed_on: date | None = None
    closed_as: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """The first day on which an agreement binds nobody as it did, and what it has become then."""

    on: date
    to: State


def closing(last: date | None, renewed: date | None, internal: date | None) -> Closing | None:
    """Return when and how an agreement closes, by the earliest of what ends it; None while nothing does.

    `last` is its last day (none where it goes on by itself), `renewed` the first day of its renewal, `internal` the
    day since which its parties are one. One that has a renewal passes to it on its first day, or when it lapses.
    """
    lapse = next_day(last) if last else None
    found: list[Closing] = []
    if renewed:
        found.append(Closing(min(renewed, lapse) if lapse else renewed, State.RENEWED))
    elif lapse:
        found.append(Closing(lapse, State.ENDED))
    if internal:
        found.append(Closing(internal, State.INTERNAL))
    return min(found, key=lambda one: one.on, default=None)


def state_on(course: Course, today: date, notice: int) -> State:
    """Return the state on a day; one that ends within `notice` days is expiring."""
    if course.draft:
        return State.DRAFT
    if course.closed_on and course.closed_on <= today:
        return State(course.closed_as)
    if course.starts_on and course.starts_on > today:
        return State.UPCOMING
    if course.closed_on and course.closed_as == State.ENDED and course.closed_on <= soon(today, notice):
        return State.EXPIRING
    return State.IN_FORCE


def soon(today: date, notice: int) -> date:
    """Return the last day on which an agreement may close to be called expiring today."""
    return today + timedelta(days=notice)
