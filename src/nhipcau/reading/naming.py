"""Where a name begins and ends that follows a kind word: "các huyện nghèo A, B", "tỉnh X", "quận 1, 3 và 5"."""

from __future__ import annotations

import re
from typing import Final

from nhipcau.reading.alphabet import LETTER
from nhipcau.reading.names import FAMILIES, NEAR_RUN, UPPER, is_marked, is_vietnamese
from nhipcau.reading.paper import Paper
from nhipcau.reading.placenames import abroad_folded, folded, levels_of
from nhipcau.reading.rare import Rare
from nhipcau.reading.scan import Hit

# What a city is called by its fame: "thành phố Cảng", "thành phố Hoa phượng đỏ".
_NICKNAMES: Final = ("cảng", "thép", "hoa", "anh hùng", "mang tên", "ngàn hoa", "sương mù", "biển", "trẻ")

# What qualifies a district or a commune, never with a capital first; and what these words begin with.
_QUALITY: Final = (
    "nghèo|miền núi|vùng cao|biên giới|bạn|kết nghĩa|30a|30A|anh em|đảo|ven biển|trẻ|cổ|anh hùng|"
    "vùng sâu|vùng biên|láng giềng|trung du|lân cận|phía Bắc|phía Nam"
)
_QUALIFIED: Final = re.compile(rf"\.?[ \t]*(?:(?:{_QUALITY})[ \t]+)*")
_QUALITY_STARTS: Final = frozenset(quality[:2] for quality in _QUALITY.split("|"))
_DESCRIBED: Final = re.compile(rf" ?[^:.;,()\n]{{1,42}}(?::| là| gồm) (?=[{UPPER}])")
_PARTS_OF: Final = ("nam ", "bắc ", "trung ", "đông ", "thượng ", "hạ ")
_PART: Final = re.compile(rf"\w+ (?:Lào|Trung Lào|Campuchia|Trung Quốc|Nhật Bản)(?: gồm|:|,)? (?=[{UPPER}])")
# Whose prefecture or region it is: "châu tự trị dân tộc Hà Nhì, Di Hồng Hà".
_PEOPLES: Final = re.compile(r"(?: ?(?:,|-|–|và)? ?(?:Choang|Miêu|Mèo|Hà Nhì|Cáp Nê|Di|Thái|Bạch|Cảnh Pha)\b)+ ")
# So long a word in capitals is a name in capitals, "huyện GOESAN", not an abbreviation.
_LONG_NAME: Final = 6
# A place of one word at least and a name of two.
_WITH_NAME: Final = 2
_NUMBER: Final = re.compile(r"\d{1,2}\b")
_AMOUNT: Final = Rare(
    r"[.,]\d|\s(?:tỷ|tỉ|triệu|vạn|nghìn|ngàn|trăm|suất|phần|căn|bộ|chiếc|con|tấn|hộ|người|em|năm|tháng|ngày)\b"
)
# By their last letter.
_MANY: Final = {word[-1]: word for word in ("các", "những", "hai", "ba", "bốn", "năm")}
_NEXT: Final = re.compile(rf"\s*(?:,|;|và|-|–|&|với)\s*(?=[{UPPER}])")
_NEXT_BEHIND: Final = re.compile(rf" \([^()]{{2,30}}\)(?:,|;| và| với)\s+(?=[{UPPER}])")
_NEXT_NUMBER: Final = re.compile(r"\s*(?:,|;|và|&)\s*(?=\d{1,2}\b)")


def next_of(paper: Paper, span: tuple[int, int], listed: bool) -> re.Match[str] | None:
    """Return what joins a name to the next of a list: "các quận 1, 3, 5", "Quận 4, 7 và huyện Nhà Bè"."""
    numbered = paper.text[span[0]].isdecimal()
    joint = _NEXT_NUMBER.match(paper.text, span[1]) if numbered else None
    return joint or (_NEXT.match(paper.text, span[1]) if listed else None)


def next_behind(paper: Paper, span: tuple[int, int]) -> re.Match[str] | None:
    """Return what joins a name to the next of a list behind its province: "các huyện A, B (tỉnh C) và D (tỉnh E)"."""
    return _NEXT_BEHIND.match(paper.text, span[1]) if paper.text.startswith(" (", span[1]) else None


