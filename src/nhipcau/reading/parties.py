"""The localities that cooperate, and whether the paper is about cooperation at all."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import Final

from nhipcau.places import gazetteer
from nhipcau.reading.draft import Party, Place
from nhipcau.reading.matters import density, strangers_in
from nhipcau.reading.mention import LOCAL, RANKS, Mention, holding, holds, share_unit
from nhipcau.reading.paper import Paper
from nhipcau.reading.placenames import ancestors, countries, folded, key_of, towns_abroad
from nhipcau.reading.standing import PACT, Standing, Ties
from nhipcau.reading.twinning import tells_of_twins
from nhipcau.reading.vocabulary import rows

# How little it tells what is told of others than those of the headline; what a circle gains that is named there.
_ASIDE: Final = 0.4
_OF_HEADLINE: Final = 4.0
# How firmly a paper must speak of cooperation, and how much more so under a headline on the State's own leaders.
_FIRM: Final = 3.0
_OF_STATE: Final = 3.0
# What a pact tells of one whose partners are only counted.
_TOLD_ONCE: Final = 2.0
# What a headline tells that speaks of one and the localities of another country.
_WITH_MANY: Final = 4.5
_STRANGE: Final = {
    "state": 0.5, "crime": 1.2, "sport": 0.8, "company": 0.35, "daily": 0.6, "staff": 0.8, "works": 0.5, "merger": 0.8,
    "rank": 0.5, "road": 0.0,
}  # fmt: skip
# What pacts may be on, and how much less it then speaks against cooperation; so does a word that stands alone.
_OF_PACTS: Final = ("crime", "sport")
_LESS: Final = 0.5
# What neighbours have pacts against.
_ALONG_BOUNDS: Final = ("crime", "daily")
_BY_CHANCE: Final = ("crime", "daily")
_PARTY_SCORE: Final = 0.6
_SESSION_SCORE: Final = 1.0
_SHARE_OF_TOP: Final = 0.12
_PAIR: Final = 2
# So firmly two provinces are tied that are parties beside districts of theirs.
_TWO_PROVINCES: Final = 2.0
# What part of the highest standing a third locality has under a headline of two, told of twice or only once.
_SHARE_OF_THIRD: Final = 0.3
_SHARE_OF_STRANGER: Final = 0.6
_made: Final = tuple.__new__
_RIVALS: Final = frozenset({"province", "foreign"})


def is_cooperation(paper: Paper, ties: Ties) -> bool:
    """Tell whether localities work together in this paper, against all that speaks of other matters."""
    if ties.standing and not ties.other and tells_of_twins(paper):
        return True
    if len(ties.standing) < _PAIR and not (ties.abroad or ties.unnamed):
        return False
    firm = ties.firm() * (_ASIDE if _is_aside(ties) else 1.0) + (_WITH_MANY if ties.abroad else 0.0)
    together = min(ties.together * 0.8, firm)
    state = _OF_STATE if ties.state and len(ties.headline) < _PAIR else 0.0
    strange = _strangeness(paper, ties) * (_LESS if ties.sealed else 1.0)
    return firm + together >= _FIRM + state + ties.other + strange


def _strangeness(paper: Paper, ties: Ties) -> float:
    """Weigh the words of crime, sport, business and daily news in the body by how densely they stand."""
    told = strangers_in(paper)
    pact = max(ties.pairs.values(), default=0.0) >= PACT
    if ties.bordering:
        told = [value for value in told if value not in _ALONG_BOUNDS]
    total = sum(_STRANGE[value] * (_LESS if pact and value in _OF_PACTS else 1.0) for value in told)
    if len(told) == 1 and told[0] in _BY_CHANCE:
        total *= _LESS
    return density(paper, total)


def _is_aside(ties: Ties) -> bool:
    """Tell whether those whom the headline names have nothing to do with those that work together."""
    paired = [ties.standing[key].first for names in ties.pairs for key in names]
    named = [ties.standing[key].first for key in ties.headline]
    named = [one for one in named if one.level != "region"]
    if (ties.about and not ties.other) or not paired or not named:
        return False
    return not any(
        one.key == other.key or holding(one, other) or _may_hold_town(one, other) for one in named for other in paired
    )


def _may_hold_town(one: Mention, other: Mention) -> bool:
    """Tell whether one is a town abroad that may lie in another of its country, which no list tells."""
    if one.level != "foreign" or other.level != "foreign" or one.within != other.within:
        return False
    return folded(one.name) in towns_abroad()


def _apart(ties: Ties) -> set[str]:
    """Return the provinces and those abroad that only deal with one another, apart from the strongest circle."""
    if len(ties.pairs) < _PAIR:
        return set()
    circles: list[tuple[float, set[str]]] = []
    with_local: set[str] = set()
    for names, weight in ties.pairs.items():
        if any(ties.standing[key].first.level in LOCAL for key in names):
            with_local.update(names)
        else:
            joined = [circle for circle in circles if not circle[1].isdisjoint(names)]
            circles = [circle for circle in circles if circle[1].isdisjoint(names)]
            total = weight + sum(each for each, _ in joined)
            circles.append((total, {*names}.union(*(keys for _, keys in joined))))
    circles.sort(key=lambda circle: circle[0] + _OF_HEADLINE * len(circle[1] & ties.headline))
    return set().union(*(keys for _, keys in circles[:-1])) - with_local


def parties(paper: Paper, mentions: list[Mention], sides: dict[str, Standing], on: date | None) -> list[Party]:
    """Return the localities that act in the cooperation, each once, at its first mention in the body."""
    missing, parents = dict(sides), _parents(mentions)
    found: list[Party] = []
    for mention in mentions:
        if mention.key in missing:
            del missing[mention.key]
            within = parents.get(mention.key) or next((m.name for m in mentions if holds(m, mention)), None)
            found.append(_party(paper, mention, within, on))
    return found


def chosen(ties: Ties) -> dict[str, Standing]:
    """Return the localities that act, by key: those with standing, a partner, and a part of their own."""
    top = max((s.score for s in ties.standing.values()), default=0.0)
    least = max(_PARTY_SCORE, top * _SHARE_OF_TOP)
    likely = {
        key: s
        for key, s in ties.standing.items()
        if (s.deed or s.score >= (least if not s.working else _SESSION_SCORE)) and _has_partner(key, ties)
    }
    apart = _apart(ties)
    likely = {key: s for key, s in likely.items() if key not in apart or s.deed}
    if _is_of_provinces(ties):
        likely = {key: s for key, s in likely.items() if s.deed or s.working or _deals_elsewhere(key, ties)}
    likely |= {key: s for key, s in ties.standing.items() if s.gave}
    likely = _without_villages(likely, ties)
    named = [likely[key].first.level for key in ties.headline if key in likely]
    if len(named) == _PAIR and not ties.several and _RIVALS.issuperset(named):
        likely = {key: s for key, s in likely.items() if key in ties.headline or _is_third(s, top)}
    kept = {key: s for key, s in likely.items() if _stands_alone(key, likely, ties)}
    if len(kept) < _PAIR:
        kept |= _strongest(ties)
    if ties.abroad:
        kept |= {key: ties.standing[key] for key in ties.headline if key in ties.standing}
    kept |= _speakers(kept, ties)
    kept |= {key: ties.standing[key] for key, told in ties.unnamed.items() if told >= _TOLD_ONCE or not kept}
    single = len(kept) > 1
    return {k: s for k, s in kept.items() if s.first.level != "region" or (single and not _is_told(k, kept, ties))}


def _without_villages(likely: dict[str, Standing], ties: Ties) -> dict[str, Standing]:
    """Leave out villages abroad where no commune deals with them, but greater places do."""
    villages = {key for key, s in likely.items() if s.first.level == "foreign" and s.first.rank == RANKS["commune"]}
    if not villages or not any(s.first.level == "foreign" for key, s in likely.items() if key not in villages):
        return likely
    communes = {key for key, s in likely.items() if s.first.level == "commune"}
    dealt = {key for names in ties.pairs if not communes.isdisjoint(names) for key in names}
    return {key: s for key, s in likely.items() if key not in villages or key in dealt}


def _speakers(kept: dict[str, Standing], ties: Ties) -> dict[str, Standing]:
    """Return the provinces of a region that is a party whose leaders speak or propose something by name."""
    members = {member for key in kept for member in _members().get(key, ())} if ties.voices else set()
    return {key: ties.standing[key] for key in ties.voices if key in members and key in ties.standing}


@cache
def _members() -> dict[str, frozenset[str]]:
    """Return the keys of the provinces in each region by the region's key."""
    named = ((key_of(region), names.split("|")) for region, names in rows("regions"))
    return {f"{region}|region": frozenset(f"{key_of(name)}|province" for name in names) for region, names in named}


