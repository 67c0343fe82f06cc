"""The part that a locality plays in a sentence, told by the words around it."""

from __future__ import annotations

import re
from typing import Final

from nhipcau.reading.finds import any_match
from nhipcau.reading.mention import LOCAL, Mention, share_unit
from nhipcau.reading.office_before import office_lead
from nhipcau.reading.paper import Paper
from nhipcau.reading.placenames import countries
from nhipcau.reading.rare import Rare
from nhipcau.reading.vocabulary import beginnings, begins, context, either, ending, endings

# How much of a sentence on cooperation each role carries.
SHARES: Final = {"joined": 1.0, "actor": 1.0, "partner": 1.0, "host": 1.0, "visited": 1.0, "plain": 0.4, "scene": 0.0}
_AND: Final = re.compile(rf"(?:và|-|–|&|với|cùng|,)\s*(?:(?:\d+|,|{either('joint')})\s*)*")
_JOINTS: Final = frozenset({"và", "-", "–", "&", "với", "cùng", ","})
# With what these begin, or a bracket before them, which is quicker to see.
_JOINT_SIGNS: Final = "vc,-–&("
_JOINT_END: Final = endings("joint")
_LISTED: Final = re.compile(
    r"(?: cũ)?\s*(?:,|và|;|&|-|–)\s*"
    r"(?:tỉnh|thành phố(?: cấp huyện)?|tp\.?|huyện|quận|xã|phường|thị trấn|thị xã|châu)?\s*"
)
# What leads through places that are told one behind the other: "hành lang A - B - C", "tuyến xe A – B".
_ROUTE: Final = Rare(
    r"\b(?:tuyến|hành (?:lang|trình)|quốc lộ|cao tốc|chặng|cung đường|hải trình|đường bay|đường sắt|xe khách|hãng xe)\b"
    r"(?! (?:hợp tác|kinh tế))[^.;]{0,60}$"
)
_LONG_ROUTE: Final = 120
# What most often stands there.
_USUAL: Final = frozenset({", ", " và "})
# Where a locality lies, between it and what it does: "Quận 1 (TP.HCM) kết nghĩa …", "huyện A, tỉnh B, đã trao …".
_LIES_IN: Final = re.compile(
    r" ?\([^()]{1,40}\)|,? [^,;.()]{2,30},?"
    r"(?= (?:đã|sẽ|vừa|kết nghĩa|ký|trao|tặng|hỗ trợ|giúp|chuyển|ủng hộ|đón|tiếp đoàn|phối hợp)\b)"
)
# The roles that words right before a locality tell, in the order in which they are looked for.
_BEFORE: Final = {"people": "partner", "scene": "scene", "actor": "actor", "partner": "partner"}
_TOLD: Final = endings(*_BEFORE)
_SCENE_OR_TOLD: Final = endings("institution", *_BEFORE)
# What words right before a locality tell that are no office.
_NO_OFFICE: Final = endings("scene", "partner", "joint")
_OF: Final = " của"
# Those who act for their locality, where nothing goes to them: "cán bộ xã A".
_OFFICIALS: Final = (". cán bộ", ", cán bộ")
_OFFICIALS_FIRST: Final = " cán bộ"
# Words that end like a bridge, a newspaper, a team.
_NO_INSTITUTION: Final = (
    " yêu cầu", " nhu cầu", " cung cầu", " cung - cầu", " thông báo", " báo cáo", " quân đội", " bộ đội", " giai đoạn",
    " chi viện", " cứu viện", " tiếp viện", " môi trường", " thị trường", " ty công an", " cục công an", " nghị viện",
)  # fmt: skip
# Who only bids others to: "Thực hiện chủ trương của Thành ủy A và Huyện ủy B".
_BIDDEN: Final = Rare(
    r"\b(?:thực hiện|theo)(?: sự| ý kiến)? (?:chủ trương|chỉ đạo|phân công|lời kêu gọi|phát động|hướng dẫn) của "
    r"(?:ban thường vụ|thường trực|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|ubnd|ủy ban|tỉnh|thành phố)\b[^,;.]*$"
)
_BORDERS: Final = Rare(
    r"\b(?:giáp(?: với)?|giáp ranh với)(?! ranh\b| biên\b| nhau\b)(?:[^.;:()]{0,40},| và)?(?: \w+)?$"
)
# The commune or district of a hamlet: "bản Cột Mốc (xã Tén Tằn …) và bản Sốp Hào kết nghĩa".
_HAMLETS: Final = ("bản", "thôn", "ấp", "xóm", "làng", "buôn", "khóm", "khu phố", "tổ dân phố")
_OF_HAMLET: Final = Rare(rf"\b(?:{'|'.join(_HAMLETS)}) [^,.;:()]{{1,25}} \($")
# The rest of the name of a firm or a group, up to the bracket that tells where it is at home.
_OWNED: Final = Rare(r"[^.,;:()]{0,45}\($")
_REGION: Final = " vùng"
_OF_LIST: Final = ("actor", "partner")
_DELEGATION: Final = "đoàn công tác"
# What parts a locality from one named before.
_BETWEEN: Final = (",", ":", "–", "-", " và")
# Something that lies in the locality named behind it: "tại khu di tích Kim Liên, huyện …", "thăm làng A, xã …".
_SITE: Final = Rare(
    r"\b(?:tại|ở|thăm|viếng|tham quan|khảo sát) "
    r"(?!(?:các|một số|việc|chỗ|tỉnh|thành phố|tp|thị xã|huyện|quận|xã|phường|thị trấn|đoàn|lãnh đạo|ubnd)\b)"
    r"[^,.;:()]{3,50},(?: (?:bản|thôn|cụm|cụm bản|khu|xã|thị trấn|phường) [^,.;:()]{2,20},)?$"
)
# What is called after the commune or district that it stands in.
_POSTS: Final = (" đồn biên phòng", " đồn", " trạm biên phòng", " trạm kiểm soát biên phòng")
_JOBS: Final = Rare(r"\b(?:lao động|công nhân|thực tập sinh|kỹ sư)\b[^.;:]{0,45} làm việc(?: ở| tại)$")
_GUESTS: Final = Rare(r"\b(?:dự|tham dự) [^,.;:]{0,30}\b(?:có|gồm)\b")
# How a sentence begins that lists who attends.
_ATTENDS: Final = Rare(r"(?:cùng |tham |đến )*(?:dự|chứng kiến|có mặt|tiếp|đón)\b[^,.;:]{0,60} (?:còn )?(?:có|gồm)\b")
_IN: Final = (" tại", " ở")
# What leads to those who hold a session with each other.
_SHARED_BY: Final = (
    " giữa",
    " giữa hai",
    " giữa các",
    " giữa 2",
    " giữa ba",
    " giữa 3",
    " giữa đoàn",
    " giữa lãnh đạo",
)
_WORKING: Final = tuple(f" {phrase}{there}" for phrase in context("session") for there in _IN)
# How far before a locality words of meeting there are looked for.
_MEETING: Final = [("yet to come", 60), ("session", 55), ("visit", 40)]
_ACTING: Final = beginnings("acting")
_UNSURE: Final = ("plain", "scene", "partner")
_THERE: Final = ("tại ", " ở ", "đến ", "tới ", "ang ", "uộc ")
_FEW: Final = 8
_PAIR: Final = 2
_OFFICE: Final = 45
# Houses where something only takes place.
_HALLS: Final = ("trụ sở ", "hội trường ", "nhà khách ", "khuôn viên ", "phòng họp ", "sân ")
_TAIL: Final = 60
_END: Final = 3
_PROVINCE: Final = 1
# How far after a delegation the word for its visit stands.
_TRIP: Final = 60
# The words of a name between its kind and its locality, not those that begin something else.
_OWN_NAME: Final = re.compile(
    r"(?: (?!(?:và|với|tại|cho|về|của|ở|ký|đã|trao|tặng|cùng|do|từ|đến|tới|thăm|giúp|sẽ|trên|thuộc)\b)[\w-]+){0,6}"
    r"(?: của)?\s?"
)


