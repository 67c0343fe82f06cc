import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from nhipcau.base.documents.rules import locate, nearest
from nhipcau.base.history.queries import of
from nhipcau.register.intake.actions import (
    add_finding,
    correct_finding,
    correct_heading,
    remove_finding,
    restore_finding,
)
from nhipcau.register.intake.rules import VALUES, wrong_values


def last_line(draft):
    return of("intake.draft", draft.pk).first()


def test_a_corrected_finding_says_who_changed_what(draft, finding, officer):
    was = finding.values["field"]
    corrected = correct_finding(officer, finding, values={"field": "tourism", "status": "proposed"})
    assert corrected.origin == "corrected"
    line = last_line(draft)
    assert line.action == "intake.correct_finding"
    assert line.changes["field"] == [was, "tourism"]


def test_a_finding_can_be_given_other_words(draft, finding, officer):
    corrected = correct_finding(officer, finding, values=finding.values, start=finding.start, end=finding.start + 5)
    assert corrected.end == corrected.start + 5
    assert last_line(draft).changes["span"] == [[finding.start, finding.end], [finding.start, finding.start + 5]]


def test_a_correction_that_changes_nothing_only_says_that_somebody_looked(draft, finding, officer):
    correct_finding(officer, finding, values=finding.values)
    said = last_line(draft)
    assert (said.action, said.changes) == ("intake.review_findings", {"those": [finding.pk], "confirmed": 1})
    correct_finding(officer, finding, values=finding.values)
    assert last_line(draft) == said


@pytest.mark.parametrize(
    "values", [{"field": "no_such", "status": "agreed"}, {"field": "trade", "status": "maybe"}, {"field": "trade"}, {}]
)
def test_values_that_cannot_be_are_refused(finding, officer, values):
    with pytest.raises(ValidationError):
        correct_finding(officer, finding, values=values)


@pytest.mark.parametrize("span", [(5, 5), (9, 3), (-1, 4), (0, 10**6)])
def test_a_range_outside_the_paper_is_refused(finding, officer, span):
    with pytest.raises(ValidationError):
        correct_finding(officer, finding, values=finding.values, start=span[0], end=span[1])


def test_a_removed_finding_stays_on_record_and_comes_back(draft, finding, officer):
    assert remove_finding(officer, finding).removed
    assert last_line(draft).action == "intake.remove_finding"
    assert not restore_finding(officer, finding).removed
    assert last_line(draft).action == "intake.restore_finding"


def test_what_the_engine_missed_can_be_added(draft, officer):
    start, end = locate(draft.document.text, "thành phố   Vinh")[0]
    added = add_finding(
        officer, draft, kind="party", start=start, end=end, values={"name": "Vinh", "level": "district", "within": ""}
    )
    assert added.origin == "added"
    assert draft.document.text[added.start : added.end] == "thành phố Vinh"


def test_the_heading_can_be_corrected(draft, officer):
    corrected = correct_heading(
        officer, draft, title=" Chương trình hợp tác ", form="agreement", number="01/CTr", published="2024-03-12"
    )
    assert corrected.title == "Chương trình hợp tác"
    assert last_line(draft).changes["number"] == ["", "01/CTr"]


@pytest.mark.parametrize("who", ["viewer", "partner"])
def test_strangers_and_viewers_change_nothing(draft, finding, who, request):
    user = request.getfixturevalue(who)
    for act in (
        lambda: remove_finding(user, finding),
        lambda: correct_finding(user, finding, values=finding.values),
        lambda: add_finding(user, draft, kind="person", start=0, end=4, values={"name": "x", "position": ""}),
        lambda: correct_heading(user, draft, title="x", form="notice", number="", published=""),
    ):
        with pytest.raises(PermissionDenied):
            act()


@pytest.mark.parametrize(
    ("kind", "values", "wrong"),
    [
        ("event", {"kind": "signing", "date": "XXXX-10-26"}, []),
        ("event", {"kind": "signing", "date": "26/10"}, ["date"]),
        ("support", {"kind": "money", "amount_vnd": 3 * 10**9, "status": "given"}, []),
        ("support", {"kind": "money", "amount_vnd": "3 tỷ", "status": "given"}, ["amount_vnd"]),
        ("support", {"kind": "money", "amount_vnd": True, "status": "given"}, ["amount_vnd"]),
        ("support", {"kind": "in_kind", "quantity": -1, "status": "given"}, ["quantity"]),
        ("party", {"name": "  ", "level": "province"}, ["name"]),
    ],
)
def test_values_are_those_of_the_annotation_guide(kind, values, wrong):
    assert wrong_values(kind, values) == wrong


def test_every_kind_of_finding_has_its_values():
    from nhipcau.register.intake.models import Finding

    assert set(VALUES) == set(Finding.Kind.values)


def test_words_are_found_whatever_the_spaces_between_them():
    text = "Hà\u00a0Nội và\r\nHuế; Hà  Nội"
    assert [text[a:b] for a, b in locate(text, " Hà Nội ")] == ["Hà\u00a0Nội", "Hà  Nội"]
    assert locate(text, "(") == locate(text, " ") == []
    assert nearest(locate(text, "Hà Nội"), 15) == (16, 23)
    assert nearest([], 3) is None


@pytest.mark.parametrize("published", ["2023-02-30", "hôm qua", "2023-10-26/2023-10-27"])
def test_a_paper_is_published_on_one_day(draft, officer, published):
    with pytest.raises(ValidationError):
        correct_heading(officer, draft, title="Biên bản", form="agreement", number="", published=published)
