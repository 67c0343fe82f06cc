"""A signer keeps its name; what it is today stands beside it; a person decides who carries its duties on."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from nhipcau.base.history.queries import of
from nhipcau.register.agreements.actions import decide_heir
from nhipcau.register.agreements.queries import awaiting_heirs, with_heirs
from nhipcau.register.agreements.rules import internal_since, province_of, today_of

YEN_BAI, LAO_CAI, NOW_LAO_CAI = "p15a", "p10a", "p15b"
KY_SON, NGHE_AN, HA_NOI = "d417a", "p40a", "p01a"
DAY = date(2026, 1, 1)


def test_a_province_that_ended_waits_for_somebody_to_name_its_heir():
    today = today_of(YEN_BAI, None, DAY)
    assert [(kin.unit.uid, kin.share) for kin in today.heirs] == [(NOW_LAO_CAI, 1.0)]
    assert today.ended == date(2025, 6, 30)
    assert today.awaiting


def test_a_unit_that_goes_on_under_a_new_number_waits_for_nobody():
    for uid in (HA_NOI, NGHE_AN, "p46a", "p01b"):
        assert not today_of(uid, None, DAY).awaiting


def test_a_unit_has_not_ended_while_it_is_there():
    assert not today_of(YEN_BAI, None, date(2024, 1, 1)).awaiting


def test_an_heir_that_has_ended_itself_is_none():
    assert today_of("px_hoang_lien_son", LAO_CAI, date(2024, 1, 1)).decided
    assert today_of("px_hoang_lien_son", LAO_CAI, DAY).awaiting


@pytest.mark.parametrize(
    ("signers", "since"),
    [
        ([HA_NOI, "px_ha_tay"], date(2008, 8, 1)),
        ([YEN_BAI, LAO_CAI], date(2025, 7, 1)),
        (["p17a", "p25a", "p26a"], date(2025, 7, 1)),
        (["d141a", "d085a"], date(2025, 7, 1)),
        ([HA_NOI, NGHE_AN], None),
        ([NGHE_AN, KY_SON], None),
        ([HA_NOI], None),
    ],
    ids=["2008", "2025", "three", "districts", "apart", "always", "alone"],
)
def test_an_agreement_is_internal_since_its_parties_became_one_province(signers, since):
    assert internal_since(signers, DAY) == since


def test_a_district_lies_in_the_province_it_lay_in_last():
    assert province_of(KY_SON) == NGHE_AN
    assert province_of("c02476a") == "p08a"


@pytest.fixture
def party(signed, mirror):
    mirror(NOW_LAO_CAI, "p40b")
    return signed(YEN_BAI, NGHE_AN).parties.get(version__unit=YEN_BAI)


def test_the_office_lists_who_waits_and_leaves_out_who_goes_on(party, officer, partner):
    assert awaiting_heirs(officer, DAY) == [party]
    assert awaiting_heirs(partner, DAY) == []


def test_deciding_keeps_the_name_and_writes_one_line(party, officer):
    decided = decide_heir(officer, party, heir=NOW_LAO_CAI)
    assert str(decided) == "Tỉnh Yên Bái"
    assert awaiting_heirs(officer, DAY) == []
    assert with_heirs(officer, DAY) == [party]
    (line,) = of("agreements.agreement", party.agreement_id).filter(action="agreements.decide_heir")
    assert line.changes == {"party": "Tỉnh Yên Bái", "heir": [None, NOW_LAO_CAI]}
    decide_heir(officer, party, heir=NOW_LAO_CAI)
    assert of("agreements.agreement", party.agreement_id).filter(action="agreements.decide_heir").count() == 1


def test_a_decision_can_be_left_open_again(party, officer):
    decide_heir(officer, party, heir=NOW_LAO_CAI)
    decide_heir(officer, party, heir="")
    assert awaiting_heirs(officer, DAY) == [party]


@pytest.mark.parametrize("heir", ["p40b", "p01b", "khong-co"])
def test_who_did_not_inherit_is_no_heir(party, officer, heir):
    with pytest.raises(ValidationError):
        decide_heir(officer, party, heir=heir)


def test_the_province_may_take_over_what_its_communes_inherited():
    cau_giay = today_of("d005a", None, DAY)
    assert len(cau_giay.heirs) == 9
    assert [unit.uid for unit in cau_giay.above] == ["p01b"]
    assert "p01b" in cau_giay.offered
    assert today_of("d005a", "p01b", DAY).decided.uid == "p01b"


def test_a_province_has_nothing_above_it():
    assert today_of(YEN_BAI, None, DAY).above == ()


def test_a_unit_that_is_still_there_has_no_heir(party, officer):
    other = party.agreement.parties.get(version__unit=NGHE_AN)
    with pytest.raises(ValidationError):
        decide_heir(officer, other, heir="p40b")


def test_only_people_of_the_office_who_may_edit_decide(party, viewer, partner):
    for stranger in (viewer, partner):
        with pytest.raises(PermissionDenied):
            decide_heir(stranger, party, heir=NOW_LAO_CAI)


def test_the_page_offers_the_heirs_with_their_shares(client, party, officer, signed, django_assert_max_num_queries):
    signed(KY_SON, HA_NOI)
    client.force_login(officer)
    with django_assert_max_num_queries(20):
        page = client.get(reverse("agreements:heirs")).content.decode()
    assert "Xã Mường Xén" in page
    assert "14,3%" in page
    answer = client.post(reverse("agreements:decide-heir", args=[party.pk]), {"heir": NOW_LAO_CAI}, follow=True)
    assert "Tỉnh Lào Cai" in answer.content.decode()


def test_a_wrong_choice_is_told_beside_the_field(client, party, officer):
    client.force_login(officer)
    answer = client.post(reverse("agreements:decide-heir", args=[party.pk]), {"heir": "p01b"})
    assert answer.status_code == 422
    assert f'id="wrong-{party.pk}"' in answer.content.decode()


def test_other_offices_and_visitors_see_nothing(client, party, partner):
    assert client.get(reverse("agreements:heirs")).status_code == 302
    client.force_login(partner)
    assert "Yên Bái" not in client.get(reverse("agreements:heirs")).content.decode()
    assert client.post(reverse("agreements:decide-heir", args=[party.pk]), {"heir": NOW_LAO_CAI}).status_code == 404


def test_the_agreement_shows_the_old_name_and_todays(client, party, officer):
    client.force_login(officer)
    page = client.get(reverse("agreements:detail", args=[party.agreement_id])).content.decode()
    assert "Tỉnh Yên Bái" in page
    assert "Tỉnh Lào Cai" in page
    assert "Chờ xác định bên kế thừa" in page


def test_an_internal_agreement_says_since_when(client, signed, officer):
    agreement = signed(YEN_BAI, LAO_CAI)
    client.force_login(officer)
    assert "Từ 01/7/2025" in client.get(reverse("agreements:detail", args=[agreement.pk])).content.decode()