def _is_told(region: str, kept: dict[str, Standing], ties: Ties) -> bool:
    """Tell whether a region's own provinces are named as parties, so that it is none; the headline may name one."""
    members = _members().get(region)
    if members is None:
        return sum(s.first.level in ("province", "district") for s in kept.values()) > _PAIR
    if region not in ties.headline:
        return not members.isdisjoint(kept)
    told = sum(key in members and key not in ties.headline for key in kept)
    if not ties.giving:
        # Where a few of its provinces speak, the region is the partner still.
        return told * 2 >= len(members) or (ties.several and told > 1)
    return told > 0


def _strongest(ties: Ties) -> dict[str, Standing]:
    """Return the localities of the strongest pair, and of those as strong: it takes two to cooperate."""
    most = max(ties.pairs.values(), default=0.0)
    keys = {key for pair, weight in ties.pairs.items() if weight == most for key in pair}
    return {key: ties.standing[key] for key in ties.standing if key in keys}


def _is_third(standing: Standing, top: float) -> bool:
    """Tell whether one that a headline of two does not name is a party all the same: told of often, or strongly."""
    if standing.first.level not in _RIVALS and standing.first.level != "region":
        return True
    if standing.deed or standing.count > _PAIR:
        return True
    return standing.score >= top * (_SHARE_OF_THIRD if standing.count > 1 else _SHARE_OF_STRANGER)


