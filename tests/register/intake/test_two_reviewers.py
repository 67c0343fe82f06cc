"""Two people at one draft: the second is told, and loses nothing."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from nhipcau.register.intake.actions import (
    accept,
    correct_finding,
    correct_heading,
    remove_finding,
    review_findings,
)
from nhipcau.register.intake.queries import newest_line
from tests.conftest import person

LAN = {"field": "trade", "status": "agreed"}
MAI = {"field": "tourism", "status": "proposed"}


@pytest.fixture
def colleague(office):
    """Mai is an officer of Lan's office."""
    return person("mai", "Vũ Thị Mai", office, "officer")


@pytest.fixture
def late(client, officer, draft, finding, colleague):
    """Lan posts a form that she opened before Mai did something."""
    client.force_login(officer)
    seen = newest_line(draft)

    def posted(name, *args, **typed):
        return client.post(reverse(f"intake:{name}", args=[draft.pk, *args]), {"seen": seen, **typed})

    return posted


def test_a_correction_on_an_old_view_is_told_and_what_was_typed_stays(late, draft, finding, colleague):
    correct_finding(colleague, finding, values=MAI)
    words = draft.document.text[finding.start : finding.end]
    answer = late("correct", finding.pk, **LAN, words=words)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Vũ Thị Mai đã thay đổi chỗ này" in page
    assert '<option value="trade" selected>' in page
    finding.refresh_from_db()
    assert finding.values["field"] == "tourism"
    assert answer.context["seen"] == newest_line(draft)


def test_saving_again_after_having_seen_it_is_done(late, client, draft, finding, colleague):
    correct_finding(colleague, finding, values=MAI)
    words = draft.document.text[finding.start : finding.end]
    seen = late("correct", finding.pk, **LAN, words=words).context["seen"]
    address = reverse("intake:correct", args=[draft.pk, finding.pk])
    assert client.post(address, LAN | {"words": words, "seen": seen}).status_code == 302
    finding.refresh_from_db()
    assert finding.values["field"] == "trade"


@pytest.mark.parametrize("meanwhile", ["removed", "accepted"])
def test_what_was_typed_about_a_finding_that_went_away_stays(late, draft, finding, colleague, meanwhile):
    words = draft.document.text[finding.start : finding.end]
    if meanwhile == "removed":
        remove_finding(colleague, finding)
    else:
        accept(colleague, draft)
    answer = late("correct", finding.pk, **LAN, words=words)
    assert answer.status_code == 422
    assert '<option value="trade" selected>' in answer.content.decode()


def test_a_colleague_at_another_finding_is_in_nobodys_way(late, draft, finding, colleague):
    other = draft.findings.filter(kind="commitment").last()
    correct_finding(colleague, other, values=MAI)
    words = draft.document.text[finding.start : finding.end]
    assert late("correct", finding.pk, **LAN, words=words).status_code == 302


@pytest.mark.parametrize("deed", ["confirm", "remove"])
def test_judging_what_has_changed_is_told(late, finding, colleague, deed):
    correct_finding(colleague, finding, values=MAI | {"status": "done"})
    finding.refresh_from_db()
    type(finding).objects.filter(pk=finding.pk).update(reviewed=False)
    answer = late(deed, finding.pk)
    assert answer.status_code == 422
    assert "Vũ Thị Mai đã thay đổi chỗ này" in answer.content.decode()


def test_a_heading_changed_meanwhile_is_told_and_what_was_typed_stays(late, draft, colleague):
    correct_heading(colleague, draft, title="Của Mai", form="notice", number="", published="")
    answer = late("heading", title="Của Lan", form="notice", number="", published="")
    assert answer.status_code == 422
    assert "Của Lan" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.title == "Của Mai"


def test_who_else_is_at_work_is_told(client, officer, draft, finding, colleague):
    review_findings(colleague, draft, [finding.pk])
    client.force_login(officer)
    assert "Vũ Thị Mai cũng đang rà soát" in client.get(reverse("intake:review", args=[draft.pk])).content.decode()
    client.force_login(colleague)
    assert "cũng đang rà soát" not in client.get(reverse("intake:review", args=[draft.pk])).content.decode()


def test_the_same_click_twice_changes_nothing_more(draft, finding, officer):
    seen = newest_line(draft)
    for _click in range(2):
        review_findings(officer, draft, [finding.pk], seen=seen)
    assert newest_line(draft) == seen + 1


def test_a_refusal_leaves_no_line(draft, finding, officer, colleague):
    seen = newest_line(draft)
    correct_finding(colleague, finding, values=MAI)
    after = newest_line(draft)
    with pytest.raises(ValidationError):
        correct_finding(officer, finding, values=LAN, seen=seen)
    assert newest_line(draft) == after
