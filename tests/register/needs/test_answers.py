from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from nhipcau.register.agreements.actions import publish
from nhipcau.register.agreements.models import Commitment
from nhipcau.register.needs import actions, queries
from nhipcau.register.needs.models import Status

TODAY = date(2026, 11, 22)


@pytest.fixture
def need(stated):
    return stated("request", "Cần giữ rừng giáp ranh", field="environment", quantity="20 tổ")


@pytest.fixture
def commitment(signed):
    """Hà Nội and Nghệ An keep the forest together."""
    return signed("p01b", "p40b").commitments.get()


def test_a_commitment_answers_a_request_and_can_be_detached(need, commitment, partner):
    assert queries.requests(queries.own_statements(partner)).get().status == Status.OPEN
    actions.answer(partner, need, commitment)
    actions.answer(partner, need, commitment)
    assert queries.own_statements(partner).get().status == Status.ANSWERED
    assert list(queries.answers_to(partner, need)) == [commitment]
    actions.take_back_answer(partner, need, commitment)
    assert queries.own_statements(partner).get().status == Status.OPEN


def test_a_commitment_that_the_office_does_not_see_is_no_answer(need, signed, partner):
    elsewhere = signed("p01b", "p48b").commitments.get()
    with pytest.raises(PermissionDenied):
        actions.answer(partner, need, elsewhere)
    assert elsewhere not in queries.offered(partner, need)


def test_an_answered_request_is_withdrawn_not_removed(need, commitment, partner):
    actions.answer(partner, need, commitment)
    with pytest.raises(ValidationError, match="đã gắn với cam kết"):
        actions.remove_statement(partner, need)
    actions.withdraw_request(partner, need)
    need.refresh_from_db()
    with pytest.raises(ValidationError, match="đang mở"):
        actions.answer(partner, need, commitment)


def test_requests_are_found_by_words_field_status_and_place(need, stated, commitment, partner):
    other = stated("request", "Cần lớp dạy nghề", field="employment")
    actions.answer(partner, need, commitment)
    every = queries.requests(queries.own_statements(partner))
    assert list(queries.narrowed(every, words="rung")) == [need]
    assert list(queries.narrowed(every, field="employment")) == [other]
    assert list(queries.narrowed(every, status="answered")) == [need]
    assert list(queries.narrowed(every, status="open")) == [other]
    assert queries.narrowed(every, unit="p40b").count() == 2
    assert queries.narrowed(every, unit="p48b").count() == 0
    assert queries.narrowed(every, unit="nowhere").count() == 0


def test_who_agreed_in_the_field_is_suggested(need, commitment, partner):
    found = queries.partners_for(partner, need, TODAY)
    assert [(one.partner.unit, one.reasons) for one in found] == [("p01b", ("field", "together"))]


def test_a_strength_of_a_public_profile_is_a_reason(need, officer, partner):
    from nhipcau.base.localities.models import Unit

    theirs = actions.open_profile(officer, Unit.objects.get(pk="p01b"))
    said = actions.Said("strength", "environment", "Trồng rừng", url="https://example.vn", source_day="2024")
    actions.state(officer, theirs, said)
    assert queries.partners_for(partner, need, TODAY) == []
    actions.publish(officer, theirs)
    found = queries.partners_for(partner, need, TODAY)
    assert [(one.partner.unit, one.partner.strengths) for one in found] == [("p01b", ("Trồng rừng",))]


def test_what_a_former_unit_signed_counts_for_its_heir(need, signed, partner):
    signed("p15a", "p40b")
    found = queries.partners_for(partner, need, TODAY)
    assert [(one.partner.unit, one.partner.commitments) for one in found] == [("p15b", 1)]


def test_the_public_page_of_the_place_follows_what_is_published(
    client, need, stated, commitment, profile, partner, officer
):
    stated("difficulty", "Bí mật biên giới", field="defence_security")
    actions.answer(partner, need, commitment)
    assert "Cần giữ rừng" not in client.get("/places/p40b/").content.decode()
    actions.publish(partner, profile)
    shown = client.get("/places/p40b/").content.decode()
    assert "Cần giữ rừng giáp ranh (20 tổ)" in shown
    assert "Bí mật" not in shown
    assert f"/commitments/{commitment.pk}/" not in shown
    publish(officer, commitment.agreement)
    assert f"/commitments/{commitment.pk}/" in client.get("/places/p40b/").content.decode()
    assert Commitment.objects.count() == 1


def test_the_answer_is_shown_with_the_commitment_too(client, need, commitment, profile, partner, officer):
    actions.answer(partner, need, commitment)
    publish(officer, commitment.agreement)
    client.force_login(partner)
    office, public = f"/office/agreements/{commitment.agreement_id}/", f"/commitments/{commitment.pk}/"
    assert f"/office/needs/{need.pk}/" in client.get(office).content.decode()
    assert "Cần giữ rừng" not in client.get(public).content.decode()
    client.force_login(officer)
    assert "Cần giữ rừng" not in client.get(office).content.decode()
    actions.publish(partner, profile)
    assert "Cần giữ rừng" in client.get(office).content.decode()
    assert "Cần giữ rừng" in client.get(public).content.decode()