def _has_partner(key: str, ties: Ties) -> bool:
    return any(key in names for names in ties.pairs)


def _is_of_provinces(ties: Ties) -> bool:
    """Tell whether two provinces, or a province and one abroad, deal with each other more than any others do."""
    strongest = max(ties.pairs, key=lambda names: ties.pairs[names], default=())
    return bool(strongest) and all(ties.standing[key].first.level in _RIVALS for key in strongest)


def _deals_elsewhere(key: str, ties: Ties) -> bool:
    """Tell whether one is no district or commune that is only told of beside others of its province."""
    own = ties.standing[key].first
    if own.level not in LOCAL or key in ties.headline or not ancestors(own.uids):
        return True
    others = (ties.standing[other].first for names in ties.pairs if key in names for other in names if other != key)
    return any(_lie_apart(own, other) for other in others)


def _lie_apart(own: Mention, other: Mention) -> bool:
    """Tell whether another neither holds one nor lies in the same province, by the gazetteer or by what is told."""
    if holds(other, own):
        return False
    return own.within != other.within or not share_unit(own, other)


def _stands_alone(key: str, likely: dict[str, Standing], ties: Ties) -> bool:
    """Tell whether a locality is a party beside those that hold it or lie in it.

    Such a one needs a partner of its own level, more than any of them has, or a session held with it.
    """
    own = likely[key]
    if own.deed or own.gave:
        return True
    related = {k: s for k, s in likely.items() if holding(own.first, s.first)}
    if not related or (own.working and any(holds(other.first, own.first) for other in related.values())):
        return True
    weight = _weight_of_peers(key, likely, ties)
    rank = (weight, own.score)
    return (
        weight >= 3.0 * (1 + own.people)
        or _deals_with_province(key, likely, ties)
        or (weight > 0 and all(rank > (_weight_of_peers(k, likely, ties), other.score) for k, other in related.items()))
    )


