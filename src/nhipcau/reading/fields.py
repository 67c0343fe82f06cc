"""The field of cooperation that an action belongs to."""

from __future__ import annotations

from typing import Final

from nhipcau.reading.finds import any_of, first_match
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare
from nhipcau.reading.scan import Hit

GENERAL: Final = "general"
_ABROAD: Final = "external"
_OF_STATES: Final = Rare(r"hai nước|việt nam|việt - |quốc tế|đối ngoại|ngoại giao")


_FARMING: Final = "agriculture"
_TRAINING: Final = "staff_training"
_SCHOOL: Final = "education"
# Under a heading of its own field what only serves it belongs to it.
_WITHIN: Final = {
    "employment": (_SCHOOL,),
    "tourism": (_SCHOOL, "media"),
    "social_security": (_SCHOOL, "infrastructure", "ethnic_religion", "mass_mobilisation"),
    "disaster_relief": ("environment", "mass_mobilisation", "media"),
}
_EPIDEMIC: Final = ("covid", "dịch covid", "chống dịch", "vùng dịch", "tâm dịch", "đại dịch", "ca n", "nghi nhiễm")
# Of a paper on these, what names no field is about them as well.
_WHOLE: Final = ("employment", "defence_security")
# Fields that an action keeps under whatever heading.
_OWN: Final = ("consumer_protection", _TRAINING, "investment", _FARMING, "health")
# The fields that a heading names, in its order.
Fields = tuple[str, ...]

# Words of farming that name nothing which is sold.
_NO_PRODUCE: Final = (
    "nông thôn",
    "nông nghiệp",
    "nông dân",
    "khuyến nông",
    "hợp tác xã",
    "thủy lợi",
    "vùng",
    "kiểm dịch",
)
# Trade that stays trade, whatever passes.
_PASSAGE: Final = (
    "thông quan", "thời gian", "mở cửa khẩu", "luồng xanh", "năng lực thông quan", "logistics", "trung tâm logistics",
    "cửa khẩu", "lối mở",
    "kim ngạch", "giao thương", "kết nối giao thương", "phiên chợ", "chợ phiên", "hàng hóa", "sàn giao dịch",
    "hội nghị kết nối", "công nghiệp", "thương mại", "kiểm dịch", "cửa hàng đặc sản", "hàng thủ công", "chợ biên giới",
)  # fmt: skip


def field_of(
    paper: Paper, start: int, end: int, heading: Fields = (), previous: str | None = None, theme: Fields = ()
) -> str:
    """Return the code of the field of the action in [start, end).

    A word of fraud decides wherever it stands; else the first clear word of the object, one of the fields of the
    `heading` (else of the paper's `theme`) before others, then the first field of the heading, the purpose, the clause
    before (`previous`), a vague word.
    """
    hits = paper.within("fields", start, end)
    if any(_is_in_name(paper, hit) for hit in hits):
        hits = [hit for hit in hits if not _is_in_name(paper, hit)]
    if heading and (GENERAL in heading or heading == (_ABROAD,)):
        heading = ()
    if not hits:
        return heading[0] if heading else previous or _untold(paper, start, end, theme)
    limit = paper.next_start("purposes", min(start + 20, end), end)
    if paper.any_within("offices", start, hits[-1][1]):
        own = [hit for hit in hits if not _is_in_office(paper, hit, start)]
        if not own and arranges(paper, start, end):
            return GENERAL
        hits = own or hits
    at = _clear(hits)
    if at < 0:
        vague = (hit[2][:-1] for hit in hits if hit[2][:-1] in heading)
        return next(vague, heading[0]) if heading else _vaguely(paper, hits, start, limit, previous)
    clear = hits[at]
    if clear[2][-1] == "!":
        return clear[2][:-1]
    if len(hits) > at + 1 and _is_of_people(paper, clear):
        hits = _set_to(paper, hits, clear, end)
        clear = hits[_clear(hits)]
    return _of_clear(paper, hits, clear, (start, limit), heading, theme) or (heading[0] if heading else clear[2])


