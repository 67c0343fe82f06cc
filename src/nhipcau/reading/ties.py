"""Ties between localities: which of them a sentence shows working together, giving and receiving."""

from __future__ import annotations

import re
from typing import Final

from nhipcau.reading.crossings import deals_with_many
from nhipcau.reading.dealings import dealing
from nhipcau.reading.deeds import are_people, deeds, givers, is_given_to, is_helped, speaks
from nhipcau.reading.delegations import counts_gift, delegation, note_fellows
from nhipcau.reading.encounters import MEETS, encounter, twins
from nhipcau.reading.finds import any_match
from nhipcau.reading.implied import ALL, note_partners, owner_of, with_unnamed
from nhipcau.reading.layout import Range
from nhipcau.reading.matters import distance, leave_urged, other_matter
from nhipcau.reading.mention import LOCAL, Mention, holding, share_unit
from nhipcau.reading.neighbours import is_border_work, join_neighbours, leave_bounds
from nhipcau.reading.paper import Paper
from nhipcau.reading.placenames import folded, towns_abroad
from nhipcau.reading.placing import weight_by_place
from nhipcau.reading.rare import Rare
from nhipcau.reading.roles import SHARES, bears_name, is_listed, is_private, roles_of, sides
from nhipcau.reading.scan import Hit
from nhipcau.reading.shares import note_lines, sharers
from nhipcau.reading.standing import PACT, TITLE, Standing, Ties, pair
from nhipcau.reading.studies import note_studies
from nhipcau.reading.touring import note_guests
from nhipcau.reading.twinning import are_twins, let_twin_be_visited
from nhipcau.reading.vocabulary import contains, context, follows, rows, spellings

_CLOSE: Final = 45
# Localities further apart than so many others are not paired.
_NEAR: Final = 8
# What stands between a locality and its share of a sum: "Lào Cai 5 tỷ đồng", "tỉnh Phú Thọ: 300 triệu đồng".
_ITS_SHARE: Final = Rare(
    r"\s*(?:\([^)]{0,30}\)\s*)?(?:là |được |nhận |số tiền |mỗi tỉnh |:|-)*\s*\d[\d.,]*\s*(?:triệu|tỷ|tỉ|tấn)\b"
)
_SHARE_NEAR: Final = 90
_BETWEEN: Final = re.compile(r"giữa(?<!\w....)\s(?!năm|tháng|tuần|đường)")
_WEIGHT: Final = {"4": 4.0, "2": 2.0, "1": 1.0, "2g": 2.0, "1g": 1.0}
_STRENGTH: Final = {value: (weight, value.endswith("g")) for value, weight in _WEIGHT.items()}
_WORTH_COUNTING: Final = 2.0
# What districts of one province do together is mostly its own affair; those in one list have a third as partner.
_NEIGHBOURS: Final = 0.6
_LISTED_TOGETHER: Final = 0.25
_IN_LIST: Final = Rare(r"(?:[^.;:()]{0,20},)*[^.;:(),]{0,25}")
# So many localities listed in a sentence on giving are those who receive.
_MANY: Final = 4
# Words for several together, those of cooperation that begin so, and how strongly they speak of it.
_TOGETHER_VALUE: Final = "2"
_TOGETHER: Final = frozenset(
    spelling for phrase, _ in rows("ties") for spelling in spellings(phrase) if spelling.startswith(context("together"))
)
_TWO: Final = re.compile(r"(?:hai|2) (?:tỉnh|huyện|thành phố|địa phương|xã|phường|quận|thủ đô|đơn vị)\b")
_TWICE: Final = ("hai ", "2 ")
# Whom a count may stand before, and what this is.
_UNITS: Final = ("tỉnh", "thành", "địa phương", "huyện", "quận", "xã")
_COUNTS: Final = (
    "các", "những", "nhiều", "một số", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "[3-9]", r"[1-9]\d"
)  # fmt: skip
_AFTER_COUNT: Final = "|".join(rf"(?<=\b{count} )" for count in _COUNTS)
_SEVERAL: Final = re.compile(rf"(?:{_AFTER_COUNT})(?:{'|'.join(_UNITS)})\b")
# What a sentence tells that names one locality and does not name the others: "Hà Nam và 9 tỉnh, thành ký kết …".
_WITH_OTHERS: Final = Rare(
    r"\s*(?:và|với|cùng)(?: với)?(?: \w+){0,4}? (?:các|những|nhiều|\d{1,2}) (?:tỉnh|thành|địa phương)\b"
)
_WITH_SOME: Final = Rare(r" (?:với|cùng) (?:các|nhiều|\d{1,2}) (?:tỉnh|thành|địa phương)\b")
_UNNAMED: Final = 2.0
# So many sentences on several together suffice.
_MOST_TOGETHER: Final = 4
# A sentence that lists many speaks no more firmly of cooperation than this, against one that names two; nor does one
# that also tells what they did on a day.
_LIST: Final = 1.25
_LIST_ACT: Final = 2.0
# How far before the receiver the word of giving stands.
_GIVEN_NEAR: Final = 25
# How much less a commune tells that is only come to by a district or a province.
_SITE: Final = 0.4
# What a gift tells of giver and receiver where the sentence names only the receiver.
_GIVEN: Final = 2.0
# And where it names nobody else.
_GIVEN_THERE: Final = 1.0


