"""Mentions of localities: with their kind word, as the name of a province, by abbreviation, or brought in before."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import Final

from nhipcau.reading.mention import Mention
from nhipcau.reading.names import FAMILIES, RUN, is_vietnamese
from nhipcau.reading.naming import (
    after_description,
    after_part,
    after_qualities,
    is_many,
    known_at,
    name_at,
    next_behind,
    next_of,
)
from nhipcau.reading.nesting import nest, put_abroad
from nhipcau.reading.numbers import SUM
from nhipcau.reading.paper import Paper, first_from
from nhipcau.reading.placenames import (
    abroad_folded,
    abroad_keys,
    ancestors,
    central_cities,
    countries,
    folded,
    full_name,
    is_central,
    key_of,
    levels_of,
    province_keys,
    provinces,
    towns_abroad,
    was_city,
)
from nhipcau.reading.rare import Rare
from nhipcau.reading.scan import Hit
from nhipcau.reading.states import bracketed, country_after, country_at
from nhipcau.reading.vocabulary import place_names

# Bare names that are more often a person, a direction or a common noun than the unit.
_NEVER_BARE: Final = frozenset({"hồ chí minh", "hn", "hcm", "thủ đô"})
# What lies below a commune and may bear the name of a province: "xóm Bình Định".
_HAMLETS: Final = ("xóm ", "thôn ", "bản ", "ấp ", "làng ", "khu phố ", "tổ dân phố ")
_LONGEST_HAMLET: Final = 12
_SHORT_KIND: Final = 3
# A longer one may name several kinds: "các huyện, thành phố".
_LONGEST_KIND: Final = 9
_BELOW: Final = frozenset({"district", "commune", "city"})
_LISTED: Final = (", ", " và ")
_SEVERAL: Final = 2
# So short a name in capitals is an abbreviation; a longer one that begins with a family name is a person.
_SHORT_NAME: Final = 5
_WITH_FAMILY: Final = 2
# The gazetteer's name of a place abroad may begin with its kind word: "châu Văn Sơn".
_PREFECTURE: Final = "châu "
# A family name that most often is none: "Đoàn Sùng Tả".
_DELEGATION: Final = "đoàn"
_OF_PROVINCE: Final = ("ubnd", "lãnh đạo", "hđnd", "chủ tịch")


def localities(paper: Paper) -> list[Mention]:
    """Return the mentions of localities in the body, from left to right."""
    found: dict[int, Mention] = {}
    for hit in paper.hits("abbreviations"):
        _add(found, _short(paper, hit))
    for hit in paper.hits("kinds"):
        for mention in _kinded(paper, hit):
            _add(found, mention)
    for hit in paper.hits("foreign"):
        _add(found, _foreign(paper, hit))
    _add_counted(paper, found)
    taken: set[int] = set()
    for mention in found.values():
        taken.add(mention.start)
        taken.add(mention.lead)
    for hit in paper.hits("places"):
        if paper.text.startswith(_BEHIND, hit[1]) and paper.is_capital(hit[0]) and hit[0] not in taken:
            _add(found, _placed(paper, hit))
    known = _told_by_kind(found)
    for hit in paper.hits("places"):
        if paper.is_capital(hit[0]) and hit[0] not in taken:
            _add(found, _bare(paper, hit, known) or _sharer(paper, hit, found))
    _put_in_countries(paper, found)
    return _arranged(paper, _disjoint(found))


def _arranged(paper: Paper, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions of the body, each told where it lies."""
    if mentions and _is_cut_off(paper, mentions[-1]):
        mentions.pop()
    nest(paper, mentions)
    _share_spellings(mentions)
    return [m for m in mentions if paper.in_body(m.start)]


def _is_cut_off(paper: Paper, last: Mention) -> bool:
    """Tell whether a text ends within a name: "… và thành phố Hải"."""
    if last.uids or last.level not in ("district", "commune") or " " in last.name:
        return False
    return not paper.text[last.end :].strip()


def _share_spellings(mentions: list[Mention]) -> None:
    """Let one place abroad be one however it is parted: "Cheong Yang", "Cheongyang"."""
    keys: dict[str, str] = {}
    for mention in mentions:
        if mention.level == "foreign":
            mention.key = keys.setdefault(folded(mention.name), mention.key)


# What several are called whose names follow without a kind word: "Công an ba địa phương A, B và C".
_COUNTED: Final = ("địa phương", "đơn vị", "nơi")
_NAMES: Final = Rare(r" ?(?::|\(|gồm|là|-|–)? ?")


