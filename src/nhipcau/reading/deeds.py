"""What districts, communes and cities abroad do by themselves, in a sentence beside the provinces that hold them."""

from __future__ import annotations

import re
from typing import Final

from nhipcau.reading.finds import any_of
from nhipcau.reading.mention import LOCAL, Mention, are_apart
from nhipcau.reading.numbers import SUM
from nhipcau.reading.office_before import office_lead
from nhipcau.reading.paper import Paper
from nhipcau.reading.placenames import ancestors
from nhipcau.reading.rare import Rare
from nhipcau.reading.roles import is_listed
from nhipcau.reading.vocabulary import follows

# The two that a sentence has named before, not the provinces that hold them.
_TWO: Final = ("hai huyện", "hai quận", "hai xã", "hai phường", "hai thị xã")
_ACTING: Final = frozenset({"actor", "joined"})
_MET: Final = frozenset({"actor", "joined", "partner", "host", "visited"})
_PAIRED: Final = frozenset({" - ", " – ", "-", "–", " với "})
_WITH: Final = ("với ", "cùng ")
# What parts two that are named as one, at most: " và chính quyền huyện ".
_JOINED: Final = 25
# Localities further apart than so many others are not paired.
_NEAR: Final = 8
# How far before a receiver the words of giving are looked for.
_BEFORE: Final = 40
# How soon after its word of giving the number stands of what somebody gives.
_SOON: Final = 30
_ALSO: Final = (
    "cũng", "đã", "còn", "sẽ", "từng", "vừa", "đang", "cam kết", "hứa", "nhận", "đăng ký", "trực tiếp", "riêng",
    "mỗi nơi", "mỗi đơn vị", "mỗi địa phương", "hoàn tất việc", "hoàn thành việc", "bắt đầu",
)  # fmt: skip
_GIVING: Final = (
    "đóng góp", "quyên góp", "góp", "ủng hộ", "trao tặng", "gửi tặng", "xây tặng", "biếu tặng", "tặng", "gửi", "trích",
    "đỡ đầu", "chi viện", "huy động", "tài trợ", "chở", "chuyển", "chung tay", "trao",
)  # fmt: skip
_GIVES: Final = re.compile(
    rf" (?:(?:{'|'.join(_ALSO)}) )*(?:{'|'.join(_GIVING)}|(?<=(?:cũng|.còn) )hỗ trợ|"
    r"vận động(?: [^,.;\d]{0,40})?(?= (?:xây|ủng hộ|đóng góp|tặng|giúp|được)))\b(?! ý)"
)
# What those do that a work is told to be done by: "công trình do quận A và quận B góp sức xây dựng".
_PAYS: Final = re.compile(
    rf" (?:(?:đã|cùng|phối hợp|trực tiếp|chung sức) )*(?:{'|'.join(_GIVING)}|hỗ trợ|đầu tư|giúp|bỏ vốn|vận động)\b"
)
# With what this begins, behind its space, which is quicker to see.
_GIVES_STARTS: Final = frozenset(word[:2] for word in (*_ALSO, *_GIVING, "vận động"))
_PAYS_STARTS: Final = _GIVES_STARTS | {word[:2] for word in ("cùng", "phối", "hỗ", "đầu", "giúp", "bỏ")}
_BESIDE: Final = (", ", "; ", " và ")
# What is told aside of a giver.
_DASHES: Final = frozenset({" - ", " – "})
_ASIDE: Final = re.compile(r" [-–] [^-–.;]{3,90} [-–](?= )")
_LIES_IN: Final = re.compile(r" \([^()]{2,30}\)(?= )")
# What stands before a locality with which a clause begins.
_BEGINS: Final = Rare(
    r"(?:[.;:,\n\"“] ?|^)(?:riêng |còn |và )?"
    r"(?:ubnd |nhân dân |cán bộ, nhân dân |bà con |mttq |"
    r"(?:hội |đoàn )?(?:phụ nữ|nông dân|thanh niên|cựu chiến binh) )?$"
)
# What only tells where others give: "đến bản Pa Tần, xã A tặng 60 suất quà".
_WHERE: Final = Rare(r"\b(?:bản|thôn|ấp|xóm|làng|buôn|tại|đến|tới|ở) [^,.;:]{1,30}, $")
# How far before a locality a post stands that is held there, and how soon after it its holder speaks.
_POST: Final = 60
_SPOKEN: Final = 45
_SPEAKS: Final = Rare(
    r"\b(?:kiến nghị|đề nghị|đề xuất|cho rằng|cho biết|cho hay|mong muốn|mong|nhấn mạnh|phát biểu|chia sẻ|khẳng định|"
    r"bày tỏ|điều hành|chủ trì|nói|nêu|thông tin)\b"
)