def ties(paper: Paper, mentions: list[Mention], title_end: int) -> Ties:
    """Weigh every sentence that names localities, the headline half as much again."""
    found = Ties()
    home = delegation(paper, mentions)
    at = 0
    for start, end in paper.layout.sentences:
        first = at
        while at < len(mentions) and mentions[at].start < end:
            at += 1
        hits = paper.within("ties", start, end)
        title = start < title_end
        if not (hits or first < at or title):
            continue
        weight, gift, counted = _strength(paper, hits, start, end)
        own = mentions[first:at]
        outer = [mention for mention in (_raised(paper, own, home) if home else own) if not mention.inner]
        if hits and not title:
            outer = with_unnamed(paper, mentions, found.headline, outer, start)
        if title:
            _note_headline(paper, found, outer, (start, end))
            found.giving = found.giving or gift
        if outer:
            # No place of theirs tells more than a pact.
            told = weight if weight == PACT else max(weight, weight_by_place(paper, outer, (start, end), title))
            _weigh(paper, found, outer, (start, end), told, gift, counted, title)
            if weight >= _WORTH_COUNTING:
                note_partners(paper, found.alone, outer, (start, end), weight, title)
                _note_unnamed(paper, found, outer, (start, end), 0.0 if gift else weight, title)
        if home:
            _note_tour(paper, found, home, outer, (start, end), gift, counted)
        _note_together(paper, found, hits, weight == PACT, (start, end))
    if home:
        note_lines(paper, found, home, mentions)
        note_fellows(paper, mentions, found, home)
    note_studies(paper, mentions, found, home, title_end)
    _hear(paper, mentions, found)
    _own(paper, mentions, found)
    return found


def _note_unnamed(paper: Paper, found: Ties, outer: list[Mention], sentence: Range, weight: float, title: bool) -> None:
    """Note what a pact of one tells with others that are only counted: "giữa Hà Nội với 43 tỉnh, thành phố"."""
    last = outer[-1]
    alone = all(one.key == last.key for one in outer)
    if not alone and not paper.small.endswith("giữa ", 0, last.lead):
        return
    told = _UNNAMED * weight / PACT
    if title and _WITH_SOME.search(paper.small, last.end, sentence[1]):
        told *= TITLE
    elif weight < PACT or not _WITH_OTHERS.match(paper.small, last.end, sentence[1]):
        return
    found.strength += told * distance(paper, outer, sentence)
    found.unnamed[last.key] = found.unnamed.get(last.key, 0.0) + told


def _note_tour(
    paper: Paper, found: Ties, home: Mention, outer: list[Mention], sentence: Range, gift: bool, counted: bool
) -> None:
    """Note whom a delegation sees, and where it gives."""
    if _is_given(paper, outer, sentence, gift, counted):
        _give_there(found, home, outer)
        _give(paper, found, home, outer, _GIVEN * distance(paper, outer, sentence) if outer else 0.0)
    if outer:
        note_guests(paper, found, home, outer, sentence, counted)