def _add_counted(paper: Paper, found: dict[int, Mention]) -> None:
    """Add those that a word counts together before it names them."""
    for hit in paper.hits("sides"):
        if paper.small.endswith(_COUNTED, hit[0], hit[1]):
            for mention in _counted(paper, hit[1]):
                _add(found, mention)


def _counted(paper: Paper, after: int) -> list[Mention]:
    """Return those whose names follow what counts them, all of one level below the province, or their highest."""
    gap = _NAMES.match(paper.small, after)
    spans: list[tuple[int, int]] = []
    hit = paper.at("places", gap.end() if gap else after)
    while hit and paper.is_capital(hit[0]):
        spans.append((hit[0], hit[1]))
        joint = next_of(paper, spans[-1], listed=True)
        hit = paper.at("places", joint.end()) if joint else None
    if len(spans) < _SEVERAL:
        return []
    told = [levels_of(paper.small[start:end]) for start, end in spans]
    small = all("c" in levels for levels in told) and any(levels == "c" for levels in told)
    return [_mention(paper, span, _level_of(levels, small)) for span, levels in zip(spans, told, strict=True)]


def _level_of(levels: str, small: bool) -> str:
    """Return the highest level on which a unit bears a name, or the lowest."""
    if "p" in levels:
        return "province"
    return "district" if "d" in levels and not small else "commune"


# What leads from a district named without its kind word to its province: "Tháp Mười (Đồng Tháp)".
_BEHIND: Final = (" (", ", ")
_OF_KIND: Final = ("tỉnh ", "thành phố ", "tp. ", "tp ", "tp.")


def _placed(paper: Paper, hit: Hit) -> Mention | None:
    """Return the district that a name without its kind word is, by the province told right behind it."""
    start, end, name = hit
    if "d" not in levels_of(name) or "p" in levels_of(name) or paper.small.endswith(_HAMLETS, 0, start):
        return None
    at = end + len(_BEHIND[0])
    kind = next((kind for kind in _OF_KIND if paper.small.startswith(kind, at)), "")
    parent = paper.at("places", at + len(kind))
    if parent is None or "p" not in levels_of(parent[2]) or not paper.is_capital(parent[0]):
        return None
    if not kind and paper.text[end] == "," and paper.at("places", parent[1] + 2):
        return None  # "ở Sầm Sơn, Thanh Hóa, Hòa Bình và …" lists those who act
    mention = _mention(paper, (start, end), "district")
    above = _identity(paper.text[parent[0] : parent[1]], "province")[1]
    return None if ancestors(mention.uids).isdisjoint(above) else mention


def _told_by_kind(found: dict[int, Mention]) -> dict[str, Mention]:
    """Return by name what is told with its kind and no province, a district before its seat: "thị trấn Sa Pa"."""
    known: dict[str, Mention] = {}
    for one in found.values():
        if one.level != "province" and one.level != "region":
            same = known.setdefault(one.name.lower(), one)
            if same.level == "commune" and one.level == "district":
                known[one.name.lower()] = one
    return known


def _add(found: dict[int, Mention], mention: Mention | None) -> None:
    if mention and mention.start not in found:
        found[mention.start] = mention


def _disjoint(found: dict[int, Mention]) -> list[Mention]:
    mentions: list[Mention] = []
    for start in sorted(found):
        if not mentions or mentions[-1].end <= start:
            mentions.append(found[start])
    return mentions


def _mention(paper: Paper, span: tuple[int, int], level: str, lead: int | None = None) -> Mention:
    start, end = span
    name = paper.text[start:end]
    key, uids = _identity(name, level)
    return Mention(start, end, name, level, key, start if lead is None else lead, uids)


# The key of a locality, and the units of its level that bear the name.
Identity = tuple[str, tuple[str, ...]]
# By level and name: dictionaries are asked sooner than a cached function. So many names of one level are remembered.
_IDENTITIES: Final[dict[str, dict[str, Identity]]] = {}
_REMEMBERED: Final = 4096


def _identity(name: str, level: str) -> Identity:
    """Return what a name on a level stands for."""
    known = _IDENTITIES.setdefault(level, {})
    identity = known.get(name)
    if identity is None:
        if len(known) >= _REMEMBERED:
            known.clear()
        identity = known[name] = _identified(name, level)
    return identity