def after_qualities(paper: Paper, at: int) -> int:
    """Return where the name begins after a kind word and what qualifies it: "huyện nghèo …"."""
    if paper.small[max(0, at - 7) : at] == "dân tộc" and (peoples := _PEOPLES.match(paper.text, at)):
        return peoples.end()
    follows = at + 1 < len(paper.small) and paper.small[at] == " " and paper.codes[at + 1] > LETTER
    if follows and (paper.is_capital(at + 1) or paper.small[at + 1 : at + 3] not in _QUALITY_STARTS):
        return at + 1
    gap = _QUALIFIED.match(paper.text, at)
    return gap.end() if gap else at


def after_part(paper: Paper, at: int) -> int:
    """Return where the names begin behind the part of a country in which several lie: "bốn tỉnh Nam Lào A, B"."""
    part = _PART.match(paper.text, at) if paper.small.startswith(_PARTS_OF, at) else None
    return part.end() if part else at


def after_description(paper: Paper, at: int) -> int:
    """Return where the names begin behind what several are told to be, else `at`.

    "bốn xã thiệt hại nặng: …", "hai xã khó khăn nhất huyện là …".
    """
    told = None if _is_capital(paper, at) else _DESCRIBED.match(paper.text, at)
    return told.end() if told else at


def _is_capital(paper: Paper, at: int) -> bool:
    return at < len(paper.small) and paper.is_capital(at)


def is_many(paper: Paper, lead: int) -> bool:
    """Tell whether a kind word speaks of several: "các huyện", "hai tỉnh"."""
    if paper.small[lead : lead + 3] == "các":
        return True
    end = paper.end_before(lead)
    if end in (0, lead):
        return False
    sign = paper.small[end - 1]
    many = _MANY.get(sign)
    return sign in "0123456789" if many is None else paper.small[max(0, end - len(many)) : end] == many


def name_at(paper: Paper, at: int, kind: str) -> tuple[int, int] | None:
    if paper.text[at : at + 1].isdigit() and kind in ("district", "commune"):
        number = _NUMBER.match(paper.text, at)
        if number:
            return number.span() if paper.text[at - 1] in " ." and not _counts(paper, number.end()) else None
    if not _is_capital(paper, at) or paper.begins("positions", at) or _is_kind(paper, at):
        return None
    if paper.begins("offices", at) and not paper.begins("foreign", at):
        return None  # "các huyện A, B; Sở Ngoại vụ …", not "huyện Phòng Thành"
    return known_at(paper, at, kind) or _spelled_otherwise(paper, at, kind) or _unknown(paper, at)


def _is_kind(paper: Paper, at: int) -> bool:
    """Tell whether another kind word begins at `at`, and not a name like "Châu Sơn"."""
    kind = paper.at("kinds", at)
    return kind is not None and not (kind[2] == "foreign" and paper.begins("places", at))


def _counts(paper: Paper, end: int) -> bool:
    """Tell whether a number that ends there counts something: "tặng huyện 1 tỷ đồng", "cho xã 20 suất quà"."""
    near = end + 1 if paper.text.startswith(" ", end) else end
    return bool(_AMOUNT.match(paper.small, end)) or paper.at("items", near) is not None


def known_at(paper: Paper, at: int, kind: str) -> tuple[int, int] | None:
    """Return the name at `at` if the gazetteer or the list of foreign localities has it in that level."""
    if not _is_capital(paper, at):
        return None
    abroad = paper.at("foreign", at)
    if abroad:
        return abroad[0], abroad[1]
    hit = paper.at("places", at)
    return (hit[0], hit[1]) if hit and _suits(paper, hit, kind) else None


def _spelled_otherwise(paper: Paper, at: int, kind: str) -> tuple[int, int] | None:
    """Return a name abroad that is parted or marked otherwise than the gazetteer's: "tỉnh Sa La Văn" for Salavan."""
    run = NEAR_RUN.match(paper.text, at) if kind in ("province", "city", "foreign") else None
    tokens = run.group().split(" ")[:_PARTS] if run else []
    for count in range(len(tokens), 0, -1):
        name = " ".join(tokens[:count])
        if len(name) >= _LONG_NAME and folded(name) in abroad_folded():
            return at, at + len(name)
    return None


# Of so many words a name abroad is at most.
_PARTS: Final = 4
_SUITS: Final = {"province": "p", "city": "pd", "district": "d", "commune": "c"}