def _own(paper: Paper, mentions: list[Mention], found: Ties) -> None:
    """Tie those that are told to be partners by themselves to the locality whose paper it is."""
    for key, weight in found.alone.items():
        owner = owner_of(mentions, found.headline, found.standing[key].first)
        if owner and owner.key in found.standing:
            found.tie_firmly(owner.key, key, min(weight, ALL))
            found.strength += min(weight, ALL)


def _hear(paper: Paper, mentions: list[Mention], found: Ties) -> None:
    """Note, where the headline names a region, the localities whose leaders speak."""
    if any(key.endswith("|region") for key in found.headline):
        found.voices = {mention.key for mention in mentions if speaks(paper, mention)}


def _raised(paper: Paper, own: list[Mention], home: Mention) -> list[Mention]:
    """Return the mentions of a sentence on giving, for a scene the unit above it that is the giver's peer.

    "Tại xã A, huyện B, tỉnh C, đoàn Hà Nội trao …": the province receives, the commune is where it does.
    """
    found: list[Mention] = []
    raised = True
    for one in own:
        if not one.inner:
            raised = home.level == "foreign"
            found.append(one)
        elif one.rank == home.rank and not raised and _is_scene(paper, found[-1]):
            found[-1] = Mention(one.start, one.end, one.name, one.level, one.key, found[-1].lead, one.uids, one.within)
            raised = True
    return found


def _is_scene(paper: Paper, one: Mention) -> bool:
    if one.level == "foreign" and paper.small.startswith("thành phố", one.lead):
        return False  # a peer of a province here by itself
    return follows(paper.small[max(0, one.lead - 20) : one.lead], "scene")


def _note_headline(paper: Paper, found: Ties, outer: list[Mention], sentence: Range) -> None:
    """Note whom the headline names, whether it counts more, whether it tells of the State's own leaders."""
    start, end = sentence
    found.headline |= {mention.key for mention in outer}
    found.several = found.several or any_match(_SEVERAL, _UNITS, paper.small, start, end)
    found.state = found.state or paper.holds("central", start, end)
    found.about = found.about or any(hit[2] in ("2", "4") for hit in paper.within("ties", start, end))
    found.abroad = found.abroad or (len(outer) == 1 and deals_with_many(paper, start, end))
    found.other = max(found.other, other_matter(paper, outer, start, end))


def _note_together(paper: Paper, found: Ties, hits: list[Hit], pact: bool, sentence: Range) -> None:
    """Count a sentence that speaks of several together, and one on a pact that speaks of two, until they suffice."""
    if found.together >= _MOST_TOGETHER:
        return
    for hit in hits:
        if hit[2] == _TOGETHER_VALUE and paper.small[hit[0] : hit[1]] in _TOGETHER:
            found.together += 1
            if pact and _names_two(paper.small, sentence[0], sentence[1]):
                found.pacts += 1
            return


def _names_two(small: str, start: int, end: int) -> bool:
    """Tell whether [start, end) speaks of two localities."""
    return any_match(_TWO, _TWICE, small, start, end)


def _is_given(paper: Paper, outer: list[Mention], sentence: Range, gift: bool, counted: bool) -> bool:
    """Tell whether a sentence gives something that is counted, or to several that it lists, and does not only ask."""
    if not (counted or len(outer) >= _MANY if gift else len(outer) > 1 and _have_shares(paper, outer)):
        return False
    return not any(hit[2] == "proposed!" for hit in paper.within("modality", sentence[0], sentence[1]))


def _have_shares(paper: Paper, outer: list[Mention]) -> bool:
    """Tell whether each of several localities is told its share: "Lào Cai 5 tỷ đồng, Yên Bái 3 tỷ đồng"."""
    if not paper.numbers_within(outer[0].end, outer[-1].end + _SHARE_NEAR):
        return False
    if _is_shared_out(paper, outer[-1].end):
        return True
    near = [one for one in outer if paper.numbers_within(one.end, one.end + _SHARE_NEAR)]
    return len(near) > 1 and len([one for one in near if _ITS_SHARE.match(paper.small, one.end)]) > 1


