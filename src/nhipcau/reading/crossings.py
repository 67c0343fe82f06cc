"""How one locality deals with others over a border, told in one plain sentence or in the headline."""

from __future__ import annotations

from typing import Final

from nhipcau.reading.finds import any_of
from nhipcau.reading.mention import Mention
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare
from nhipcau.reading.states import country_at

_ASIDE: Final = r"(?: \([^()]{2,30}\))?"
# What a locality does that invites another one: "huyện A hôm 5/6 đã mời lãnh đạo huyện B sang …".
_INVITES: Final = Rare(
    r"(?:,? (?:tỉnh |thành phố )?[^,.;()]{2,25},?| \([^()]{2,30}\))??(?: (?:hôm|ngày|sáng|chiều|tối) [\d/.-]+,?)?"
    r"(?: (?:đã|vừa|sẽ))? (?:mời|ngồi (?:lại )?với|ngồi cùng|bàn với|bàn cùng|họp với|họp cùng|gặp)"
    r"(?: (?:lãnh đạo|đoàn|chính quyền|đại diện|ban lãnh đạo|cán bộ|đồng nghiệp))* "
)
# What it holds with another one, not with companies or people there: "tổ chức hội nghị trực tuyến với chính quyền …".
_OTHERS: Final = (
    "doanh|nhà đầu|thương nhân|hãng|công ty|kiều bào|cộng đồng|người|bà con|sinh viên|du khách|báo|đại sứ|tổng lãnh|"
    "lãnh sự|hiệp hội|đồng hương"
)
_HOLDS: Final = Rare(
    rf"{_ASIDE}(?: (?:đã|vừa|sẽ|cùng|chủ trì|tổ chức|có|mở|tiến hành|dự|tham dự))+"
    r"(?: (?:một|cuộc|buổi|phiên))* (?:hội nghị|họp|giao ban|hội đàm|gặp|gặp gỡ|gặp mặt|làm việc|đàm phán|hội thảo|"
    r"tọa đàm|trao đổi|giao lưu|điện đàm)"
    rf"(?: (?!với|cùng)[\w-]+){{0,9}} (?:với|cùng) (?!{_OTHERS})[^.;:()]{{0,70}}"
)
# How its people go there, not to work for a wage.
_GOES: Final = Rare(
    rf"{_ASIDE}(?:,? (?:đã|vừa|lại|cũng|sẽ|còn|tiếp tục|có chuyến|có dịp|lần lượt|trực tiếp|cùng nhau|"
    r"vượt (?:sông|núi|suối|rừng|biên giới|cửa khẩu|đèo)|băng rừng|lên đường))*(?:,)?"
    r" (?:sang|qua) (?:thăm|chơi|chung vui|vui|chúc|mừng|ăn tết|đón tết|dự|gặp|làm việc|giúp|hỗ trợ|trao|tặng|biếu|học|"
    r"tìm hiểu|khám|dạy|cùng|động viên|chia sẻ)\b[^.;:]{0,70}"
)
# How they go there, told around its name: "vừa sang thành phố A học cách …".
_TO: Final = Rare(
    r"(?: (?:đã|vừa|lại|cũng|sẽ|tiếp tục|lên đường|có chuyến|mới|lần lượt|trực tiếp))* (?:sang|qua|đến|tới) (?:với )?"
)
_THERE: Final = Rare(
    r"(?: \([^()]{2,40}\)|, [^,.;:]{3,30},)? (?:để )?"
    r"(?:học (?:cách|hỏi|tập|kinh nghiệm|trồng|làm|nghề)|tham quan|khảo sát|tìm hiểu|trao đổi|giao lưu|biểu diễn|"
    r"tập huấn|thăm|chúc|dạy|hướng dẫn|chuyển giao|giúp|bàn|ký)\b"
)
_WAYS: Final = (_INVITES, _HOLDS, _GOES)
# By season only localities send workers to localities: "tuyển chọn 86 lao động đi làm việc thời vụ tại quận …".
_WORKERS: Final = Rare(
    r"[^.;:]{0,60}\b(?:tuyển|tuyển chọn|đưa|cử|phái cử|tiễn|gửi|xuất cảnh|lựa chọn|có|cho)\b"
    r"(?:(?!công ty)[^.;:]){0,60} lao động\b(?:(?!công ty)[^.;:]){0,60}\b(?:tại|ở|sang|đến)(?: với)? "
)
_SEASON: Final = ("thời vụ", "mùa vụ", "theo mùa")
_SEASON_FAR: Final = 60
# How a ruler from abroad comes: "Tỉnh trưởng A … đã có mặt tại B".
_COMES: Final = Rare(
    rf"{_ASIDE}(?:, [^,.;:]{{2,40}},)?(?: (?:\w+ ){{1,8}})?"
    r"(?: ?(?:đã|vừa|sẽ|lại))* ?(?:đến|tới|thăm|sang|có mặt tại|có mặt ở)(?: (?:thăm|chào|gặp|làm việc|với|tại))* "
)

# What a headline tells of one with those of a country: "hợp tác giữa Đà Nẵng và các địa phương của Ấn Độ".
_MANY: Final = ("các địa phương ", "các tỉnh", "các thành phố ", "các bang ", "các vùng ")
_WITH_MANY: Final = Rare(
    r"\b(?:hợp tác|quan hệ|kết nối|giao lưu|gắn kết|liên kết|hữu nghị|giao thương)\b[^.;:]{0,60}"
    r"\b(?:và|với) (?:các|nhiều|một số) (?:địa phương|tỉnh, thành(?: phố)?|tỉnh|thành phố|bang|vùng)"
    r"(?: (?:của|tại|ở|phía|nam|bắc|trung))* "
)


def deals_with_many(paper: Paper, start: int, end: int) -> bool:
    """Tell whether a headline speaks of working together with the localities of another country, none of them named."""
    if not any_of(paper.small, _MANY, start, end):
        return False
    told = _WITH_MANY.search(paper.small, start, end)
    return told is not None and country_at(paper, told.end()) is not None


def crosses(paper: Paper, one: Mention, other: Mention, gap: str, acts: bool) -> bool:
    """Tell whether one of two deals with the other over the border between them; `gap` is what stands between."""
    if not acts:
        return False
    if any(way.fullmatch(gap) for way in _WAYS):
        return True
    if _TO.fullmatch(gap) and _THERE.match(paper.small, other.end):
        return True
    if one.level == "foreign":
        return _is_ruled(paper, one) and _COMES.fullmatch(gap) is not None
    return _sends_workers(paper, gap, other)


def _sends_workers(paper: Paper, gap: str, other: Mention) -> bool:
    """Tell whether a locality sends people to work there for a season."""
    if (
        "lao động" not in gap
        or "thông báo" in gap
        or not any_of(paper.small, _SEASON, other.lead - len(gap), other.end + _SEASON_FAR)
    ):
        return False
    return _WORKERS.fullmatch(gap) is not None


def _is_ruled(paper: Paper, one: Mention) -> bool:
    """Tell whether the post of who rules a locality abroad stands right before it."""
    post = paper.before("positions", one.lead)
    return post is not None and post[2] == "foreign"