def _of_clear(
    paper: Paper, hits: list[Hit], clear: Hit, where: tuple[int, int], heading: Fields, theme: Fields
) -> str | None:
    """Return the field of an action from its first clear word, what that serves, and what stands above it."""
    if clear[2] in _OF_OFFICES and arranges(paper, where[0], where[1]):
        return GENERAL
    if clear[2] in _REBUILT and _restores(paper, where[0], where[1], theme):
        return theme[0]
    if clear[2] in _TOOL_FIELDS and paper.small.startswith(_TOOLS, clear[0]):
        served = _served(paper, hits, clear, where[1], heading or theme)
        if served:
            return served
    above = heading or (theme if theme and theme[0] in _THEMES else ())
    return _of_object(paper, hits, clear, where[0], where[1], above)


# Those who are sent, invited or helped to do something of whatever field.
_PEOPLE: Final = (
    "cử cán bộ", "cử công chức", "cán bộ", "công chức", "học sinh", "sinh viên", "đoàn doanh nghiệp", "kiều bào",
    "hộ kinh doanh", "trẻ em", "thiếu nhi", "cựu chiến binh", "bộ đội", "nhà đầu tư", "thanh niên tình nguyện",
)  # fmt: skip
# What trade these are of follows them: "doanh nghiệp cà phê".
_FIRMS: Final = ("doanh nghiệp ", "hợp tác xã ", "công ty ", "hộ ", "kỹ sư ", "nhà máy ")
# Three letters of these, which are quicker to see.
_PEOPLE_STARTS: Final = frozenset(word[:3] for word in _PEOPLE)
_FIRM_ENDS: Final = frozenset(word[-3:] for word in _FIRMS)
_ACT: Final = Rare(
    r"\b(?:(?P<learn>học|giao lưu|thực tập|làm việc|tập huấn|bồi dưỡng|đào tạo|tham quan|thăm)|giúp|hướng dẫn|hỗ trợ"
    r"|tham gia|tham dự|dự|biểu diễn|trình diễn|tìm hiểu|trải nghiệm|mở|dạy|truyền|góp|đưa|xây dựng|vận hành|tư vấn"
    r"|chuyển giao|lắp|trưng bày|xuất khẩu|quảng bá|triển khai|tuyển|vay|sản xuất|khai thác|thu mua|tiêu thụ)\b"
)


def _is_of_people(paper: Paper, hit: Hit) -> bool:
    """Tell a word of who is to act ("cử công chức", the "cà phê" of "doanh nghiệp cà phê") from one of what is done."""
    start = hit[0]
    if paper.small[max(0, start - 3) : start] in _FIRM_ENDS and paper.small.endswith(_FIRMS, 0, start):
        return not paper.begins("actions", start)  # "doanh nghiệp bao tiêu cà phê"
    return paper.small[start : start + 3] in _PEOPLE_STARTS and paper.small.startswith(_PEOPLE, start)


def _set_to(paper: Paper, hits: list[Hit], people: Hit, end: int) -> list[Hit]:
    """Return the words of what those named first are set to do, else all: "cử công chức lên giúp xã số hóa hồ sơ".

    Who learns or only comes to visit is named rightly, as is who is named by the field of what he does.
    """
    act = _ACT.search(paper.small, people[1], end)
    if act is None or act.lastgroup:
        return hits
    later = [hit for hit in hits if hit[0] >= act.start()]
    clear = [hit[2] for hit in later if hit[2][-1] != "?" and not paper.small.endswith(" cho ", 0, hit[0])]
    return later if clear and people[2] not in clear else hits


# What serves a field: "cơ sở dữ liệu về điểm đến" is for tourism.
_TOOLS: Final = (
    "cơ sở dữ liệu", "phần mềm", "số hóa", "ứng dụng di động", "gian hàng", "camera", "hệ thống camera", "trang web",
    "bản đồ số", "sản phẩm chủ lực", "kho dữ liệu", "tổng đài", "đường dây nóng", "điện mặt trời",
    "nghiên cứu ứng dụng", "nghiên cứu, ứng dụng", "công nghệ bảo quản", "công nghệ chế biến", "làm phim", "ấn phẩm",
)  # fmt: skip
_TOOL_FIELDS: Final = ("digital", "trade", "media", "science")
_SERVED: Final = ("tourism", "health", _SCHOOL, _FARMING, "employment", "environment", "defence_security")
_SERVED_ABOVE: Final = (*_SERVED, "investment")


