import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from nhipcau.base.accounts.actions import delegate, invite, make_token, open_office, succeed
from nhipcau.base.accounts.models import Assignment, Delegation, Office, Token, User
from nhipcau.base.accounts.queries import bearer
from nhipcau.base.localities.models import Unit

VIETNAMESE = {"HTTP_ACCEPT_LANGUAGE": "vi"}
MOST_QUERIES = 16


@pytest.fixture
def desk(client, admin):
    client.force_login(admin)
    client.defaults |= VIETNAMESE
    return client


def page(client, name, /, *args, **asked):
    return client.get(reverse(f"accounts:{name}", args=args), asked)


def sent(client, name, /, *args, **said):
    return client.post(reverse(f"accounts:{name}", args=args), said)


def test_only_administrators_come_in(client, officer, office):
    for name, args in (("offices", ()), ("office", (office.pk,)), ("people", ()), ("person", (officer.pk,))):
        assert client.get(reverse(f"accounts:{name}", args=args)).status_code == 302
    client.force_login(officer)
    for name, args in (("offices", ()), ("add-office", ()), ("invite", (office.pk,)), ("person", (officer.pk,))):
        assert page(client, name, *args).status_code == 403


def test_the_way_in_is_shown_to_administrators_alone(client, officer, admin):
    for person, shown in ((officer, False), (admin, True)):
        client.force_login(person)
        assert (reverse("accounts:offices") in client.get("/office/").content.decode()) is shown


def test_an_office_is_entered_with_its_locality_typed_without_marks(desk, mirror):
    mirror("p40b")
    said = {"name": "Sở Tài chính tỉnh Nghệ An", "kind": "department", "unit": "nghe an", "abbreviations": "STC; TC"}
    answer = sent(desk, "add-office", **said, code="000.00.10.H41", opened="1/3/2025", standing="on")
    assert answer.url == reverse("accounts:offices")
    office = Office.objects.get(name="Sở Tài chính tỉnh Nghệ An")
    assert (office.unit_id, office.abbreviations, office.opened) == ("p40b", ["STC", "TC"], date(2025, 3, 1))
    assert office.standing
    # What a form shows of an office is what it takes.
    form = page(desk, "edit-office", office.pk).context["form"]
    assert sent(desk, "edit-office", office.pk, **form.initial | {"opened": "01/03/2025"}).status_code == 302
    assert Office.objects.get(pk=office.pk).unit_id == "p40b"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"unit": "xyzzy"}, "unit"),
        ({"unit": "xã Tân Tiến"}, "unit"),
        ({"opened": "31/2/2025"}, "opened"),
        ({"code": "Đ*"}, "code"),
        ({"name": ""}, "name"),
        ({"name": "Sở Tài chính thành phố Sông Xanh"}, "name"),
    ],
)
def test_what_is_wrong_is_told_beside_the_field_and_what_was_typed_stays(desk, office, said, field):
    answer = sent(desk, "add-office", **{"name": "Sở Y tế", "kind": "department"} | said)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not said[field] or said[field] in answer.content.decode()


def test_offices_are_found_without_marks_by_kind_and_state(desk, office, other_office):
    open_office(None, name="Hợp tác xã Chè Shan", kind="cooperative", abbreviations=["CS"])
    assert [o.name for o in page(desk, "offices", q="che shan").context["rows"]] == ["Hợp tác xã Chè Shan"]
    assert [o.name for o in page(desk, "offices", kind="cooperative").context["rows"]] == ["Hợp tác xã Chè Shan"]
    assert page(desk, "offices", state="closed").context["count"] == 0
    assert "Bỏ lọc" in page(desk, "offices", q="xyzzy").content.decode()


def test_a_long_list_goes_on_where_the_page_ended(desk):
    for number in range(60):
        Office.objects.create(name=f"Sở {number % 7}") if number < 7 else open_office(None, name=f"Trường {number:02}")
    first = page(desk, "offices").context
    rest = page(desk, "offices", after=first["following"]).context
    assert len(first["rows"]) == 50
    assert first["rows"] + rest["rows"] == list(Office.objects.order_by("name", "pk"))
    assert rest["following"] is None