def _identified(name: str, level: str) -> Identity:
    if level == "foreign":
        return f"{abroad_keys().get(name.lower()) or abroad_folded().get(folded(name)) or key_of(name)}|foreign", ()
    # The gazetteer calls a district "Quận 5" that the text counts among "các quận 1, 3 và 5".
    full = f"quận {name}" if level == "district" and name.isdecimal() else full_name(name.lower())
    uids = tuple(uid for uid in place_names().get(full, ()) if uid[0] == level[0])
    return f"{key_of(name)}|{level}", uids


def _short(paper: Paper, hit: Hit) -> Mention | None:
    start, end, value = hit
    level = value.partition("|")[2]
    printed = paper.text[start:end].split()
    told = printed[-1] if level == "region" and printed[-1] != "bộ" else printed[0]
    if not told[0].isupper():
        return None
    kind = paper.before("kinds", start)
    if kind is not None and kind[2] in ("district", "commune"):
        return None  # "phường Sài Gòn"
    return _mention(paper, (start, end), level, kind[0] if kind and kind[2] == level else start)


def _foreign(paper: Paper, hit: Hit) -> Mention | None:
    start, end, country = hit
    if not paper.text[start].isupper():
        if not paper.small.startswith(_PREFECTURE, start) or not paper.text[start + len(_PREFECTURE)].isupper():
            return None
        start += len(_PREFECTURE)
    name = paper.small[start:end]
    told = bool(country) and country.lower() in paper.small
    if (
        (is_vietnamese(name) and (name in place_names() or not (told or _follows_no_family(paper, start))))
        or paper.before("honorifics", start)
        or (folded(name) in towns_abroad() and _is_part(paper, start, end))
    ) and not (country and _is_abroad_by(paper, end, country.lower())):
        return None
    mention = _mention(paper, (start, end), "foreign", hit[0])
    mention.within = country or None
    return mention


def _follows_no_family(paper: Paper, start: int) -> bool:
    """Tell whether no family name stands right before a name, which with one is a person's."""
    before = paper.end_before(start)
    first = paper.small.rfind(" ", 0, before) + 1
    family = paper.small[first:before]
    return before == start or family not in FAMILIES or family == _DELEGATION or not paper.is_capital(first)


def _is_part(paper: Paper, start: int, end: int) -> bool:
    """Tell whether the name of a district abroad is part of a longer one, as of people there: "Bounma Viengkham"."""
    if any(paper.before(category, start) for category in ("kinds", "offices", "positions")):
        return False
    goes_on = paper.text.startswith(" ", end) and paper.text[end + 1 : end + 2].isupper()
    before = paper.end_before(start)
    first = paper.small.rfind(" ", 0, before) + 1
    led = before == start - 1 and first > paper.sentence_at(start)[0] and paper.is_capital(first)
    return goes_on or led


def _is_abroad_by(paper: Paper, end: int, country: str) -> bool:
    """Tell whether a country right after a name makes it one abroad: "Văn Sơn (Trung Quốc)"."""
    told = country_at(paper, end + 2) if paper.small[end : end + 2].strip() in ("(", ",") else None
    return told is not None and told.lower() == country


def _bare(paper: Paper, hit: Hit, known: dict[str, Mention]) -> Mention | None:
    start, end, name = hit
    if name in _NEVER_BARE:
        return None
    if name[-1].isdigit() and name not in known:
        end = start + name.rindex(" ")  # "Hà Giang 2 tỷ đồng" is not the ward "Hà Giang 2"
        name = name[: end - start]
    same = known.get(name)
    province = name in provinces() and not (same and name not in central_cities() and _is_of_city(paper, same))
    if not (province or same) or paper.small[max(0, start - _LONGEST_HAMLET) : start].endswith(_HAMLETS):
        return None
    return _mention(paper, (start, end), same.level if same and not province else "province")


# What stands between two of a list that tells the share of each, and how far before the second the first begins.
_SHARE_FAR: Final = 60
_SHARE: Final = re.compile(rf" {SUM}(?: đồng)?(?:[,;]|,? và) ")


def _sharer(paper: Paper, hit: Hit, found: dict[int, Mention]) -> Mention | None:
    """Return one whose kind word is left out in a list of shares: "huyện A 3 tỷ đồng, B 2 tỷ đồng"."""
    start, end, name = hit
    if not paper.text[end + 1 : end + 2].isdigit():
        return None
    before = next((found[at] for at in range(start - 1, start - _SHARE_FAR, -1) if at in found), None)
    if before is None or before.level not in ("district", "commune") or before.level[0] not in levels_of(name):
        return None
    return _mention(paper, (start, end), before.level) if _SHARE.fullmatch(paper.small, before.end, start) else None


