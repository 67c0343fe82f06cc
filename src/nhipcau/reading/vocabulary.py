"""The words that the rules look for, read from data files, and the one automaton that finds them all."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from functools import cache
from pkgutil import get_data
from typing import Final, NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from nhipcau.places import gazetteer
from nhipcau.reading.alphabet import SIGNS, encoded

# Each is a file data/<category>.tsv: a phrase in lower case, a tab, what the phrase means. Places are the gazetteer's.
CATEGORIES: Final = (
    "kinds",
    "abbreviations",
    "foreign",
    "positions",
    "honorifics",
    "acts",
    "ties",
    "modality",
    "actions",
    "fields",
    "gifts",
    "items",
    "sums",
    "strangers",
    "hopes",
    "sides",
    "purposes",
    "offices",
    "places",
    # Contexts that are asked for of many clauses; the rest are looked for where they decide.
    "accepts",
    "attendance",
    "background",
    "beside",
    "by whom",
    "central",
    "company",
    "coordination",
    "copies",
    "disaster",
    "gift of the past",
    "learns",
    "meets",
    "neighbours",
    "occasion",
    "other matter",
    "party to a contract",
    "period",
    "promise",
    "reciprocal",
    "reply",
    "result lead",
    "school",
    "session",
    "shortcoming",
    "spoken day",
    "touch",
    "urge",
    "visit",
    "weekly",
    "yet to come",
)
_PLACES: Final = CATEGORIES.index("places")

# The meaning of a phrase that only looks like one of its category, and keeps shorter ones inside it from being found.
MASK: Final = "-"

# So short a phrase begins many words: it is looked for with the sign behind it.
_SHORT: Final = 2

# The place of a category in CATEGORIES, and what the phrase means there.
Label = tuple[int, str]


class Meaning:
    """What a phrase means in the category that stands at `slot` of CATEGORIES."""

    def __init__(self, slot: int, value: str) -> None:
        self.slot, self.value = slot, value


class Vocabulary(NamedTuple):
    """An automaton over lower-case text in bytes, and what its patterns mean; from `closed` on they end with a sign."""

    automaton: BytesAhoCorasick
    meanings: tuple[tuple[Meaning, ...], ...]
    closed: int


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary of all data files and all place names, built once."""
    labels = _labels()
    # Phrases that mean the same share one tuple: few of them are met all the time and stay in the processor's cache.
    shared = {told: tuple(Meaning(slot, value) for slot, value in told) for told in labels.values()}
    longer = [phrase for phrase in labels if len(phrase) > _SHORT]
    closed = [(encoded(phrase) + bytes([sign]), phrase) for phrase in labels if len(phrase) <= _SHORT for sign in SIGNS]
    patterns = encoded("\n".join(longer)).split(encoded("\n")) + [pattern for pattern, _ in closed]
    meanings = tuple(shared[labels[phrase]] for phrase in (*longer, *(phrase for _, phrase in closed)))
    automaton = BytesAhoCorasick(patterns, MatchKind.Standard, Implementation.ContiguousNFA)
    # All this lives as long as the program: the collector of cycles need not walk it time and again.
    gc.freeze()
    return Vocabulary(automaton, meanings, len(longer))


def _labels() -> dict[str, tuple[Label, ...]]:
    """Return all phrases and place names with what they mean."""
    labels: dict[str, tuple[Label, ...]] = {name: ((_PLACES, name),) for name in place_names() if _is_searchable(name)}
    for slot, category in enumerate(CATEGORIES[:_PLACES]):
        for phrase, value in rows(category):
            for spelling in spellings(phrase):
                labels[spelling] = (*labels.get(spelling, ()), (slot, value))
    for slot, category in enumerate(CATEGORIES[_PLACES + 1 :], _PLACES + 1):
        for phrase in _cores(category):
            labels[phrase] = (*labels.get(phrase, ()), (slot, category))
    return labels


@cache
def place_names() -> dict[str, tuple[str, ...]]:
    """Return every printed place name of the gazetteer in lower case, with the units that bear it."""
    units: dict[str, tuple[str, ...]] = {}
    for name, uids in gazetteer().names():
        small = name.lower()
        units[small] = units[small] + uids if small in units else uids
    return _with_spellings(units)