def roles_of(paper: Paper, mentions: list[Mention], gift: bool) -> list[str]:
    """Return the role of each mention of a sentence; `gift` tells that the sentence tells of giving.

    A role is one of: joined, actor, partner, host, visited, plain, scene.
    """
    meeting, apart = _meeting(paper, mentions), _may_be_apart(paper, mentions)
    roles: list[str] = []
    guest = False
    attending = _attending(paper, mentions)
    for mention in mentions:
        role = _role(paper, mention, meeting, apart)
        if attending >= 0 and role != "joined" and mention.lead > attending and not _acts(paper, mention):
            role = "scene"
        roles.append(role)
        if role != "scene":
            guest = guest or (role == "actor" and _travels(paper, mention))
            continue
        index = len(roles) - 1
        if (gift or guest) and "partner" not in roles and _is_there(paper, mention) and not bears_name(paper, mention):
            roles[index] = "visited"
    if len(mentions) > 1:
        for one, other in _same_offices(paper, mentions, roles):
            roles[one] = roles[other] = "actor"
    for index in range(len(mentions) - 2, -1, -1):
        if roles[index + 1] in _OF_LIST and _begins_list(paper, mentions, index, roles[index]):
            roles[index] = roles[index + 1]  # "các tỉnh A, B": the first of a list is what the last is
    for index in range(len(mentions) - 1):
        _join(paper, mentions, roles, index)
    return roles


