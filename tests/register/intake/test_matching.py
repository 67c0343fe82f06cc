from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from nhipcau.base.history.queries import of
from nhipcau.base.localities.actions import mirror_places
from nhipcau.register.agreements.actions import publish
from nhipcau.register.agreements.models import Agreement
from nhipcau.register.intake.actions import accept, correct_heading, relate, remove_finding, take_in, undo
from nhipcau.register.intake.models import Match, Source
from nhipcau.register.intake.queries import candidates, decision_of, sources_of
from nhipcau.register.intake.rules import Account, Side, cited_numbers, is_official, likeness, speaks_of_amending

TODAY = date(2026, 11, 22)
SECOND = """Nghệ An – Hải Phòng: chương trình hợp tác mới

Ngày 13/3/2024, tỉnh Nghệ An và thành phố Hải Phòng ký kết chương trình hợp tác, với các nội dung sau:

Phối hợp xúc tiến đầu tư vào các khu công nghiệp; hỗ trợ đào tạo, bồi dưỡng cán bộ cấp xã.

Nhân dịp này, thành phố Hải Phòng trao tặng tỉnh Nghệ An 3 tỷ đồng hỗ trợ đồng bào bị thiên tai.
"""


def bring(officer, text, name="tin-khac.txt"):
    return take_in(officer, name=name, content=text.encode(), media_type="text/plain").draft


@pytest.fixture
def known(draft, officer):
    """The agreement that is in the register already."""
    mirror_places()
    return accept(officer, draft)


@pytest.fixture
def second(known, officer):
    """Another article about the same signing."""
    return bring(officer, SECOND)


SIDES = (Side("nghe an", "p40a", frozenset({"p40a"})), Side("hai phong", "p31a", frozenset({"p31a", "p31b"})))
KNOWN = Account("Ký kết chương trình hợp tác", "12/CTr-UBND", "2024-03-12", SIDES, ("Phối hợp xúc tiến đầu tư",))


@pytest.mark.parametrize(
    ("mine", "reasons"),
    [
        (Account("", "12/CTr-UBND"), ("same-number",)),
        (Account("", cited=cited_numbers("theo Chương trình số 12/CTr-UBND ngày 12/3/2024")), ("cites-number",)),
        (Account("", signed="2024-03-12"), ("same-day",)),
        (Account("", signed="2024-03-14"), ("days-apart",)),
        (Account("", signed="2024-03"), ()),
        (Account("Ký kết chương trình hợp tác mới"), ("similar-title",)),
        (Account("", commitments=("phối hợp xúc tiến đầu tư.",)), ("same-commitments",)),
        (Account("", sides=SIDES), ("same-parties",)),
        (Account("", sides=SIDES[:1]), ("a-party-in-common",)),
        (
            Account("", sides=(SIDES[0], Side("hai phong", "p31b", frozenset({"p31b", "p31a"})))),
            ("same-parties-by-heirs",),
        ),
        (Account("", sides=(Side("son la"),)), ()),
    ],
)
def test_each_likeness_has_its_reason(mine, reasons):
    assert likeness(mine, KNOWN).reasons == reasons


def test_two_parties_alone_are_chance_and_with_their_day_are_not():
    assert not likeness(Account("", sides=SIDES), KNOWN).likely
    assert likeness(Account("", sides=SIDES, signed="2024-03-12"), KNOWN).likely


def test_words_of_amending_are_seen():
    assert speaks_of_amending("Phụ lục sửa đổi, bổ sung chương trình")
    assert not speaks_of_amending("Chương trình hợp tác")


def test_an_official_head_makes_a_paper_the_source_itself():
    head = "TỈNH ỦY NGHỆ AN\tĐẢNG CỘNG SẢN VIỆT NAM\nSố 12-TB/TU\tVinh, ngày 12 tháng 3 năm 2024\n\nTHÔNG BÁO\n"
    assert is_official(head)
    assert not is_official(SECOND)


def test_a_second_account_is_proposed_with_its_reasons_and_merged_with_nothing(second, known, officer):
    found = candidates(officer, second, TODAY)
    assert [one.agreement for one in found] == [known]
    assert {"same-parties", "days-apart", "same-commitments"} <= {*found[0].likeness.reasons}
    assert Agreement.objects.count() == 1
    assert decision_of(second) is None


def test_what_has_nothing_in_common_is_not_proposed(known, officer):
    other = bring(officer, "Lai Châu và Cà Mau ký kết hợp tác ngày 1/2/2020. Hai tỉnh thống nhất trồng rừng.")
    assert candidates(officer, other, TODAY) == []


def test_another_offices_agreements_are_not_proposed(known, partner):
    assert candidates(partner, bring(partner, SECOND), TODAY) == []


