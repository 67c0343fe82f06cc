"""Who gives, who receives and who is bound to whom, told of one locality by the words around it."""

from __future__ import annotations

from typing import Final

from nhipcau.reading.mention import Mention
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare
from nhipcau.reading.vocabulary import either

# How far before a locality those are told who act for it, and how far what leads up to them.
_BODY_FAR: Final = 110
_LEAD_FAR: Final = 70
# How far after a giver its word of giving stands where only that can follow, and how far one tells of its gift.
_NEAR: Final = 70
_FAR: Final = 150
# What a word of giving tells that is counted, and one that may also tell of a policy; what is told in the headline.
GIVEN: Final = 2.5
_GRANTED: Final = 1.5
_ANNOUNCED: Final = 1.0
# Who acts for a locality: "Đảng bộ, chính quyền và nhân dân ", "các bạn ở ".
_BODY: Final = Rare(rf"(?<!\w)(?:{either('body')}(?:,| và| các| của| tại| ở)* )+$")
_COMRADES: Final = Rare(
    r"(?<!\w)(?:các|những|anh em|bà con|mấy)"
    r"(?: (?:bạn|bạn bè|người bạn|đồng chí|anh|chị|anh chị|em|đồng nghiệp))? (?:ở|từ) $"
)
_THEY: Final = ("các ", "những ", "anh em ", "bà con ", "mấy ")
# Where one lies: " (Hà Nội)", ", thành phố Hà Nội".
_LIES_IN: Final = Rare(
    r" ?\([^()]{2,40}\)|,? (?:tỉnh|thành phố|tp\.?|huyện|thị xã|quận) [^,.;:()]{2,22}?"
    rf"(?:,|(?= (?:đã|vừa|cũng|{either('gives')})\b))"
)
_ALSO: Final = (
    r"(?:(?:đã|cũng|còn|vừa|mới|lại|liền|kịp thời|trực tiếp|mỗi nơi|mỗi đơn vị|trích ngân sách|trích quỹ|tiếp tục|hứa|"
    r"cam kết) )*"
)
_GIVES: Final = Rare(rf" {_ALSO}(?:{either('gives')})(?: (?:tặng|lên|sang|về|vào|ra|đến|tới|kèm|cho|thêm|giúp))*\b")
_GRANTS: Final = Rare(rf" {_ALSO}(?:hỗ trợ|giúp|giúp đỡ|dành|cử|chi)\b")
_PAID: Final = "tặng|gửi|trao|hỗ trợ|ủng hộ|tài trợ|giúp|góp|đóng góp|chi viện|quyên góp|vận động|biếu|đỡ đầu"
_PAYS: Final = Rare(rf"[^.;:]{{0,40}}?(?<!\w)(?:{_PAID})\b(?! ý)")
_HELPS: Final = Rare(
    r"(?! phân công| giao| cử)[^.;:]{0,45}?(?<!\w)"
    r"(?:tặng|gửi tặng|trao tặng|xây tặng|trao|hỗ trợ|giúp|giúp đỡ|ủng hộ|chi viện|đỡ đầu)\b"
)
_THING: Final = either("given thing")
_SOME: Final = r"một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|hàng chục|hàng trăm|hàng nghìn"
_COUNT: Final = Rare(rf"[^.;:\n]*?(?<!\w)(?:\d[\d.,]*|{_SOME}) (?:nghìn |vạn |chục |trăm )?(?:{_THING})\b")
# What honours, and is no help.
_HONOURS: Final = Rare(r"[^.;:\n]*?(?:bằng khen|giấy khen|huy chương|kỷ niệm|danh hiệu|cờ thi đua|giải |phiếu )")
_PRESENT: Final = Rare(rf"(?<!\w)(?:{either('present')})(?: [^,.;:]{{0,28}})? (?:của|từ)(?: các| những)? $")
_AGENT: Final = Rare(r"(?<!\w)(?:do|nhờ) $")
_BY: Final = Rare(r"(?<!\w)được $")
# With what a clause begins.
_OPENS: Final = Rare(
    r"(?:^|[.;:,\n\"“(–•|*-] ?|\d[.)] ?|"
    r"(?<!\w)(?:riêng|còn|và|trong đó|cụ thể|năm nay|đợt này|dịp này|vừa qua|mới đây|có|gồm) )$"
)
# Who gives that is no locality, though it lies in one or is called after it.
_STRANGER: Final = Rare(rf"(?<!\w)(?:{either('other giver')}|bà(?! con)|anh(?! chị| em)|bộ(?! chỉ huy)(?! đội))(?!\w)")
_LINE: Final = Rare(
    rf"(?: ?\([^()]{{2,40}}\))? ?(?:[:–-] ?\d[\d.,]* ?(?:{_THING})\b|\|(?:[^\n|]{{0,80}}\|){{0,3}} ?\d)"
)
_LINE_FAR: Final = 600
_ANNOUNCES: Final = ("ủng hộ", "tài trợ", "hỗ trợ", "đóng góp", "quyên góp", "tiếp nhận", "cứu trợ", "giúp đỡ")
_BULLET: Final = Rare(r"(?:^|\n)[ \t]*(?:\d{1,2}[.)]|[-–+*•])?[ \t]*$")
_RECEIVES: Final = Rare(
    r"(?:[^.;:\n]{0,30}?[ ,])?(?<!\w)(?:tiếp nhận|đón nhận|nhận|được (?:trao|tặng|hỗ trợ|giúp|đón))\b"
    r"(?! (?:định|xét|thấy|thức|xã|huyện|đỡ đầu|giúp|bằng|giải|danh|quyết))"
)
_FOR: Final = Rare(
    r"(?<!\w)(?:cho|tặng|giúp|giúp đỡ|gửi|gửi đến|gửi tới|đến với|ủng hộ|hỗ trợ|cứu trợ|chi viện|hướng về)(?: cho)?"
    r"(?: (?:các|những|đồng bào|nhân dân|bà con|người dân|dân|hộ|hộ nghèo|gia đình|học sinh|cán bộ|trẻ em|vùng lũ|"
    r"vùng cao|chính quyền|ubnd|nghèo|và))* $"
)
_THANKED: Final = Rare(
    r"(?<!\w)(?:cảm ơn|cám ơn|tri ân)(?! của)(?: (?!con em|xa|ở|tại|quê|công ty|ông|gia đình)[^ .;:]+){0,6} $"
)
_THANKING: Final = Rare(r"[^.;:,]{0,12} gửi (?:thư|điện|lời) cảm ơn\b")
_THANKS: Final = ("cảm ơn", "cám ơn", "tri ân")
_BEHALF: Final = ("thay mặt ", "lời cảm ơn của ")
_BONDS: Final = "kết nghĩa|nhận giúp|giúp đỡ|đỡ đầu|phụ trách giúp|phân công giúp"
_KINDS: Final = (
    "nơi|đơn vị|địa phương|địa bàn|vùng đất|tỉnh|thành phố|huyện|quận|thị xã|xã|phường|người bạn|người anh em"
)
_OTHERS: Final = "đồn|công ty|ngân hàng|bộ|sở|trường|bệnh viện|công an|tập đoàn|quân đoàn|doanh nghiệp|ban|báo|đài|hội"
# Whose partner one is told to be aside: ", đơn vị được phân công giúp đỡ huyện", ", nơi kết nghĩa với xã".
_ASIDE: Final = Rare(
    rf"(?: \([^()]{{2,40}}\))?(?:,| [-–]| là| \() ?(?:là )?(?:một )?(?:{_KINDS})"
    rf"(?! [^,.;]{{0,40}}(?<!\w)(?:{_OTHERS})(?!\w))(?: [^ ,.;()]+){{0,7}}? (?:{_BONDS})\b"
)
# What one does for another: "nhận giúp đỡ huyện", "được Tỉnh ủy phân công đỡ đầu xã".
_TAKES: Final = Rare(
    r" (?:đã |tiếp tục |cũng )*"
    r"(?:nhận|được (?:(?:ban thường vụ )?(?:tỉnh ủy|thành ủy|tỉnh|thành phố|cấp trên) )?(?:phân công|giao))"
    rf"(?: \w+){{0,2}} (?:{_BONDS})\b"
)
_TWIN: Final = Rare(rf"(?<!\w)(?:{_KINDS})(?: bạn| anh em)? kết nghĩa(?: của \w+)?(?: là|:|,| -)? $")
_ADOPTS: Final = Rare(r"(?<!\w)(?:nhận đỡ đầu|đỡ đầu|nhận giúp đỡ|kết nghĩa với|phân công giúp đỡ)(?: các)? $")