def deeds(paper: Paper, mentions: list[Mention], roles: list[str], gift: bool, pact: bool) -> set[str]:
    """Return the keys of those below a province that give, receive or work with one that lies elsewhere.

    `gift` tells that the sentence speaks of giving, `pact` that it speaks of a pact.
    """
    found: set[str] = set()
    for index, one in enumerate(mentions):
        gave = False
        for at in range(index + 1, min(index + _NEAR, len(mentions))):
            other = mentions[at]
            before = mentions[at - 1] if gave else None
            gave = gift and roles[index] in _ACTING and roles[at] == "partner" and is_helped(paper, other, before)
            if not _may_deal(one, other):
                continue
            met = roles[index] in _MET and roles[at] in _MET
            told = met and (gave or _meet(paper, one, other, roles[index], pact))
            worked = met and (pact or roles[at] == "host")
            if told or ("scene" not in (roles[index], roles[at]) and _deal_across(paper, one, other, worked)):
                found |= _below(one, other)
    return found


def _below(one: Mention, other: Mention) -> set[str]:
    return {each.key for each in (one, other) if each.level in LOCAL or each.level == "foreign"}


def _may_deal(one: Mention, other: Mention) -> bool:
    """Tell whether one of two localities lies below a province, and they lie apart."""
    if one.level not in LOCAL and (one.level != "foreign" or other.level not in LOCAL):
        return False
    return other.level != "region" and are_apart(one, other)


def _meet(paper: Paper, one: Mention, other: Mention, role: str, pact: bool) -> bool:
    """Tell whether one does something with another, or both are named as a pair: "quận 1 với huyện Ba Tri"."""
    if role not in _ACTING:
        return paper.small[one.end : other.lead] in _PAIRED
    if pact or paper.small.startswith(_WITH, paper.small.rfind(" ", 0, max(0, other.lead - 1)) + 1):
        return True
    return role == "joined" and "foreign" in (one.level, other.level) and _do_as_one(paper, one, other)


def _deal_across(paper: Paper, one: Mention, other: Mention, worked: bool) -> bool:
    """Tell whether two lie in two provinces and are not of one list: what is told of both they do with each other.

    "quận A bàn giao cho huyện B 1.000 bộ bàn ghế", "giữa huyện A và huyện B", "hai huyện cùng chịu chi phí".
    `worked` tells that both act in a pact or at work with each other.
    """
    if one.level != other.level or not (ancestors(one.uids) and ancestors(other.uids)):
        return False
    if paper.small[one.end : other.lead] != " và " and is_listed(paper, one, other):
        return False
    return worked or is_helped(paper, other) or any_of(paper.small, _TWO, other.end, paper.sentence_at(other.end)[1])


def _do_as_one(paper: Paper, one: Mention, other: Mention) -> bool:
    """Tell whether two named as one do something: "giao huyện A và huyện B duy trì giao ban", not guests of a list."""
    near = other.lead - one.end < _JOINED and paper.small.startswith(" và ", one.end)
    return near and paper.text.startswith(" ", other.end)