def _suits(paper: Paper, hit: Hit, kind: str) -> bool:
    """Tell whether a known name may follow the kind word: "tỉnh Trần Phú" is rather the start of a person."""
    levels = levels_of(hit[2])
    if any(letter in levels for letter in _SUITS.get(kind, "")):
        return True
    if paper.text.startswith(" ", hit[1]) and paper.text[hit[1] + 1 : hit[1] + 2].isupper():
        return False  # the commune "Xốp" is not the district "Xốp Bâu"
    return paper.small[hit[0] : hit[1]].split(" ")[0] not in FAMILIES


_PARTICLE: Final = re.compile(rf" (?:del|de la|de|los|do|da|dos) [{UPPER}]\w+")  # "Pinar del Río"
_LIES_BELOW: Final = Rare(r"\s*[(,]\s*(?:thuộc\s+)?(?:huyện|tỉnh|thành phố|thị xã|tp)\b")


def _unknown(paper: Paper, at: int) -> tuple[int, int] | None:
    """Return a capitalised run that the gazetteer does not know, cut before what looks like a person."""
    run = NEAR_RUN.match(paper.text, at)
    if not run or paper.small.startswith(_NICKNAMES, at) or is_marked(paper.text, run.end()):
        return None
    if particle := _PARTICLE.match(paper.text, run.end()):
        return at, particle.end()
    tokens = run.group().split(" ")
    if len(tokens) > 1 and tokens[1].isupper() and _is_headline(paper, at) and _are_words(tokens):
        return None  # "UBND TỈNH TRAO TẶNG QUÀ", "HĐND TỈNH KHÓA XV"
    acronym = len(tokens) == 1 and 1 < len(tokens[0]) < _LONG_NAME and tokens[0].isupper()
    known = len(tokens) > 1 and tokens[0].lower() in FAMILIES
    named = known and (is_vietnamese(run.group()) or ("-" not in run.group() and _is_after_post(paper, at)))
    if acronym or (named and not (len(tokens) == 2 and _is_below(paper, at, run.end()))):
        return None
    # Of names spelled by syllables, "Ka-ga-oa Ni-si-ha-ra", the first is the place.
    count = 1 if "-" in tokens[0] and "-" in tokens[-1] else min(len(tokens), 4)
    if len(tokens) > _WITH_NAME and not is_vietnamese(run.group()) and _is_of_ruler(paper, at):
        return at, at + len(" ".join(tokens[: len(tokens) - 2]))
    for index in range(1, len(tokens) - 1):
        if tokens[index].lower() in FAMILIES:
            count = min(count, index)
            break
    return at, at + len(" ".join(tokens[:count]))


def _is_headline(paper: Paper, at: int) -> bool:
    """Tell whether the kind word before `at` is in capitals too, as in a headline where all words are."""
    kind = paper.before("kinds", at)
    return kind is not None and paper.text[kind[0] : kind[1]].isupper()


def _are_words(tokens: list[str]) -> bool:
    """Tell whether a run begins with two Vietnamese words, or with one and a number."""
    return is_vietnamese(tokens[0]) and (is_vietnamese(tokens[1]) or not tokens[1].strip("IVX"))


def _is_after_post(paper: Paper, at: int) -> bool:
    """Tell whether a post here and its office lead up to what may be a person: "Chủ tịch UBND tỉnh [Kpă Thuyên]"."""
    kind = paper.before("kinds", at)
    office = paper.before("offices", kind[0]) if kind else None
    post = paper.before("positions", office[0] if office else kind[0]) if kind else None
    return post is not None and post[2] == "lead"


def _is_of_ruler(paper: Paper, at: int) -> bool:
    """Tell whether the place of a post abroad begins there, which a name follows: "Thị trưởng thành phố …"."""
    kind = paper.before("kinds", at)
    post = paper.before("positions", kind[0]) if kind else None
    return post is not None and post[2] == "foreign"


def _is_below(paper: Paper, at: int, end: int) -> bool:
    """Tell a district or a commune that begins like a person: "xã Đinh Hòa, huyện …", "đoàn huyện Kim Bình"."""
    if _LIES_BELOW.match(paper.small, end):
        return True
    kind = paper.before("kinds", at)
    led = kind and (paper.before("offices", kind[0]) or paper.before("positions", kind[0]))
    return bool(kind) and not led and paper.small.startswith("huyện", kind[0] if kind else 0)