def _served(paper: Paper, hits: list[Hit], tool: Hit, limit: int, above: Fields) -> str | None:
    """Return the field that a tool serves which is named right after it, before the next comma, else above it."""
    comma = paper.text.find(",", tool[1], limit)
    stop = limit if comma < 0 else comma
    near = next((code for at, _, code in hits if tool[1] <= at < stop and code[-1] != "?" and code != tool[2]), None)
    if near:
        return near if near in _SERVED else None
    return above[0] if above and above[0] in _SERVED_ABOVE else None


def _untold(paper: Paper, start: int, end: int, theme: Fields) -> str:
    """Return the field of an action that no word of a field tells of: that of the paper, if it arranges nothing."""
    if not theme or arranges(paper, start, end):
        return GENERAL
    if theme[0] in _THEMES:
        return theme[0] if theme[0] in _WHOLE or _restores(paper, start, end, theme) else GENERAL
    return GENERAL if any_of(paper.small, _ARRANGES, start, end) else theme[0]


# Words of what is arranged between parties, whatever their paper is about; none of them stands inside another word.
_ARRANGES: Final = (
    "họp", "gặp", "hội nghị", "đăng cai", "liên lạc", "liên hệ", "kế hoạch", "thỏa thuận", "chương trình", "biên bản",
    "điều khoản", "nội dung", "khó khăn", "vướng mắc", "kinh phí", "phân công", "ký", "quan hệ", "kết quả",
    "tổ công tác", "hợp tác", "trách nhiệm", "thời gian", "khai mạc",
)  # fmt: skip


_REBUILT: Final = ("infrastructure", "trade", "environment", "mass_mobilisation")
_RESTORES: Final = Rare(r"khắc phục|khôi phục|sửa chữa|sửa lại|dựng lại|xây lại|dọn dẹp|dọn bùn")


def _restores(paper: Paper, start: int, end: int, theme: Fields) -> bool:
    """Tell whether a paper on a disaster says how what it destroyed is made good: "giúp dựng lại nhà"."""
    return theme == ("disaster_relief",) and bool(_RESTORES.search(paper.small, start, end))


def _clear(hits: list[Hit]) -> int:
    """Return the index of the first word of fraud, else of the first clear word, else -1."""
    first = -1
    for index, hit in enumerate(hits):
        if hit[2][-1] == "!":
            return index
        if first < 0 and hit[2][-1] != "?":
            first = index
    return first


def _of_object(paper: Paper, hits: list[Hit], first: Hit, start: int, limit: int, heading: Fields) -> str | None:
    """Return the field of the first clear word before the purpose, or of a later one that has a better right."""
    if first[2] == "trade" and _is_produce(paper, hits, first) and not ("trade" in heading and _FARMING not in heading):
        return _FARMING
    if first[2] == _TRAINING and paper.small.startswith(_CLASS, first[0]):
        first = _learnt(paper, hits, first, start, limit)
    at, stop, code = first
    above = _of_heading(hits, code, heading) if heading else None
    if above or at >= limit:
        return above
    if code == _SCHOOL and _for_officers(paper, at, limit):
        return _TRAINING
    if code == _TRAINING and not paper.small.startswith(_CLASS, at) and paper.small.find(" cho ", at, stop) < 0:
        return _trained(paper, hits, stop, limit) or code
    if code == "health" and any(paper.small.startswith(_EPIDEMIC, hit[0]) for hit in hits):
        return "disaster_relief"
    return _stressed(paper, hits, stop, limit) if code == GENERAL else code


def _of_heading(hits: list[Hit], code: str, heading: Fields) -> str | None:
    """Return the field of a heading that an action keeps whose first clear word is of the field `code`, else None."""
    if code in _OWN:
        sold = code == _FARMING and "trade" in heading and code not in heading
        return "trade" if sold and any(hit[2] == "trade" for hit in hits) else None
    for hit in hits:
        if hit[2] in heading:
            return hit[2]
    return heading[0] if len(heading) == 1 and code in _WITHIN.get(heading[0], ()) else None


_STAFF: Final = Rare(r"cán bộ|các cấp|công chức")
_WORKFORCE: Final = (
    "đào tạo nguồn nhân lực",
    "đào tạo nhân lực",
    "phát triển nguồn nhân lực",
    "đào tạo,",
    "đào tạo và",
)


