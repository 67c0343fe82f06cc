"""Who comes to learn from whom, of whatever level: "Hội Nông dân huyện A tham quan, học tập mô hình tại xã B"."""

from __future__ import annotations

from typing import Final

from nhipcau.reading.layout import Range
from nhipcau.reading.matters import is_central
from nhipcau.reading.mention import Mention, between, holding
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare
from nhipcau.reading.roles import bears_name
from nhipcau.reading.scan import Hit
from nhipcau.reading.standing import TITLE, Standing, Ties, pair

# What it tells that one comes to learn from another, so far from the word for it guest and host stand at most.
_STUDY: Final = 3.5
_FAR: Final = 200
_TAIL: Final = 90
# So firmly peers are tied.
_PEERS: Final = 2.0
# Who comes for a locality, told before it: "đoàn cán bộ huyện", "Hội Cựu chiến binh xã"; not pupils, not one family.
_BODY: Final = Rare(
    r"\b(?:đoàn|cán bộ|lãnh đạo|văn phòng|hội|phòng|sở|ban|chi cục|trung tâm|ubnd|ủy ban|uỷ ban|hđnd|hội đồng|"
    r"mặt trận|mttq|công an|công đoàn|liên đoàn|liên minh|đảng ủy|đảng uỷ|đảng bộ|chi bộ|tỉnh ủy|thành ủy|huyện ủy|"
    r"quận ủy|thị ủy|huyện uỷ|thành uỷ|thị uỷ|quận uỷ|tỉnh uỷ|huyện đoàn|tỉnh đoàn|thành đoàn|quận đoàn|bí thư|"
    r"chủ tịch|trưởng đoàn|đại biểu|hội viên|phụ nữ|nông dân|cựu chiến binh|thường trực|người có uy tín|"
    r"trưởng thôn|già làng|các xã|lực lượng|tòa án|viện kiểm sát|vks|bhxh|bảo hiểm xã hội|báo|đài|kho bạc|cục|"
    r"hợp tác xã|htx)\b"
    r"(?! (?:quản lý dự án|tổ chức sự kiện))[^,.;:()]{0,70}$"
)
_NO_BODY: Final = Rare(
    r"\b(?:học sinh|sinh viên|du khách|khách du lịch|gia đình|trường|công ty|doanh nghiệp|tập đoàn|bệnh viện|"
    r"câu lạc bộ bóng|đội tuyển)\b[^,.;:()]{0,60}$"
)
# What stands before one that acts by itself: the beginning, or when it was.
_WHEN: Final = (
    "sáng|chiều|tối|trưa|ngày|hôm|trong|từ|mới|vừa|vào|nhân|nhằm|để|thực hiện|theo|sau|năm|tuần|tháng|thời gian|qua"
)
_OPENS: Final = Rare(rf"(?:[-–*+•\s\"“]*|(?:.*[.:] )?(?:(?:{_WHEN})\b[^;:]*, ?))(?:hai |các |2 )?$")
# What leads from learning to where it is done, and from there to who acts.
_PLACED: Final = Rare(r"(?:^| )(?:tại|ở|của|từ|với|về|giữa)(?: [^,.;:()]{1,45})?(?:,| \()? $")
_OTHER_PLACE: Final = Rare(
    r"\b(?:học viện|trường|công ty|bảo tàng|khu di tích|bệnh viện|doanh nghiệp|nhà máy|tổ chức|diễn ra|sắp tới|"
    r"thời gian tới)\b"
)
_BETWEEN: Final = Rare(r"(?:^| )giữa (?:[^,.;:()]{1,60} )?$")
_THERE: Final = Rare(r"(?:^|[ ,])(?:tại|ở|đến|về|tới|với)(?: [^,.;:()]{1,40})? $")
_RECEIVES: Final = Rare(
    r"\b(?:tiếp|đón|đón tiếp|tiếp đón|đón và làm việc|làm việc|gặp mặt|gặp gỡ|chào đón)\b[^.;]{0,60}\bđoàn\b"
)
_PAIR: Final = 2
_JOINT: Final = 60


def note_studies(paper: Paper, mentions: list[Mention], found: Ties, home: Mention | None, title_end: int) -> None:
    """Tie each guest that comes to learn to its host; both act.

    A commune that a province comes to see is its host only where no peer of the province is.
    """
    told = _studies(paper, mentions, home)
    for guest, host, start in told:
        if guest.rank == host.rank:
            _tie(found, guest, host, _STUDY * (TITLE if start < title_end else 1.0))
    for guest, host, start in told:
        if guest.rank != host.rank and not (_has_peer(found, guest) or _has_peer(found, host)):
            _tie(found, guest, host, _STUDY * (TITLE if start < title_end else 1.0))