def _is_of_city(paper: Paper, city: Mention) -> bool:
    """Tell whether a paper that never speaks of a province means a city that acts: "Chủ tịch UBND TP Lào Cai"."""
    if city.level != "district" or not (paper.before("offices", city.lead) or paper.before("positions", city.lead)):
        return False
    if any(hit[2] == "province@" for hit in paper.hits("kinds")):
        return False
    return (
        not any(f"{of} tỉnh" in paper.small for of in _OF_PROVINCE) and f"tỉnh {city.name.lower()}" not in paper.small
    )


def _kinded(paper: Paper, hit: Hit) -> list[Mention]:
    """Return the localities that follow a kind word: one, or a list after "các huyện", "hai tỉnh"."""
    lead, after, kind = hit
    if paper.text[after : after + 1] == "." and (after - lead > _SHORT_KIND or paper.small[lead:after] == "xã"):
        return []  # the end of a sentence, not of "TP."
    if kind == "foreign" and paper.is_capital(lead) and paper.at("places", lead):
        return []  # the commune "Châu Sơn"
    office = kind[-1] == "@"
    kind = kind.rstrip("@") if office else kind
    many = is_many(paper, lead)
    colon = many and paper.text.startswith(": ", after)  # "các xã: Trà Vân, Trà Nam"
    at = after_qualities(paper, after + 1 if colon else after)
    at = after_part(paper, at) if many else at
    told = after_description(paper, at) if many and not colon else at
    colon = colon or told > at
    found: list[Mention] = []
    mixed = after - lead > _LONGEST_KIND and paper.small.find(",", lead, after) >= 0
    span = known_at(paper, told, kind) if office or mixed or told > at else name_at(paper, at, kind)
    while span and (mixed or not (found and _is_parent(paper, span, found[-1]))):
        found.append(_with_level(paper, span, kind, span[0] if found or office or colon else lead))
        joint = next_of(paper, span, len(found) > 1 or many or _goes_on(paper, span[1], kind))
        if joint:
            span = name_at(paper, joint.end(), kind)
        else:
            joint = next_behind(paper, span) if many else None
            span = known_at(paper, joint.end(), kind) if joint else None
    return [mention for mention in found if not _is_abroad(paper, mention)]


def _goes_on(paper: Paper, end: int, kind: str) -> bool:
    """Tell whether a list follows one named with its kind word: "huyện A, B và C", not "huyện A, tỉnh" or a person."""
    if kind not in _BELOW or not paper.text.startswith(_LISTED, end):
        return False
    hit = paper.at("places", paper.text.find(" ", end + 1) + 1 if paper.text[end] == " " else end + 2)
    if hit is None or not paper.is_capital(hit[0]) or (hit[2].count(" ") != 1 and hit[2].partition(" ")[0] in FAMILIES):
        return False
    levels = levels_of(hit[2])
    return levels == "c" if kind == "commune" else "d" in levels and "p" not in levels


def _is_parent(paper: Paper, span: tuple[int, int], before: Mention) -> bool:
    """Tell whether a name after a district is that of its province: "hai huyện Mường Khương, Lào Cai"."""
    return not ancestors(before.uids).isdisjoint(_identity(paper.text[slice(*span)], "province")[1])


def _is_abroad(paper: Paper, mention: Mention) -> bool:
    """Tell whether a name is that of a country or a part of one, as in "các tỉnh Nam Lào"."""
    if mention.uids or paper.at("foreign", mention.start):
        return False  # no unit here has the name of a country, and some of those abroad have
    name = paper.small[mention.start : mention.end]
    return name in countries() or (" " in name and name.partition(" ")[2] in countries())


def _with_level(paper: Paper, span: tuple[int, int], kind: str, lead: int) -> Mention:
    name = paper.small[span[0] : span[1]]
    letters = levels_of(name)
    if kind == "district" and "p" in letters and "d" not in letters:
        return _mention(paper, span, "province")  # "các huyện miền núi Thanh Hóa": those of the province
    known = letters and (kind == "commune" or "d" in letters)
    if kind in ("district", "commune") and (known or not paper.at("foreign", span[0])):
        return _mention(paper, span, kind, lead)
    if kind == "city" and "p" not in letters and paper.at("foreign", span[0]) and not was_city(name):
        letters = ""  # "thành phố Đông Hưng": here it is the name of a rural district
    if kind == "city" and "d" in letters and not ("p" in letters and is_central(name, paper.small)):
        return _mention(paper, span, "district", lead)
    if "p" in letters:
        return _mention(paper, span, "province", lead)
    abroad = paper.at("foreign", span[0])
    if abroad or kind == "foreign" or not is_vietnamese(name):
        mention = _mention(paper, span, "foreign", lead)
        mention.within = (abroad[2] or None) if abroad else None
        return mention
    if kind == "province" and "d" not in letters and key_of(name) not in province_keys():
        return _mention(paper, span, "foreign", lead)
    return _mention(paper, span, "province" if kind == "province" else "district", lead)


