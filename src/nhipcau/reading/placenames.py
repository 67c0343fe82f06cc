"""What the gazetteer tells of a name alone: its key, its levels, the units above it, whether it is abroad."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from nhipcau.places import gazetteer
from nhipcau.reading.vocabulary import STREAM, place_names, rows, words
from nhipcau.text import fold, toneless

# Names of one place that are printed side by side.
_ONE_PLACE: Final = {"huế": "thừa thiên huế", "đăk lắc": "đăk lăk"}


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """Return what two spellings of one name share: no tones, no hyphens, abbreviations spelled out."""
    full = full_name(name.lower())
    if full.startswith(STREAM):
        full = f"đăk {full.partition(' ')[2]}"
    return (
        toneless(_ONE_PLACE.get(full, full)).replace("-", " ").replace("–", " ").replace("  ", " ").replace("  ", " ")
    )


@cache
def _short_names() -> dict[str, tuple[str, str]]:
    parts = ((short, value.partition("|")) for short, value in rows("abbreviations"))
    return {short: (name, level) for short, (name, _, level) in parts}


def full_name(small: str) -> str:
    """Return what a short name stands for, in lower case; any other name as it is."""
    return _short_names()[small][0].lower() if small in _short_names() else small


@cache
def countries() -> frozenset[str]:
    """Return the names of countries in lower case."""
    return frozenset(name.lower() for name in words("countries"))


@cache
def ancestors(uids: tuple[str, ...]) -> frozenset[str]:
    """Return the units above any of `uids` in any of their versions."""
    found: set[str] = set()
    above = [version.parent for uid in uids for version in gazetteer().unit(uid).versions]
    while above:
        parent = above.pop()
        if parent and parent not in found:
            found.add(parent)
            above += [version.parent for version in gazetteer().unit(parent).versions]
    return frozenset(found)


# By the names that were asked for: a dictionary is asked sooner than a cached function.
_LEVELS: Final[dict[str, str]] = {}


def levels_of(small: str) -> str:
    """Return the first letters of the levels on which units bear a name, of "pdc"."""
    levels = _LEVELS.get(small)
    if levels is None:
        uids = place_names().get(small)
        if not uids:
            return ""
        levels = _LEVELS[small] = "".join({uid[0] for uid in uids})
    return levels


@cache
def abroad_keys() -> dict[str, str]:
    """Return what all spellings of one place abroad share: "Houaphanh" is "Hủa Phăn"."""
    return {form.lower(): key_of(gazetteer().unit(uid).versions[0].name) for form, uid in gazetteer().names_abroad()}


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """Return a name in plain letters without spaces and hyphens."""
    return fold(name.lower()).replace(" ", "").replace("-", "")


@cache
def abroad_folded() -> dict[str, str]:
    """Return the keys of places abroad by their names in plain letters: "Sa La Văn" is "Salavan"."""
    return {folded(form): key for form, key in abroad_keys().items()}


@cache
def provinces() -> frozenset[str]:
    return frozenset(name for name, uids in place_names().items() for uid in uids if uid[0] == "p")


@cache
def province_keys() -> frozenset[str]:
    """Return the keys of the provinces of any time, by which a misprint is told from a name of elsewhere."""
    return frozenset(map(key_of, provinces()))


def is_central(name: str, small: str) -> bool:
    """Tell a city that is a province, "TP Cần Thơ", from the seat of a province of its name, "TP Lào Cai"."""
    return name in central_cities() and not (name == "huế" and "thừa thiên" in small)


@cache
def central_cities() -> frozenset[str]:
    """Return the names of the cities that ever were provinces, in lower case."""
    units = (gazetteer().unit(uid) for name in provinces() for uid in place_names()[name] if uid[0] == "p")
    return frozenset(v.name.lower() for unit in units for v in unit.versions if v.kind == "Thành phố")


@lru_cache(maxsize=256)
def was_city(small: str) -> bool:
    """Tell whether a unit of this country with a name was a city or a town at any time."""
    versions = (version for uid in place_names().get(small, ()) for version in gazetteer().unit(uid).versions)
    return any(version.kind in ("Thành phố", "Thị xã") for version in versions)


@cache
def towns_abroad() -> frozenset[str]:
    """Return the plain letters of districts abroad, and of Chinese cities, which lie in provinces but for four."""
    units = ((form.lower(), gazetteer().unit(uid).versions[0]) for form, uid in gazetteer().names_abroad())
    cities = ("bắc kinh", "thượng hải", "thiên tân", "trùng khánh")
    return frozenset(
        folded(form)
        for form, unit in units
        if unit.kind == "Huyện" or (unit.kind == "Thành phố" and unit.parent == "f-cn" and form not in cities)
    )


@cache
def folded_districts() -> frozenset[str]:
    """Return the names of districts in plain letters without spaces: "Đakrông" is "Đa Krông"."""
    names = (name for name, uids in place_names().items() if "d" in {uid[0] for uid in uids})
    return frozenset(map(folded, names))