def _vaguely(paper: Paper, hits: list[Hit], start: int, limit: int, previous: str | None) -> str:
    """Return the field of an action of which only vague words tell: that of the clause before goes first."""
    if hits[0][0] == start and hits[0][2] == "education?" and paper.small.startswith(_WORKFORCE, start):
        previous = None  # "…; đào tạo nguồn nhân lực": of no field named before it
    if previous and hits[0][2] == "general?" and arranges(paper, start, limit):
        previous = None
    code = previous or _vague(hits) or GENERAL
    if code == _SCHOOL and _STAFF.search(paper.small, start, limit):
        return _TRAINING  # "đào tạo 68 cán bộ"
    if code == _ABROAD and not _OF_STATES.search(paper.small, start, limit):
        return GENERAL  # friendship of localities
    return code


# Fields that a word may name only because it is that of who is reported to or keeps in touch.
_OF_OFFICES: Final = ("party_building", "administration", _ABROAD)


def arranges(paper: Paper, start: int, end: int) -> bool:
    """Tell whether [start, end) charges somebody to follow, sum up, report or pay: no action in its own field."""
    return paper.holds("coordination", start, end)


# An office right after these is what is worked on.
_MADE: Final = ("vận hành ", "thành lập ", "xây dựng ", "nâng cấp ", "xây ", "lập ")


def _is_in_office(paper: Paper, hit: Hit, start: int) -> bool:
    """Tell whether a word of a field is part of an office's name: "Sở Văn hóa, Thể thao và Du lịch"."""
    office = paper.last_before("offices", hit[0] + 1)
    if not office or office[0] < start or not paper.is_capital(hit[0]) or not paper.is_capital(office[0]):
        return False
    if paper.small.endswith(_MADE, start, office[0]):
        return False  # "vận hành Trung tâm Phục vụ hành chính công"
    return all(word[0].isupper() or word in ("và", "-") for word in paper.text[office[1] : hit[0]].split())


def _is_produce(paper: Paper, hits: list[Hit], first: Hit) -> bool:
    """Tell whether what is traded is farm produce, which belongs to farming."""
    small = paper.small
    farm = any(hit[2] == _FARMING and not small.startswith(_NO_PRODUCE, hit[0]) for hit in hits)
    return farm and not small.startswith(_PASSAGE, first[0])


_TRAINED: Final = Rare(r" (?:(?:quản lý|ngành|lĩnh vực|làm công tác|kỹ thuật|chuyên môn|nhân lực|đội ngũ) )*")


def _trained(paper: Paper, hits: list[Hit], start: int, limit: int) -> str | None:
    """Return the sector of whom one trains, named right after them: "đào tạo đội ngũ cán bộ quản lý du lịch"."""
    near = next((hit for hit in hits if start <= hit[0] < limit and hit[2][-1] != "?"), None)
    if near is None or near[2] not in _SERVED or not _TRAINED.fullmatch(paper.small, start, near[0]):
        return None
    return near[2]


_CLASS: Final = ("lớp ", "khóa ", "tập huấn", "bồi dưỡng")
_OFFICERS: Final = Rare(
    r"cán bộ(?! (?:y tế|kỹ thuật|hội|khuyến nông|thú y|du lịch))|công chức|viên chức|đại biểu|bí thư|lãnh đạo"
    r"|trưởng thôn|quản lý nhà nước"
)


def _learnt(paper: Paper, hits: list[Hit], first: Hit, start: int, limit: int) -> Hit:
    """Return what a class for others than officers is about: "2 lớp bồi dưỡng kỹ năng thuyết minh cho bà con"."""
    after = (hit for hit in hits if first[0] < hit[0] < limit and hit[2][-1] != "?")
    subject = next(after, first)
    return first if subject is first or _OFFICERS.search(paper.small, start, limit) else subject


_TONGUES: Final = (
    "tiếng ",
    "dạy tiếng",
    "học tiếng",
    "lớp tiếng",
    "đào tạo tiếng",
    "ngoại ngữ",
    "dạy ngoại ngữ",
    "lớp học",
)
_FOR_OFFICERS: Final = Rare(r"cho (?:[^\s,]+ ){0,3}(?:cán bộ|công chức|viên chức)(?!(?:,| và) (?:giáo viên|học sinh))")


def _for_officers(paper: Paper, at: int, limit: int) -> bool:
    """Tell a language taught to officers from one taught at school."""
    return paper.small.startswith(_TONGUES, at) and bool(_FOR_OFFICERS.search(paper.small, at, limit))


