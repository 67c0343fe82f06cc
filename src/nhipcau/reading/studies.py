"""Who comes to learn from whom, of whatever level: "Hội Nông dân huyện A tham quan, học tập mô hình tại xã B"."""

from __future__ import annotations

from typing import Final, NamedTuple

from nhipcau.reading.finds import any_match
from nhipcau.reading.layout import Range
from nhipcau.reading.matters import is_central
from nhipcau.reading.mention import Mention, between, holding
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare
from nhipcau.reading.roles import bears_name, is_listed
from nhipcau.reading.scan import Hit
from nhipcau.reading.standing import TITLE, Standing, Ties, pair

# What it tells that one comes to learn from another, so far from the word for it guest and host stand at most.
_STUDY: Final = 4.0
_FAR: Final = 260
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
    r"(?! (?:quản lý dự án|tổ chức sự kiện))[^,.;:()]{0,70}$|"
    r"\b(?:đến từ|xã, thị trấn|xã, phường|thôn, bản|thôn, buôn|phòng, ban|ban, ngành)\b[^,.;:()]{0,40}$"
)
_NO_BODIES: Final = (
    "học sinh", "sinh viên", "du khách", "khách du lịch", "gia đình", "trường", "công ty", "doanh nghiệp", "tập đoàn",
    "bệnh viện", "câu lạc bộ bóng", "đội tuyển",
)  # fmt: skip
_NO_BODY: Final = Rare(rf"\b(?:{'|'.join(_NO_BODIES)})\b(?:[^,.;:()]{{0,60}}|[^,.;:()]{{3,50}}, )$")
# What stands before one that acts by itself: the beginning, or when it was.
_WHEN: Final = (
    "sáng|chiều|tối|trưa|ngày|hôm|trong|từ|mới|vừa|vào|nhân|nhằm|để|thực hiện|theo|sau|năm|tuần|tháng|thời gian|qua"
)
_OPENS: Final = Rare(rf"(?:[-–*+•\s\"“]*|(?:.*[.:] )?(?:(?:{_WHEN})\b[^;:]*, ?))(?:hai |các |2 )?$")
# What leads from learning to where it is done, and from there to who acts.
_PLACED: Final = Rare(r"(?:^| )(?:tại|ở|của|từ|với|về|giữa)(?: [^,.;:()]{1,45})?(?:,| \()? $")
_VISITS: Final = ("thăm", "đến", "gặp", "giao lưu với")
_THERE_ENDS: Final = (" tại ", " tại các ", " ở ", " ở các ")
_OTHER_PLACE: Final = Rare(
    r"\b(?:học viện|trường|công ty|bảo tàng|khu di tích|bệnh viện|doanh nghiệp|nhà máy|(?:được|do|sẽ|vừa) tổ chức|"
    r"tổ chức (?:ngày|vào|tại|ở|sáng|chiều)|diễn ra|sắp tới|thời gian tới)\b|, (?:ông|bà|anh|chị|gia đình) "
)
_BETWEEN: Final = Rare(r"(?:^| )giữa (?:[^,.;:()]{1,60} )?$")
_COMING: Final = (
    " vào ", " ra ", " sang ", " đến ", " tới ", " lên ", " xuống ", " về ", " thăm ", " qua ", " tại ", " ở ",
    " đến thăm ", " thăm và làm việc với ", " làm việc với ", " làm việc tại ",
)  # fmt: skip
_TRAVEL: Final = (" vào ", " ra ", " sang ", " đến ", " tới ", " lên ", " xuống ", " về ", " qua ", " thăm ")
_THERE: Final = Rare(r"(?:^|[ ,])(?:tại|ở|đến|về|tới|với)(?: [^,.;:()]{1,40})? $")
_RECEIVES: Final = Rare(
    r"\b(?:tiếp|đón|đón tiếp|tiếp đón|đón và làm việc|làm việc|gặp mặt|gặp gỡ|chào đón)\b[^.;]{0,60}\bđoàn\b"
)
# A leader of a district who receives those who come to a commune of it, or speaks to them, and what that tells.
_RECEPTION: Final = 1.5
_RECEIVED: Final = Rare(
    r"\b(?:tiếp|đón|chào mừng|nói chuyện|chia sẻ|trao đổi|giới thiệu|phát biểu|thông tin|cho biết|nói|kể)\b[^.;]{0,80}"
    r"\b(?:đoàn|khách)\b|\b(?:tiếp|đón)(?: và làm việc với)? (?:đoàn|khách)\b"
)
_ON_BEHALF: Final = Rare(r"\b(?:thay mặt|về phía|phía)(?: (?:lãnh đạo|địa phương|đảng bộ|chủ nhà|ubnd|,|và))* $")
_POST: Final = 25
_LIST_GAP: Final = 4
_PAIR: Final = 2
_JOINT: Final = 60


def note_studies(paper: Paper, mentions: list[Mention], found: Ties, home: Mention | None, title_end: int) -> None:
    """Tie each guest that comes to learn to its host; both act.

    A commune that a province comes to see is its host only where no peer of the province is.
    """
    told = _studies(paper, mentions, home)
    for study in told:
        if study.guest.rank == study.hosts[0].rank and not _is_stop(found, study):
            _tie_all(found, study, title_end)
    for study in told:
        if _is_of_two_levels(study) and not any(_has_peer(found, one) for one in study.all()):
            _tie_all(found, study, title_end)
            _note_receivers(paper, mentions, found, study)