def _is_shared_out(paper: Paper, end: int) -> bool:
    """Tell whether each of several gets so much: "gửi tới Quảng Ninh và Lạng Sơn, mỗi nơi 2 tỷ đồng"."""
    if paper.small.find("mỗi", end, end + _CLOSE) < 0:
        return False
    return contains(paper.small[end : end + _CLOSE], "each of several") and counts_gift(paper, end, end + _CLOSE)


def _give_there(found: Ties, home: Mention, outer: list[Mention]) -> None:
    """Note once that a delegation gives where it visits, if the sentence names nobody else: "đoàn trao 9 tấn gạo"."""
    if not found.gave and all(one.key == home.key for one in outer):
        found.gave = True
        found.strength += _GIVEN_THERE


def _give(paper: Paper, found: Ties, home: Mention, outer: list[Mention], weight: float) -> None:
    """Tie those whom a delegation brings gifts to its home: "Tại Quảng Trị, đoàn trao 5 tỷ đồng"."""
    for other in outer:
        peer = other.rank == 1 and not (_is_town_of(other, home) and are_people(paper, other))
        receives = peer or is_given_to(paper, other) or is_helped(paper, other)
        if other.key != home.key and other.rank == home.rank and receives:
            found.tie(home.key, other.key, weight)
            found.strength += weight
            found.standing[other.key].score += weight / 2
            giver = found.standing.get(home.key)
            if giver:  # one for each of many would set it far above them
                giver.score = max(giver.score, found.standing[other.key].score)


def _strength(paper: Paper, hits: list[Hit], start: int, end: int) -> tuple[float, bool, bool]:
    """Return the strongest word of cooperation, whether the sentence tells of giving, and whether it counts gifts.

    It tells of giving by such a word where no other is stronger, or where a gift is counted and no pact told.
    """
    weight, gift, gives = 0.0, False, False
    for hit in hits:
        its, giving = _STRENGTH[hit[2]]
        gives = gives or giving
        if its > weight:
            weight, gift = its, giving
    counted = gives and counts_gift(paper, start, end)
    return weight, gift or (counted and weight < PACT), counted


def _weigh(
    paper: Paper,
    found: Ties,
    outer: list[Mention],
    sentence: Range,
    weight: float,
    gift: bool,
    counted: bool,
    title: bool,
) -> None:
    """Add what a sentence of so much `weight` tells to the standing of its localities and to their pairs."""
    start, end = sentence
    given = gift and counted
    if given or (weight and len(outer) > 1 and _tells_between(paper.small, start, outer[-1].start)):
        weight = max(weight, 3.0)
    bounds = len(outer) > 1 and paper.any_within("neighbours", start, end)
    bordering = bounds and is_border_work(paper, sentence)
    if bordering:
        weight, found.bordering = PACT, True
    roles, weight, dealt = _parts(paper, outer, sentence, weight, given, title)
    if bordering:
        join_neighbours(paper, outer, roles)
    elif weight >= PACT and "scene" in roles:
        let_twin_be_visited(paper, outer, roles, sentence)
    if bounds:
        leave_bounds(paper, outer, roles, sentence, bordering)
    if gift:
        roles = [_as_receiver(paper, start, one, roles[index]) for index, one in enumerate(outer)]
        _first_gives(paper, start, outer, roles)
    _note_standing(paper, found, outer, roles, weight, gift, given)
    if not weight or len(outer) == 1:
        return
    pact = weight >= PACT
    deals_done = deeds(paper, outer, roles, gift, pact or _is_done_jointly(paper, start, end))
    for key in deals_done.union(outer[at].key for at in dealt if outer[at].level != "region"):
        found.standing[key].deed = True
    shares = _shares(paper, outer, roles, gift, pact, bordering, pact and are_twins(paper, sentence))
    if shares:
        found.sealed = found.sealed or (title and pact and max(shares.values()) >= _NEIGHBOURS)
        _tie_pairs(paper, found, sentence, shares, weight * distance(paper, outer, sentence))