_STRESSES: Final = ("nhất là", "trong đó", "đặc biệt", "trọng tâm", "chú trọng", "tập trung vào", "ưu tiên")
_STRESS: Final = Rare(rf"\b(?:{'|'.join(_STRESSES)})\b")


_BETWEEN: Final = Rare(r"[^,;]{0,12}\bgiữa (?:các |những |hai )?(?:\w+ )?")


_LEADS_TO: Final = len(" giữa")


def _stressed(paper: Paper, hits: list[Hit], start: int, limit: int) -> str:
    """Return the first clear field that cooperation in general, told of up to `start`, is between or stresses.

    "kết nghĩa giữa các trường" is between schools, "toàn diện, nhất là giáo dục" stresses education; else general.
    """
    start -= _LEADS_TO if paper.small.endswith(" giữa", 0, start) else 0
    near = next((hit for hit in hits if hit[0] >= start), None)
    if near and near[2][-1] != "?" and near[0] < limit and _BETWEEN.fullmatch(paper.small, start, near[0]):
        return near[2]
    stress = first_match(_STRESS, _STRESSES, paper.small, start, limit) if hits[-1][0] > start else None
    for at, _, code in hits:
        if stress and stress.end() <= at < limit and code[-1] != "?":
            return code
    return GENERAL


def _is_in_name(paper: Paper, hit: Hit) -> bool:
    """Tell whether a word of one syllable is part of a name: "cầu Bến Rừng"."""
    start, end, code = hit
    text = paper.text
    if not paper.is_capital(start) or " " in text[start:end]:
        return False
    if code == _FARMING and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
        return True  # "Măng Đen"
    before = text[max(0, start - 12) : start].split(" ")
    return len(before) > 1 and before[-1] == "" and before[-2][:1].isupper() and not before[-2].endswith((".", ":"))


def subject_field(paper: Paper, start: int, end: int) -> str | None:
    """Return the code of the first clear word in [start, end), the part of a clause before its verb, else None.

    Where a post stands there, its words speak of whom it is held by, not of what is to be done.
    """
    if paper.any_within("positions", start, end):
        return None
    hits = paper.within("fields", start, end)
    return next((hit[2].rstrip("!") for hit in hits if hit[2] != GENERAL and not hit[2].endswith("?")), None)


def clear_field(paper: Paper, start: int, end: int) -> str | None:
    """Return the code of the first clear word of a field in [start, end), else of a vague one, else None.

    A word that begins before `start` and ends in the range counts: "thể thao" of "văn hóa, thể thao".
    """
    hits = paper.overlapping("fields", start, end)
    for _, _, code in hits:
        last = code[-1]
        if last != "?":
            return code[:-1] if last == "!" else code
    return _vague(hits)


def named_fields(paper: Paper, start: int, end: int) -> Fields:
    """Return the codes of all clear words of a field in a heading, else of the first vague one."""
    codes = [hit[2] for hit in paper.overlapping("fields", start, end)]
    clear = dict.fromkeys(code.rstrip("!") for code in codes if code[-1] != "?")
    return tuple(clear) or tuple(code.rstrip("?") for code in codes[:1])


# Fields that a paper which names them in its title is about as a whole.
_THEMES: Final = ("disaster_relief", "employment", "defence_security")


def theme_of(paper: Paper, start: int, end: int) -> Fields:
    """Return the field of the paper whose title is at [start, end), where it is one that takes in all it tells."""
    hits = paper.within("fields", start, end)
    told = [hit[2].rstrip("!") for hit in hits if not paper.small.startswith("kỳ họp", hit[0])]
    codes = {code for code in told if code != "health"}
    if len(codes) == 1 and codes.issubset(_THEMES):
        return tuple(codes)
    clear = {code for code in told if code in _TOPICS}
    return tuple(clear) if len(clear) == 1 else ()


# Fields that what names none is taken to be of where the title of the paper names no other.
_TOPICS: Final = (
    "consumer_protection", "tourism", "health", _SCHOOL, "culture", "science", "media", _FARMING, "ethnic_religion",
    "digital", "disaster_relief", "trade", "investment", "administration", "environment",
)  # fmt: skip


def _vague(hits: list[Hit]) -> str | None:
    return hits[0][2].rstrip("?!") if hits else None
