"""A name that no list has lies abroad where a country is told behind it."""

import pytest

from nhipcau.places import gazetteer
from nhipcau.reading import read

COUNTRIES = sorted(
    unit.versions[0].name for unit in gazetteer().foreign() if unit.versions[0].kind == "Nước" and unit.uid != "f-vn"
)
PAPER = """Hai bên ký thỏa thuận

Sáng 12/5/2023, lãnh đạo tỉnh Nghệ An và {place} đã ký thỏa thuận hợp tác về giáo dục. Người Zolanđa mến khách.
"""


@pytest.mark.library
@pytest.mark.parametrize(
    "form",
    [
        "tỉnh Zolanđa ({country})",
        "quận Zolanđa (nước {country})",
        "huyện Zolanđa, {country}",
        "thành phố Zolanđa của {country}",
        "vùng Zolanđa ({country})",
        "Zolanđa ({country})",
    ],
)
def test_a_name_behind_which_a_country_is_told_is_a_party_abroad(form):
    for country in COUNTRIES:
        parties = read(PAPER.format(place=form.format(country=country))).parties
        told = [(party.name, party.level, party.within) for party in parties]
        assert told == [("Nghệ An", "province", None), ("Zolanđa", "foreign", country)], country


@pytest.mark.library
def test_the_provinces_here_that_begin_like_a_country_stay_here():
    parties = read(PAPER.format(place="huyện Bát Xát (Lào Cai)")).parties
    assert [(party.name, party.level, party.within) for party in parties][-1] == ("Bát Xát", "district", "Lào Cai")