def sides(paper: Paper, mentions: list[Mention]) -> list[int] | None:
    """Return for each mention of a sentence where its list of one province's units begins, or -1; None without such.

    What "các huyện A, B và C" do, they do as units of their province, not with one another.
    """
    found: list[int] | None = None
    for at in range(1, len(mentions)):
        one, other = mentions[at - 1], mentions[at]
        if one.level not in LOCAL or one.level != other.level or not is_listed(paper, one, other):
            continue
        begins = found[at - 1] if found and found[at - 1] >= 0 else at - 1
        if (begins == at - 1 and not _is_several(paper, one)) or not share_unit(one, other):
            continue
        found = found or [-1] * len(mentions)
        found[begins] = found[at] = begins
    return found


def _is_several(paper: Paper, mention: Mention) -> bool:
    """Tell whether "các" leads a list, that is not told to lie between its members: "các huyện A, B"."""
    several = paper.small.endswith("các ", 0, mention.lead) or paper.small.startswith("các ", mention.lead)
    return several and not paper.small.endswith(("giữa ", "giữa các "), 0, mention.lead)


def _attending(paper: Paper, mentions: list[Mention]) -> int:
    """Return where a sentence begins to list who attends, if a district or a commune does, else -1.

    "Dự lễ ký, phía tỉnh A có các đồng chí …; đại diện lãnh đạo các huyện B, C": they look on.
    """
    if all(one.rank <= _PROVINCE for one in mentions):
        return -1
    start, end = paper.sentence_at(mentions[-1].start)
    listed = _ATTENDS.match(paper.small, start, end)
    return listed.end() if listed else next((hit[1] for hit in paper.within("attendance", start, end)), -1)


def _begins_list(paper: Paper, mentions: list[Mention], index: int, role: str) -> bool:
    """Tell whether a mention is what the next one of the list is.

    One that only another, or a colon, stands before is no partner: "Đảng ủy các xã: A, B và C ký kết".
    """
    one, other = mentions[index], mentions[index + 1]
    if role == "plain":
        return paper.text[one.end] == "," and is_listed(paper, one, other)
    if role != "partner" or not is_listed(paper, one, other):
        return False
    return paper.small[max(0, one.lead - 5) : one.lead].rstrip().endswith(_BETWEEN)


def is_listed(paper: Paper, one: Mention, other: Mention) -> bool:
    """Tell whether no more than a comma or a conjunction stands between two mentions."""
    gap = paper.small[one.end : other.lead]
    return gap in _USUAL or _LISTED.fullmatch(gap) is not None


def _travels(paper: Paper, mention: Mention) -> bool:
    """Tell whether a locality's delegation or leader goes on a visit: "đoàn huyện A vượt cửa khẩu sang thăm …"."""
    return paper.any_within("visit", mention.end, mention.end + _TRIP)


def _is_there(paper: Paper, mention: Mention) -> bool:
    """Tell whether the words before a locality say that something comes to it or happens there."""
    return paper.small[max(0, mention.lead - 4) : mention.lead] in _THERE


