"""Changing an agreement and its rows: two people at once, wrong values, what follows, what is kept."""

from __future__ import annotations

from datetime import date
from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from nhipcau.base.history.queries import of
from nhipcau.register.agreements.actions import (
    ConflictError,
    Duty,
    add_commitment,
    add_party,
    add_signatory,
    amend_commitment,
    edit_commitment,
    edit_heading,
    edit_party,
    edit_signatory,
    hang,
    publish,
    remove_commitment,
    remove_party,
    remove_signatory,
    take_down,
)
from nhipcau.register.agreements.models import Agreement, Commitment, Tally
from nhipcau.register.agreements.queries import above, family, published, visible_to
from nhipcau.register.agreements.rules import State, state_on

from .conftest import NEW, PAPER, at

DAY = date(2026, 11, 22)
TOURISM = Duty("tourism", "agreed")


def state(agreement):
    return state_on(Agreement.objects.get(pk=agreement.pk).course, DAY, 90)


def last_line(agreement):
    return of("agreements.agreement", agreement.pk).first()


def test_what_was_read_of_a_commitment_is_kept(agreement):
    first, _, third = agreement.commitments.all()
    assert [(one.role, one.name, one.party.name) for one in first.assignees.all()] == [
        ("lead", "Sở Du lịch tỉnh Phú Thọ", "Phú Thọ"),
        ("cooperating", "Sở Du lịch tỉnh Nghệ An", "Nghệ An"),
    ]
    assert (third.period, third.quantified, third.fields) == ("R/P1Y", True, "staff_training")


def test_who_saves_second_is_told_what_the_first_changed(agreement, officer, partner):
    commitment = agreement.commitments.first()
    edit_commitment(officer, commitment, edition=1, duty=Duty("trade", "proposed", period="2025"))
    with pytest.raises(ConflictError) as told:
        edit_commitment(officer, commitment, edition=1, duty=TOURISM)
    (line,) = told.value.since
    assert line.changes["field"] == ["tourism", "trade"]
    assert (told.value.current.field, told.value.current.edition) == ("trade", 2)
    assert edit_commitment(officer, commitment, edition=2, duty=TOURISM).field == "tourism"


def test_changes_to_one_row_do_not_stop_those_of_another(agreement, officer):
    first, second, _ = agreement.commitments.all()
    edit_commitment(officer, first, edition=1, duty=Duty("trade", "agreed"))
    edit_heading(officer, agreement, edition=1, values={"place": "thành phố Vinh"})
    assert edit_commitment(officer, second, edition=1, duty=Duty("external", "agreed")).edition == 2


@pytest.mark.usefixtures("committing")
def test_of_two_people_at_the_same_moment_one_is_told(agreement, officer):
    commitment, start, outcomes = agreement.commitments.first(), Barrier(2), []

    def edit(field):
        start.wait()
        try:
            edit_commitment(officer, commitment, edition=1, duty=Duty(field, "agreed"))
            outcomes.append(field)
        except ConflictError as conflict:
            outcomes.append(f"conflict with {conflict.current.field}")
        finally:
            connection.close()

    threads = [Thread(target=edit, args=[field]) for field in ("trade", "health")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    winner = Commitment.objects.get(pk=commitment.pk).field
    assert sorted(outcomes) == sorted([winner, f"conflict with {winner}"])


def test_saving_what_is_there_leaves_no_line_and_no_edition(agreement, officer):
    lines = of("agreements.agreement", agreement.pk).count()
    kept = edit_heading(officer, agreement, edition=1, values={"title": agreement.title, "form": "minutes"})
    assert (kept.edition, of("agreements.agreement", agreement.pk).count()) == (1, lines)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"form": "no_such"}, "form"),
        ({"title": ""}, "title"),
        ({"title": "x" * 501}, "title"),
        ({"signed": "hôm qua"}, "signed"),
        ({"validity": "2028/2024"}, "validity"),
        ({"approval_date": "2024-13"}, "approval_date"),
        ({"renewal": "maybe"}, "renewal"),
    ],
)
def test_a_heading_that_cannot_be_is_refused_by_its_field(agreement, officer, values, field):
    with pytest.raises(ValidationError) as wrong:
        edit_heading(officer, agreement, edition=1, values=values)
    assert field in wrong.value.message_dict


@pytest.mark.parametrize(
    ("duty", "field"),
    [
        (Duty("no_such", "agreed"), "field"),
        (Duty("trade", "maybe"), "standing"),
        (Duty("trade", "agreed", further=["no_such"]), "further"),
        (Duty("trade", "agreed", period="2028/2024"), "period"),
    ],
)
def test_a_commitment_that_cannot_be_is_refused_by_its_field(agreement, officer, duty, field):
    with pytest.raises(ValidationError) as wrong:
        edit_commitment(officer, agreement.commitments.first(), edition=1, duty=duty)
    assert field in wrong.value.message_dict


def test_the_state_follows_from_validity_and_renewal(agreement, officer):
    assert state(agreement) == State.IN_FORCE
    edited = edit_heading(officer, agreement, edition=1, values={"validity": "2020/2025"})
    assert state(agreement) == State.ENDED
    edited = edit_heading(officer, edited, edition=2, values={"validity": "2020/2025", "renewal": "automatic"})
    assert state(agreement) == State.IN_FORCE
    edited = edit_heading(officer, edited, edition=3, values={"validity": "2027/.."})
    assert state(agreement) == State.UPCOMING


def test_a_renewal_renews_its_predecessor_until_it_is_taken_down(agreement, amendment, officer):
    take_down(officer, amendment)
    hang(officer, amendment, agreement, "renewal")
    assert state(agreement) == State.RENEWED
    take_down(officer, amendment)
    assert state(agreement) == State.IN_FORCE