# How "river" is spelled in names of the Central Highlands, of which the gazetteer has one or two for each name.
STREAM: Final = ("đắk ", "đăk ", "đak ", "đắc ", "dak ")


def _with_spellings(units: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Add to names how else they are printed: "Đắk Pơ" for "Đak Pơ", "Cư M’gar" for "Cư M'gar"."""
    for name in list(units):
        if "'" in name:
            units.setdefault(name.replace("'", "’"), units[name])
        if name.startswith(STREAM):
            rest = name.partition(" ")[2]
            spelled = [stream + rest for stream in STREAM]
            uids = tuple(dict.fromkeys(uid for one in spelled for uid in units.get(one, ())))
            units.update(dict.fromkeys(spelled, uids))
    return units


def _is_searchable(name: str) -> bool:
    """Tell whether a place name can be looked for without its kind: not "1", not a single letter."""
    return len(name) > 2 and not name[0].isdigit()


@cache
def rows(name: str) -> tuple[tuple[str, str], ...]:
    """Return the rows (phrase, value) of data/<name>.tsv; a line that starts with # is a comment.

    The lists of countries and of other places abroad, with their country, are the gazetteer's.
    """
    if name in ("countries", "foreign"):
        return tuple(_countries() if name == "countries" else _foreign())
    pairs = (line.partition("\t") for line in _lines(name))
    return tuple((phrase, value) for phrase, _, value in pairs)


def _lines(name: str) -> list[str]:
    content = get_data("nhipcau.reading", f"data/{name}.tsv")
    if content is None:
        raise FileNotFoundError(name)
    return [line for line in content.decode().splitlines() if line and not line.startswith("#")]


def _countries() -> Iterator[tuple[str, str]]:
    yield "việt nam", ""
    yield from ((form, "") for form, country in _abroad() if not country)


# Names of these countries are also printed with the syllables joined: "Sê-pôn", "Sêpôn".
_JOINED: Final = frozenset({"f-la", "f-kh"})
_JOINTS: Final = ("-", "")


def _foreign() -> Iterator[tuple[str, str]]:
    names = {unit.uid: unit.versions[0].name for unit in gazetteer().foreign()}
    spelled: dict[str, str] = {}
    for form, country in _abroad():
        if country:
            spelled[form] = names[country]
            for joint in _JOINTS if country in _JOINED else ():
                spelled.setdefault(form.replace(" ", joint), names[country])
    yield from spelled.items()


def _abroad() -> Iterator[tuple[str, str | None]]:
    """Yield each spelling of each place abroad in lower case, with the uid of its country, None for a country."""
    places = gazetteer()
    return ((form.lower(), places.unit(uid).versions[0].parent) for form, uid in places.names_abroad())


@cache
def words(name: str) -> frozenset[str]:
    """Return the phrases of data/<name>.tsv as a set, in both tone placements."""
    return frozenset(spelling for phrase, _ in rows(name) for spelling in spellings(phrase))


_NEW: Final = ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy")
_OLD: Final = ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ")
_PLACEMENT: Final = dict(zip(_NEW, _OLD, strict=True))
_PAIR: Final = re.compile("(" + "|".join(_NEW) + r")\b")


def spellings(phrase: str) -> tuple[str, ...]:
    """Return the phrase in both fashions of placing the tone: "thành ủy", "thành uỷ"."""
    old = _PAIR.sub(lambda pair: _PLACEMENT[pair.group()], phrase)
    return (phrase,) if old == phrase else (phrase, old)


@cache
def context(name: str) -> tuple[str, ...]:
    """Return the phrases of one context in data/contexts.tsv, in both tone placements, the longest first."""
    phrases = [spelling for phrase in _contexts().get(name, ()) for spelling in spellings(phrase)]
    return tuple(sorted(phrases, key=len, reverse=True))


@cache
def _contexts() -> dict[str, list[str]]:
    phrases: dict[str, list[str]] = {}
    for phrase, name in rows("contexts"):
        phrases.setdefault(name, []).append(phrase)
    return phrases


# The phrases of a context by their first two characters.
Beginnings = dict[str, tuple[str, ...]]
# No phrase of a context is so long.
_LONGEST: Final = 100


def beginnings(name: str) -> Beginnings:
    """Return the phrases of a context for `begins`."""
    return by_beginning(context(name))


def by_beginning(phrases: tuple[str, ...]) -> Beginnings:
    """Return phrases for `begins`."""
    begin: dict[str, list[str]] = {}
    for phrase in phrases:
        begin.setdefault(phrase[:2], []).append(phrase)
    return {first: tuple(alike) for first, alike in begin.items()}


def by_last_word(phrases: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return phrases by the last word of each, the longest first if they came so."""
    ends: dict[str, list[str]] = {}
    for phrase in phrases:
        ends.setdefault(phrase.rpartition(" ")[2], []).append(phrase)
    return {last: tuple(alike) for last, alike in ends.items()}


def begins(small: str, at: int, known: Beginnings) -> bool:
    """Tell whether a phrase of a context, of two characters at least, stands at `at` of lower-case text."""
    phrases = known.get(small[at : at + 2])
    return phrases is not None and small[at : at + _LONGEST].startswith(phrases)


@cache
def either(name: str) -> str:
    """Return a pattern for any phrase of a context; those that begin alike are tried together."""
    alike: dict[str, list[str]] = {}
    for phrase in context(name):
        alike.setdefault(re.escape(phrase[0]), []).append(re.escape(phrase[1:]))
    return "(?:" + "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in alike.items()) + ")"