def is_joint(gap: str) -> bool:
    """Tell whether what parts two mentions is no more than a conjunction, and words like "các tỉnh"."""
    joint = gap.strip()
    if joint.startswith("("):
        bracket = joint.find(")")
        joint = joint[bracket + 1 :].lstrip()
    if not joint:
        return False
    sign = joint[0]
    first = joint.partition(" ")[0] if sign in "vc" else sign
    if first == joint or first not in _JOINTS:
        return first == joint and joint in _JOINTS
    # Most end in a word that joins nothing, which is quicker to see.
    last = joint[-1]
    joins = last == "," or last.isdigit() or ending(joint, _JOINT_END) is not None
    return joins and _AND.fullmatch(joint) is not None


def _join(paper: Paper, mentions: list[Mention], roles: list[str], index: int) -> None:
    """Give a mention and the next one what they share where a conjunction joins them or a list holds both."""
    at = mentions[index].end
    sign = paper.small[at + 1] if paper.small[at] == " " else paper.small[at]
    if sign not in _JOINT_SIGNS and not sign.isspace():
        return
    gap = paper.small[at : mentions[index + 1].lead]
    if not is_joint(gap):
        return
    if roles[index] == "scene":
        aside = gap == ", " and roles[index + 1] == "actor" and _acts(paper, mentions[index + 1])
        if not aside and _LISTED.fullmatch(gap):
            roles[index + 1] = "scene"
    elif roles[index] == "visited" and "," in gap and _LISTED.fullmatch(gap):
        roles[index + 1] = "visited"
    elif "," not in gap and (roles[index] not in ("host", "partner") or _is_between(paper, mentions[index])):
        roles[index] = roles[index + 1] = "joined"
    elif roles[index] in ("actor", "partner", "host", "joined"):
        roles[index + 1] = roles[index]


def _is_between(paper: Paper, mention: Mention) -> bool:
    """Tell whether a locality is the first of those between whom something is: "giữa huyện A và huyện B"."""
    return paper.small.endswith("giữa ", 0, mention.lead)


def _role(paper: Paper, mention: Mention, meeting: list[tuple[str, int]], apart: bool) -> str:
    """Tell by the words before a locality whether it acts, is worked with, or is only the scene.

    `apart` tells that something near it may only be named by it.
    """
    tail = _before(paper, mention.lead)
    told = _told_by(tail)
    if told == "institution" or (apart and names_school(paper, mention.lead)) or _lies_by(paper, mention, tail, apart):
        return "scene"
    met = _met(paper, mention.lead, meeting) if meeting else None
    if met:
        return _met_as(paper, mention, met, tail)
    if _is_office(paper, mention):
        return "scene" if _is_hall(paper, mention) else "actor"
    if tail.endswith(_BETWEEN) and _acts(paper, mention):
        return "actor"
    if tail.endswith(_REGION) and mention.level in ("region", "foreign"):
        tail = tail.removesuffix(_REGION)
        told = ending(tail, _TOLD)
    if told:
        if told == "people":
            return _of_people(mention, tail)
        return _BEFORE[told]
    return "actor" if _acts(paper, mention) else "plain"


def _met_as(paper: Paper, mention: Mention, met: str, tail: str) -> str:
    """Return the role of one that is met at a session, on a visit, or only in time to come."""
    if met == "visit":
        return "actor" if _is_sent(paper, mention, tail) else "visited"
    if met == "session" and tail.endswith(_SHARED_BY):
        return "actor"
    return "host" if met == "session" and not _is_room(tail) and not _is_other(tail) else "scene"


def _is_sent(paper: Paper, mention: Mention, tail: str) -> bool:
    """Tell whether a delegation comes from a locality: "đoàn công tác của tỉnh", "đoàn công tác Thành ủy"."""
    lead = office_lead(paper, mention)
    sent = tail if lead == mention.lead else _before(paper, lead)
    return sent.removesuffix(_OF).endswith(_DELEGATION)


