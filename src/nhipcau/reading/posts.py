"""How far a post goes: from its head through the name of its office and of its place."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from nhipcau.reading.layout import Range
from nhipcau.reading.names import FAMILIES, RUN, UPPER
from nhipcau.reading.paper import Paper
from nhipcau.reading.placenames import countries
from nhipcau.reading.vocabulary import beginnings, begins, context, words

# What ends a post.
_ENDING: Final = beginnings("predicate")
_OFFICE_PHRASE: Final = beginnings("office phrase")
# Pairs of words of which one alone is no word of an office: "Hội giao lưu", "Nhóm nghị sĩ"; some only behind its head.
_OFFICE_PAIR: Final = beginnings("office pair")
_OFFICE_VERB: Final = beginnings("office verb")
_HEADS: Final = ("hội ", "tâm ", "nhóm ", "hội đồng ", "chương trình ", "lạc bộ ", "ban ", "phòng ", "mạng lưới ")
_WHOLE_OFFICE: Final = beginnings("whole office")
_JOINTS: Final = frozenset({",", "-", "–", "kiêm", "và", "&"})
_SHORT: Final = re.compile(r"\([A-ZĐ&]{2,10}\)")
_BRACKETED: Final = re.compile(rf"\([{UPPER}&][^()\d]{{1,24}}\)")
# Each of these signs stands for itself among the words of a title.
_SIGNS: Final = ',;:()"“”–'
# What somebody does who speaks for an office.
SPEAKS_FOR: Final = "đại diện"


def skip_space(paper: Paper, at: int) -> int:
    """Return where the next word begins."""
    text = paper.text
    while at < len(text) and text[at] == " ":
        at += 1
    return at


def walk(paper: Paper, start: int, limit: int, through: bool = False) -> int:
    """Walk from the head of a position through its office and place; return where the phrase ends, `limit` at most.

    A comma, a dash or "và" is passed only when another position follows, a place in brackets only on the way `through`
    to a name.
    """
    small_words = words("office_words")
    good = start
    first = last = start
    while last < limit:
        previous = first
        first, last = _token(paper.text, last, limit)
        if first < good or first == last:
            continue
        piece = paper.text[first:last].rstrip(".")
        joint = piece in _JOINTS
        bracket = _BRACKETED if through else _SHORT
        whole = _passed(paper, (first, last), piece, limit, bracket) if joint or piece == "(" else 0
        if whole:
            good = whole
            continue
        if paper.text[first].islower() and begins(paper.small, first, _ENDING):
            return good
        if joint:
            following = skip_space(paper, last)
            if following >= limit:
                return limit if piece in (",", "-", "–") else good
            if _is_passed(paper, (first, last), piece, start):
                continue
            return good
        reached = last if _is_office_word(piece, small_words) else _office_phrase(paper, first, previous)
        if not reached:
            return good
        if paper.text[last - 1] == "." and _ends_there(paper, last):
            return last - 1
        good = reached
    return limit if not paper.text[good:limit].strip() else good


def _token(text: str, start: int, end: int) -> Range:
    """Return the first word or sign of a phrase in [start, end), an empty range at its end if only spaces are left."""
    while start < end and text[start].isspace():
        start += 1
    last = min(start + 1, end)
    if start < end and text[start] not in _SIGNS:
        while last < end and not text[last].isspace() and text[last] not in _SIGNS:
            last += 1
    return start, last


def _office_phrase(paper: Paper, at: int, previous: int) -> int:
    """Return where a phrase ends that is part of an office's name as a whole: "phòng, [chống dịch]"; 0 if none does.

    The first of a pair of words may have been passed before: "Trung tâm [Giao lưu] văn hóa".
    """
    if begins(paper.small, at, _OFFICE_PHRASE):
        phrase = next((one for one in context("office phrase") if paper.small.startswith(one, at)), "")
        return at + len(phrase)
    return _end_of_pair(paper, previous, at) or _end_of_pair(paper, at, at)


def _end_of_pair(paper: Paper, start: int, beyond: int) -> int:
    """Return where a pair of words from `start` ends beyond `beyond`, 0 if none does."""
    if begins(paper.small, start, _OFFICE_PAIR):
        name = "office pair"
    elif begins(paper.small, start, _OFFICE_VERB) and (
        paper.text[start].isupper() or paper.small.endswith(_HEADS, 0, start)
    ):
        name = "office verb"
    else:
        return 0
    end = start + next(len(one) for one in context(name) if paper.small.startswith(one, start))
    return end if end > beyond and not paper.text[end : end + 1].isalpha() else 0


def _lies_in(paper: Paper, start: int, comma: int, following: int) -> bool:
    """Tell whether a comma leads from the place of a post to the one it lies in: "Chủ tịch UBND xã A, huyện B"."""
    outer = paper.at("kinds", following)
    if outer is None:
        return paper.begins("foreign", following) and paper.any_within("foreign", start, comma)
    inner = paper.last_before("kinds", comma)
    if inner is None or inner[0] < start or inner[2] == outer[2] or not paper.text[inner[1] + 1 : comma].istitle():
        return False
    return outer[2] != "commune" and paper.text[outer[1] + 1 : outer[1] + 2].isupper()


def _is_passed(paper: Paper, joint: Range, piece: str, start: int) -> bool:
    """Tell whether the post from `start` goes on behind a joint: with its office, its place or another post."""
    first, last = joint
    following = skip_space(paper, last)
    if _is_in_place(paper, first, last) or _goes_on(paper, piece, following, start):
        return True
    return piece == "," and (_is_short(paper, first) or _lies_in(paper, start, first, following))


def _is_short(paper: Paper, at: int) -> bool:
    """Tell whether a comma stands inside the short form of an office: "Sở VH,TT&DL"."""
    text = paper.text
    return text[at] == "," and text[at - 1].isupper() and text[at + 1 : at + 2].isupper()


def _is_whole(paper: Paper, start: int, at: int) -> bool:
    """Tell the office that another one is part of: "Trưởng khoa Ngoại, [Bệnh viện Đa khoa tỉnh]"."""
    post = paper.last_before("positions", start)
    if post is None or post[1] != start or paper.small[post[0] : start] not in context("part of office"):
        return False
    return paper.text[at].isupper() and begins(paper.small, at, _WHOLE_OFFICE)


def _ends_there(paper: Paper, end: int) -> bool:
    """Tell whether a full stop after an abbreviation ends the sentence: "Phó Chủ tịch UBND TP. Về phía tỉnh có …"."""
    at = skip_space(paper, end)
    return (
        paper.text[at : at + 1].isupper()
        and at > end
        and not any(paper.at(category, at) for category in ("places", "abbreviations", "foreign", "positions"))
    )


def _passed(paper: Paper, token: Range, piece: str, limit: int, bracket: re.Pattern[str]) -> int:
    """Return the end of what a bracket or a joint opens that is passed as a whole, 0 if nothing is."""
    if piece == "(":
        closed = bracket.match(paper.text, token[0], limit)
        return closed.end() if closed else 0
    if piece != "và":
        post = paper.at("positions", skip_space(paper, token[1]))
        if post and post[1] <= limit and (bracket is _BRACKETED or not paper.small.startswith(SPEAKS_FOR, post[0])):
            return post[1]
    return 0


def _is_in_place(paper: Paper, start: int, end: int) -> bool:
    """Tell whether a dash is part of the name of a place: "Bà Rịa - Vũng Tàu"."""
    return any(
        hit[0] < start and hit[1] > end
        for category in ("places", "abbreviations")
        for hit in paper.overlapping(category, start, end)
    )


def _goes_on(paper: Paper, piece: str, following: int, start: int) -> bool:
    """Tell whether the phrase goes on after a joint: with a position, or with the other half of an office's name."""
    if paper.at("positions", following):
        return piece == "và" and paper.text[following].islower() and not paper.small.startswith("đại", following)
    if paper.at("honorifics", following):
        return False
    if piece == "và":
        word = paper.text[following : following + 20].split(" ")[0].strip(",.;")
        if word.lower() in FAMILIES and _is_named(paper, following):
            return False
        return bool(word) and (word[0].isupper() or word in words("office_words")) and word not in ("các", "đại")
    if piece == "&":
        return paper.text[following].isupper()
    if piece in ("-", "–") and paper.small.startswith(_friends(), following):
        return True
    return piece in (",", "-", "–") and (_second_half(paper, following) or _is_whole(paper, start, following))


@cache
def _friends() -> tuple[str, ...]:
    """Return the countries that a society of friendship is named by: "Hội Hữu nghị Việt Nam - Nhật Bản"."""
    return (*sorted(countries()), "trung ", "nhật ", "hàn ", "việt")


def _is_named(paper: Paper, at: int) -> bool:
    """Tell whether three capitalised words at least, a person's name, begin there: "và Lò Văn Tiến, …"."""
    run = RUN.match(paper.text, at)
    return bool(run and run.group().count(" ") > 1) and not paper.at("places", at)


def _second_half(paper: Paper, at: int) -> bool:
    return paper.small.startswith(context("second half"), at)


def _is_office_word(piece: str, small_words: frozenset[str]) -> bool:
    head = piece[:1]
    return (
        head.isupper()
        or head.isdigit()
        or piece in small_words
        or ("-" in piece and piece.split("-")[0] in small_words)
    )
