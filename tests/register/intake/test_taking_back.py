import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from nhipcau.base.documents.models import Quote
from nhipcau.base.history.queries import of
from nhipcau.register.agreements.actions import edit_heading, publish, withdraw
from nhipcau.register.agreements.models import Agreement
from nhipcau.register.intake.actions import accept, relate, remove_finding, take_back, take_in, undo
from nhipcau.register.intake.models import Source


@pytest.fixture
def agreement(draft, officer):
    return accept(officer, draft)


def test_an_acceptance_is_taken_back_and_done_again(draft, agreement, officer, finding):
    back = take_back(officer, draft)
    assert back.accepted_at is None
    assert not Agreement.objects.exists()
    assert not Quote.objects.exists()
    remove_finding(officer, finding)
    assert accept(officer, draft).commitments.count() == 2


def test_the_history_of_what_was_taken_back_stays(draft, agreement, officer):
    number = agreement.pk
    take_back(officer, draft)
    lines = of("agreements.agreement", number).values_list("action", flat=True)
    assert [*lines] == ["agreements.take_out", "agreements.enter"]
    assert of("intake.draft", draft.pk).first().action == "intake.take_back"


def test_what_is_published_is_withdrawn_first(draft, agreement, officer):
    publish(officer, agreement)
    with pytest.raises(ValidationError, match="rút khỏi trang công khai trước"):
        take_back(officer, draft)
    withdraw(officer, agreement)
    assert take_back(officer, draft).accepted_at is None


def test_work_done_on_the_agreement_is_not_thrown_away(draft, agreement, officer):
    edit_heading(officer, agreement, values={"title": "Tên khác"}, edition=agreement.edition)
    with pytest.raises(ValidationError, match="đã được sửa sau khi ghi"):
        take_back(officer, draft)
    assert Agreement.objects.get().title == "Tên khác"


def test_what_others_rest_on_stays(draft, agreement, officer):
    text = "Nghệ An và Hải Phòng ký phụ lục\n\nNgày 1/4/2024, Hai bên thống nhất trồng rừng ven biển."
    second = take_in(officer, name="phu-luc.txt", content=text.encode()).draft
    relate(officer, second, agreement, "account")
    with pytest.raises(ValidationError, match="gắn với thỏa thuận này"):
        take_back(officer, draft)
    assert Source.objects.filter(agreement=agreement).exists()
    accept(officer, second)
    assert take_back(officer, second).accepted_at is None
    assert Agreement.objects.get() == agreement


def test_what_was_never_accepted_cannot_be_taken_back(draft, officer):
    with pytest.raises(ValidationError, match="chưa được chấp nhận"):
        take_back(officer, draft)


@pytest.mark.parametrize("who", ["viewer", "partner"])
def test_others_take_back_nothing(draft, agreement, who, request):
    with pytest.raises(PermissionDenied):
        take_back(request.getfixturevalue(who), draft)


def test_the_desk_offers_it_until_the_agreement_is_public(client, draft, agreement, officer):
    client.force_login(officer)
    desk, back = (reverse(f"intake:{name}", args=[draft.pk]) for name in ("review", "take-back"))
    assert back in client.get(desk).content.decode()
    publish(officer, agreement)
    assert back not in client.get(desk).content.decode()
    assert client.post(back).status_code == 422
    withdraw(officer, agreement)
    assert client.post(back).url == desk


def test_that_another_paper_has_nothing_to_do_with_it_holds_nothing_in_place(draft, agreement, officer):
    text = "Nghệ An và Hải Phòng ký phụ lục\n\nNgày 1/4/2024, hai bên thống nhất trồng rừng ven biển."
    second = take_in(officer, name="phu-luc.txt", content=text.encode()).draft
    relate(officer, second, agreement, "unrelated")
    relate(officer, second, agreement, "")
    relate(officer, second, agreement, "unrelated")
    take_back(officer, draft)
    undo(officer, second)
    undo(officer, second)
    assert not second.matches.exists()