def _of_people(mention: Mention, tail: str) -> str:
    """Tell what part a locality plays of whose people or officials a sentence speaks.

    People of a commune, or of a district abroad whose province is told, are only where something goes.
    """
    if tail.endswith(_OFFICIALS) or tail == _OFFICIALS_FIRST:
        return "actor"
    abroad = mention.level == "foreign" and mention.within is not None and mention.within.lower() not in countries()
    return "scene" if abroad or mention.level == "commune" else "partner"


def _told_by(tail: str) -> str | None:
    """Return what the words before a locality tell: "institution" where a thing bears its name, else one of _BEFORE."""
    told = ending(tail, _SCENE_OR_TOLD)
    return ending(tail, _TOLD) if told == "institution" and tail.endswith(_NO_INSTITUTION) else told


def bears_name(paper: Paper, mention: Mention) -> bool:
    """Tell whether only something, or somebody's home, is called after a locality: "bệnh viện", "quê"."""
    return _told_by(_before(paper, mention.lead)) == "institution"


def _before(paper: Paper, lead: int) -> str:
    """Return the words before a locality in its line, the first after a space like the others."""
    if lead and paper.small[lead - 1] == "\n":
        return " "
    end = paper.end_before(lead)
    if end + 1 < lead and paper.text.find("\n", end, lead) >= 0:
        return " "  # what the line above ends with tells nothing of it
    first = max(0, lead - _TAIL)
    line = paper.small.rfind("\n", first, end)
    return " " + paper.small[line + 1 if line >= 0 else first : end]


def _may_be_apart(paper: Paper, mentions: list[Mention]) -> bool:
    """Tell whether a school, what lies beside a locality or its word may be named before any mention of a sentence."""
    first, last = mentions[0].lead - _TAIL, mentions[-1].lead
    return paper.any_within("school", first, last) or paper.any_within("beside", first, last)


def _lies_by(paper: Paper, mention: Mention, tail: str, apart: bool) -> bool:
    """Tell whether a locality is named for what lies in it, beside it or on a road, or for its word: "bản A (xã B)"."""
    if _is_on_route(paper, mention, tail) or _is_post(mention, tail):
        return True
    if "(số " in tail and paper.text.startswith(")", mention.end):
        return True  # the address of a hall
    if tail.endswith("("):
        told = mention.lead < mention.start and paper.text.startswith(")", mention.end)
        return told or any_match(_OF_HAMLET, _HAMLETS, tail, 0, len(tail)) or _is_home_of(paper, mention)
    if tail.endswith(",") and mention.lead < mention.start and mention.level in ("district", "commune", "foreign"):
        alone = not paper.text.startswith(" và ", mention.end) and not _acts(paper, mention)
        return alone and _SITE.search(tail) is not None
    if "cửa ngõ" in tail:
        return True  # "là cửa ngõ giao thương, kết nối với A, B"
    if not apart:
        return False
    if " của " in tail and ("hiện " in tail or "theo " in tail) and _BIDDEN.search(tail):
        return True
    if " giáp" not in tail:
        return False
    if tail.endswith(" giáp ranh"):
        return mention.lead < mention.start  # "giáp ranh huyện A", not "hai xã giáp ranh A và B"
    return _BORDERS.search(tail) is not None


def _is_post(mention: Mention, tail: str) -> bool:
    """Tell whether a post at the border is called after where it stands: "Đồn Biên phòng Chiềng Sơn"."""
    return mention.lead == mention.start and mention.level in LOCAL and tail.endswith(_POSTS)


def _is_on_route(paper: Paper, mention: Mention, tail: str) -> bool:
    """Tell whether a locality is one of those that a road or a line leads through: "hành lang A - B - C"."""
    after = mention.end + 1
    if after < len(paper.small) and _is_dash(paper.small[after]) and _ROUTE.search(tail):
        return True
    far = max(0, mention.lead - _LONG_ROUTE)
    return _is_dash(tail[-1]) and _ROUTE.search(paper.small, far, mention.lead) is not None


def _is_dash(sign: str) -> bool:
    return sign == "-" or sign == "–"


def _is_room(tail: str) -> bool:
    """Tell whether a session is only held there: "buổi làm việc ngày 14/3 tại thành phố …", not "làm việc tại"."""
    return tail.endswith(_IN) and not tail.endswith(_WORKING)


