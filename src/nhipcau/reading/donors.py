"""Who gives, who receives and who is bound to whom, told of one locality by the words around it."""

from __future__ import annotations

from typing import Final

from nhipcau.reading.finds import any_of
from nhipcau.reading.mention import Mention
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare
from nhipcau.reading.vocabulary import by_last_word, context, either

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
# With what this begins.
_ASIDES: Final = (" (", "(", ", ", " tỉnh ", " thành phố ", " tp", " huyện ", " thị xã ", " quận ")
_ALSO: Final = (
    "đã", "cũng", "còn", "vừa", "mới", "lại", "liền", "kịp thời", "trực tiếp", "mỗi nơi", "mỗi đơn vị",
    "trích ngân sách", "trích quỹ", "tiếp tục", "hứa", "cam kết",
)  # fmt: skip
_THEN: Final = rf"(?:(?:{'|'.join(_ALSO)}) )*"
_GRANTED_BY: Final = ("hỗ trợ", "giúp", "giúp đỡ", "dành", "cử", "chi")
_GIVES: Final = Rare(
    rf" {_THEN}(?:{either('gives')})(?: (?:tặng|lên|xuống|sang|qua|về|vào|ra|đến|tới|kèm|cho|thêm|giúp))*\b"
)
_GRANTS: Final = Rare(rf" {_THEN}(?:{'|'.join(_GRANTED_BY)})\b")
_PAID: Final = (
    "tặng|gửi|trao|hỗ trợ|ủng hộ|tài trợ|giúp|góp|đóng góp|chi viện|quyên góp|vận động|biếu|đỡ đầu|"
    "chuyển tặng|chở|mang|cử|mua tặng|làm tặng|xây giúp|làm giúp"
)
_PAYS: Final = Rare(rf"[^.;:]{{0,40}}?(?<!\w)(?:{_PAID})\b(?! ý)")
_HELPS: Final = Rare(
    r"(?! phân công| giao| cử)[^.;:]{0,45}?(?<!\w)"
    r"(?:tặng|gửi tặng|trao tặng|xây tặng|trao|hỗ trợ|giúp|giúp đỡ|ủng hộ|chi viện|đỡ đầu)\b"
)
_THING: Final = either("given thing")
_SOME: Final = r"một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|hàng chục|hàng trăm|hàng nghìn"
# What stands between, in one clause: a sign of its end only inside a number.
_ON: Final = r"(?:[^.;:\n]|(?<=\d)\.(?=\d))"
_COUNTED: Final = rf"{_ON}*?(?<!\w)(?:\d[\d.,]*|{_SOME}) (?:nghìn |vạn |chục |trăm )?(?:{_THING})\b"
_COUNT: Final = Rare(_COUNTED)
# What honours, is for sale or for one family, and is no help of one locality to another.
_HONOURS: Final = Rare(
    r" (?:gia đình|ông|bà|anh|chị|cháu|nạn nhân)\b|"
    r"[^.;:\n]*?(?:bằng khen|giấy khen|huy chương|kỷ niệm|danh hiệu|cờ thi đua|giải |phiếu |dự |bán |tiêu thụ)"
)
_PRESENT: Final = Rare(rf"(?<!\w)(?:{either('present')})(?: [^,.;:]{{0,28}})? (?:của|từ)(?: các| những)? $")
# What is told to be received from one, and whose money or goods something is.
_RECEIVED: Final = Rare(rf"(?<!\w)(?:nhận|tiếp nhận|đón nhận|nhận được){_COUNTED}{_ON}{{0,30}} (?:từ|của)(?: các)? $")
_GOODS: Final = "(?<!gian )(?<!mặt )(?<!cửa )(?<!đơn )(?<!bán )(?<!ngân )hàng"
_OF: Final = Rare(rf"(?<!\w)(?:tiền|vốn|kinh phí|{_GOODS}|gạo|sách|{_THING})(?: [^,.;:]{{0,40}})? của(?: các)? $")
_SHARE: Final = Rare(r",? \d[\d.,]* ?(?:triệu|tỷ|tỉ|tấn)\b")
# Who gives that is no locality, though it lies in one or is called after it.
_STRANGER: Final = Rare(rf"(?<!\w)(?:{either('other giver')}|bà(?! con)|anh(?! chị| em)|bộ(?! chỉ huy)(?! đội))(?!\w)")
_LINE: Final = Rare(
    rf"(?: ?\([^()]{{2,40}}\))? ?(?:[:–-] ?\d[\d.,]* ?(?:{_THING})\b|\|(?:[^\n|]{{0,80}}\|){{0,3}} ?\d)"
)
_LINE_FAR: Final = 600
_ANNOUNCES: Final = ("ủng hộ", "tài trợ", "hỗ trợ", "đóng góp", "quyên góp", "tiếp nhận", "cứu trợ", "giúp đỡ")
_HELPING: Final = ("tặng", "hỗ trợ", "ủng hộ", "giúp", "quyên góp", "đóng góp", "tài trợ", "viện trợ", "cứu trợ", "quà")
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
# One of these is in each of them.
_RECEIVING: Final = ("nhận", "được", "ơn", "tri ân")
_THANKED: Final = Rare(
    r"(?<!\w)(?:cảm ơn|cám ơn|tri ân)(?! của)(?: (?!con em|xa|ở|tại|quê|công ty|ông|gia đình)[^ .;:]+){0,6} $"
)
_THANKING: Final = Rare(r"(?:[^.;:,]{0,12} gửi (?:thư|điện|lời) cảm ơn|, (?:\w+ ){0,4}(?:cảm ơn|cám ơn|tri ân))\b")
_THANKS: Final = ("cảm ơn", "cám ơn", "tri ân")
_BEHALF: Final = ("thay mặt ", "lời cảm ơn của ")
_BOND_WORDS: Final = ("kết nghĩa", "đỡ đầu", "giúp đỡ", "người bạn", "nhận giúp", "phụ trách giúp", "phân công giúp")
_BOND_FAR: Final = 40
# With what it begins that tells of a bond behind a locality.
_BINDING: Final = (",", " (", " -", " –", " là ", " nhận ", " được ", " đã ", " tiếp tục ", " cũng ")
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
_FRIEND: Final = Rare(r"(?<!\w)(?:người bạn|bạn kết nghĩa)(?: \w+){0,3}(?: là|:|,| -) $")
_ADOPTS: Final = Rare(r"(?<!\w)(?:nhận đỡ đầu|đỡ đầu|nhận giúp đỡ|kết nghĩa với|phân công giúp đỡ)(?: các)? $")


