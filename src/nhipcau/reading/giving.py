"""Who gives and who receives what a sentence tells."""

from __future__ import annotations

import re
from typing import Final

from nhipcau.reading.delegations import delegation
from nhipcau.reading.finds import any_of, first_match
from nhipcau.reading.gifts import verbs
from nhipcau.reading.layout import Range
from nhipcau.reading.mention import Mention, between
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare
from nhipcau.reading.things import Gift
from nhipcau.reading.vocabulary import context, either, follows

# Words of giving to somebody, the first behind a gift, the others before it; and whom they name.
_FOR: Final = ("cho", "tặng", "giúp", "tới", "đến", "ủng hộ", "hỗ trợ", "chia sẻ với", "chia sẻ cùng")
_TO: Final = ("tặng", "giúp", "ủng hộ", "hỗ trợ", "cho")
# First comes what is told without "TP.", sign by sign only where that is not all.
_NAMES: Final = r"([^,.;()\d](?:[^,.;()]{{2,{0}}}+(?!(?<=TP)\.)|(?:[^,.;()]|(?<=TP)\.){{2,{0}}}))"
_WHOM: Final = re.compile(rf"\b(?:{'|'.join(_FOR)})\s+" + _NAMES.format(110))
_WHOM_BEFORE: Final = re.compile(rf"\b(?:{'|'.join(_TO)})\s+" + _NAMES.format(90))
_STOP: Final = re.compile(rf"\s(?:{either('end of receiver')}|và \d+|\d[\d.,]*)\b.*$")
_EACH: Final = Rare(
    rf"(mỗi\s+{either('receiver of each')}(?:\s(?!được|nhận|hỗ|là|sẽ|đã|trị)\w+){{0,2}})"
    r"(?:\s(?:được|nhận|hỗ trợ|là|sẽ|đã))*\s+$",
    re.I,
)
_AMOUNT_LEAD: Final = re.compile(r"\s*(?:hơn|gần|trên|khoảng|tổng|số tiền|tổng số tiền|thêm|từ|với|kinh phí|tiền)\s*$")
_BY: Final = Rare(
    r"\b(?:do|từ|quà của|quà tặng của)\s(?!đây|đó|năm)(?:(?!\b(?:để|nhằm|hỗ trợ|giúp|cho|tới|đến|về)\b)[^,.;\d]){0,30}$"
)
_TAKES: Final = re.compile(
    r"\s(?:đã |cũng |vừa |sẽ |tiếp tục )*(?:được (?:hỗ trợ|tặng|trao)|nhận được|tiếp nhận|đón nhận|nhận)\s"
)
# Among so many mentions from the beginning the other side is looked for.
_FEW: Final = 50
_LONGEST: Final = 90


def sides_of(mentions: list[Mention], givers: set[str]) -> list[Mention]:
    """Return the mentions of the parties, without those that only say where another lies."""
    return [mention for mention in mentions if mention.key in givers and not mention.inner]


def delegated(paper: Paper, sides: list[Mention]) -> str | None:
    """Return the party whose delegation the paper tells of, else the first: it gives where "đoàn" does."""
    first = delegation(paper, sides) or next(iter(sides), None)
    return first.name if first else None


def giver_of(paper: Paper, sides: list[Mention], sentence: Range, before: str | None) -> str | None:
    """Return the party that gives in a sentence: by whom it says things are given, else who acts; else as `before`."""
    start, end = sentence
    near = between(sides, start, end)
    given = verbs(paper, start, end) if near else []
    if not given:
        return before
    small = paper.small
    by = next((m for m in near if _is_by(small, max(start, m.lead - 42), m.lead)), None)
    if by:
        return by.name
    verb = min(hit[0] for hit in given)
    acting = [m for m in near if m.start < verb and not _is_scene(paper, m)]
    if acting and _TAKES.match(small, acting[-1].end):
        return before if before != acting[-1].name else _other(sides, acting[-1].key)
    return acting[-1].name if acting else before


def _is_by(small: str, start: int, end: int) -> bool:
    """Tell whether [start, end) ends with by whom something is given, but for the name that follows."""
    return any_of(small, ("do", "từ", "quà"), start, end) and _BY.search(small, start, end) is not None


def another(sides: list[Mention], name: str) -> str | None:
    """Return the first party of another name: who receives does not give."""
    return next((mention.name for mention in sides[:_FEW] if mention.name != name), None)


def _other(sides: list[Mention], key: str) -> str | None:
    return next((mention.name for mention in sides[:_FEW] if mention.key != key), None)


def _is_scene(paper: Paper, mention: Mention) -> bool:
    """Tell whether a locality is only where something happens, or with whom."""
    before = paper.small[max(0, mention.lead - 30) : mention.lead].replace("\n", " ")
    return follows(before, "there") or before.rstrip().endswith(_SCENE)


_SCENE: Final = (" phối hợp", " về", " lên", " vào", " ra", " sang")