def test_a_known_reorganisation_is_suggested_and_taken_with_the_people(desk, officer):
    former = open_office(None, name="Sở Kế hoạch và Đầu tư tỉnh Sông Vàng")
    Assignment.objects.create(person=officer, office=former, role="standing", since="2024-01-01")
    assert "Thêm cơ quan này" in page(desk, "office", former.pk).content.decode()
    heir = open_office(None, name="Sở Tài chính tỉnh Sông Vàng")
    link = re.search(r'href="(\S+successor=\S+)"', page(desk, "office", former.pk).content.decode())[1]
    form = desk.get(link.replace("&amp;", "&")).context["form"]
    assert sent(desk, "succeed", former.pk, **form.initial, with_people="on").status_code == 302
    assert former.successions.get().successor == heir
    assert officer.assignments.filter(office=heir, role="standing", until=None).exists()
    shown = page(desk, "office", former.pk)
    assert shown.context["suggested"] == []
    sent(desk, "forget-succession", former.pk, former.successions.get().pk)
    assert not former.successions.exists()


def test_an_office_is_closed(desk, office, officer):
    assert sent(desk, "close-office", office.pk, day="30/6/2025").status_code == 302
    assert officer.assignments.get().until == date(2025, 6, 30)
    assert sent(desk, "close-office", office.pk, day="30/6/2025").status_code == 422


def test_a_person_is_invited_shown_and_invited_again(desk, office, mailoutbox, django_capture_on_commit_callbacks):
    said = {"full_name": "Đỗ Thị Thu", "email": "thu@example.vn", "role": "officer", "language": "vi"}
    with django_capture_on_commit_callbacks(execute=True):
        assert sent(desk, "invite", office.pk, **said).status_code == 302
    thu = User.objects.get(email="thu@example.vn")
    assert mailoutbox[-1].to == ["thu@example.vn"]
    assert "chờ nhận lời mời" in page(desk, "people", q="do thi thu", state="invited").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert sent(desk, "invite-again", thu.pk).status_code == 302
    assert len(mailoutbox) == 2
    again = sent(desk, "invite", office.pk, **said)
    assert list(again.context["form"].errors) == ["email"]


def test_a_role_is_given_lent_and_ended(desk, officer, partner, office, other_office):
    assert sent(desk, "assign", other_office.pk, person="lan", role="leader", since="1/1/2026").status_code == 302
    held = officer.assignments.get(office=other_office)
    assert sent(desk, "delegate", officer.pk, held.pk, to="hung", until="").status_code == 422
    far = f"{timezone.localdate():%d/%m}/{timezone.localdate().year + 1}"
    assert sent(desk, "delegate", officer.pk, held.pk, to="hung", until=far).status_code == 302
    assert "Đang ủy quyền" in page(desk, "person", officer.pk).content.decode()
    assert sent(desk, "end-delegation", officer.pk, Delegation.objects.get().pk).status_code == 302
    assert sent(desk, "end-assignment", officer.pk, held.pk, until="1/2/2026").status_code == 302
    assert list(sent(desk, "assign", office.pk, person="nobody", role="leader").context["form"].errors) == ["person"]


def test_a_person_leaves_and_comes_back(desk, officer):
    assert sent(desk, "deactivate", officer.pk).status_code == 302
    assert page(desk, "people", state="closed").context["count"] == 1
    assert sent(desk, "reactivate", officer.pk).status_code == 302
    assert User.objects.get(pk=officer.pk).is_active