# Those who act for a locality by their last word; what may stand between them: a word is seen sooner than a pattern.
_BODIES: Final[dict[str, tuple[str, ...]]] = by_last_word(context("body"))
_JOINTS: Final = frozenset(("và", "các", "của", "tại", "ở"))
_OF_WORDS: Final = frozenset(("của", "từ", "các", "những"))
_AGENTS: Final = frozenset(("do", "nhờ"))
_OPENING_WORDS: Final = frozenset(("riêng", "còn", "và", "đó", "thể", "nay", "này", "qua", "đây", "có", "gồm"))
_FOR_WORDS: Final = frozenset(
    (
        "cho", "tặng", "giúp", "đỡ", "gửi", "đến", "tới", "với", "hộ", "trợ", "viện", "về", "các", "những", "bào",
        "dân", "con", "nghèo", "đình", "sinh", "bộ", "em", "lũ", "cao", "quyền", "ubnd", "và",
    )
)  # fmt: skip
_SIGNS: Final = frozenset('+.;:,"“”(–-•|*)?!…\n')
_HANDS: Final = frozenset(word[:2] for word in (*context("gives"), *_ALSO, *_GRANTED_BY))


def head_of(paper: Paper, one: Mention) -> int:
    """Return where those begin who act for a locality, else its kind word: "Đảng bộ và nhân dân huyện …"."""
    small, head = paper.small, one.lead
    at = head - 1
    while at > 0:
        space = small.rfind(" ", 0, at) + 1
        word = small[small.rfind("\n", space, at) + 1 or space : at]
        start = _body_before(small, at, word.lstrip('("“'))
        if start >= 0:
            head = start
            at = start - 1 - small.startswith(",", start - 2)
        elif word in _JOINTS and at < head + 1:
            at = space - 1
        else:
            break
    return _comrades(paper, one) if head == one.lead else head


def _body_before(small: str, at: int, word: str) -> int:
    """Return where one of those who act for a locality begins that ends at `at` with a word; -1 if none does."""
    for phrase in _BODIES.get(word, ()):
        start = at - len(phrase)
        if small.startswith(phrase, start) and not small[max(0, start - 1) : start].isalnum():
            return start
    return -1


def _comrades(paper: Paper, one: Mention) -> int:
    """Return where people of a locality begin that are named for it alone: "các bạn ở "."""
    lead = one.lead
    if not paper.small.endswith((" ở ", " từ "), 0, lead):
        return lead
    people = _COMRADES.search(paper.small, max(0, lead - _BODY_FAR), lead)
    return people.start() if people else lead


def _word_before(small: str, at: int) -> str:
    """Return the word before `at`, without the sign it begins with."""
    return small[small.rfind(" ", 0, max(0, at - 1)) + 1 : max(0, at - 1)].lstrip('("“\n')


def gives(paper: Paper, listed: list[Mention], title: bool, thanks: bool) -> float:
    """Return how firmly localities of one list, or who acts for them, are told to give by themselves.

    `title` tells that the headline names them, `thanks` that the paper thanks anybody.
    """
    small, one, last = paper.small, listed[0], listed[-1]
    head = head_of(paper, one)
    if head < one.lead and small.startswith(_THEY, head):
        return _far(paper, last)
    if thanks and _is_thanked(paper, one, head):
        return _GRANTED
    opens = head < 2 or small[head - 2] in _SIGNS or small[head - 1] in _SIGNS
    word = "" if opens else _word_before(small, head)
    if word in _OF_WORDS or word in _AGENTS or word == "được":
        return _led(small, one, last, head, word)
    if opens and is_line(paper, one):
        return GIVEN
    if not (opens or word in _OPENING_WORDS):
        return 0.0
    return _handed(paper, one, _after(small, last), head, title)


