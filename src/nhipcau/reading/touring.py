"""Whom a delegation sees on its way, in sentences that name only the place: "Sang Nam Định, đoàn thăm …"."""

from __future__ import annotations

from typing import Final

from nhipcau.reading.deeds import is_given_to
from nhipcau.reading.finds import any_of
from nhipcau.reading.layout import Range
from nhipcau.reading.mention import Mention, across, holding
from nhipcau.reading.paper import Paper
from nhipcau.reading.placing import MET
from nhipcau.reading.rare import Rare
from nhipcau.reading.standing import Ties, pair

# How a sentence begins that tells of a stop on the way, and how its delegation comes to one.
_STOP: Final = Rare(
    r"(?:(?:tại|sang|đến|tới|ở|ra|vào|lên|về|rời [^,.;]{3,30}, đoàn (?:đến|sang|tới|lên|về|ra|vào|qua)) "
    r"|(?:điểm (?:đến|dừng chân|dừng|tiếp theo)|chặng|nơi) [^,.;]{0,30}là )"
    r"(?:với )?$"
)
_COMING: Final = Rare(
    r"\bđoàn (?:\w+ ){0,3}?(?:đến|sang|tới|ra|vào|lên|về|ghé|ghé thăm) "
    r"(?:(?:thăm|làm việc)(?: và làm việc)? (?:tại |với )?)?"
    r"(?:(?:trụ sở|tòa thị chính|văn phòng) (?:chính quyền |ubnd )?)?$"
)
# How it deals with one that it has come to.
_DEALING: Final = Rare(
    r"\bđoàn (?:\w+ ){0,3}?(?:làm việc với|chào xã giao|đến chào|gặp|gặp gỡ|họp với|hội đàm với|trao đổi với|bàn với|"
    r"ký [^,.;:]{0,50} với) "
    r"(?:(?:lãnh đạo|tỉnh|ubnd|thành phố) )*$"
)
# How it is received: "đoàn được Thị trưởng A tiếp", "Tiếp đoàn, Chủ tịch UBND tỉnh B …", "C đã tiếp đoàn".
_HOSTS: Final = "(?:tiếp|đón|đón tiếp|tiếp đón|chào đón|hội kiến)"
_WELCOMES: Final = ("tiếp", "đón", "hội kiến")
_RECEIVED: Final = Rare(r"\bđoàn (?:đã |vừa |còn |cũng )*được [^.;:]{0,45}$")
_BY: Final = Rare(rf"[^.;:]{{0,50}}? {_HOSTS}\b")
_RECEIVING: Final = Rare(
    rf"(?:^|\n|[.;] )(?:\w+ ){{0,3}}{_HOSTS} (?:và làm việc với )?đoàn(?: tại [^,.;:]{{3,40}})?"
    r"(?:,| có| là| gồm) [^.;]{0,60}$"
)
_RECEIVES: Final = Rare(
    rf"[^.;:]{{0,60}}?(?<!trực )(?<!gián )\b{_HOSTS}(?: và làm việc với| thân mật)? đoàn"
    r"(?=[,.;\n]| (?:có|đã|tại|và|là|do|với|gồm|nhân|ở|trong)\b)"
)
# What a delegation does that comes to learn or to talk, not to pass the night or to burn incense.
_TALKS: Final = Rare(
    r"\b(?:làm việc với|làm việc cùng|trao đổi|tìm hiểu|học tập|học hỏi|tham quan|nghe|gặp|hội đàm|ký|khảo sát|"
    r"thăm (?:mô hình|vùng|các)|kinh nghiệm|hai bên|lãnh đạo|thống nhất|xem|chào)\b"
)
_WORKS: Final = Rare(r"\blàm việc (?:với|cùng) (?:lãnh đạo|thường trực|huyện ủy|ubnd|ban thường vụ|thị ủy)\b")
# What a session with a district tells.
_SESSION: Final = 2.0
# What a stop tells at which it signs a pact, or is received over a border.
_SIGNED: Final = 3.0
# Among how many of a sentence's first localities the stop is looked for.
_FEW: Final = 2
_BEFORE: Final = 60
_AFTER: Final = 150


def note_guests(paper: Paper, found: Ties, home: Mention, outer: list[Mention], sentence: Range, counted: bool) -> None:
    """Tie those to the home of a delegation whom it comes to learn from, and districts to which it gives a sum."""
    _note_stop(paper, found, home, outer, sentence)
    if counted:
        _note_receivers(paper, found, home, outer)


def _note_stop(paper: Paper, found: Ties, home: Mention, outer: list[Mention], sentence: Range) -> None:
    """Tie a locality to the home of a delegation that comes to learn or to talk there."""
    start, end = sentence
    near = outer[:_FEW]
    if all(one.key == home.key or pair(home.key, one.key) in found.pairs for one in near):
        return
    if paper.small.find("đoàn", start, end + _AFTER) < 0:
        return
    for one in near:
        names = pair(home.key, one.key)
        if one.key == home.key or names in found.pairs:
            continue
        received = _is_received(paper, one, start, end)
        deals = received or _deals(paper, one, start)
        if not (deals or _comes_to(paper, one, start)):
            continue
        if one.rank == home.rank and (deals or _TALKS.search(paper.small, one.end, max(end, one.end + _AFTER))):
            signed = any(hit[2] == "4" for hit in paper.within("ties", one.end, end))
            welcome = received and across(home, one)
            weight = _SIGNED if signed or welcome else _SESSION if deals else MET
            found.tie_firmly(*names, weight)
            found.strength += weight
        elif not holding(home, one) and _WORKS.search(paper.small, one.end, end):
            found.tie_firmly(*names, _SESSION)
            found.standing[one.key].working += 1


def _deals(paper: Paper, one: Mention, start: int) -> bool:
    """Tell whether a delegation is said to deal with a locality."""
    return _DEALING.search(paper.small, max(start, one.lead - _BEFORE), one.lead) is not None


def _is_received(paper: Paper, one: Mention, start: int, end: int) -> bool:
    """Tell whether those of a locality are said to receive a delegation."""
    before = max(start, one.lead - _BEFORE)
    if not any_of(paper.small, _WELCOMES, before, end):
        return False
    if _RECEIVING.search(paper.small, before, one.lead) or _RECEIVES.match(paper.small, one.end, end + 1):
        return True
    received = _RECEIVED.search(paper.small, before, one.lead)
    return received is not None and _BY.match(paper.small, one.end, end) is not None


def _comes_to(paper: Paper, one: Mention, start: int) -> bool:
    """Tell whether a sentence begins with a stop on the way, or says that the delegation comes there."""
    if one.lead - start < _BEFORE and _STOP.match(paper.small, start, one.lead):
        return True
    return _COMING.search(paper.small, max(start, one.lead - _BEFORE), one.lead) is not None


def _note_receivers(paper: Paper, found: Ties, home: Mention, outer: list[Mention]) -> None:
    """Let districts act that a delegation from elsewhere gives a sum: "trao 500 triệu đồng cho huyện Hải Lăng"."""
    for one in outer:
        if one.level == "district" and not holding(home, one) and is_given_to(paper, one):
            found.tie_firmly(home.key, one.key, MET)
            found.standing[one.key].deed = True