def head_of(paper: Paper, one: Mention) -> int:
    """Return where those begin who act for a locality, else its kind word: "Đảng bộ và nhân dân huyện …"."""
    first = max(0, one.lead - _BODY_FAR)
    people = _BODY.search(paper.small, first, one.lead) or _COMRADES.search(paper.small, first, one.lead)
    return people.start() if people else one.lead


def gives(paper: Paper, listed: list[Mention], title: bool) -> float:
    """Return how firmly localities of one list, or who acts for them, are told to give by themselves."""
    small, one, last = paper.small, listed[0], listed[-1]
    head, after = head_of(paper, one), _after(paper, last)
    first = max(paper.sentence_at(one.start)[0], head - _LEAD_FAR)
    if head < one.lead and small.startswith(_THEY, head):
        return _far(paper, last)
    if _PRESENT.search(small, first, head):
        return GIVEN
    if small.startswith("kính gửi", first) or _THANKED.search(small, first, head):
        return _GRANTED if _thanks(paper, 0, len(small)) else 0.0
    if _AGENT.search(small, first, head):
        return GIVEN if _PAYS.match(small, after, after + _NEAR) else 0.0
    if _BY.search(small, first, head):
        return GIVEN if _HELPS.match(small, after, after + _NEAR) else 0.0
    if is_line(paper, one):
        return GIVEN
    if not _OPENS.search(small, first, head) or _is_strangers(paper, one, head):
        return 0.0
    return _handed(small, after, title)


