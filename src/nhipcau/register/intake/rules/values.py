"""What a finding may say, where words stand in a paper, and which locality a party's name means."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from nhipcau.register.agreements.rules import when
from nhipcau.text import fold

# No amount or count that the register can hold is written with more digits.
_MAX_DIGITS = 30


def _one_of(*allowed: str) -> Callable[[object], bool]:
    return lambda value: value in allowed


def _words(most: int) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and len(value.strip()) > 0 and len(value) <= most


def _words_or_nothing(most: int) -> Callable[[object], bool]:
    return lambda value: value in (None, "") or _words(most)(value)


def _date(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(when(value))
    except ValueError:
        return False


def _amount(value: object) -> bool:
    return value is None or (isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**15)


def _quantity(value: object) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 10**9)


def _names(value: object) -> bool:
    return value is None or (isinstance(value, list) and len(value) <= 20 and all(map(_words(300), value)))


def _yes_or_no(value: object) -> bool:
    return value is None or isinstance(value, bool)


def _code(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[a-z_]{1,30}", value) is not None


# What each kind of finding says, and what may stand there: the form of the annotation guide.
VALUES: Mapping[str, Mapping[str, Callable[[object], bool]]] = MappingProxyType(
    {
        "party": {
            "name": _words(200),
            "level": _one_of("province", "district", "commune", "foreign", "region"),
            "within": _words_or_nothing(200),
        },
        "person": {"name": _words(200), "position": _words_or_nothing(500)},
        "event": {"kind": _one_of("signing", "meeting", "visit", "notice", "handover"), "date": _date},
        "commitment": {
            "field": _code,
            "status": _one_of("agreed", "proposed", "done"),
            "lead": _words_or_nothing(300),
            "cooperating": _names,
            "period": _words_or_nothing(40),
            "quantified": _yes_or_no,
        },
        "support": {
            "kind": _one_of("money", "in_kind", "total"),
            "amount_vnd": _amount,
            "quantity": _quantity,
            "item": _words_or_nothing(500),
            "receiver": _words_or_nothing(500),
            "giver": _words_or_nothing(500),
            "status": _one_of("given", "pledged"),
        },
    }
)

# What a commitment says beyond what must be known of it; a form that does not ask for it leaves it as it was read.
NOT_ASKED = frozenset({"lead", "cooperating", "period", "quantified"})


def wrong_values(kind: str, values: Mapping[str, object]) -> list[str]:
    """Return the names of the values of a finding that are missing or cannot be, in order."""
    return [name for name, holds in VALUES[kind].items() if not holds(values.get(name))]


def only_known(kind: str, values: Mapping[str, object]) -> dict[str, object]:
    """Return the values that a finding of this kind has, the unknown ones left out, missing ones as None."""
    return {name: values.get(name) for name in VALUES[kind]}


def signed(events: Sequence[Mapping[str, object]]) -> str:
    """Return the date of the signing, else of the notice, else of the first act that a paper tells; "" without any."""
    for kind in ("signing", "notice", None):
        for event in events:
            if kind in (None, event["kind"]):
                return str(event["date"])
    return ""


_SCALES = {"nghin": 3, "ngan": 3, "trieu": 6, "million": 6, "ty": 9, "ti": 9, "billion": 9}
_SUM = re.compile(r"(\d[\d.,]*)\s*(" + "|".join(_SCALES) + r")?\s*")


def money_typed(said: str) -> int:
    """Return the đồng of an amount as people say it: "3 tỷ", "25 triệu", "1,5 tỷ", "40.000.000.000 đồng".

    Raises ValueError where it is no amount of whole đồng.
    """
    words = re.sub(r"(dong|vnd|đ|d)\s*$", "", fold(said).strip()).strip()
    if not words or _SUM.sub("", words):
        raise ValueError(f"not an amount: {said!r}")
    total = sum((_number(digits).scaleb(_SCALES.get(scale, 0)) for digits, scale in _SUM.findall(words)), Decimal())
    if total != total.to_integral_value():
        raise ValueError(f"not whole đồng: {said!r}")
    return int(total)


def number_typed(said: str) -> int | float:
    """Return a count or a measure as typed: "40", "1.200", "2,5". Raises ValueError where it is no number."""
    number = _number(said.strip())
    return int(number) if number == number.to_integral_value() else float(number)


def dotted(number: float) -> str:
    """Write a number the Vietnamese way: 40.000.000.000; 2,5."""
    whole = int(number) if number == int(number) else number
    return f"{whole:,}".translate(str.maketrans(",.", ".,"))


def _number(digits: str) -> Decimal:
    """A dot or comma before each group of three digits parts thousands; else it is the decimal comma."""
    digits = digits.rstrip(".,")
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", digits):
        digits = digits.replace(".", "")
    elif re.fullmatch(r"\d{1,3}(,\d{3})+", digits):
        digits = digits.replace(",", "")
    if not re.fullmatch(r"\d+([.,]\d+)?", digits) or len(digits) > _MAX_DIGITS:
        raise ValueError(f"not a number: {digits!r}")
    return Decimal(digits.replace(",", "."))