# What stands before a name that only a country behind it makes a place: "hợp tác giữa Cà Mau và Bohol (Philippines)".
_BEFORE_PLACE: Final = frozenset(
    (
        "và", "với", "cùng", "của", "tại", "từ", "sang", "thăm", "ở", "đến", "tới", "cho", "giữa", "vùng", "bang",
        "quận", "hạt", "trưởng", "đô", "phủ", "-", "–",
    )
)  # fmt: skip
_FAR: Final = 60
# So many names that no list has are looked for again, each in the whole text: a paper tells of few.
_MOST_UNLISTED: Final = 20


def _put_in_countries(paper: Paper, found: dict[int, Mention]) -> None:
    """Put abroad what a country is told of right after its name, known or not, and find its name again further on."""
    brackets = bracketed(paper)
    by_end = {mention.end: mention for mention in found.values()} if brackets else {}
    told: dict[str, str] = {}
    named: list[Mention] = []
    for end, country in brackets:
        mention = by_end.get(end) or _named_before(paper, end)
        if mention is not None and mention.level != "region" and mention.within is None:
            told[mention.key] = country
            named.append(_in_country(mention, country))
            _add(found, mention)
    for mention in found.values():
        if told and mention.key in told and mention.level != "foreign":
            _in_country(mention, told[mention.key])
        if not mention.uids and mention.within is None and mention.level != "region":
            state = country_after(paper, mention.end)
            if state:
                named.append(_in_country(mention, state))
            elif _is_unlisted(paper, mention):
                named.append(mention)
    _find_again(paper, named, found)


def _is_unlisted(paper: Paper, mention: Mention) -> bool:
    """Tell whether what is no province is known by its kind word alone, and by a name no other word is."""
    told = mention.lead < mention.start and (
        mention.level in ("foreign", "district") or (mention.level == "commune" and " " in mention.name)
    )
    return told and not paper.at("places", mention.start) and (" " in mention.name or not is_vietnamese(mention.name))


def _in_country(mention: Mention, country: str) -> Mention:
    if mention.level != "foreign":
        put_abroad(mention)
    mention.within = country
    return mention


def _named_before(paper: Paper, end: int) -> Mention | None:
    """Return the name that ends at `end` if what stands before it lets it be a place: "… và Bohol (Philippines)"."""
    first = max(paper.small.rfind("\n", 0, end) + 1, end - _FAR)
    start = next((run.start() for run in RUN.finditer(paper.text, first, end) if run.end() == end), end)
    tokens = paper.small[start:end].split()
    if not tokens or (len(tokens) > _WITH_FAMILY and tokens[0] in FAMILIES):
        return None
    if end - start <= _SHORT_NAME and paper.text[start:end].isupper():
        return None
    if any(paper.begins(category, start) for category in ("kinds", "offices", "honorifics", "positions")):
        return None
    before = paper.small[first:start].split()
    placed = start == first or (bool(before) and before[-1] in _BEFORE_PLACE)
    return _mention(paper, (start, end), "foreign") if placed else None


def _find_again(paper: Paper, named: list[Mention], found: dict[int, Mention]) -> None:
    """Add the other places in the text where names stand that no list has, each looked for once."""
    unlisted = {one.name: one for one in named if paper.at("foreign", one.start) is None and not one.name.isupper()}
    if not unlisted:
        return
    known = sorted(found.values(), key=attrgetter("lead"))
    leads = [one.lead for one in known]
    for name, mention in list(unlisted.items())[:_MOST_UNLISTED]:
        at = paper.text.find(name)
        while at >= 0:
            end = at + len(name)
            before = first_from(leads, at + 1) - 1
            whole = not paper.text[at - 1 : at].isalnum() and not paper.text[end : end + 1].isalnum()
            if whole and (before < 0 or known[before].end <= at):
                again = _mention(paper, (at, end), mention.level)
                again.within = mention.within
                _add(found, again)
            at = paper.text.find(name, end)
