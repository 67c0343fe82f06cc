import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from nhipcau.base.history.models import Entry
from nhipcau.register.intake.actions import (
    accept,
    add_finding,
    correct_finding,
    correct_heading,
    remove_finding,
    restore_finding,
    review_findings,
    undo,
)
from nhipcau.register.intake.models import Draft, Finding
from nhipcau.register.intake.queries import newest_line
from nhipcau.register.intake.rules import Line, next_to_undo


def state(draft):
    heading = Draft.objects.filter(pk=draft.pk).values("title", "form", "number", "published").get()
    rows = draft.findings.order_by("pk").values("values", "start", "end", "origin", "removed", "reviewed", "pk")
    return heading, list(rows)


def test_every_step_is_taken_back_in_turn_the_last_first(draft, finding, officer):
    gift = draft.findings.get(kind="support")
    steps = [
        lambda: correct_heading(officer, draft, title="Tên mới", form="notice", number="1/TB", published="2024"),
        lambda: correct_finding(officer, finding, values={"field": "trade", "status": "done"}, start=3, end=9),
        lambda: correct_finding(officer, gift, values=gift.values | {"kind": "total"}),
        lambda: remove_finding(officer, finding),
        lambda: restore_finding(officer, finding),
        lambda: review_findings(officer, draft, list(draft.findings.values_list("pk", flat=True))),
    ]
    states = []
    for step in steps:
        states.append(state(draft))
        step()
    for before in reversed(states):
        undo(officer, draft)
        assert state(draft) == before
    with pytest.raises(ValidationError, match="Không còn bước nào"):
        undo(officer, draft)


def test_an_addition_taken_back_is_set_aside_and_can_be_restored(draft, officer):
    added = add_finding(
        officer, draft, kind="party", start=0, end=5, values={"name": "A", "level": "region", "within": None}
    )
    undo(officer, draft)
    assert Finding.objects.get(pk=added.pk).removed
    assert not restore_finding(officer, added).removed


def test_taking_back_is_written_down_and_erases_nothing(draft, finding, officer):
    remove_finding(officer, finding)
    removal, before = newest_line(draft), Entry.objects.count()
    assert undo(officer, draft).id == removal
    assert Entry.objects.count() == before + 1
    assert Entry.objects.latest("id").changes == {
        "line": removal,
        "step": "intake.remove_finding",
        "finding": finding.pk,
        "kind": "commitment",
    }


def test_a_step_that_a_colleague_took_meanwhile_is_not_taken_back_unseen(draft, finding, officer):
    remove_finding(officer, finding)
    seen = newest_line(draft)
    review_findings(officer, draft, list(draft.findings.values_list("pk", flat=True)))
    with pytest.raises(ValidationError) as refused:
        undo(officer, draft, line=seen)
    assert refused.value.code == "changed"


@pytest.mark.parametrize("who", ["viewer", "partner"])
def test_others_take_nothing_back(draft, finding, officer, who, request):
    remove_finding(officer, finding)
    with pytest.raises(PermissionDenied):
        undo(request.getfixturevalue(who), draft)


def test_what_was_undone_is_passed_over():
    lines = [
        Line(4, "intake.undo", {"line": 3}),
        Line(3, "intake.remove_finding", {}),
        Line(2, "intake.add_finding", {}),
        Line(1, "intake.take_in", {}),
    ]
    step = next_to_undo(lines)
    assert step is not None
    assert step.id == 2
    assert next_to_undo(lines[-1:]) is None


def test_an_unread_word_more_does_not_hold_up_an_acceptance_but_a_change_unseen_does(draft, finding, officer):
    seen = newest_line(draft)
    remove_finding(officer, finding)
    with pytest.raises(ValidationError) as refused:
        accept(officer, draft, seen=seen)
    assert refused.value.code == "changed"
    assert accept(officer, draft, seen=newest_line(draft)).commitments.count() == 2