def _is_other(tail: str) -> bool:
    """Tell whether one is only a guest, or no session is meant: "Dự hội đàm có …", "lao động sang làm việc ở …"."""
    if "dự " in tail and _GUESTS.search(tail):
        return True
    return _JOBS.search(tail) is not None


def _acts(paper: Paper, mention: Mention) -> bool:
    """Tell whether a word of acting follows a locality, and where it lies if that is told."""
    at = mention.end
    if mention.within:
        lies = _LIES_IN.match(paper.text, at)
        at = lies.end() if lies else at
    return paper.text[at : at + 1] == " " and begins(paper.small, at + 1, _ACTING)


def is_private(paper: Paper, mention: Mention) -> bool:
    """Tell whether a firm, a school or a group of givers is called after a locality, or at home there."""
    return names_school(paper, mention.lead) or (mention.lead > 0 and _is_home_of(paper, mention))


def _is_home_of(paper: Paper, mention: Mention) -> bool:
    """Tell whether a locality in brackets tells where a firm, a pagoda or a group of givers comes from."""
    near = paper.last_before("school", mention.lead)
    return (
        near is not None
        and near[0] > mention.lead - _TAIL
        and _OWNED.fullmatch(paper.small, near[1], mention.lead) is not None
    )


def names_school(paper: Paper, lead: int) -> bool:
    """Tell whether a locality ends the name of a university, a hospital or the like: "Đại học Quốc gia TP.HCM"."""
    near = paper.last_before("school", lead)
    return near is not None and near[0] > lead - _OFFICE and bool(_OWN_NAME.fullmatch(paper.small, near[1], lead))


def _meeting(paper: Paper, mentions: list[Mention]) -> list[tuple[str, int]]:
    """Return those of _MEETING that words before any of the mentions of a sentence tell of."""
    first, last = mentions[0].lead, mentions[-1].lead
    return [(name, far) for name, far in _MEETING if paper.any_within(name, first - far, last)]


def _met(paper: Paper, lead: int, meeting: list[tuple[str, int]]) -> str | None:
    """Return which of `meeting` the clause that leads up to a locality tells of."""
    for name, far in meeting:
        start = lead - far
        if not paper.holds(name, start, lead):
            continue
        clause = start
        for mark in ".;,\n":
            clause = max(clause, 1 + paper.small.rfind(mark, max(start, 0), lead))
        if paper.holds(name, clause, lead):
            return name
    return None


def _is_office(paper: Paper, mention: Mention) -> bool:
    """Tell whether an office stands right before a locality: "Hội Liên hiệp Phụ nữ tỉnh …"."""
    return office_lead(paper, mention) < mention.lead


def _is_hall(paper: Paper, mention: Mention) -> bool:
    """Tell whether a locality only has the house where something takes place: "tại trụ sở UBND huyện …"."""
    return paper.small.endswith(_HALLS, 0, office_lead(paper, mention))


def _same_offices(paper: Paper, mentions: list[Mention], roles: list[str]) -> list[tuple[int, int]]:
    """Return the pairs of mentions that the same office stands before: "Công an tỉnh A … Công an tỉnh B"."""
    unsure: list[int] = []
    for at in range(min(len(mentions), _FEW)):
        if mentions[at].lead < mentions[at].start and roles[at] in _UNSURE:
            unsure.append(at)
    if len(unsure) < _PAIR:
        return []
    # Most end in different words, which is quicker to see.
    ends = {paper.small[mentions[at].lead - _END : mentions[at].lead] for at in unsure}
    if len(ends) == len(unsure):
        return []
    offices = [_office_before(paper, mentions[at]) for at in unsure]
    found: list[tuple[int, int]] = []
    for second, office in enumerate(offices):
        found += [(unsure[first], unsure[second]) for first in range(second) if office and offices[first] == office]
    return found


def _office_before(paper: Paper, mention: Mention) -> str | None:
    """Return the two words before a locality where they could end the name of an office."""
    before = paper.small[max(0, mention.lead - 30) : mention.lead]
    office = " ".join(before.rsplit(None, 2)[-2:])
    if ending(f" {office}", _NO_OFFICE):
        return None
    return office