def test_an_administrator_of_a_locality_sees_only_its_own(client, cast, mirror, partner):
    mirror("p40b", "p38b")
    here = open_office(None, name="UBND tỉnh Nghệ An", unit=Unit.objects.get(uid="p40b"))
    there = open_office(None, name="UBND tỉnh Thanh Hóa", unit=Unit.objects.get(uid="p38b"))
    stranger = cast("xa", "officer", there)
    client.force_login(cast("binh", "administrator", here))
    assert list(page(client, "offices").context["rows"]) == [here]
    assert [person.username for person, *_ in page(client, "people").context["rows"]] == ["binh"]
    assert page(client, "office", there.pk).status_code == 404
    assert sent(client, "deactivate", stranger.pk).status_code == 404
    assert sent(client, "invite", there.pk).status_code == 404


def test_the_pages_take_few_queries(desk, officer, office, other_office, django_assert_max_num_queries):
    succeed(None, other_office, office, day=date(2025, 3, 1), basis="NĐ 45/2025")
    for number in range(20):
        person = User.objects.create_user(f"p{number}", full_name=f"P {number}")
        Assignment.objects.create(person=person, office=office, role="officer", since="2020-01-01")
    for name, args in (("offices", ()), ("office", (office.pk,)), ("people", ()), ("person", (officer.pk,))):
        with django_assert_max_num_queries(MOST_QUERIES):
            assert page(desk, name, *args).status_code == 200


def test_a_person_changes_their_name_and_language(client, officer):
    client.force_login(officer)
    assert sent(client, "profile", full_name="Trần Thị Hương Lan", language="en").status_code == 302
    assert 'lang="en"' in client.get(reverse("account")).content.decode()
    assert str(User.objects.get(pk=officer.pk)) == "Trần Thị Hương Lan"


def test_a_person_of_two_offices_picks_one_on_their_page(client, officer, other_office):
    held = Assignment.objects.create(person=officer, office=other_office, role="viewer", since="2020-01-01")
    client.force_login(officer)
    assert sent(client, "act-as", held.pk).status_code == 302
    assert client.get("/office/").content.decode().count(str(other_office)) >= 1
    elsewhere = Assignment.objects.create(
        person=User.objects.create_user("xa", full_name="Xa"), office=other_office, role="leader", since="2020-01-01"
    )
    assert sent(client, "act-as", elsewhere.pk).status_code == 403


def test_a_person_lends_and_ends_lending(client, officer, partner):
    client.force_login(officer)
    held = officer.assignments.get()
    until = f"{timezone.localdate():%d/%m/%Y}"
    assert sent(client, "lend", held.pk, to="hung", until=until).status_code == 302
    assert sent(client, "end-lending", Delegation.objects.get().pk).status_code == 302
    assert sent(client, "lend", partner.assignments.get().pk, to="lan", until=until).status_code == 404


def test_a_key_is_shown_once(client, officer):
    client.force_login(officer)
    assert sent(client, "new-token", name="Văn thư").status_code == 302
    secret = re.search(r"nhipcau_[\w-]+", client.get(reverse("account")).content.decode())[0]
    assert bearer(secret) == officer
    assert secret not in client.get(reverse("account")).content.decode()
    assert sent(client, "revoke-token", Token.objects.get().pk).status_code == 302
    assert bearer(secret) is None


def test_keys_and_lent_roles_of_others_are_not_found(client, officer, partner):
    token = make_token(partner, name="x").token
    lent = delegate(partner, partner.assignments.get(), to=officer, until=timezone.localdate())
    client.force_login(officer)
    assert sent(client, "revoke-token", token.pk).status_code == 404
    assert sent(client, "end-lending", lent.pk).status_code == 404


def test_who_stands_in_for_somebody_sees_so(client, officer, partner):
    lent = delegate(partner, partner.assignments.get(), to=officer, until=timezone.localdate())
    client.force_login(officer)
    client.defaults |= VIETNAMESE
    sent(client, "act-as", lent.assignment_id)
    assert "thay Phạm Văn Hùng" in client.get("/office/").content.decode()


def test_every_page_of_administration_says_its_deeds_in_words(desk, officer, office, partner):
    invite(None, email="a@example.vn", full_name="A", office=office, role="officer")
    sent(desk, "deactivate", officer.pk)
    page_said = page(desk, "person", officer.pk).content.decode()
    assert "Khóa tài khoản" in page_said