def receiver_of(
    paper: Paper, gift: Gift, mentions: list[Mention], start: int, ends: Range, same: str | None
) -> str | None:
    """Return who gets a gift: "mỗi …" or the verb's object before it, "cho …" behind it, where it is told to happen.

    What nobody else is told to receive goes to whom the gift before it in a list does, `same`.
    """
    near = max(start, gift.start - 50)
    each = _EACH.search(paper.text, near, gift.start) if paper.small.find("mỗi", near, gift.start) >= 0 else None
    if each:
        return each[1]
    return (
        _object(paper, gift, start)
        or _right_before(paper, gift, mentions)
        or _named(paper, mentions, first_match(_WHOM, _FOR, paper.text, gift.end, ends[0]))
        or same
        or _named(paper, mentions, _last_to(paper, start, gift.start))
        or (
            _named(paper, mentions, first_match(_WHOM, _FOR, paper.text, gift.end, ends[1]))
            if ends[0] < ends[1]
            else None
        )
        or _scene(paper, gift, mentions, start)
    )


def _last_to(paper: Paper, start: int, end: int) -> re.Match[str] | None:
    """Return the last word of giving to somebody in [start, end), with whom it names."""
    last: re.Match[str] | None = None
    told = first_match(_WHOM_BEFORE, _TO, paper.text, start, end)
    while told:
        last = told
        told = first_match(_WHOM_BEFORE, _TO, paper.text, told.end(), end)
    return last


def taker_of(paper: Paper, mentions: list[Mention], start: int, end: int) -> str | None:
    """Return the locality that is said to receive: "Tỉnh Điện Biên đã nhận …"."""
    for m in between(mentions, start, end):
        if not m.inner and _TAKES.match(paper.small, m.end, end):
            return paper.text[m.lead : m.end]
    return None


# What is one receiver in spite of commas: "ba tỉnh Sơn La, Lai Châu và Điện Biên", "Quỹ xóa đói, giảm nghèo".
_MANY: Final = Rare(r"(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|các|những|quỹ)\s", re.I)


def _object(paper: Paper, gift: Gift, start: int) -> str | None:
    """Return what stands between a word of giving and the gift: "tặng [Đồn Biên phòng Tây Trang] 50 triệu đồng"."""
    verb = next((hit for hit in reversed(paper.within("gifts", start, gift.start)) if hit[2] != "present"), None)
    if not verb or not 2 < gift.start - verb[1] < _LONGEST:
        return None
    told = _AMOUNT_LEAD.sub("", paper.text[verb[1] : gift.start]).strip().removeprefix("cho ").removeprefix("thêm ")
    if any(sign in told for sign in ".;:()") or any(letter.isdigit() for letter in told):
        return None
    return None if "," in told and not _MANY.match(told) else _kept(told)


def _right_before(paper: Paper, gift: Gift, mentions: list[Mention]) -> str | None:
    """Return the locality right before the gift, with its kind: "…, tỉnh Lai Châu 3 tỷ đồng"."""
    at = gift.start - paper.text.startswith("(", gift.start - 1)
    near = between(mentions, at - 50, at)
    if not near or paper.text[near[-1].end : at].strip(" :"):
        return None
    return paper.text[near[-1].lead : near[-1].end]


_VISITED: Final = Rare(rf"(?:tại|ở|đến|thăm)\s+({either('visited place')}\s[^,.;:]{{2,70}}),", re.I)


def _scene(paper: Paper, gift: Gift, mentions: list[Mention], start: int) -> str | None:
    visited = _VISITED.match(paper.text, start, gift.start)
    if visited:
        return visited[1]
    before = between(mentions, start, gift.start)
    scene = next((m for m in reversed(before) if not m.inner and _is_scene(paper, m)), None)
    return paper.text[scene.lead : scene.end] if scene else None


def _named(paper: Paper, mentions: list[Mention], found: re.Match[str] | None) -> str | None:
    """Return who is named there, with the further localities of a list: "hai tỉnh Salavan, Savannakhet"."""
    name = _kept(found.group(1)) if found else None
    if not name or not found:
        return None
    first = found.start(1)
    end = first + found.group(1).find(name) + len(name)
    for mention in between(mentions, end, end + _LONGEST):
        if not _JOINED.fullmatch(paper.text, end, mention.lead) or _COUNTED.match(paper.text, mention.end):
            break
        end = mention.end
    return paper.text[first:end].strip()


_JOINED: Final = re.compile(r"\s*(?:,|và)\s+")
_COUNTED: Final = re.compile(r"\s*\(?\d")
_NO_RECEIVER: Final = frozenset(context("no receiver"))


def _kept(told: str) -> str | None:
    name = _STOP.sub("", told).strip(" ,").removesuffix(" và")
    return name if len(name) > 2 and name.partition(" ")[0].lower() not in _NO_RECEIVER else None