def _handed(small: str, after: int, title: bool) -> float:
    """Return what the words behind a giver tell, "hỗ trợ 3 tỷ đồng" less than "gửi 3 tỷ đồng": it may be a policy."""
    given = _GIVES.match(small, after)
    granted = given or _GRANTS.match(small, after)
    if not granted or _HONOURS.match(small, granted.end(), granted.end() + _NEAR):
        return 0.0
    if _COUNT.match(small, granted.end() - 1, granted.end() + _NEAR):
        return GIVEN if given else _GRANTED
    return _ANNOUNCED if title else 0.0


def _far(paper: Paper, one: Mention) -> float:
    """Return what is told of friends there who come with something: "các bạn ở X đã vượt đường núi mang lên 3 tấn"."""
    end = paper.sentence_at(one.start)[1]
    return GIVEN if _COUNT.match(paper.small, one.end, min(end, one.end + _FAR)) else 0.0


def _after(paper: Paper, one: Mention) -> int:
    """Return where the words go on behind what tells where a locality lies."""
    lies = _LIES_IN.match(paper.small, one.end)
    return lies.end() if lies else one.end


def _is_strangers(paper: Paper, one: Mention, head: int) -> bool:
    """Tell whether a locality is only the seat or the home of who gives: "Công ty A, tỉnh B, tặng"."""
    if not paper.small.endswith((", ", "(", "- ", "– "), 0, head):
        return False
    first = paper.sentence_at(one.start)[0]
    for mark in ".;:\n":
        first = max(first, paper.small.rfind(mark, first, head) + 1)
    return _STRANGER.search(paper.small, first, head) is not None


def is_line(paper: Paper, one: Mention) -> bool:
    """Tell whether a line of a list or a table begins with a locality and tells its share."""
    if one.lead == one.start and one.level != "province":
        return False
    if not _BULLET.search(paper.small, max(0, one.lead - 9), one.lead):
        return False
    if not _LINE.match(paper.small, one.end, one.end + _FAR):
        return False
    return any(paper.small.find(word, max(0, one.lead - _LINE_FAR), one.lead) >= 0 for word in _ANNOUNCES)


def receives(paper: Paper, one: Mention) -> float:
    """Return how firmly a locality is told to receive."""
    head = head_of(paper, one)
    first, end = paper.sentence_at(one.start)
    if _RECEIVES.match(paper.small, one.end, min(end, one.end + _NEAR)):
        return 1.5
    if _THANKING.match(paper.small, one.end, end):
        return 1.5
    if paper.small.endswith(_BEHALF, first, head) and _thanks(paper, first, end):
        return 1.5
    return 1.0 if is_for(paper, one) else 0.0


def is_for(paper: Paper, one: Mention) -> bool:
    """Tell whether something is told to be for a locality or its people."""
    return _FOR.search(paper.small, max(0, one.lead - _LEAD_FAR), one.lead) is not None


def _thanks(paper: Paper, first: int, end: int) -> bool:
    return any(paper.small.find(word, first, end) >= 0 for word in _THANKS)


def is_bound(paper: Paper, one: Mention) -> bool:
    """Tell whether a locality is told aside to be the partner of another, or to be adopted by one."""
    if _ASIDE.match(paper.small, one.end, one.end + _FAR) or _TAKES.match(paper.small, one.end):
        return True
    first = max(paper.sentence_at(one.start)[0], one.lead - _LEAD_FAR)
    return bool(_TWIN.search(paper.small, first, one.lead) or _ADOPTS.search(paper.small, first, one.lead))