def _endings(name: str) -> dict[str, tuple[str, ...]]:
    """Return the phrases of a context as ends of a text, by how they end."""
    ends: dict[str, list[str]] = {}
    for phrase in context(name):
        whole = f" {phrase}" if phrase[0].isalnum() else phrase
        ends.setdefault(_end_of(whole), []).append(whole)
    return {last: tuple(phrases) for last, phrases in ends.items()}


def _end_of(text: str) -> str:
    """Return the last two characters of a text, or the last one where it is no letter."""
    return text[-2:] if text and text[-1].isalnum() else text[-1:]


# By the names of contexts: a dictionary is asked sooner than a cached function.
_ENDINGS: Final[dict[str, dict[str, tuple[str, ...]]]] = {}


def follows(before: str, name: str) -> bool:
    """Tell whether lower-case text ends with a phrase of a context, as whole words and but for spaces."""
    known = _ENDINGS.get(name)
    if known is None:
        known = _ENDINGS[name] = _endings(name)
    tail = before.rstrip()
    phrases = known.get(_end_of(tail if len(tail) > 1 else f" {tail}"))
    if phrases is None:
        return False
    # The first word of a line is a whole one as well.
    return f" {tail}".endswith(phrases) or (tail.find("\n") >= 0 and f" {_last_line(tail)}".endswith(phrases))


def _last_line(text: str) -> str:
    return text[text.rfind("\n") + 1 :]


# By the end of a text: the names of contexts and their phrases that end so.
Endings = dict[str, tuple[tuple[str, tuple[str, ...]], ...]]


def endings(*names: str) -> Endings:
    """Return the phrases of several contexts for `ending`, which looks for them in this order."""
    known = [(name, _endings(name)) for name in names]
    lasts = {last for _, ends in known for last in ends}
    return {last: tuple((name, ends[last]) for name, ends in known if last in ends) for last in lasts}


def ending(tail: str, known: Endings) -> str | None:
    """Return the first of several contexts that lower-case text ends with a phrase of, as `follows` tells for one.

    The text begins with a space if it is to be known that a phrase at its beginning is whole words.
    """
    for name, phrases in known.get(_end_of(tail), ()):
        if tail.endswith(phrases):
            return name
    return None


# By the names of contexts: a dictionary is asked sooner than a cached function.
_CORES: Final[dict[str, tuple[str, ...]]] = {}


def contains(text: str, name: str) -> bool:
    """Tell whether lower-case text holds a phrase of a context anywhere, even inside a word."""
    known = _CORES.get(name)
    if known is None:
        known = _CORES[name] = _cores(name)
    return any(core in text for core in known)


def _cores(name: str) -> tuple[str, ...]:
    """Return the phrases of a context without those that hold another: where they stand, it does."""
    phrases = context(name)
    return tuple(one for one in phrases if not any(other in one and other != one for other in phrases))
