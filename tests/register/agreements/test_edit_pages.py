"""The pages that change an agreement: shown, saved, refused beside the field, kept when another was first."""

from __future__ import annotations

import pytest
from django.urls import reverse

from nhipcau.register.agreements.actions import Duty, edit_commitment, publish
from nhipcau.register.agreements.models import Agreement, Commitment

from .conftest import NEW

MOST_QUERIES = 20
KEPT = "kết nối các tuyến du lịch về nguồn"


def url(name, agreement, *rows):
    return reverse(f"agreements:{name}", args=[agreement.pk, *(row.pk for row in rows)])


@pytest.fixture
def office_client(client, officer):
    client.force_login(officer)
    return client


def typed(page):
    """What the form of a page would send, as it was shown."""
    form = page.context["form"]
    return {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}


def pages(agreement):
    yield url("edit", agreement)
    yield url("tree", agreement)
    yield url("party", agreement, agreement.parties.first())
    yield url("signatory", agreement, agreement.signatories.first())
    yield url("commitment", agreement, agreement.commitments.first())
    yield url("amend", agreement, agreement.commitments.first())
    yield from (url(f"{kind}-add", agreement) for kind in ("party", "signatory", "commitment"))


def test_each_page_is_shown_with_few_queries(office_client, agreement, amendment, django_assert_max_num_queries):
    for page in pages(agreement):
        with django_assert_max_num_queries(MOST_QUERIES):
            assert office_client.get(page).status_code == 200, page


def test_what_a_form_shows_can_be_saved_unchanged(office_client, agreement):
    for page in pages(agreement):
        if page.endswith(("new/", "tree/", "amend/")):
            continue
        shown = office_client.get(page)
        assert office_client.post(page, typed(shown)).status_code == 302, page
    assert set(Commitment.objects.values_list("edition", flat=True)) == {1}
    assert Agreement.objects.get().edition == 1


@pytest.mark.parametrize("who", ["viewer", "partner"])
def test_nobody_else_opens_them(client, agreement, request, who):
    client.force_login(request.getfixturevalue(who))
    for page in pages(agreement):
        assert client.get(page).status_code in (403, 404), page
        assert client.post(page, {}).status_code in (403, 404), page


def test_the_heading_is_saved_as_people_type_it(office_client, agreement):
    page = url("edit", agreement)
    said = typed(office_client.get(page)) | {
        "signed": "3/2024",
        "validity": "từ 2024",
        "renewal": "agreed",
        "approval_by": "Ban Thường vụ Tỉnh ủy",
        "approval_date": "1/3/2024",
    }
    office_client.post(page, said)
    saved = Agreement.objects.get()
    assert (saved.signed, saved.validity, saved.approval_date) == ("2024-03", "2024/..", "2024-03-01")
    shown = office_client.get(url("detail", agreement)).content.decode()
    for words in ("từ năm 2024 trở đi", "Ban Thường vụ Tỉnh ủy", "Đang có hiệu lực", "Gia hạn khi các bên thống nhất"):
        assert words in shown


def test_what_is_wrong_is_told_beside_the_field_and_kept(office_client, agreement):
    page = url("edit", agreement)
    answer = office_client.post(page, typed(office_client.get(page)) | {"validity": "sang năm", "place": "Vinh"})
    assert answer.status_code == 422
    assert "id_validity_error" in answer.content.decode()
    assert 'value="Vinh"' in answer.content.decode()


def test_the_second_of_two_is_told_and_loses_nothing(office_client, agreement, officer):
    commitment = agreement.commitments.first()
    page = url("commitment", agreement, commitment)
    said = typed(office_client.get(page)) | {"lead": "Sở Công Thương tỉnh Phú Thọ", "field": "trade"}
    edit_commitment(officer, commitment, edition=1, duty=Duty("culture", "agreed", period="2025"))
    answer = office_client.post(page, said)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert officer.full_name in shown
    told = {one.label: (one.now, one.typed) for one in answer.context["differences"]}
    assert told["Lĩnh vực"] == ("Văn hóa, thể thao, gia đình", "Công thương, thương mại")
    assert told["Thời gian thực hiện"] == ("2025", "")
    assert 'value="Sở Công Thương tỉnh Phú Thọ"' in shown
    assert Commitment.objects.get(pk=commitment.pk).field == "culture"
    assert office_client.post(page, typed(answer)).status_code == 302
    assert Commitment.objects.get(pk=commitment.pk).field == "trade"


