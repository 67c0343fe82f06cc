"""What speaks against cooperation: a headline on other matters, the State's leaders, companies, roads."""

from __future__ import annotations

from typing import Final

from nhipcau.reading.finds import any_match
from nhipcau.reading.layout import Range
from nhipcau.reading.mention import LOCAL, Mention
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare, begun
from nhipcau.reading.roles import names_school
from nhipcau.reading.vocabulary import contains, context

# By how much text the words of other matters are counted, and at least by so much.
_SIZE: Final = 3000
_SHORT: Final = 1500
# How much more firmly a paper must speak of cooperation under such a headline.
_OTHER: Final = 4.0
_RIVAL: Final = 4.0
# So far before a sentence's first locality the company stands that acts in it.
_SPONSOR: Final = 90
# How far before the first locality of a sentence one stands whose partner it is, and who is no locality.
_SUBJECT: Final = 60
_SHORTEST_OUTSIDER: Final = len("bộ ký với ")
_OUTSIDERS: Final = (
    "báo", "quỹ", "tạp chí", "đài", "doanh nghiệp", "hiệp hội", "tổ chức", "nhóm", "câu lạc bộ", "trường", "viện",
    "tổng cục", "cục", "bộ", "hãng",
)  # fmt: skip
_OUTSIDER: Final = Rare(
    rf"(?:{'|'.join(map(begun, _OUTSIDERS))})\b"
    r"(?! (?:chỉ huy|đội|sậu|biên bản|hội|lễ))[^,.;]{0,60}"
    r" (?:phối hợp|hợp tác|ký|ký kết|liên kết|kết nối|làm việc|đồng hành)(?: \w+){0,4} (?:với|cùng)(?: [\w,]+){0,5} $"
)
# What tells of two only where something is: "đoạn giáp ranh hai tỉnh".
_BOUND: Final = "giáp ranh"
_PLACED: Final = ("giáp ranh ", "qua ", "nối ", "tại ", "ở ", "từ ")
_DASHES: Final = ("-", "–", "và")
_PEOPLES: Final = "chính phủ nhân dân"
_SEVERAL: Final = Rare(
    r"\b(?:các|những|nhiều|một số|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|[2-9]|[1-9]\d)"
    r" (?:tỉnh|thành|địa phương|huyện|quận|xã|phường|bên)\b"
)


def other_matter(paper: Paper, outer: list[Mention], start: int, end: int) -> float:
    """Return how much a headline speaks against cooperation: of another matter, or of one locality and a company."""
    tied = _are_paired(paper, outer, start) or any(
        hit[2] == "4" or (hit[2] == "2" and not _only_places(paper, hit[0])) for hit in paper.within("ties", start, end)
    )
    other = _OTHER if not tied and paper.holds("other matter", start, end) else 0.0
    named = {mention.key for mention in outer if not names_school(paper, mention.lead)}
    if len(named) < 2 and contains(paper.small[start:end], "rival") and not _SEVERAL.search(paper.small, start, end):
        other += _RIVAL
    return other


def _only_places(paper: Paper, at: int) -> bool:
    """Tell whether words for several only tell where something is."""
    return paper.small.startswith(_BOUND, at) or paper.small.endswith(_PLACED, 0, at)


def _are_paired(paper: Paper, outer: list[Mention], start: int) -> bool:
    """Tell whether a headline opens with two and a colon: "Đắk Lắk - Khánh Hòa: …"."""
    if len(outer) < 2 or outer[0].lead != start or not paper.text.startswith(":", outer[1].end):
        return False
    return paper.small[outer[0].end : outer[1].lead].strip() in _DASHES


def distance(paper: Paper, mentions: list[Mention], sentence: Range) -> float:
    """Return how much less a sentence counts that tells of the State's own leaders, or of companies."""
    (start, end), first = sentence, mentions[0]
    central = is_central(paper, start, end) and not _is_witnessed(paper, start, first)
    works = any(hit[2] in ("works", "road") for hit in paper.within("strangers", start, first.lead))
    company = paper.holds("company", max(0, first.start - _SPONSOR), mentions[-1].end)
    aside = central or has_outsider(paper, start, first)
    return (0.1 if aside else 1.0) * (0.3 if company or works else 1.0)


def has_outsider(paper: Paper, start: int, first: Mention) -> bool:
    """Tell whether those named are partners of one that is no locality: "Báo X phối hợp với Tỉnh đoàn các tỉnh …"."""
    if first.lead - start < _SHORTEST_OUTSIDER:
        return False
    near = max(start, first.lead - _SUBJECT)
    if paper.small.find("với ", near, first.lead) < 0 and paper.small.find("cùng ", near, first.lead) < 0:
        return False
    return any_match(_OUTSIDER, _OUTSIDERS, paper.small, start, first.lead)


def is_central(paper: Paper, start: int, end: int) -> bool:
    """Tell whether a sentence names the State's own leaders; what Chinese localities call theirs is none of it."""
    hits = paper.within("central", start, end)
    return any(hit[1] <= end and not paper.small.startswith(_PEOPLES, hit[0]) for hit in hits)


def _is_witnessed(paper: Paper, start: int, first: Mention) -> bool:
    """Tell whether the State's own leaders are only there: "Dưới sự chủ trì của Bộ Y tế, lãnh đạo các tỉnh … ký"."""
    return paper.small.startswith(context("witnessed"), start) and paper.small.find(",", start, first.lead) > 0


def leave_urged(paper: Paper, outer: list[Mention], roles: list[str], start: int) -> None:
    """Let districts and communes do nothing that are only urged to: "khuyến khích huyện A kết nghĩa với huyện B"."""
    lead = next((one.lead for one in outer if one.level in LOCAL), start)
    urge = paper.last_before("urge", lead)
    if urge is None or urge[0] < start:
        return
    tied = paper.within("ties", urge[0], outer[-1].end)
    if tied and tied[-1][2] in ("2", "4"):
        for index, one in enumerate(outer):
            if one.lead > urge[0] and (one.level in LOCAL or one.level == "foreign"):
                roles[index] = "scene"


def strangers_in(paper: Paper) -> list[str]:
    """Return of what other matters the words in the body are, each as often as it is told."""
    return [value for start, _, value in paper.hits("strangers") if paper.in_body(start)]


def density(paper: Paper, total: float) -> float:
    """Return how densely stands in the body what weighs `total`."""
    size = sum(end - start for start, end in paper.layout.body)
    return total * _SIZE / max(size, _SHORT)
