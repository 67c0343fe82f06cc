import json

import pytest

from nhipcau.base.history.models import Entry
from nhipcau.base.history.rules import bundle_faults
from nhipcau.register.intake.actions import accept, add_finding, take_in

PAPER = "Tỉnh Nghệ An và thành phố Hải Phòng ký biên bản. Hai bên phối hợp quảng bá du lịch biển."


@pytest.fixture
def agreement(officer):
    draft = take_in(officer, name="bien-ban.txt", content=PAPER.encode(), media_type="text/plain").draft
    for kind, words, values in (
        ("party", "Tỉnh Nghệ An", {"name": "Nghệ An", "level": "province", "within": ""}),
        ("commitment", "quảng bá du lịch biển", {"field": "tourism", "status": "agreed"}),
    ):
        at = PAPER.index(words)
        add_finding(officer, draft, kind=kind, start=at, end=at + len(words), values=values)
    draft.refresh_from_db()
    draft.title = "Biên bản biển"
    draft.save()
    return accept(officer, draft)


@pytest.fixture
def bundle(client, agreement):
    def got(user):
        client.force_login(user)
        return client.get(f"/office/agreements/{agreement.pk}/history.json")

    return got


def test_the_history_page_tells_what_was_done_with_the_paper_and_its_draft(client, officer, agreement):
    client.force_login(officer)
    shown = client.get(f"/office/agreements/{agreement.pk}/history/").content.decode()
    assert "Nhập văn bản và đọc" in shown
    assert "Thêm một thông tin" in shown
    assert "Chấp nhận, ghi thành thỏa thuận" in shown
    assert "Bản rà soát:" in shown
    assert f"/office/agreements/{agreement.pk}/history.json" in shown


def test_the_bundle_holds_the_lines_of_the_agreement_its_paper_and_its_draft(officer, agreement, bundle):
    answer = bundle(officer)
    assert answer["Content-Disposition"].startswith("attachment")
    assert bundle_faults(answer.content) == []
    told = json.loads(answer.content)["bundle"]
    assert len(told["entries"]) == Entry.objects.count()
    assert {"agreements.agreement", "intake.draft"} == {entry["subject_kind"] for entry in told["entries"]}


def test_a_stranger_gets_neither_page_nor_bundle(client, partner, agreement, bundle):
    assert bundle(partner).status_code == 404
    assert client.get(f"/office/agreements/{agreement.pk}/history/").status_code == 404


def test_another_offices_bundle_leaves_out_the_draft(agreement, partner, bundle, monkeypatch):
    from nhipcau.register.agreements.models import Agreement

    monkeypatch.setattr("nhipcau.front.office.views.agreements.visible_to", lambda user: Agreement.objects.all())
    told = json.loads(bundle(partner).content)["bundle"]
    assert {"agreements.agreement"} == {entry["subject_kind"] for entry in told["entries"]}