def _parts(
    paper: Paper, outer: list[Mention], sentence: Range, weight: float, given: bool, title: bool
) -> tuple[list[str], float, dict[int, str]]:
    """Return the roles of a sentence's localities, its weight with all that they do, and who deal by their own word."""
    asked = len(outer) > 1 and weight < PACT
    dealt, deals = dealing(paper, outer, sentence) if asked else ({}, 0.0)
    roles, weight = _roles(paper, outer, sentence, max(weight, deals), given, title)
    if not asked and len(outer) > 1 and "scene" in roles:
        dealt = dealing(paper, outer, sentence)[0]  # "chỉ có A và B ký"
    for at, role in dealt.items():
        roles[at] = role
    return roles, weight, dealt


def _note_standing(
    paper: Paper, found: Ties, outer: list[Mention], roles: list[str], weight: float, gift: bool, given: bool
) -> None:
    """Add to the standing of each locality what a sentence of so much `weight` tells of it."""
    giving = givers(paper, outer)
    giving = giving | sharers(paper, outer) if gift else giving
    receives = False
    for index, mention in enumerate(outer):
        standing = found.standing.get(mention.key)
        if standing is None:
            standing = found.standing[mention.key] = Standing(mention)
        role = roles[index]
        standing.score += SHARES[role] * weight / 2 + (0.2 if role == "actor" else 0.05)
        standing.working += role == "host" and (mention.level != "commune" or outer[0].level == "commune")
        standing.count += 1
        listed = receives and is_listed(paper, outer[index - 1], mention)
        receives = given and mention.level in LOCAL and (listed or is_given_to(paper, mention))
        standing.gave = standing.gave or receives or mention.key in giving
        standing.deed = standing.deed or receives
        standing.people += gift and are_people(paper, mention)


def _tie_pairs(paper: Paper, found: Ties, sentence: Range, shares: dict[tuple[str, str], float], weight: float) -> None:
    """Tie the peers of a sentence by their shares of its weight."""
    most = _LIST_ACT if paper.any_within("acts", sentence[0], sentence[1]) else _LIST
    total = top = 0.0
    for names, share in shares.items():
        total, top = total + share, max(top, share)
        found.tie(names[0], names[1], weight * share)
    found.strength += weight * min(total, most * top)


def _is_done_jointly(paper: Paper, start: int, end: int) -> bool:
    """Tell whether a sentence speaks of what several did as one: "đã mở 12 đợt truy quét chung"."""
    if paper.small.find(" chung", start, end) < 0:
        return False
    return any(paper.small.endswith(" chung", hit[0], hit[1]) for hit in paper.within("ties", start, end))


def _tells_between(small: str, start: int, end: int) -> bool:
    """Tell whether [start, end) tells between whom something is: "giữa Hà Nội và …"."""
    return small.find("giữa", start, end) >= 0 and _BETWEEN.search(small, start, end) is not None


def _roles(
    paper: Paper, outer: list[Mention], sentence: Range, weight: float, given: bool, title: bool
) -> tuple[list[str], float]:
    """Return the roles of a sentence's localities, and its weight with what they do together."""
    start, end = sentence
    if not (weight or title):
        return ["plain"] * len(outer), 0.0
    roles = roles_of(paper, outer, given)
    if len(outer) > 1:
        alike, same = twins(paper, outer, start, end)
        for at in same:
            roles[at] = "actor"
        leave_urged(paper, outer, roles, start)
        met = encounter(paper, outer, roles, start, title)
        weight = max(weight, max(alike, MEETS if met else 0.0))
    return roles, weight * (TITLE if title else 1.0)


def _as_receiver(paper: Paper, start: int, mention: Mention, role: str) -> str:
    """Return the role of a locality in a sentence on giving: one that is told to receive is a partner."""
    if role == "joined":
        given = any(hit[2].endswith("g") for hit in paper.within("ties", start, mention.lead))
        return "partner" if given else role
    if role != "plain":
        return role
    if paper.small.startswith(context("receives"), mention.end + 1):
        return "partner"
    giving = paper.last_before("ties", mention.lead)
    if giving is None or giving[0] < start or not giving[2].endswith("g"):
        return role
    return "partner" if mention.lead - giving[1] < _GIVEN_NEAR else role


