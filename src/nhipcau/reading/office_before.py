"""The office that stands right before a locality: "Sở Nông nghiệp và Môi trường tỉnh …"."""

from __future__ import annotations

from typing import Final

from nhipcau.reading.mention import Mention
from nhipcau.reading.paper import Paper
from nhipcau.reading.scan import Hit
from nhipcau.reading.vocabulary import words

# So far before a locality the name of its office begins, at most.
_LONG_OFFICE: Final = 70
_STANDING: Final = "thường trực "
_NATIONAL: Final = " việt nam"
# So many offices stand one before the other, at most: "Văn phòng Đoàn ĐBQH và HĐND".
_OFFICES: Final = 3
# What parts an office from a locality that it is not of: "Sở Nội vụ và tỉnh A", "Ban Quản lý tại tỉnh B".
_NEXT_ONE: Final = (" và ", " - ", " – ")
_COUNTRY: Final = ("việt", "nam")
_OTHER_OFFICE: Final = frozenset({"tại", "của", "các", "hai"})


def office_lead(paper: Paper, mention: Mention) -> int:
    """Return where the office begins that stands right before a locality, else the locality with its kind word."""
    if mention.office < 0:
        mention.office = _office_lead(paper, mention.lead)
    return mention.office


def _office_lead(paper: Paper, end: int) -> int:
    """Return where the office begins that leads up to `end`, else `end`."""
    lead = end
    for _ in range(_OFFICES):
        near = paper.last_before("offices", lead)
        if near is None or near[0] < lead - _LONG_OFFICE or not _leads_to(paper, near, lead):
            break
        lead = near[0]
    if lead < end and paper.small.endswith(_STANDING, 0, lead):
        lead = paper.small.rfind(_STANDING, 0, lead)
    return lead


def _leads_to(paper: Paper, office: Hit, lead: int) -> bool:
    """Tell whether the name of an office goes on up to `lead`: "Thanh tra [Sở Xây dựng]", "văn phòng [UBND]"."""
    stop = office[1]
    if stop + 1 >= lead:
        return stop == lead or paper.small[stop].isspace()
    if paper.small[stop] != " " or (office[2] != "open" and not paper.small.startswith(_NATIONAL, stop)):
        return paper.small[stop:lead].isspace()
    return not paper.small.startswith(_NEXT_ONE, stop) and _is_of_office(paper.small[stop:lead])


def _is_of_office(between: str) -> bool:
    """Tell whether words go on the name of an office: "sở [nông nghiệp và phát triển nông thôn] tỉnh"."""
    small = words("office_words")
    for word in between.replace(",", " ").replace("&", " ").replace("-", " ").split():
        if (word not in small and word not in _COUNTRY) or word in _OTHER_OFFICE:
            return False
    return True
