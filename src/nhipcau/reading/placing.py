"""What a sentence tells of localities by where they stand in it, whatever words of cooperation it has."""

from __future__ import annotations

import re
from typing import Final

from nhipcau.reading.encounters import are_far
from nhipcau.reading.layout import Range
from nhipcau.reading.mention import Mention, across
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare

_JOINED: Final = Rare(r"\s*(?:\([^)]{0,40}\)\s*)?(?:và|-|–|&|với)\s*")
# What a headline may tell of two that it names as a pair: "Hội chợ A - B", "Tình sâu nghĩa nặng A - B".
_PAIR_OF: Final = Rare(
    r"(?:hội chợ|hội nghị|diễn đàn|giao lưu|nghĩa tình|tình|quan hệ|liên kết|chợ|cặp)(?: [\w-]+){0,6} |"
    r"(?!.*(?:trận|derby|tranh chấp|va chạm|cách|so sánh|chênh|mâu thuẫn|cuộc đua|tuyến))[^.;]{4,50} giữa "
)
# What only befalls two that a headline begins with: "A và B cùng có mưa lớn".
_FATE: Final = Rare(
    r" (?:(?:cùng|đều|đồng loạt|tiếp tục|lại|vẫn|đang) )*(?:có|bị|chịu|vào|lọt|tăng|giảm|đạt|đứng|dẫn|thiếu|mất|ngập|"
    r"nóng|nắng|mưa|rét|vượt|xếp|ghi nhận|báo động|cháy|hạn|kêu)\b"
)
# What befalls one here and one abroad alike.
_ALIKE: Final = Rare(
    r"(?: ?\([^()]{2,30}\))? (?:cùng|đều|đồng loạt|lại cùng|cũng) "
    r"(?:có|bị|chịu|vào|lọt|tăng|giảm|đạt|đứng|thiếu|mất|ngập|nóng|nắng|mưa|rét|vượt|xếp|ghi nhận|báo động|cháy|hạn|"
    r"kêu|đón (?:hàng|nhiều|đông|lượng)|bán|xuất|trồng|sạt|lũ|ế|rớt)\b"
)
# Who goes abroad by himself, for work, to study, to trade or to see the place.
_PRIVATE: Final = Rare(
    r"(?<!\w)(?:sinh viên|du học sinh|thực tập sinh|công nhân|ngư dân|tiểu thương|thương lái|thương nhân|du khách|"
    r"khách|gia đình|chàng trai|cô gái|ca sĩ|nghệ sĩ|cầu thủ|doanh nhân|người) (?:\w+ )?$"
)
_FEW_WORDS: Final = 30
_CLOSE: Final = 45
# What a word of giving between two localities tells; what the headline tells that begins with two together; what one of
# this country beside one abroad tells; what a meeting of two tells by itself.
_DIRECT: Final = 2.5
_NAMED_TOGETHER: Final = 1.8
_ABROAD: Final = 2.0
MET: Final = 1.5
# What it tells that one does something together with another.
_WITH: Final = 3.0
# How soon after the giver the word of giving stands: "do Hà Nội trao tặng", "được Hà Nội quan tâm hỗ trợ".
_GIVING_NEAR: Final = 16
# What one locality does with its peers by its own word: "UBND tỉnh A đề nghị B, C …".
_ASKS: Final = re.compile(
    r" (?:đã |vừa |cũng )*"
    r"(?:đề nghị|gửi (?:công văn|văn bản) (?:tới|đến|cho)|trao đổi với|bàn với|họp với|làm việc với)"
    r" (?:lãnh đạo |ubnd |đoàn |các |tỉnh |thành phố )*"
)
_SHORTEST_ASKING: Final = len(" bàn với ")
# With what it begins, behind its space, which is quicker to see.
_ASKS_STARTS: Final = frozenset({"đã", "vừ", "cũ", "đề", "gử", "tr", "bà", "họ", "là"})
_PASSIVE: Final = frozenset({"do ", "được ", "nhờ ", "từ "})


def weight_by_place(paper: Paper, outer: list[Mention], sentence: Range, title: bool) -> float:
    """Return what a sentence tells by where its localities stand, whatever words of cooperation it has."""
    if all(one.key == outer[0].key for one in outer):
        return 0.0
    for index in range(1, len(outer)):
        one, other = outer[index - 1], outer[index]
        if _gives_to(paper, other) or _asks(paper, one, other):
            return _DIRECT
        tie = paper.last_before("ties", other.start)
        if not tie or tie[0] < one.end or other.lead - tie[1] >= _CLOSE:
            continue
        if tie[2].endswith("g"):
            return _DIRECT
        if paper.small.startswith("phối hợp", tie[0]) and _work_together(paper, one, other, tie[0]):
            return _WITH
    start, end = sentence
    if title and _is_headline_pair(paper, outer[0], outer[1], start):
        return _NAMED_TOGETHER
    if any(across(outer[0], one) for one in outer) and not _is_fate_of(paper, outer, start):
        return _ABROAD
    return MET if any(act[2] != "handover" for act in paper.within("acts", start, end)) else 0.0


def _is_fate_of(paper: Paper, outer: list[Mention], start: int) -> bool:
    """Tell whether something only befalls one here and one abroad alike, or people of the first go there by themselves.

    "Hà Giang và Vân Nam cùng vào mùa hoa", "nhiều sinh viên Hà Nội sang Tokyo".
    """
    one, other = outer[0], outer[1]
    if paper.small[one.end : other.lead] == ", " or _JOINED.fullmatch(paper.small, one.end, other.lead):
        return _ALIKE.match(paper.small, other.end) is not None
    return _PRIVATE.search(paper.small, max(start, one.lead - _FEW_WORDS), one.lead) is not None


def _work_together(paper: Paper, one: Mention, other: Mention, tie: int) -> bool:
    """Tell whether one works with a peer of elsewhere; across a border no word for "with" is needed."""
    return are_far(one, other) and (across(one, other) or paper.small.startswith("phối hợp với", tie))


def _asks(paper: Paper, one: Mention, other: Mention) -> bool:
    """Tell whether a locality does something with a peer by its own word."""
    if other.lead - one.end < _SHORTEST_ASKING or paper.small[one.end + 1 : one.end + 3] not in _ASKS_STARTS:
        return False
    if not are_far(one, other):
        return False
    return _ASKS.fullmatch(paper.small, one.end, other.lead) is not None


def _is_headline_pair(paper: Paper, one: Mention, other: Mention, start: int) -> bool:
    """Tell whether a headline begins with two together, or with what there is between them."""
    if one.lead != start and not _PAIR_OF.fullmatch(paper.small, start, one.lead):
        return False
    if _JOINED.fullmatch(paper.small, one.end, other.lead) is None:
        return False
    return _FATE.match(paper.small, other.end) is None


def _gives_to(paper: Paper, other: Mention) -> bool:
    """Tell whether a locality gives to the one named before: "nhà văn hóa do Hà Nội tặng", "được Hà Nội hỗ trợ"."""
    if paper.small[paper.small.rfind(" ", 0, other.lead - 1) + 1 : other.lead] not in _PASSIVE:
        return False
    near = paper.within("ties", other.end, other.end + _GIVING_NEAR)
    return bool(near) and near[0][2].endswith("g")
