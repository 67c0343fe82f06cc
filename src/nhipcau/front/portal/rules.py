"""How a map is laid out: frames, insets, labels and arcs on the grid of `nhipcau.places.outlines`."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from nhipcau.places.outlines import Outline, bounds, rings_of

# So many letters of the map's text stand beside one another in its width.
LETTERS = 34
# How wide a letter is, as a part of the size of the text.
LETTER = 0.56
# Labels on units are so much smaller than the rest of the text.
SMALL = 0.54
# The owner of an archipelago is named in letters so much smaller than the rest of the text.
OWNER = 0.8
# From how many agreements on a unit is drawn in the next shade.
SHADES = (1, 2, 5)


FIRST_YEAR = 1976
_WRITTEN = re.compile(
    r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})|(?P<iso>\d{4})-(?P<mm>\d\d)-(?P<dd>\d\d)|(?P<year>\d{1,4})"
)


def day_asked(said: str, today: date) -> tuple[date, str]:
    """Return the day in "18/6/2023", "2023-06-18" or "2023", and what is wrong: "", "early", "late" or "unclear".

    A year stands for its last day, this year for today. A day before 1976 or to come is replaced by the nearest.
    """
    if not said:
        return today, ""
    day = _day(said)
    if day is None:
        return today, "unclear"
    if day.year < FIRST_YEAR:
        return date(FIRST_YEAR, 12, 31), "early"
    this_year = said == str(today.year)
    return min(day, today), "late" if day > today and not this_year else ""


def _day(said: str) -> date | None:
    found = _WRITTEN.fullmatch(said)
    if found is None:
        return None
    year, month, day = found["y"] or found["iso"] or found["year"], found["m"] or found["mm"], found["d"] or found["dd"]
    try:
        return date(int(year), int(month or 12), int(day or 31))
    except ValueError:
        return None


class Frame(NamedTuple):
    """A rectangle on the grid: left, top, width, height."""

    x: int
    y: int
    width: int
    height: int


COUNTRY = Frame(150, 430, 9150, 15800)
# In the sea off the coast, each in the direction in which it lies.
COUNTRY_INSETS = {"hoang_sa": Frame(7050, 6250, 2150, 2200), "truong_sa": Frame(6400, 13330, 2850, 2480)}
COUNTRY_SEA = (8380, 11150)


@dataclass(frozen=True, slots=True)
class Region:
    """A unit on the map; `shade` counts up from 0, `label` its name in one line or two where that fits inside."""

    uid: str
    name: str
    path: str
    x: int
    y: int
    count: int
    shade: int
    chosen: bool
    label: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Inset:
    """An archipelago in a box: where the box and the picture in it stand, what part of the grid it shows.

    `name_at` and `owner_at` are the middles of the two lines of text below the picture; `squeezed` is the width that
    the second is pressed into, 0 where it fits.
    """

    key: str
    owner: str
    chosen: bool
    squeezed: int
    box: Frame
    picture: Frame
    view: Frame
    path: str
    name_at: tuple[int, int]
    owner_at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map ready for the template; `text` is the size of its letters, `sea` where the sea bears its name.

    `foot` is where the source stands, pressed into the width `pressed` where that is not 0.
    """

    frame: Frame
    text: int
    regions: tuple[Region, ...]
    insets: tuple[Inset, ...]
    arcs: tuple[str, ...]
    sea: tuple[int, int] | None
    foot: tuple[int, int]
    attribution: str
    pressed: int


@dataclass(frozen=True, slots=True)
class Content:
    """What is to be drawn: outlines with names and counts, the archipelagos and the names of their provinces."""

    outlines: Sequence[Outline]
    names: Mapping[str, str]
    counts: Mapping[str, int]
    archipelagos: Mapping[str, str]
    owners: Mapping[str, str]
    chosen: frozenset[str] = frozenset()
    partners: Sequence[str] = ()
    attribution: str = ""


def country(content: Content) -> Drawing:
    """Return the map of the whole country, both archipelagos in the sea off the coast."""
    return _drawing(content, COUNTRY, COUNTRY_INSETS, COUNTRY_SEA)