def _studies(paper: Paper, mentions: list[Mention], home: Mention | None) -> list[tuple[Mention, Mention, int]]:
    """Return guest, host and where the sentence begins for each sentence that tells of learning."""
    told: list[tuple[Mention, Mention, int]] = []
    seen = -1
    for hit in paper.hits("learns"):
        start, end = paper.sentence_at(hit[0])
        if start in (seen, end):
            continue
        own = [one for one in between(mentions, start, end) if not one.inner]
        met = _met(paper, own, hit, (start, end), home)
        if met and "region" not in (met[0].level, met[1].level):
            seen = start
            told.append((met[0], met[1], start))
    return told


def _has_peer(found: Ties, one: Mention) -> bool:
    """Tell whether one is tied to another of its rank."""
    for names, weight in found.pairs.items():
        if one.key in names and weight >= _PEERS:
            first, second = (found.standing[key].first for key in names)
            if first.rank == second.rank:
                return True
    return False


def _tie(found: Ties, guest: Mention, host: Mention, weight: float) -> None:
    """Tie guest and host so firmly, once; both deal by themselves."""
    names = pair(guest.key, host.key)
    before = found.pairs.get(names, 0.0)
    if before < weight:
        found.tie_firmly(*names, weight - before)
        found.strength += weight - before
    for one in (guest, host):
        standing = found.standing.get(one.key)
        if standing is None:
            standing = found.standing[one.key] = Standing(one)
            standing.score = weight / 2
        standing.deed = True


def _met(
    paper: Paper, own: list[Mention], hit: Hit, sentence: Range, home: Mention | None
) -> tuple[Mention, Mention] | None:
    """Return guest and host of a sentence that tells of learning."""
    start, end = sentence
    if not own or is_central(paper, start, end) or paper.any_within("urge", start, hit[0]):
        return None
    guest = next((one for one in reversed(own) if _may_come(paper, one, hit, start)), None)
    if guest is None and home and paper.small.find("đoàn", start, hit[0]) >= 0:
        guest = home
    if guest is None:
        return _between(paper, own, hit)
    host = next((one for one in own if one.lead >= hit[1] and _is_host(paper, one, guest, hit[1])), None)
    host = host or _host_before(paper, own, guest, start)
    return (guest, host) if host else None


def _between(paper: Paper, own: list[Mention], hit: Hit) -> tuple[Mention, Mention] | None:
    """Return the two between whom something is learnt: "trao đổi kinh nghiệm giữa huyện A và huyện B"."""
    after = [one for one in own if one.lead >= hit[1]]
    if len(after) < _PAIR or after[0].lead - hit[1] > _FAR or not _lie_apart(after[0], after[1]):
        return None
    joint = paper.small[after[0].end : after[1].lead]
    if not joint.startswith((" và", " với", " cùng", " - ", " – ", " (")) or len(joint) > _JOINT:
        return None
    return (after[0], after[1]) if _BETWEEN.search(paper.small, hit[1], after[0].lead) else None


def _may_come(paper: Paper, one: Mention, hit: Hit, start: int) -> bool:
    """Tell whether those who come are of a locality, or it is the one that comes."""
    if one.end > hit[0] or hit[0] - one.end > _FAR or bears_name(paper, one):
        return False
    first = max(start, one.lead - _TAIL)
    if _NO_BODY.search(paper.small, first, one.lead):
        return False
    if _BODY.search(paper.small, first, one.lead):
        return True
    return _OPENS.match(paper.small, start, one.lead) is not None


def _is_host(paper: Paper, one: Mention, guest: Mention, learned: int) -> bool:
    """Tell whether what is learned is told to be learned there."""
    if one.lead - learned > _FAR or not _lie_apart(one, guest) or bears_name(paper, one):
        return False
    gap = paper.small[learned : one.lead]
    if ";" in gap or ". " in gap or _OTHER_PLACE.search(gap):
        return False
    return gap == " " or _PLACED.search(gap) is not None


def _host_before(paper: Paper, own: list[Mention], guest: Mention, start: int) -> Mention | None:
    """Return whom a guest is told before to come to, or who receives it: "Tại xã A, đoàn huyện B học tập …"."""
    for one in own:
        if one.end > guest.lead or not _lie_apart(one, guest) or bears_name(paper, one):
            continue
        if _RECEIVES.search(paper.small, one.end, guest.lead):
            return one
        if paper.small.find("đoàn", one.end, guest.lead) >= 0 and _THERE.search(paper.small, start, one.lead):
            return one
    return None


def _lie_apart(one: Mention, other: Mention) -> bool:
    """Tell whether neither holds the other; a commune that no list has may lie in any province."""
    if one.key == other.key or holding(one, other):
        return False
    return one.rank == other.rank or bool(one.uids or one.within)
