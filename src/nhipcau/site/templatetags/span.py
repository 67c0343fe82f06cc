"""The span: a bridge of five piers, from a sentence of the paper to a result that both sides accept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nhipcau.register.agreements.rules import PIERS, piers

register = template.Library()

NAMES: dict[str, Promise] = {
    "sentence": _("Câu trong văn bản"),
    "task": _("Nhiệm vụ"),
    "report": _("Báo cáo"),
    "evidence": _("Minh chứng"),
    "accepted": _("Hai bên xác nhận"),
}


class Quoted(Protocol):
    """What stands on a sentence of a paper."""

    quote_id: int


@dataclass(frozen=True, slots=True)
class Shape:
    """How a bridge is drawn, in units of its own view box."""

    arm: float  # half the distance between two piers
    bank: float  # how far the land reaches in on either side
    top: float  # the height of the deck at the banks
    rise: float  # how much higher the deck is in the middle
    deck: float  # its thickness where two arms meet
    column: float  # half the width of a column
    spring: float  # where the arch leaves the column
    foot: float  # where the column stands
    base: float  # how far its footing juts out

    @property
    def width(self) -> float:
        return 2 * (self.bank + self.arm * len(PIERS))

    def deck_at(self, x: float) -> float:
        """Return the height of the deck at x: a parabola, highest in the middle."""
        half = self.width / 2 - self.bank
        return self.top - self.rise * (1 - ((x - self.width / 2) / half) ** 2)


LARGE = Shape(arm=100, bank=40, top=62, rise=44, deck=8, column=13, spring=172, foot=198, base=7)
SMALL = Shape(arm=12, bank=0, top=10, rise=6, deck=1.8, column=1.8, spring=21, foot=26, base=0.9)
ROUND = 0.55  # Bézier handles of this share of the axes make a quarter of an ellipse


@dataclass(frozen=True, slots=True)
class DrawnPier:
    """A pier with its name, its place in the row, and its outline."""

    key: str
    name: Promise
    number: int
    filled: bool
    outline: str


@register.inclusion_tag("site/span_small.html")
def span_small(commitment: Quoted) -> dict[str, object]:
    drawn = draw(standing(commitment), SMALL)
    return {"piers": drawn, "filled": [pier for pier in drawn if pier.filled], "total": len(drawn)}


@register.inclusion_tag("site/span_large.html")
def span_large(commitment: Quoted | None = None) -> dict[str, object]:
    """Draw the head of a commitment's page; without a commitment, the whole bridge as an illustration."""
    drawn = draw(standing(commitment) if commitment else PIERS, LARGE)
    return {"piers": drawn, "opens": commitment is not None, "shape": LARGE}


def standing(commitment: Quoted) -> Sequence[str]:
    return ["sentence"] if commitment.quote_id else []


def draw(filled: Sequence[str], shape: Shape) -> list[DrawnPier]:
    """Return the five piers with the outline of each, built out from its column in both directions."""
    return [
        DrawnPier(pier.key, NAMES[pier.key], number, pier.filled, outline(number - 1, shape))
        for number, pier in enumerate(piers(filled), start=1)
    ]


def outline(index: int, shape: Shape) -> str:
    """Return the path of one pier: its stretch of deck above, a quarter of an ellipse on each side of the column."""
    middle = shape.bank + shape.arm * (2 * index + 1)
    joint = shape.arm * 0.012
    left, right = middle - shape.arm + joint, middle + shape.arm - joint
    deck_left, deck_right = shape.deck_at(left), shape.deck_at(right)
    crown = 2 * shape.deck_at(middle) - (deck_left + deck_right) / 2
    inner, outer = middle - shape.column, middle + shape.column
    footing = shape.foot - shape.base
    return " ".join(
        [
            f"M{left:.1f} {deck_left:.1f}Q{middle:.1f} {crown:.1f} {right:.1f} {deck_right:.1f}",
            f"v{shape.deck}{arch(right, deck_right + shape.deck, outer, shape.spring)}",
            f"V{footing:.1f}h{shape.base}v{shape.base}H{inner - shape.base:.1f}v-{shape.base}h{shape.base}",
            f"V{shape.spring}{arch(inner, shape.spring, left, deck_left + shape.deck)}Z",
        ]
    )


def arch(x: float, y: float, to_x: float, to_y: float) -> str:
    """Return half an arch between its crown, which is the upper of the two points, and its springing."""
    along, up = (to_x - x) * ROUND, (to_y - y) * ROUND
    handles = (x + along, y, to_x, to_y - up) if y < to_y else (x, y + up, to_x - along, to_y)
    return "C" + " ".join(f"{number:.1f}" for number in (*handles, to_x, to_y))
