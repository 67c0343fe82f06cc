"""How two localities come together without a word of cooperation: a visit, a reception, the same office of both."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Final

from nhipcau.reading.crossings import crosses
from nhipcau.reading.finds import any_of, first_of
from nhipcau.reading.mention import Mention, across, share_unit
from nhipcau.reading.office_before import office_lead
from nhipcau.reading.paper import Paper
from nhipcau.reading.placenames import ancestors
from nhipcau.reading.rare import Rare, begun

# What an encounter tells, and the same office of both in a sentence with a word of working together.
MEETS: Final = 3.0
_TWINS_WORK: Final = 2.5
# How many words may stand between guest and host, how near before a locality its delegation is told.
_GAP: Final = 170
_SENT_BY: Final = 40
# Among how many of a sentence's first localities guest and host are looked for.
_FEW: Final = 4
_PAIR: Final = 2
_OFFICE: Final = 60


def _last_word(text: str) -> str:
    return text[text.rfind(" ") + 1 :]


_HOSTS: Final = (
    begun("tiếp", "trực", "gián", "giao", "liên"),
    begun("đón"),
    begun("gặp gỡ"),
    begun("gặp mặt"),
    begun("hội kiến"),
)
_RECEIVES: Final = Rare(
    r"làm việc với (?:phái )?đoàn(?: công tác| cán bộ| đại biểu)\b|"
    rf"(?:{'|'.join(_HOSTS)})"
    r" (?:thân mật )?(?:(?:và|,) (?:làm việc|trao đổi)(?: [\w ]{3,20})? với |xã giao )?"
    r"(?:đoàn|ông|bà|ngài|đồng chí|lãnh đạo|phó|tỉnh trưởng|thị trưởng|thống đốc|bí thư|chủ tịch|đại diện|"
    r"huyện trưởng|quận trưởng|trấn trưởng|đô trưởng|phái đoàn)\b"
)
# What stands in each of these: plain words are quicker to see.
_RECEPTION: Final = ("tiếp", "đón", "gặp gỡ", "gặp mặt", "hội kiến", "làm việc với")
# Where guests are or go to, not whence they come: "gặp mặt đoàn vận động viên dự giải ở tỉnh …".
_IS_THERE: Final = (" ở ", " tại ")
_SHORTEST_RECEPTION: Final = len(" đón bà ")
_COMING: Final = (
    "sang", "đến", "tới", "thăm", "ra", "vào", "lên", "về", "chúc tết", "chào", "trở lại", "quay lại", "ghé",
)  # fmt: skip
_WHERE: Final = ("tại", "ở", "với")
_MORE: Final = (
    "và", "thăm", "trao", "tặng", "quà", "hỗ trợ", "động viên", "thăm hỏi", "làm việc", "chúc tết", "chia sẻ",
    "khó khăn", "tại", "với", "lãnh đạo", "ubnd", "nhân dân", "chính quyền", "tỉnh ủy", "thành ủy", "nước bạn", "các",
    "cổ truyền", "năm mới", "bunpimay", "chúc mừng", "cán bộ", "đảng bộ", "tặng hoa", "chúc mừng năm mới",
)  # fmt: skip
_COMING_END: Final = tuple(f" {word}" for word in _COMING)
_WHERE_END: Final = tuple(f" {word}" for word in _WHERE)
# Those of _MORE by their last word.
_MORE_END: Final = {last: tuple(f" {word}" for word in _MORE if word.endswith(last)) for last in map(_last_word, _MORE)}
# What the joint subject of a sentence does: "UBND huyện A và chính quyền huyện B gặp nhau bàn …".
_AND: Final = (" và ", " cùng ", " - ", " – ", " (")
_TOGETHER: Final = re.compile(
    r"(?: ?\([^()]{1,40}\)|, (?:tỉnh|thành phố|nước) [^,.;()]{2,25}(?:\([^()]{1,30}\))?,?)?"
    r" (?:đã |vừa |cùng |có |tiếp tục |đồng chủ trì |phối hợp )*"
    r"(?:(?:tổ chức|mở|tiến hành|chủ trì) )?(?:(?:hội nghị|cuộc họp|buổi|lễ|phiên|chương trình|đợt|hội đàm) )?"
    r"(?:gặp nhau|gặp gỡ|gặp mặt|họp|bàn|nhất trí|thống nhất|ký|trao đổi|phối hợp|giao lưu|giao ban|làm việc|"
    r"sơ kết|tổng kết|đánh giá (?:kết quả|công tác|tình hình|việc|một năm|1 năm)|tuần tra|đối thoại|kết nghĩa)\b"
)
_LEARNS: Final = Rare(
    r" (?:học hỏi|học tập|tham quan|khảo sát|tìm hiểu|trao đổi|làm việc|gặp gỡ|giao lưu)\b[^,.;]{0,40}"
    rf" (?:{'|'.join(_WHERE)})\Z"
)
# Who is sent on a trip, and what it is for: "tổ chức đoàn cán bộ đi học tập kinh nghiệm tại …", not a holiday.
_TRIP: Final = ("đoàn", "chuyến", "tổ chức cho")
_TO_LEARN: Final = ("kinh nghiệm", "học hỏi", "mô hình", "cách làm", "trao đổi", "làm việc", "giao lưu")
_WITH: Final = " với "
_LONGEST_LEARNING: Final = 60
# What a headline lets a locality do that it begins with: "Bến Tre sang Đồng Tháp …", "Đà Nẵng đón đoàn …".
_HEADLINE: Final = re.compile(
    r" (?:(?:xin|muốn|sẽ|vừa|lại|tiếp tục) )?"
    r"(?:sang|đến|tới|thăm|ra|vào|lên|học|học hỏi|học tập|học(?: hỏi| tập)?(?: [\w ]{3,25})? (?:của|từ|ở|tại)|"
    r"tiếp|đón|bắt tay|hội đàm|gặp|làm việc với|"
    r"mời|hẹn|nhờ|nhận lời(?: mời)?(?: của)?|mượn [\w ]{3,20}|(?:họp|ngồi|bàn)(?: [\w ]{3,15})? (?:với|cùng)|"
    r"(?:cử|gửi|chuyển|đưa) [^,.;:]{2,30} (?:sang|lên|vào|ra|đến|tới|cho|giúp))"
    r" (?:với |cùng |đoàn |lãnh đạo |các |tỉnh |thành phố |thăm |chúc tết |chúc mừng |tặng quà |làm việc |tại )*"
)
# How a locality is invited, and another one that comes: "Theo lời mời của huyện A, … đoàn huyện B …".
_INVITATION: Final = "lời mời của "
_COLLECTIVE: Final = re.compile(
    r"(?:đoàn|lãnh đạo|tuổi trẻ|phụ nữ|nông dân|thanh niên|công an|báo|đài|phó|bí thư|chủ tịch|sở|hội|ubnd|hđnd|ủy ban)"
    r"(?: [\w.]+){0,4} "
)
_PAPERS: Final = (" báo", " đài", " tòa soạn")
# With what these end, which is quicker to see.
_ENDS: Final = frozenset(word[-3:] for word in _PAPERS)
_TO: Final = Rare(r"\b(?:cho|đến|tới|tại|ở)\b(?! \w+ do\b)(?:(?!\bdo\b|\bcủa\b|[.;]).)*$")


def encounter(paper: Paper, outer: list[Mention], roles: list[str], start: int, title: bool) -> bool:
    """Tell whether one of the first localities of a sentence visits or receives another; both then act."""
    few = min(len(outer), _FEW)
    for first in range(few - 1):
        one = outer[first]
        acts = roles[first] in ("actor", "joined")
        sent = paper.small.find("đoàn", max(start, one.lead - _SENT_BY), one.lead) >= 0
        leads = title and _leads(paper, one, start)
        if not (acts or sent or leads):
            continue
        for second in range(first + 1, few):
            if _meet(paper, one, outer[second], acts, sent, leads):
                roles[first] = "actor"
                roles[second] = "host" if roles[second] == "host" else "visited"
                return True
    return False


def _meet(paper: Paper, one: Mention, other: Mention, acts: bool, sent: bool, leads: bool) -> bool:
    """Tell whether one visits or receives another; it `acts`, has `sent` a delegation, or `leads` the headline."""
    if one.key == other.key or other.lead - one.end > _GAP or not _may_meet(one, other):
        return False
    gap = paper.small[one.end : other.lead]
    if leads and _HEADLINE.fullmatch(gap):
        return True
    office = office_lead(paper, other)
    gap = gap if office == other.lead else paper.small[one.end : office]
    if paper.any_within("company", one.end, other.lead) or paper.any_within("school", one.end, other.lead):
        return False
    received = first_of(gap, _RECEPTION, 0, len(gap)) if acts and len(gap) > _SHORTEST_RECEPTION else -1
    if received >= 0 and _RECEIVES.search(gap, received) and not gap.endswith(_IS_THERE):
        return True
    if across(one, other):
        if _is_invited(paper, one, other) or crosses(paper, one, other, gap, acts):
            return True
        if (acts or sent) and gap.find(_INVITATION, max(0, len(gap) - _SENT_BY)) >= 0:
            return True
    if acts and gap.startswith(_AND) and _TOGETHER.match(paper.small, other.end):
        return True
    sent = sent or (acts and _goes_there(paper, gap, other))
    return sent and gap.endswith(" ") and _comes(gap[:-1])


def _goes_there(paper: Paper, gap: str, other: Mention) -> bool:
    """Tell whether one deals with the other, or sends people to learn: "tổ chức đoàn đi học tập kinh nghiệm tại"."""
    if gap.endswith(_WITH) or (any_of(gap, _TRIP, 0, len(gap)) and any_of(gap, _TO_LEARN, 0, len(gap))):
        return True
    return any(hit[2] == "2" for hit in paper.within("ties", other.end, other.end + _SENT_BY))


def _is_invited(paper: Paper, one: Mention, other: Mention) -> bool:
    """Tell whether a delegation comes that a locality has invited."""
    before = paper.small.rfind(_INVITATION, max(0, one.lead - _SENT_BY), one.lead)
    return before >= 0 and paper.small.find("đoàn", one.end, other.lead) >= 0


def _comes(gap: str) -> bool:
    """Tell whether what stands before a host ends with a visit, and more that is done there: "sang thăm và tặng"."""
    while not gap.endswith(_COMING_END):
        if gap.endswith(_WHERE_END) and _LEARNS.search(gap, max(0, len(gap) - _LONGEST_LEARNING)):
            return True
        more = _MORE_END.get(_last_word(gap), ())
        if not gap.endswith(more):
            return False
        for word in more:
            gap = gap.removesuffix(word)
        gap = gap.removesuffix(",")
    return True


def _may_meet(one: Mention, other: Mention) -> bool:
    """Tell whether two are peers of two provinces, or a province goes to a district of another one, or one abroad."""
    if "foreign" in (one.level, other.level) and "district" in (one.level, other.level):
        return True
    if one.level == "commune" and other.level == "foreign":
        return True
    if one.rank == 1 and other.level == "district":
        return ancestors(other.uids).isdisjoint(one.uids)
    return are_far(one, other)


def _leads(paper: Paper, one: Mention, start: int) -> bool:
    """Tell whether a headline begins with a locality, or with its people or leaders."""
    return one.lead == start or _COLLECTIVE.fullmatch(paper.small, start, one.lead) is not None


def are_far(one: Mention, other: Mention) -> bool:
    """Tell whether two localities are peers and not of one province."""
    return one.rank == other.rank and not share_unit(one, other)


def twins(paper: Paper, outer: list[Mention], start: int, end: int) -> tuple[float, set[int]]:
    """Return what a sentence tells that names the same office of two localities, and which mentions these are."""
    offices = [_office_of(paper, one, start) for one in outer[:_FEW]]
    if len([office for office in offices if office]) < _PAIR:
        return 0.0, set()
    same = {
        at
        for (a, office), (b, its) in combinations(enumerate(offices), 2)
        if office and office == its and outer[a].key != outer[b].key and are_far(outer[a], outer[b])
        for at in (a, b)
    }
    if any(hit[2] == "crime" for hit in paper.within("strangers", start, end)):
        return 0.0, set()
    return (_TWINS_WORK if paper.any_within("ties", start, end) else 0.0), same


def _office_of(paper: Paper, mention: Mention, start: int) -> str | None:
    """Return the words of the office that stands right before a locality: "sở du lịch", "báo"."""
    first, end = max(start, mention.lead - _OFFICE), paper.end_before(mention.lead)
    if end > first and paper.small[end - 3 : end] in _ENDS:
        tail = " " + paper.small[first:end]
        if tail.endswith(_PAPERS):
            return tail.rpartition(" ")[2]
    near = paper.last_before("offices", mention.lead)
    if near is None or near[0] < first:
        return None
    return paper.small[near[0] : mention.lead].strip()


def is_receiver(paper: Paper, given: int, one: Mention) -> bool:
    """Tell whether what is given goes there: "trao 50 ngôi nhà cho hộ nghèo hai tỉnh …", not "trường do … tặng"."""
    return _TO.search(paper.small, given, one.lead) is not None
