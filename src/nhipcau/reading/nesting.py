"""Where a locality lies that is named before another: "huyện Kỳ Sơn (Nghệ An)", "cụm bản A, huyện Sầm Tớ"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from nhipcau.reading.mention import RANKS, Mention
from nhipcau.reading.paper import Paper
from nhipcau.reading.placenames import ancestors, countries, folded, folded_districts, towns_abroad

_LIES: Final = ("", "thuộc", "của", "thủ phủ", "thủ phủ của", "tỉnh lỵ", "tỉnh lỵ của", "thị")
_LIES_IN: Final = re.compile(rf"\s*(?:\(|,|-|–)?\s*(?:(?:{'|'.join(filter(None, _LIES))})\s+)?\s*")
# What only places abroad have: "Chính phủ nhân dân thành phố Đông Hưng".
_RULED: Final = ("chính phủ nhân dân ", "khu ủy ", "châu ủy ", "thị trưởng ", "thống đốc ", "huyện trưởng ")
_TOWNS: Final = ("huyện", "quận", "thị xã")
_SMALLER: Final = ("tp", "thành phố", "huyện", "quận", "thị xã", "châu")
# How a paper speaks of the country that its district's partner lies in.
_NEIGHBOURS: Final = (
    "việt - lào", "việt – lào", "việt nam - lào", "việt nam – lào", "việt nam-lào", "việt, lào", "bạn lào", "nước bạn",
    "việt nam và lào", "việt nam - campuchia", "việt nam – campuchia", "việt nam và campuchia",
)  # fmt: skip
# What lies in a district abroad.
_VILLAGES: Final = ("cụm bản", "trấn")
# The words before places abroad, the smaller first: "thôn A, trấn B, huyện C, thị D".
_SIZES: Final = (
    (" thôn ", " bản ", " làng ", " xóm "),
    (" cụm bản ", " trấn ", " xã ", " hương "),
    (" huyện ", " quận "),
    (" thị ",),
    (" tỉnh ", " khu tự trị "),
)
_KIND_NEAR: Final = 12
_HEADMEN: Final = ("trấn trưởng ", "cụm trưởng ", "trưởng cụm bản ")


def nest(paper: Paper, mentions: list[Mention]) -> None:
    """Note which mention only says where the one before it lies: "huyện Kỳ Sơn (Nghệ An)"."""
    abroad = _named_elsewhere(mentions)
    towns = {one.key for one in mentions if one.level == "foreign" and paper.small.startswith(_TOWNS, one.lead)}
    outer: Mention | None = None
    for mention, after in pairwise(mentions):
        if after.level == "foreign":
            # What is only another name of the one before is none that lies anywhere.
            glossed = outer is not None and mention.key == outer.key and paper.text[mention.lead - 1] == "("
            outer = outer if glossed and outer else mention
            _nest_abroad(paper, outer, after, abroad, towns)
            continue
        if after.rank >= mention.rank or after.level == "region":
            continue
        gap = paper.text[mention.end : after.lead]
        if not _tells_where(gap):
            continue
        if "(" in gap or after.lead < after.start or not ancestors(mention.uids).isdisjoint(after.uids):
            mention.within = after.name
            after.inner = True
    if _speaks_of_abroad(paper, mentions):
        abroad |= {_bare_key(one) for one in mentions if _is_unknown(paper, one)}
    for mention in mentions if abroad else ():
        if mention.level in ("district", "commune") and _bare_key(mention) in abroad:
            put_abroad(mention)
    _rank_villages(paper, mentions)


def _speaks_of_abroad(paper: Paper, mentions: list[Mention]) -> bool:
    """Tell whether a district that nobody here knows may lie abroad: a place there is named, or a neighbour."""
    if "chính phủ nhân dân" in paper.small or any(one.level == "foreign" for one in mentions):
        return True
    unknown = any(one.level == "district" and not one.uids for one in mentions)
    return unknown and any(neighbour in paper.small for neighbour in _NEIGHBOURS)


def _rank_villages(paper: Paper, mentions: list[Mention]) -> None:
    """Let what lies in a district abroad be the peer of a commune, wherever the paper names it."""
    led = [one for one in mentions if one.level == "foreign"]
    villages = {one.key for one in led if _is_village(paper, one)}
    villages -= {one.key for one in led if villages and paper.small.startswith(_SMALLER, one.lead)}
    for mention in mentions if villages else ():
        if mention.key in villages:
            mention.rank = RANKS["commune"]


def _is_village(paper: Paper, one: Mention) -> bool:
    """Tell whether the kind word of a village cluster or a town stands before a place abroad, or its headman's post."""
    if one.lead < one.start:
        return paper.small.startswith(_VILLAGES, one.lead)
    return paper.small.endswith(_HEADMEN, 0, one.start)