def _deals_with_province(key: str, likely: dict[str, Standing], ties: Ties) -> bool:
    """Tell whether a province is tied to another one, whatever districts of theirs do."""
    peers = {each for each, standing in likely.items() if standing.first.level == "province"}
    return key in peers and any(
        weight >= _TWO_PROVINCES and key in names and peers.issuperset(names) for names, weight in ties.pairs.items()
    )


def _weight_of_peers(key: str, likely: dict[str, Standing], ties: Ties) -> float:
    total = 0.0
    for names, weight in ties.pairs.items():
        other = names[0] if names[1] == key else names[1]
        same = other in likely and (
            _are_peers(likely[other].first.level, likely[key].first.level) or _is_host(key, other, likely, ties)
        )
        if key in names and same:
            total += weight
    return total


def _is_host(key: str, other: str, likely: dict[str, Standing], ties: Ties) -> bool:
    """Tell whether one of two is a district, and the other comes from elsewhere as no peer does: of its province."""
    levels = {likely[key].first.level, likely[other].first.level}
    if levels != {"province", "district"}:
        return False
    district = key if likely[key].first.level == "district" else other
    peers = {each for names in ties.pairs if district in names for each in names if each != district}
    if any(one in likely and likely[one].first.level == "district" for one in peers):
        return False  # it deals with a district of that province
    return not any(holds(one.first, likely[district].first) for one in likely.values())


def _are_peers(one: str, other: str) -> bool:
    """Tell whether two levels may deal with each other; abroad a district is told by its name alone."""
    return "foreign" in (one, other) or _rank(one) == _rank(other)


def _rank(level: str) -> str:
    return "province" if level == "region" else level


def _parents(mentions: list[Mention]) -> dict[str, str]:
    """Return by key where localities are told to lie, wherever that is told first; a country if no more is."""
    parents: dict[str, str] = {}
    for mention in mentions:
        if mention.within and (mention.key not in parents or parents[mention.key].lower() in countries()):
            parents[mention.key] = mention.within
    return parents


def _party(paper: Paper, mention: Mention, within: str | None, on: date | None) -> Party:
    candidates = _units(mention.name, on, within, mention.uids) if mention.uids else ()
    uid = candidates[0] if len(candidates) == 1 else None
    span = paper.span(mention.start, mention.end)
    told = (paper.printed(mention.start, mention.end), mention.level, within, span, "party.ties", uid, candidates)
    return _made(Party, told)  # what Party(…) calls in the end


def places(paper: Paper, mentions: list[Mention], on: date | None) -> list[Place]:
    """Return each locality of the body once, party or not, linked to the units it could be on the day of the paper."""
    found: list[Place] = []
    seen: set[str] = set()
    parents = _parents(mentions)
    for mention in mentions:
        if mention.key not in seen:
            seen.add(mention.key)
            within = parents.get(mention.key)
            candidates = _units(mention.name, on, within, mention.uids) if mention.uids else ()
            uid = candidates[0] if len(candidates) == 1 else None
            span = paper.span(mention.start, mention.end)
            told = (mention.name, mention.level, within, span, uid, candidates)
            found.append(_made(Place, told))  # what Place(…) calls in the end
    return found


@lru_cache(maxsize=4096)
def _units(name: str, on: date | None, within: str | None, uids: tuple[str, ...]) -> tuple[str, ...]:
    """Return the units among `uids` that a name most likely means on a day."""
    found = gazetteer().find(name, on=on, within=within)
    return tuple(c.unit.uid for c in found if c.rank == found[0].rank and c.unit.uid in uids)