def test_a_party_takes_its_agency_and_leader(office_client, agreement):
    party = agreement.parties.first()
    page = url("party", agreement, party)
    said = typed(office_client.get(page)) | {"standing_agency": "Sở Tài chính", "leader_name": "Lê Văn Khoa"}
    office_client.post(page, said)
    shown = office_client.get(url("detail", agreement)).content.decode()
    assert "Cơ quan thường trực:" in shown
    assert "Lê Văn Khoa" in shown


def test_new_rows_stand_on_words_of_the_paper(office_client, agreement):
    said = {"edition": 0, "name": "Vinh", "level": "commune", "within": "", "unit": "", "words": "thành phố Vinh"}
    assert office_client.post(url("party-add", agreement), said | {"words": "không có"}).status_code == 422
    assert office_client.post(url("party-add", agreement), said).status_code == 302
    person = {"edition": 0, "name": "Đỗ Thị Mai", "position": "Chủ tịch", "party": "", "words": "Đỗ Thị Mai"}
    assert office_client.post(url("signatory-add", agreement), person).status_code == 302
    duty = {
        "edition": 0,
        "field": "staff_training",
        "standing": "agreed",
        "words": "hỗ trợ đào tạo",
        "further": ["trade"],
    }
    assert office_client.post(url("commitment-add", agreement), duty).status_code == 302
    assert agreement.parties.count() == 3
    assert agreement.commitments.last().fields == "staff_training trade"


def test_rows_are_taken_out_by_their_buttons(office_client, agreement):
    for kind, row in (
        ("party", agreement.parties.last()),
        ("signatory", agreement.signatories.first()),
        ("commitment", agreement.commitments.last()),
    ):
        office_client.get(url(f"{kind}-remove", agreement, row))
        office_client.post(url(f"{kind}-remove", agreement, row))
    assert (agreement.parties.count(), agreement.signatories.count(), agreement.commitments.count()) == (1, 0, 2)
    told = office_client.post(url("party-remove", agreement, agreement.parties.get()), follow=True)
    assert "ít nhất một bên" in told.content.decode()


def test_an_amendment_is_shown_beside_the_words_it_replaced(office_client, agreement, amendment, officer):
    commitment = agreement.commitments.get(field="staff_training")
    page = url("amend", agreement, commitment)
    said = typed(office_client.get(page)) | {"words": "không có trong giấy"}
    assert office_client.post(page, said).status_code == 422
    words = "hỗ trợ đào tạo cán bộ cấp xã mỗi năm ba lớp"
    assert words in NEW
    assert office_client.post(page, said | {"words": words}).status_code == 302
    for published in (agreement, amendment):
        publish(officer, published)
    public = reverse("portal:commitment", args=[commitment.pk])
    for shown in (url("commitment", agreement, commitment), public):
        text = office_client.get(shown).content.decode()
        assert "<del>" in text
        assert "<ins>" in text


def test_the_tree_is_built_and_taken_apart_by_its_page(office_client, agreement, signed):
    child = signed("p01a", "p40a")
    found = office_client.get(url("tree", child), {"q": "phu tho"}).content.decode()
    assert f'id="parent-{agreement.pk}"' in found
    office_client.post(url("tree", child), {"parent": agreement.pk, "relation": "plan"})
    assert "Kế hoạch từng năm" in office_client.get(url("detail", agreement)).content.decode()
    assert str(agreement) in office_client.get(url("detail", child)).content.decode()
    office_client.post(url("tree", child), {})
    assert Agreement.objects.get(pk=child.pk).parent is None
    told = office_client.post(url("tree", child), {"parent": "x"}, follow=True)
    assert "Hãy chọn văn bản cấp trên" in told.content.decode()


def test_a_draft_is_kept_and_adopted_by_buttons(office_client, agreement):
    office_client.post(url("return-to-draft", agreement))
    assert "Dự thảo" in office_client.get(url("detail", agreement)).content.decode()
    told = office_client.post(url("publish", agreement), follow=True).content.decode()
    assert "Đây còn là dự thảo" in told
    office_client.post(url("adopt", agreement))
    assert Agreement.objects.get().adopted_at


def test_the_other_side_sees_what_is_adopted_and_no_draft(
    client, agreement, partner, other_office, mirror, office_client
):
    from nhipcau.base.localities.models import Unit

    mirror("p40b")
    other_office.unit = Unit.objects.get(pk="p40b")
    other_office.save(update_fields=["unit"])
    client.force_login(partner)
    page = url("detail", agreement)
    shown = client.get(page)
    assert shown.status_code == 200
    assert not shown.context["may_edit"]
    assert client.post(url("publish", agreement)).status_code == 403
    Agreement.objects.update(adopted_at=None)
    assert client.get(page).status_code == 404