def test_without_an_answer_a_paper_becomes_a_new_agreement(second, officer):
    assert accept(officer, second).document == second.document
    assert Agreement.objects.count() == 2


@pytest.mark.parametrize("kind", ["account", "report"])
def test_a_further_account_becomes_a_source_and_changes_nothing(second, known, officer, kind):
    before = known.commitments.count()
    relate(officer, second, known, kind, reasons=["same-day"])
    assert accept(officer, second) == known
    assert Agreement.objects.count() == 1
    assert known.commitments.count() == before
    assert [one.role for one in sources_of(known)] == ["paper", kind]
    assert of("agreements.agreement", known.pk).first().action == "intake.keep_source"


def test_an_amendment_hangs_on_what_it_amends(second, known, officer):
    relate(officer, second, known, "amendment")
    made = accept(officer, second)
    assert (made.parent, made.relation) == (known, "amendment")
    assert known.commitments.count() == 3


def test_a_paper_is_one_thing_but_may_be_unrelated_to_many(second, known, officer, signed):
    other = signed("p40a", "p31a")
    relate(officer, second, known, "account")
    relate(officer, second, other, "unrelated")
    relate(officer, second, None, "new")
    said = {one.agreement: one.kind for one in Match.objects.all()}
    assert said == {other: "unrelated", None: "new"}


def test_an_answer_is_undone_like_any_step(second, known, officer):
    relate(officer, second, known, "report")
    relate(officer, second, known, "account")
    undo(officer, second)
    assert decision_of(second).kind == "report"
    undo(officer, second)
    assert decision_of(second) is None


def test_an_answer_taken_back_leaves_none(second, known, officer):
    relate(officer, second, known, "report")
    relate(officer, second, known, "")
    assert decision_of(second) is None


@pytest.mark.parametrize(("kind", "about_it"), [("new", True), ("account", False), ("x", True)])
def test_an_answer_that_cannot_be_is_refused(second, known, officer, kind, about_it):
    with pytest.raises(ValidationError):
        relate(officer, second, known if about_it else None, kind)


def test_others_answer_nothing(second, known, viewer, partner):
    for person in (viewer, partner):
        with pytest.raises(PermissionDenied):
            relate(person, second, known, "account")


def test_the_desk_shows_likely_matches_and_keeps_the_answer(client, officer, second, known):
    client.force_login(officer)
    desk = reverse("intake:review", args=[second.pk])
    assert "phần lớn nội dung cam kết có lời văn giống nhau" in client.get(desk).content.decode()
    client.post(reverse("intake:relate", args=[second.pk]), {"agreement": known.pk, "kind": "account"})
    page = client.get(desk).content.decode()
    assert "giữ văn bản này làm một nguồn nữa" in page
    assert "same-parties" in Match.objects.get().reasons
    answer = client.post(reverse("intake:accept", args=[second.pk]))
    assert answer.url == reverse("agreements:detail", args=[known.pk])
    assert "Nguồn thứ cấp" in client.get(answer.url).content.decode()


def test_two_accounts_lie_side_by_side_with_both_sentences(client, officer, second, known):
    client.force_login(officer)
    page = client.get(reverse("intake:beside", args=[second.pk, known.pk]))
    assert [one.about for one in page.context["differences"]] == ["day", "commitments", "amounts"]
    words = page.content.decode()
    for said in ("13/3/2024", "12/3/2024", "3.000.000.000", "2.000.000.000", "kết nối các tuyến du lịch"):
        assert said in words


def test_nobody_else_sees_two_accounts_side_by_side(client, partner, second, known):
    client.force_login(partner)
    assert client.get(reverse("intake:beside", args=[second.pk, known.pk])).status_code == 404


def test_the_desk_with_matches_takes_few_queries(client, officer, second, django_assert_max_num_queries):
    client.force_login(officer)
    with django_assert_max_num_queries(30):
        client.get(reverse("intake:review", args=[second.pk]))


def test_the_kind_of_source_is_corrected_and_goes_into_the_register(draft, officer):
    heading = {"title": draft.title, "form": draft.form, "number": "", "published": ""}
    assert draft.likely_nature == "secondary"
    correct_heading(officer, draft, **heading, nature="primary")
    accept(officer, draft)
    assert Source.objects.get().nature == "primary"


def test_an_account_needs_no_parties_of_its_own(second, known, officer):
    for party in second.findings.filter(kind="party"):
        remove_finding(officer, party)
    relate(officer, second, known, "account")
    assert accept(officer, second) == known


def test_the_public_page_says_what_kind_of_source_it_rests_on(client, known, officer):
    publish(officer, known)
    duty = known.commitments.first()
    assert "Nguồn thứ cấp" in client.get(reverse("portal:commitment", args=[duty.pk])).content.decode()
