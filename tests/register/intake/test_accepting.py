import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from nhipcau.base.documents.models import Quote
from nhipcau.base.history.models import Entry
from nhipcau.base.localities.actions import mirror_places
from nhipcau.register.agreements import queries
from nhipcau.register.agreements.actions import publish, withdraw
from nhipcau.register.agreements.models import Agreement
from nhipcau.register.intake.actions import accept, correct_finding, remove_finding
from nhipcau.register.intake.models import Finding


@pytest.fixture
def agreement(draft, officer):
    return accept(officer, draft)


def test_accepting_writes_what_the_paper_binds_whom_to(draft, officer):
    mirror_places()
    agreement = accept(officer, draft)
    assert {(str(p), p.version.unit_id) for p in agreement.parties.all()} == {
        ("Nghệ An", "p40a"),
        ("Hải Phòng", "p31a"),
    }
    assert {s.name for s in agreement.signatories.all()} == {"Lê Văn Khoa", "Đỗ Thị Mai"}
    assert [c.field for c in agreement.commitments.all()] == ["investment", "staff_training", "tourism"]
    assert agreement.signed == "2024-03-12"


def test_each_row_rests_on_its_words_in_the_paper(agreement, draft):
    text = draft.document.text
    for row in (*agreement.parties.all(), *agreement.signatories.all(), *agreement.commitments.all()):
        assert row.quote.surface == text[row.quote.start : row.quote.end]
    for commitment in agreement.commitments.all():
        assert commitment.text == commitment.quote.surface


def test_accepting_is_one_line_of_history(draft, officer):
    before = Entry.objects.count()
    agreement = accept(officer, draft)
    assert Entry.objects.count() == before + 1
    line = Entry.objects.latest("id")
    assert (line.action, line.subject_id) == ("agreements.enter", agreement.pk)
    assert line.changes["commitments"] == 3


def test_support_stays_with_the_paper(agreement, draft):
    assert draft.findings.filter(kind="support", removed=False).exists()


def test_a_removed_finding_is_not_written(draft, officer, finding):
    remove_finding(officer, finding)
    assert accept(officer, draft).commitments.count() == 2


def test_a_failure_half_way_writes_nothing(draft, officer, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("nhipcau.register.agreements.actions.entering.record", fail)
    with pytest.raises(RuntimeError):
        accept(officer, draft)
    assert not Agreement.objects.exists()
    assert not Quote.objects.exists()


@pytest.mark.parametrize("kind", ["party", "commitment"])
def test_a_paper_without_parties_or_commitments_waits(draft, officer, kind):
    draft.findings.filter(kind=kind).update(removed=True)
    with pytest.raises(ValidationError, match="Chưa có"):
        accept(officer, draft)


def test_an_accepted_paper_is_not_accepted_or_changed_again(agreement, draft, officer, finding):
    with pytest.raises(ValidationError, match="đã được chấp nhận"):
        accept(officer, draft)
    with pytest.raises(ValidationError, match="đã được chấp nhận"):
        correct_finding(officer, finding, values=finding.values)


@pytest.mark.parametrize("who", ["viewer", "partner"])
def test_others_do_not_accept_or_publish(draft, officer, who, request):
    user = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        accept(user, draft)
    agreement = accept(officer, draft)
    with pytest.raises(PermissionDenied):
        publish(user, agreement)


def test_only_what_is_published_is_public(agreement, officer):
    assert not queries.published().exists()
    assert not queries.published_commitments().exists()
    publish(officer, agreement)
    assert queries.published().get().commitment_count == 3
    assert queries.published_commitments().count() == 3
    withdraw(officer, agreement)
    assert not queries.published_commitments().exists()


def test_publishing_twice_is_one_line(agreement, officer):
    publish(officer, agreement)
    before = Entry.objects.count()
    publish(officer, agreement)
    assert Entry.objects.count() == before


def test_an_agreement_is_seen_by_its_office_alone(agreement, viewer, partner):
    assert queries.visible_to(viewer).get() == agreement
    assert not queries.visible_to(partner).exists()


def test_what_no_column_can_hold_is_to_be_mended_first(draft, officer):
    party = draft.findings.filter(kind="party").first()
    Finding.objects.filter(pk=party.pk).update(values=party.values | {"name": "đ" * 201})
    with pytest.raises(ValidationError, match="Hãy sửa hoặc loại"):
        accept(officer, draft)
    assert not Agreement.objects.exists()