def is_helped(paper: Paper, other: Mention, before: Mention | None = None) -> bool:
    """Tell whether a word of giving stands right before a locality, or one `before` it in a list that receives."""
    if before and is_listed(paper, before, other):
        return True
    return follows(paper.small[max(0, other.lead - _BEFORE) : other.lead], "gives to")


# A sum before the one that it is given to, or after: "300 triệu đồng cho huyện …", "huyện … được trao 1 tỷ".
_SUM_TO: Final = Rare(
    r"\d (?:nghìn |ngàn |triệu |tỷ |tỉ )?(?:đồng|usd)? ?(?:để )?(?:tặng|cho|giúp|hỗ trợ|ủng hộ)(?: cho)?(?: ubnd)? $"
)
# Who gives it between them: "5 tỷ đồng thành phố … trao cho huyện …".
_SUM_OF: Final = Rare(
    r"\d (?:nghìn |ngàn |triệu |tỷ |tỉ )?(?:đồng|usd) (?:mà |do |được )?[^,.;:]{3,45} "
    r"(?:trao|dành|tặng|hỗ trợ|giúp|ủng hộ|chuyển)(?: tặng| riêng)* cho $"
)
_GETS: Final = Rare(rf" (?:được|nhận|tiếp nhận)(?: (?:trao|hỗ trợ|tặng|nhận|cấp|giúp|ủng hộ|trực tiếp))* {SUM}\b")
_SUM: Final = Rare(rf" {SUM}\b")
_GOODS: Final = Rare(rf" (?:{SUM}|\d[\d.,]* (?:xe|máy|tấn|bộ|chiếc|suất|phần|căn|ngôi|con|thùng))\b")
_HANDED: Final = ("cho ", "tặng ", "trợ ", "giúp ", "riêng ", " và ", ", ", ": ")
_SUM_NEAR: Final = 45
_WHERE_LISTED: Final = Rare(r"\b(?:ở|tại) [^.;:\d]+$")
_THAT: Final = (", nơi ", ", địa phương ", ", một trong ")
_TOLD_OF: Final = re.compile(r", [^,.;:]{3,80},(?= \d)")
_SUM_FAR: Final = 90


def is_given_to(paper: Paper, one: Mention) -> bool:
    """Tell whether a sum is given to a locality itself."""
    if _GETS.match(paper.small, one.end):
        return True
    counted = _GOODS if one.level == "district" else _SUM
    if paper.small.endswith(_HANDED, 0, one.lead) and counted.match(paper.small, _after_told(paper, one.end)):
        return not _is_where(paper, one)
    if _SUM_TO.search(paper.small, max(0, one.lead - _SUM_NEAR), one.lead):
        return True
    if paper.small.endswith("cho ", 0, one.lead) and _SUM_OF.search(paper.small, max(0, one.lead - _SUM_FAR), one.lead):
        return True
    return _is_given_later(paper, one)


def _is_where(paper: Paper, one: Mention) -> bool:
    """Tell whether a list only tells where others get a sum: "mỗi hộ ở các huyện A, B 20 triệu đồng"."""
    if not paper.small.endswith(_BESIDE, 0, one.lead):
        return False
    return _WHERE_LISTED.search(paper.small, max(0, one.lead - _SUM_FAR), one.lead) is not None


def _after_told(paper: Paper, at: int) -> int:
    """Return where the words go on after what is told of a locality: "huyện A, nơi chịu thiệt hại nặng nhất, 2 tỷ"."""
    told = _TOLD_OF.match(paper.small, at) if paper.small.startswith(_THAT, at) else None
    return told.end() if told else at


def _is_given_later(paper: Paper, one: Mention) -> bool:
    """Tell whether a locality gets a sum further on, by its kind alone: "về với xã A, trao cho xã 200 triệu đồng"."""
    kind = paper.small[one.lead : one.start]
    if not kind:
        return False
    at = paper.small.find(f" cho {kind}", one.end, min(one.end + _SUM_FAR, paper.sentence_at(one.end)[1]))
    return at >= 0 and _SUM.match(paper.small, at + len(kind) + 4) is not None