def test_a_merger_makes_the_agreement_internal(agreement, officer, mirror):
    mirror("p26a")
    other = agreement.parties.get(name="Nghệ An")
    values = {"name": "Vĩnh Phúc", "level": "province"}
    edit_party(officer, other, edition=1, values=values, unit="p26a")
    assert state(agreement) == State.INTERNAL


def test_a_party_is_found_by_its_name_and_keeps_its_governance(agreement, officer, other_office):
    party = agreement.parties.get(name="Nghệ An")
    told = {"name": "Nghệ An", "level": "province", "standing_agency": other_office.name, "leader_name": "Đỗ Thị Mai"}
    edited = edit_party(officer, party, edition=1, values=told)
    assert (edited.unit_id, edited.province_id) == ("p40a", "p40a")
    assert edited.standing_office == other_office
    assert last_line(agreement).changes["leader_name"] == ["", "Đỗ Thị Mai"]


def test_parties_come_and_go_but_one_stays(agreement, officer, mirror):
    words = at(PAPER, "thành phố Vinh")
    added = add_party(
        officer, agreement, values={"name": "Xiêng Khoảng", "level": "foreign", "within": "Lào"}, words=words
    )
    assert list(published()) == []
    assert visible_to(officer).filter(terms__word="khoang").exists()
    remove_party(officer, added)
    remove_party(officer, agreement.parties.first())
    with pytest.raises(ValidationError):
        remove_party(officer, agreement.parties.get())


def test_signatories_stand_on_their_side(agreement, officer):
    party = agreement.parties.last()
    added = add_signatory(
        officer, agreement, name="Đỗ Thị Mai", position="Chủ tịch", party=party.pk, words=at(PAPER, "Đỗ Thị Mai")
    )
    edited = edit_signatory(officer, added, edition=1, name="Đỗ Thị Mai", position="Chủ tịch UBND", party=None)
    assert (edited.position, edited.party) == ("Chủ tịch UBND", None)
    remove_signatory(officer, added)
    assert agreement.signatories.count() == 1


def test_an_amendment_keeps_the_words_that_it_replaces(agreement, amendment, officer):
    commitment = agreement.commitments.get(field="staff_training")
    words = at(NEW, "hỗ trợ đào tạo cán bộ cấp xã mỗi năm ba lớp")
    amended = amend_commitment(officer, commitment, edition=1, amendment=amendment, words=words)
    (former,) = amended.wordings.all()
    assert amended.text == "hỗ trợ đào tạo cán bộ cấp xã mỗi năm ba lớp"
    assert amended.quote.document == amendment.document
    assert (former.text, former.amended_by, former.until) == (commitment.text, amendment, "2025-01")
    assert former.quote.document == agreement.document
    with pytest.raises(ValidationError):
        edit_commitment(officer, amended, edition=2, duty=TOURISM, words=at(PAPER, "thành phố Vinh"))
    with pytest.raises(ValidationError):
        take_down(officer, amendment)


def test_only_an_amendment_of_the_agreement_amends(agreement, signed, officer):
    with pytest.raises(ValidationError):
        amend_commitment(officer, agreement.commitments.first(), edition=1, amendment=signed("p01a"), words=(0, 5))


def test_nothing_hangs_on_itself_or_on_what_lies_below(agreement, amendment, officer):
    for parent in (agreement, amendment):
        with pytest.raises(ValidationError):
            hang(officer, agreement, parent, "pair")
    assert above(amendment) == [agreement]
    assert family(agreement, visible_to(officer)) == ([], [amendment])
    assert family(amendment, visible_to(officer)) == ([agreement], [])


def test_words_are_chosen_again_from_the_paper_only(agreement, officer):
    commitment = agreement.commitments.first()
    edited = edit_commitment(officer, commitment, edition=1, duty=TOURISM, words=at(PAPER, "kết nối các tuyến du lịch"))
    assert edited.text == edited.quote.surface == "kết nối các tuyến du lịch"
    with pytest.raises(ValidationError):
        edit_commitment(officer, edited, edition=2, duty=TOURISM, words=(5, 99999))


def test_counts_follow_every_change(agreement, officer):
    assert not Tally.objects.filter(published__gt=0).exists()
    publish(officer, agreement)
    words = at(PAPER, "hỗ trợ đào tạo")
    add_commitment(officer, agreement, duty=Duty("trade", "agreed", further=["tourism"]), words=words)
    edit_commitment(officer, agreement.commitments.first(), edition=1, duty=Duty("health", "agreed"))
    counts = dict(Tally.objects.filter(published__gt=0).values_list("fields", "published"))
    assert counts == {"health": 1, "defence_security": 1, "staff_training": 1, "trade tourism": 1}
    assert Agreement.objects.get().commitment_count == 4
    with pytest.raises(ValidationError):
        remove_commitment(officer, agreement.commitments.first())


def test_what_is_no_commitment_is_taken_out_while_nobody_relies_on_it(agreement, officer):
    remove_commitment(officer, agreement.commitments.first())
    assert Agreement.objects.get().commitment_count == 2
    assert last_line(agreement).changes["text"] == ["kết nối các tuyến du lịch về nguồn", None]


def test_other_offices_and_viewers_change_nothing(agreement, partner, viewer):
    for stranger in (partner, viewer):
        with pytest.raises(PermissionDenied):
            edit_heading(stranger, agreement, edition=1, values={"title": "x"})
        with pytest.raises(PermissionDenied):
            edit_commitment(stranger, agreement.commitments.first(), edition=1, duty=TOURISM)