def _is_thanked(paper: Paper, one: Mention, head: int) -> bool:
    """Tell whether a letter of thanks goes to a locality, or its sentence thanks it."""
    first = paper.sentence_at(one.start)[0]
    if paper.small.startswith("kính gửi", first):
        return True
    return _THANKED.search(paper.small, max(first, head - _LEAD_FAR), head) is not None


def _led(small: str, one: Mention, last: Mention, head: int, word: str) -> float:
    """Return what the words before a giver tell: "quà của", "do", "nhận 3 tỷ đồng từ", "vốn của"."""
    first, after = max(0, head - _LEAD_FAR), _after(small, last)
    if word in _AGENTS:
        return GIVEN if _PAYS.match(small, after, after + _NEAR) else 0.0
    if word not in _OF_WORDS:
        return GIVEN if _HELPS.match(small, after, after + _NEAR) else 0.0
    if _PRESENT.search(small, first, head) or _RECEIVED.search(small, first, head):
        return GIVEN
    if not _OF.search(small, first, head):
        return 0.0
    owned = head < one.lead and small.endswith(" là của ", 0, head)
    if owned or _HELPS.match(small, after, after + _NEAR):
        return GIVEN
    # What is somebody's may be for sale as well.
    return _GRANTED if any_of(small, _HELPING, max(0, head - _FAR), after + _FAR) else 0.0


def _handed(paper: Paper, one: Mention, after: int, head: int, title: bool) -> float:
    """Return what the words behind a giver tell, "hỗ trợ 3 tỷ đồng" less than "gửi 3 tỷ đồng": it may be a policy."""
    small = paper.small
    share = _SHARE.match(small, after) if small[after + 1 : after + 2].isdigit() else None
    if not (share or small[after + 1 : after + 3] in _HANDS) or _is_strangers(paper, one, head):
        return 0.0
    if share:
        return GIVEN if _announces(paper, one.lead) else 0.0
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


def _after(small: str, one: Mention) -> int:
    """Return where the words go on behind what tells where a locality lies."""
    lies = _LIES_IN.match(small, one.end) if small.startswith(_ASIDES, one.end) else None
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
    if (one.lead == one.start and one.level != "province") or paper.small.rfind("\n", one.lead - 9, one.lead) < 0:
        return False
    if not _BULLET.search(paper.small, one.lead - 9, one.lead):
        return False
    return _LINE.match(paper.small, one.end, one.end + _FAR) is not None and _announces(paper, one.lead)


def _announces(paper: Paper, at: int) -> bool:
    """Tell whether words of giving lead up to a list of shares, and none of sharing out."""
    first = max(0, at - _LINE_FAR)
    told = [word for word in _ANNOUNCES if paper.small.find(word, first, at) >= 0]
    return bool(told) and paper.small.find("phân bổ", first, at) < 0


def receives(paper: Paper, one: Mention) -> float:
    """Return how firmly a locality is told to receive."""
    small = paper.small
    first, end = paper.sentence_at(one.start)
    near = min(end, one.end + _NEAR)
    told = any_of(small, _RECEIVING, one.end, near)
    if told and (_RECEIVES.match(small, one.end, near) or _THANKING.match(small, one.end, end)):
        return 1.5
    if _thanks(paper, first, end) and small.endswith(_BEHALF, first, head_of(paper, one)):
        return 1.5
    return 1.0 if _is_for(small, one) else 0.0


def _is_for(small: str, one: Mention) -> bool:
    """Tell whether something is told to be for a locality or its people."""
    if _word_before(small, one.lead) not in _FOR_WORDS:
        return False
    return _FOR.search(small, max(0, one.lead - _LEAD_FAR), one.lead) is not None


def thanks(paper: Paper) -> bool:
    """Tell whether a paper thanks anybody."""
    return _thanks(paper, 0, len(paper.small))


def _thanks(paper: Paper, first: int, end: int) -> bool:
    return any_of(paper.small, _THANKS, first, end)


def speaks_of_bonds(paper: Paper) -> bool:
    """Tell whether a paper may tell of any locality that it is bound to another."""
    return any_of(paper.small, _BOND_WORDS, 0, len(paper.small))


def is_bound(paper: Paper, one: Mention) -> bool:
    """Tell whether a locality is told aside to be the partner of another, or to be adopted by one."""
    small, lead, end = paper.small, one.lead, one.end
    told = small.startswith(_BINDING, end) and any_of(small, _BOND_WORDS, end, end + _FAR)
    if told and (_ASIDE.match(small, end, end + _FAR) or _TAKES.match(small, end)):
        return True
    if not any_of(small, _BOND_WORDS, max(0, lead - _BOND_FAR), lead):
        return False
    first = max(paper.sentence_at(one.start)[0], lead - _LEAD_FAR)
    return any(pattern.search(small, first, lead) for pattern in (_TWIN, _FRIEND, _ADOPTS))