def are_people(paper: Paper, mention: Mention) -> bool:
    """Tell whether people of a locality receive, not the locality: "người dân xã Mù Cả"."""
    return follows(paper.small[max(0, mention.lead - _BEFORE) : mention.lead], "people")


def givers(paper: Paper, mentions: list[Mention]) -> set[str]:
    """Return the keys of those below a province with which a clause begins that gives something counted, or who pay.

    "thị xã A góp 5 tấn cá khô", "các phường B, C gửi tặng 200 chăn": all of a list give that the giver ends;
    "quận A góp 1 tỷ đồng, quận B 700 triệu đồng"; "nhà văn hóa do quận A tài trợ".
    """
    found: set[str] = set()
    for index, mention in enumerate(mentions):
        if mention.level not in LOCAL:
            continue
        if index and mentions[index - 1].key in found and _has_its_share(paper, mention):
            found.add(mention.key)
            continue
        at = _after_aside(paper, mention)
        pays = paper.small[at + 1 : at + 3] in _PAYS_STARTS and _PAYS.match(paper.small, at) is not None
        counted = _gives_counted(paper, at)
        if not (pays or counted):
            continue
        first = _first_of_list(paper, mentions, index)
        if mentions[first].lead == mentions[first].start:
            continue
        if (counted and _begins_clause(paper, mentions[first])) or (pays and _is_agent(paper, mentions[first])):
            found.update(each.key for each in mentions[first : index + 1])
    return found


def _first_of_list(paper: Paper, mentions: list[Mention], last: int) -> int:
    """Return where the list of districts and communes begins that ends with the mention at `last`."""
    first = last
    while first and mentions[first - 1].level in LOCAL and is_listed(paper, mentions[first - 1], mentions[first]):
        first -= 1
    return first


def _has_its_share(paper: Paper, mention: Mention) -> bool:
    """Tell whether no more than a sum follows one that is told beside a giver: "…, quận B 700 triệu đồng"."""
    return _SUM.match(paper.small, mention.end) is not None and paper.small.endswith(_BESIDE, 0, mention.lead)


def _after_aside(paper: Paper, mention: Mention) -> int:
    """Return where the words go on after what is told aside: "(Hà Nội)", "- địa phương giáp với huyện bạn -"."""
    at = mention.end
    near = paper.text[at : at + 3]
    aside = _ASIDE.match(paper.text, at) if near in _DASHES else None
    if near[:2] == " (":
        aside = _LIES_IN.match(paper.text, at)
    return aside.end() if aside else at


def _gives_counted(paper: Paper, at: int) -> bool:
    """Tell whether a word of giving begins at `at` and what is given is counted soon after it."""
    if paper.text[at : at + 1] != " " or paper.small[at + 1 : at + 3] not in _GIVES_STARTS:
        return False
    gives = _GIVES.match(paper.small, at)
    return gives is not None and bool(paper.numbers_within(gives.end(), gives.end() + _SOON))


def _is_agent(paper: Paper, mention: Mention) -> bool:
    """Tell whether something is told to be done by one: "do quận A", "do UBND huyện B"."""
    return paper.small.endswith(("do ", "nhờ "), 0, office_lead(paper, mention))


def _begins_clause(paper: Paper, mention: Mention) -> bool:
    """Tell whether a clause begins with one, or with an office of it."""
    lead = office_lead(paper, mention)
    first = max(0, lead - _BEFORE)
    if _WHERE.search(paper.small, first, lead):
        return False
    return _BEGINS.search(paper.small, first, lead) is not None


def speaks(paper: Paper, mention: Mention) -> bool:
    """Tell whether a leader of a locality speaks there: "Giám đốc Sở Công Thương tỉnh A, kiến nghị …"."""
    post = paper.last_before("positions", mention.start)
    if post is None or mention.lead - post[1] > _POST:
        return False
    clause = paper.small[mention.end : min(paper.sentence_at(mention.end)[1], mention.end + _SPOKEN)]
    return _SPEAKS.search(clause) is not None