class Study(NamedTuple):
    """Who comes to learn in the sentence at `start`, and from whom; a `visit` is of peers only."""

    guest: Mention
    hosts: list[Mention]
    start: int
    visit: bool

    def all(self) -> list[Mention]:
        """Return guest and hosts."""
        return [self.guest, *self.hosts]


def _is_stop(found: Ties, study: Study) -> bool:
    """Tell whether a place abroad is only one more that a delegation sees."""
    return study.visit and study.hosts[0].level == "foreign" and _has_peer(found, study.guest)


def _is_of_two_levels(study: Study) -> bool:
    """Tell whether one comes to learn from one of another level; a tour of several provinces has no host."""
    guest, host = study.guest.rank, study.hosts[0].rank
    return not study.visit and (guest < host or (guest > host and len(study.hosts) == 1))


def _studies(paper: Paper, mentions: list[Mention], home: Mention | None) -> list[Study]:
    """Return what each sentence tells of learning."""
    told: list[Study] = []
    seen = -1
    for hit in paper.hits("learns"):
        start, end = paper.sentence_at(hit[0])
        if start in (seen, end):
            continue
        own = [one for one in between(mentions, start, end) if not one.inner and one.level != "region"]
        met = _met(paper, own, hit, (start, end), home)
        if met:
            seen = start
            told.append(
                Study(met[0], _with_listed(paper, own, met[1], met[0]), start, paper.small.startswith(_VISITS, hit[0]))
            )
    return told


def _with_listed(paper: Paper, own: list[Mention], host: Mention, guest: Mention) -> list[Mention]:
    """Return a host with those of its rank that are listed behind it: "tại các tỉnh A, B và C"."""
    hosts = [host]
    for one in own:
        near = one.lead > hosts[-1].end and one.rank == host.rank and _lie_apart(one, guest)
        if near and is_listed(paper, hosts[-1], one):
            hosts.append(one)
    return hosts


def _tie_all(found: Ties, study: Study, title_end: int) -> None:
    for host in study.hosts:
        _tie(found, study.guest, host, _STUDY * (TITLE if study.start < title_end else 1.0))


def _note_receivers(paper: Paper, mentions: list[Mention], found: Ties, study: Study) -> None:
    """Let a district act whose leader receives those who come to a commune of it."""
    if all(host.level != "commune" for host in study.hosts):
        return
    for one in mentions:
        if one.level != "district" or one.key == study.guest.key or holding(one, study.guest):
            continue
        if _receives(paper, one):
            _tie(found, study.guest, one, _RECEPTION)
            return


def _receives(paper: Paper, one: Mention) -> bool:
    """Tell whether a leader of a locality receives guests, or speaks to them."""
    start, end = paper.sentence_at(one.start)
    if _ON_BEHALF.search(paper.small, max(start, one.lead - _TAIL), one.lead):
        return True
    post = paper.last_before("positions", one.start)
    if post is None or one.lead - post[1] > _POST or post[0] < start:
        return False
    return _RECEIVED.search(paper.small, start, end) is not None


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
    at_home = home if home and paper.small.find("đoàn", start, hit[0]) >= 0 else None
    if not own or (at_home is None and all(one.key == own[0].key for one in own)):
        return None
    if is_central(paper, start, end) or paper.any_within("urge", start, hit[0]):
        return None
    guest = next((one for one in reversed(own) if _may_come(paper, one, hit, start)), at_home)
    if guest is None:
        return _between(paper, own, hit)
    host = next((one for one in own if one.lead >= hit[1] and _is_host(paper, one, guest, hit[1])), None)
    host = host or _host_on_the_way(paper, own, guest, hit) or _host_before(paper, own, guest, start)
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
    if one.end > hit[0] or hit[0] - one.end > _FAR or bears_name(paper, one) or _is_come_to(paper, one):
        return False
    first = max(start, one.lead - _TAIL)
    if any_match(_NO_BODY, _NO_BODIES, paper.small, first, one.lead):
        return False
    if _BODY.search(paper.small, first, one.lead):
        return True
    return _OPENS.match(paper.small, start, one.lead) is not None and not _is_second_stop(paper, one)


def _is_host(paper: Paper, one: Mention, guest: Mention, learned: int) -> bool:
    """Tell whether what is learned is told to be learned there."""
    if one.lead - learned > _FAR or not _lie_apart(one, guest) or bears_name(paper, one):
        return False
    gap = paper.small[learned : one.lead]
    if _OTHER_PLACE.search(gap):
        return False
    return gap == " " or gap.endswith(_THERE_ENDS) or (";" not in gap and _PLACED.search(gap) is not None)


def _is_second_stop(paper: Paper, one: Mention) -> bool:
    """Tell whether somebody comes to what is listed before a locality: "ra Hà Giang, Hòa Bình học hỏi"."""
    before = paper.last_before("places", one.lead)
    if before is None or one.lead - before[1] > _LIST_GAP:
        return False
    return paper.small.endswith(_TRAVEL, 0, before[0])


def _is_come_to(paper: Paper, one: Mention) -> bool:
    """Tell whether the words right before a locality say that somebody comes to it: "vào huyện A học cách …"."""
    return paper.small.endswith(_COMING, 0, one.lead)


def _host_on_the_way(paper: Paper, own: list[Mention], guest: Mention, hit: Hit) -> Mention | None:
    """Return whom a guest comes to before it is told what it learns: "đoàn huyện A vào huyện B học cách …"."""
    for one in own:
        near = guest.end < one.lead < hit[0] and hit[0] - one.end < _TAIL
        if near and _is_come_to(paper, one) and _lie_apart(one, guest) and not bears_name(paper, one):
            return one
    return None


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
