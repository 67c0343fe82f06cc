"""The map and the pages of units, as a visitor sees them."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from nhipcau.register.agreements.actions import publish

MOST_QUERIES = 20
YEARS = ("", "1976", "1989", "2007", "2024", "2025")
UNITS = ("p15b", "p15a", "px_ha_tay", "d417a", "d682x", "c00001a", "c00004b", "p48b", "c20333b", "d498a", "d576a")


@pytest.fixture
def shown(client):
    """The text of the map's page as asked for."""

    def page(**asked):
        answer = client.get(reverse("portal:places"), asked)
        assert answer.status_code == 200
        return answer.content.decode()

    return page


def maps(page):
    return re.findall(r'<svg class="map.*?\n</svg>', page, re.DOTALL)


def has_both(drawn):
    return "Hoàng Sa" in drawn and "Trường Sa" in drawn and drawn.count('<g class="inset') == 2


@pytest.mark.django_db
@pytest.mark.parametrize("year", YEARS)
def test_every_map_of_the_country_shows_both_archipelagos(shown, year):
    (drawn,) = maps(shown(on=year))
    assert has_both(drawn)


@pytest.mark.django_db
@pytest.mark.parametrize("uid", UNITS)
def test_every_map_of_a_unit_shows_both_archipelagos(client, uid, django_assert_max_num_queries):
    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get(reverse("portal:place", args=[uid])).content.decode()
    assert maps(page)
    assert all(has_both(drawn) for drawn in maps(page))


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_map_that_is_taken_away_shows_both_archipelagos(client, language):
    answer = client.get(reverse("portal:map"), {"on": "1990"}, headers={"accept-language": language})
    assert answer["Content-Type"].startswith("image/svg+xml")
    assert "attachment" in answer["Content-Disposition"]
    text = answer.content.decode()
    ElementTree.fromstring(text)
    assert has_both(text)
    assert "href" not in text


@pytest.mark.django_db
def test_official_boundaries_name_their_source_on_the_map(client):
    from nhipcau.base.localities.models import Boundaries
    from nhipcau.places import outlines

    paths = dict.fromkeys((f"p{code}b" for code in codes()), "M0 0l9 0 0 9z")
    Boundaries.objects.create(
        era="b", source="Cục Đo đạc", licence="CC-BY-4.0", loaded_at="2026-01-01T00:00:00Z", provinces=paths,
        archipelagos=outlines.archipelagos(),
    )  # fmt: skip
    for name in ("portal:places", "portal:map"):
        drawn = client.get(reverse(name)).content.decode()
        assert "Cục Đo đạc (CC-BY-4.0)" in drawn
        assert has_both(drawn)


def codes():
    from nhipcau.base.localities.queries import province_codes

    return province_codes()["b"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"q": "xyzzyx"}, "Không có địa phương nào mang tên này"),
        ({"q": "ky son nghe an"}, "Huyện Kỳ Sơn"),
        ({"q": "huyện Kỳ Sơn", "on": "18/6/2023"}, "Huyện Kỳ Sơn"),
        ({"q": "Lào"}, "Nước ngoài"),
        ({"on": "1900"}, "bắt đầu từ năm 1976"),
        ({"on": "3000"}, "chưa đến"),
        ({"on": "hôm kia"}, "Không hiểu"),
        ({"unit": "khong-co"}, "Chọn một tỉnh"),
        ({"unit": "la"}, "34 tỉnh"),
        ({"q": "\0" + "a" * 5000, "on": "\0", "unit": "p01b\0"}, "Hà Nội"),
    ],
)
def test_odd_wishes_are_answered_with_a_page(shown, asked, says):
    assert says in shown(**asked)


@pytest.mark.django_db
@pytest.mark.parametrize("uid", ["p99z", "khong-co", "p01b-2"])
def test_a_unit_that_does_not_exist_is_not_found(client, uid):
    assert client.get(reverse("portal:place", args=[uid])).status_code == 404


@pytest.fixture
def published(officer, signed):
    def made(*uids, **options):
        return publish(officer, signed(*uids, **options))

    return made