def _named_elsewhere(mentions: list[Mention]) -> set[str]:
    """Return the names of what no district or commune here is called, and the paper tells to lie abroad elsewhere."""
    abroad = {_bare_key(one) for one in mentions if one.level == "foreign"}
    unknown = (one for one in mentions if one.level in ("district", "commune") and not one.uids) if abroad else ()
    return {key for key in map(_bare_key, unknown) if key in abroad}


def _tells_where(gap: str) -> bool:
    """Tell whether what stands between two localities is no more than leads up to where the first lies."""
    return gap.strip(" ,(-–\n\t") in _LIES and _LIES_IN.fullmatch(gap) is not None


def _bare_key(mention: Mention) -> str:
    return mention.key.partition("|")[0]


def _is_unknown(paper: Paper, mention: Mention) -> bool:
    """Tell whether no district of this country has the name after "huyện", not even in another spelling."""
    if mention.level == "district" and paper.small.endswith(_RULED, 0, mention.lead):
        return True
    if mention.level != "district" or mention.uids or mention.within:
        return False
    if not paper.small.startswith(_TOWNS, mention.lead) and not paper.small.startswith(_TOWNS, mention.lead + 4):
        return False
    return folded(mention.name) not in folded_districts()


def _nest_abroad(paper: Paper, mention: Mention, after: Mention, abroad: set[str], towns: set[str]) -> None:
    """Note that a district, a commune or a city abroad lies in the foreign province named right after it."""
    gap = paper.text[mention.end : after.lead]
    if gap == " (" and after.key == mention.key:
        after.inner = True  # "huyện Yecheon (Yecheon-gun)"
        return
    gap = _without_gloss(gap)
    kind = paper.small[mention.lead : mention.start]
    if not _tells_where(gap) or (kind and paper.small.startswith(kind, after.lead)):
        return
    lies = "(" in gap or (gap == ", " and (after.lead < after.start or paper.text.startswith(" (", after.end)))
    # One that this country has lies abroad only where the province told behind it does: "huyện A (tỉnh B)".
    lies = lies and (after.within is not None or paper.at("foreign", after.start) is not None)
    if mention.level in ("district", "commune") and (not mention.uids or lies):
        put_abroad(mention)
        abroad.add(_bare_key(mention))
    elif mention.level in ("district", "commune"):
        if "(" not in gap:
            return  # else a province that is misspelled: "huyện Trần Văn Thời (tỉnh Cà Mâu)"
    elif mention.level != "foreign" or not (
        _is_smaller(paper, mention, after, gap)
        or (gap.strip() == "," and _is_town(mention, towns) and not _is_town(after, towns))
    ):
        return
    mention.within, after.inner = after.name, True


def _without_gloss(gap: str) -> str:
    """Return what leads from a name to the next one without what the name is abroad: "Hà Khẩu (Hekou), tỉnh …"."""
    close = gap.find(")") if gap.startswith(" (") else -1
    return gap if close < 0 or gap[2:close].lower() in countries() else gap[close + 1 :]


def _is_town(mention: Mention, towns: set[str]) -> bool:
    return mention.key in towns or folded(mention.name) in towns_abroad()


def _is_smaller(paper: Paper, mention: Mention, after: Mention, gap: str) -> bool:
    """Tell a city and its province ("TP Gimje, tỉnh Jeollabuk") from a list of two."""
    if "(" in gap or gap.strip(" ,-–\n\t"):
        return True
    kind = paper.small[mention.lead : mention.start]
    if gap.strip() in (",", ", thị") and -1 < _size(paper, mention) < _size(paper, after):
        return True
    if kind.startswith(_VILLAGES) and gap.strip() == ",":
        return paper.small.startswith(_TOWNS, after.lead)
    small = kind.startswith(_SMALLER)
    return small and gap.strip() in (",", "") and paper.small.startswith("tỉnh", after.lead)


def _size(paper: Paper, mention: Mention) -> int:
    """Return how great a place abroad is by the word right before its name, -1 if none tells."""
    before = paper.small[max(0, mention.start - _KIND_NEAR) : mention.start]
    for size, words in enumerate(_SIZES):
        if before.endswith(words):
            return size
    return -1


def put_abroad(mention: Mention) -> None:
    mention.level, mention.rank, mention.uids = "foreign", RANKS["foreign"], ()
    mention.key = f"{mention.key.partition('|')[0]}|foreign"