def detail(content: Content) -> Drawing:
    """Return the map of a part of the country, both archipelagos in a column to its right."""
    left, top, right, bottom = bounds(outline.path for outline in content.outlines)
    margin = max(right - left, bottom - top) // 25
    inner = right - left + 2 * margin
    height = max(bottom - top + 2 * margin, inner * 3 // 4)
    side = min(height * 2 // 5, inner * 9 // 20)
    x, y = left - margin + inner, (top + bottom - height) // 2
    foot = (inner + side) // 20
    gap = (height - 2 * side) // 3
    insets = {
        "hoang_sa": Frame(x, y + gap, side, side),
        "truong_sa": Frame(x, y + side + 2 * gap, side, side),
    }
    return _drawing(content, Frame(left - margin, y, inner + side + margin, height + foot), insets, None)


def shade(count: int) -> int:
    """Return the shade that so many agreements are drawn in: 0 for none."""
    return sum(count >= least for least in SHADES)


def arc(start: tuple[int, int], end: tuple[int, int]) -> str:
    """Return path data of a line between two points that rises like the deck of a bridge."""
    (x, y), (to_x, to_y) = start, end
    bend = 0.18 if to_x >= x else -0.18
    middle = round((x + to_x) / 2 + (to_y - y) * bend), round((y + to_y) / 2 - (to_x - x) * bend)
    return f"M{x} {y}Q{middle[0]} {middle[1]} {to_x} {to_y}"


def _drawing(content: Content, frame: Frame, insets: Mapping[str, Frame], sea: tuple[int, int] | None) -> Drawing:
    text = frame.width // LETTERS
    points = {outline.uid: (outline.x, outline.y) for outline in content.outlines}
    start = next((points[uid] for uid in sorted(content.chosen) if uid in points), None)
    ends = [points[uid] for uid in content.partners if uid in points]
    return Drawing(
        frame,
        text,
        tuple(_region(outline, content, text) for outline in content.outlines),
        tuple(_inset(key, insets[key], content, text) for key in insets),
        tuple(arc(start, end) for end in ends) if start else (),
        sea,
        (frame.x, frame.y + frame.height - text // 5),
        content.attribution,
        frame.width * 31 // 32 if (len(content.attribution) + 12) * text * OWNER * LETTER > frame.width else 0,
    )


def _region(outline: Outline, content: Content, text: int) -> Region:
    name = content.names[outline.uid]
    count = content.counts.get(outline.uid, 0)
    chosen = outline.uid in content.chosen
    size = text * SMALL
    wide, high = room(outline.path, outline.x, outline.y)
    label = label_of(name, wide / (size * LETTER), high / size)
    return Region(
        outline.uid, name, outline.path, outline.x, outline.y, count, shade(count), chosen, label or (name,) * chosen
    )


def label_of(name: str, letters: float, lines_high: float) -> tuple[str, ...]:
    """Return a name as it fits where so many letters and lines have room: in one line, in two, or not at all."""
    if len(name) <= letters and lines_high >= 1:
        return (name,)
    if lines_high < 2:
        return ()
    words = name.split()
    cuts = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    lines = min(cuts, key=lambda cut: max(map(len, cut)), default=(name,))
    return lines if max(map(len, lines)) <= letters else ()


def room(path: str, x: int, y: int) -> tuple[int, int]:
    """Return how wide and how high a shape is around a point inside it, twice the nearer side of each."""
    rings = rings_of(path)
    turned = [[(down, across) for across, down in ring] for ring in rings]
    return _reach(rings, x, y), _reach(turned, y, x)


def _reach(rings: Sequence[Sequence[tuple[int, int]]], x: int, y: int) -> int:
    left, right = -math.inf, math.inf
    for ring in rings:
        for cut in _cuts(ring, y):
            left, right = (max(left, cut), right) if cut <= x else (left, min(right, cut))
    reach = min(x - left, right - x)
    return 0 if math.isinf(reach) else round(2 * reach)


def _cuts(ring: Sequence[tuple[int, int]], y: int) -> Iterator[float]:
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 <= y) != (y2 <= y):
            yield x1 + (x2 - x1) * (y - y1) / (y2 - y1)


def _inset(key: str, box: Frame, content: Content, text: int) -> Inset:
    """Fit the islands into the upper part of the box; its lower part bears two lines of text."""
    left, top, right, bottom = bounds([content.archipelagos[key]])
    picture = box._replace(height=box.height - round(2.6 * text))
    margin = (right - left) // 8
    width, height = right - left + 2 * margin, bottom - top + 2 * margin
    scale = max(width / picture.width, height / picture.height)
    seen = round(picture.width * scale), round(picture.height * scale)
    owner, middle, foot = content.owners[key], box.x + box.width // 2, box.y + box.height
    name = content.names.get(owner, owner)
    return Inset(
        key,
        name,
        owner in content.chosen,
        box.width * 15 // 16 if (len(name) + 2) * text * OWNER * LETTER > box.width else 0,
        box,
        picture,
        Frame((left + right - seen[0]) // 2, (top + bottom - seen[1]) // 2, *seen),
        content.archipelagos[key],
        (middle, foot - round(1.55 * text)),
        (middle, foot - round(0.5 * text)),
    )