def test_a_province_shows_its_own_agreements_and_those_it_inherited(client, published, django_assert_max_num_queries):
    published("p15a", "p40a")
    published("p15b", "p01b", day="2026-02-01")
    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get(reverse("portal:places"), {"unit": "p15b"}).content.decode()
    own, inherited = page.split('id="chosen"')[1].split("Thỏa thuận do địa phương trước ký")
    assert "Tỉnh Lào Cai – Thành phố Hà Nội" in own
    assert "Tỉnh Yên Bái – Tỉnh Nghệ An" in inherited
    assert page.split('<g class="arcs"')[1].split("</g>")[0].count("<path") == 2


def test_a_unit_under_a_new_number_keeps_its_own_agreements(client, published):
    published("p01a", "p40a")
    page = client.get(reverse("portal:place", args=["p01b"])).content.decode()
    assert "Thành phố Hà Nội – Tỉnh Nghệ An" in page.split("Thỏa thuận do địa phương trước ký")[0]


def test_a_commune_inherits_the_agreements_of_the_district_it_was_part_of(client, published):
    published("d417a", "p01a", day="2023-06-18")
    page = client.get(reverse("portal:place", args=["c16813b"])).content.decode()
    assert "Huyện Kỳ Sơn" in page.split("Thỏa thuận do địa phương trước ký")[1]


def test_an_earlier_map_counts_only_what_was_signed_by_then(client, published):
    published("p15a", "p40a", day="2019-03-12")
    count = re.compile(r'aria-label="Yên Bái: (\d)')
    for year, number in (("2018", "0"), ("2019", "1")):
        page = client.get(reverse("portal:places"), {"on": year}).content.decode()
        assert count.search(page)[1] == number


def test_visitors_see_only_what_is_published(client, signed):
    signed("p15a", "p40a")
    for page in (reverse("portal:place", args=["p15a"]), reverse("portal:places") + "?unit=p15b"):
        assert "Biên bản" not in client.get(page).content.decode()


def test_a_unit_that_ended_names_its_heirs_with_shares_dates_and_acts(client, db):
    page = client.get(reverse("portal:place", args=["d417a"])).content.decode()
    for said in ("Đã kết thúc, ngày cuối 30/6/2025", "Xã Mường Xén", "14,3%", "1678/NQ-UBTVQH15", "và 5 phần dưới 5%"):
        assert said in page


def test_a_district_that_was_gone_before_2025_is_shown_by_its_heir(client, db):
    page = client.get(reverse("portal:place", args=["d682x"])).content.decode()
    assert re.search(r'class="shade-0 is-chosen"[^>]*aria-label="Đạ Huoai', page)


def test_names_through_time_are_told(client, db):
    page = client.get(reverse("portal:place", args=["p46a"])).content.decode()
    for said in ("Tỉnh Thừa Thiên Huế", "01/7/1989 đến 31/12/2024", "Thành phố Huế", "175/2024/QH15"):
        assert said in page


def test_a_public_agreement_shows_what_its_signers_are_today(client, published):
    agreement = published("p15a", "p10a")
    page = client.get(reverse("portal:agreement", args=[agreement.pk])).content.decode()
    assert reverse("portal:place", args=["p15a"]) in page
    assert "Tỉnh Lào Cai" in page
    assert "Từ 01/7/2025" in page


@pytest.mark.django_db
def test_maps_need_no_inline_style(shown):
    assert "style=" not in maps(shown())[0]


def test_a_share_is_written_as_the_language_does(client, db):
    assert "14.3%" in client.get("/places/d417a/", headers={"accept-language": "en"}).content.decode()


def test_the_names_through_time_say_where_a_unit_lay(client, db):
    page = client.get("/places/d250a/").content.decode()
    names = page[page.index("Tên gọi qua thời gian") : page.index("Các lần thay đổi")]
    assert names.index("Tỉnh Vĩnh Phú") < names.index("Tỉnh Vĩnh Phúc") < names.rindex("Thành phố Hà Nội")