def _first_gives(paper: Paper, start: int, outer: list[Mention], roles: list[str]) -> None:
    """Let the first, or the list it begins, act if the word of giving stands between it and the next one.

    "…, Hà Nam trích quỹ giúp …", "quận 3, quận 4 và huyện Củ Chi hỗ trợ các huyện …".
    """
    begins = 0
    for index in range(min(len(outer) - 1, _NEAR)):
        between = paper.within("ties", outer[index].end, outer[index + 1].lead)
        if any(hit[2].endswith("g") for hit in between):
            if roles[begins] == "scene" and paper.small.find(";", outer[index].end, between[0][0]) >= 0:
                return  # "xây trường ở xã A; tặng huyện B 200 suất quà"
            before = paper.last_before("ties", outer[begins].lead)
            if before is None or before[0] < start or outer[begins].lead - before[1] > _GIVEN_NEAR:
                for at in range(begins, index + 1):
                    if not bears_name(paper, outer[at]) and not is_private(paper, outer[at]):
                        roles[at] = "actor"
            return
        if roles[begins] == "scene" or not is_listed(paper, outer[index], outer[index + 1]):
            begins = index + 1


def _nearness(paper: Paper, one: Mention, other: Mention, partners: bool, pact: bool, twins: bool) -> float:
    """Return how much less two districts or communes tell of cooperation: of one list, or of one province."""
    if partners and _IN_LIST.fullmatch(paper.text, one.end, other.lead):
        return _LISTED_TOGETHER
    if twins or (pact and _in_other_districts(one, other)):
        return 1.0
    return _NEIGHBOURS if share_unit(one, other) else 1.0


def _are_alike(paper: Paper, one: Mention, other: Mention, role: str, gift: bool) -> bool:
    """Tell whether two are both come to, or in a sentence on giving both receive, or are listed as givers."""
    if role in ("visited", "host"):
        return one.level in LOCAL and one.level == other.level
    return gift and (role == "partner" or (role == "actor" and is_listed(paper, one, other)))


def _is_site(one: Mention, role: str, gift: bool, by: Mention) -> bool:
    """Tell whether a commune is only where those of another level come to or give, a town abroad where provinces do."""
    if role != "visited":
        return False
    if one.level == "commune":
        return one.rank != by.rank
    return gift and _is_town_of(one, by)


def _is_town_of(one: Mention, by: Mention) -> bool:
    """Tell whether one is a town abroad, no peer of a province here."""
    return by.level == "province" and one.level == "foreign" and folded(one.name) in towns_abroad()


def _in_other_districts(one: Mention, other: Mention) -> bool:
    """Tell whether two communes are told to lie in two districts: "phường A (TP B) kết nghĩa với xã C (huyện D)"."""
    return None not in (one.within, other.within) and one.within != other.within


def _shares(
    paper: Paper, mentions: list[Mention], roles: list[str], gift: bool, pact: bool, bordering: bool, twins: bool
) -> dict[tuple[str, str], float]:
    """Return the pairs of peers in one sentence, each with the share that their roles give it."""
    shares: dict[tuple[str, str], float] = {}
    acting = [index for index, role in enumerate(roles) if role != "scene"]
    side = None if bordering else sides(paper, mentions)
    for at, index in enumerate(acting):
        one, role = mentions[index], roles[index]
        for near in range(at + 1, min(at + _NEAR, len(acting))):
            other, its = mentions[acting[near]], roles[acting[near]]
            if one.key == other.key or (role == its and _are_alike(paper, one, other, role, gift)):
                continue  # one locality, or two that receive or give
            if side and side[index] == side[acting[near]] >= 0:
                continue
            if one.rank != other.rank and holding(one, other):
                continue
            names = pair(one.key, other.key)
            share = SHARES[role] * SHARES[its]
            if one.level != other.level and (_is_site(one, role, gift, other) or _is_site(other, its, gift, one)):
                share *= _SITE
            if one.level in LOCAL and one.level == other.level and not bordering:
                share *= _nearness(paper, one, other, role == its == "partner", pact, twins)
            shares[names] = max(share, shares.get(names, 0.0))
    return shares
