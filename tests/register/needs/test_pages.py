import pytest

from nhipcau.register.needs import actions
from nhipcau.register.needs.models import Profile, Statement


@pytest.fixture
def desk(client, partner, seat):
    client.force_login(partner)
    return client


def posted(desk, address, **values):
    return desk.post(address, values, follow=True)


def test_a_profile_is_begun_filled_and_published_by_its_pages(desk, signed):
    commitment = signed("p01b", "p40b").commitments.get()
    shown = posted(desk, "/office/needs/profiles/", place="tỉnh Nghệ An")
    profile = Profile.objects.get()
    assert shown.redirect_chain[-1][0] == f"/office/needs/profiles/{profile.pk}/"
    strength = {"field": "tourism", "text": "Biển đẹp", "url": "https://example.vn", "source_day": "4/2022"}
    posted(desk, f"/office/needs/profiles/{profile.pk}/add/strength/", **strength)
    assert Statement.objects.get().source_day == "2022-04"
    add = f"/office/needs/profiles/{profile.pk}/add/request/"
    posted(desk, add, field="environment", text="Cần giữ rừng", quantity="20 tổ")
    need = Statement.objects.get(kind="request")
    answered = posted(desk, f"/office/needs/{need.pk}/answer/", commitment=commitment.pk).content.decode()
    assert "Đã gắn cam kết" in answered
    assert "Đã có cam kết đáp ứng" in answered
    listed = desk.get("/office/needs/?q=rung&status=answered").content.decode()
    assert "1 trên 1 nhu cầu" in listed
    assert "Đã công bố" in posted(desk, f"/office/needs/profiles/{profile.pk}/publish/").content.decode()


def test_what_was_typed_is_kept_beside_what_is_wrong(desk, profile):
    answer = posted(desk, f"/office/needs/profiles/{profile.pk}/add/fact/", field="tourism", text="Dân số", url="x")
    assert answer.status_code == 422
    assert "Địa chỉ bắt đầu bằng" in (shown := answer.content.decode())
    assert "Dân số" in shown


def test_a_place_of_many_or_no_bearers_is_asked_again(desk):
    assert "Không thấy địa phương" in posted(desk, "/office/needs/profiles/", place="Xyzzy").content.decode()
    assert not Profile.objects.exists()


def test_an_edit_after_somebody_elses_is_told_and_kept(desk, stated, partner):
    held = stated("request", "Cần lớp học", field="education")
    actions.edit_statement(partner, held, actions.Said("request", "education", "Cần 2 lớp học"), edition=1)
    answer = posted(desk, f"/office/needs/{held.pk}/edit/", field="education", text="Cần 3 lớp", edition=1)
    assert answer.status_code == 422
    assert "Có người đã sửa mục này" in answer.content.decode()
    assert "Cần 3 lớp" in answer.content.decode()


@pytest.mark.parametrize("commitment", ["", "x", "9" * 30, "999"])
def test_an_odd_commitment_is_no_answer(desk, stated, commitment):
    held = stated("request", "Cần lớp học", field="education")
    shown = posted(desk, f"/office/needs/{held.pk}/answer/", commitment=commitment).content.decode()
    assert "Hãy chọn một cam kết" in shown


def test_others_see_a_public_profile_without_its_buttons(client, officer, profile, stated, partner):
    held = stated("request", "Cần lớp học", field="education")
    actions.publish(partner, profile)
    client.force_login(officer)
    shown = client.get(f"/office/needs/{held.pk}/").content.decode()
    assert "Rút nhu cầu" not in shown
    assert "Lịch sử" not in shown
    assert client.get(f"/office/needs/{held.pk}/edit/").status_code == 404
    assert client.post(f"/office/needs/{held.pk}/withdraw/").status_code == 404


@pytest.mark.parametrize("query", ["q=%00", "after=x", "unit=zz&status=zz&field=zz&sort=zz"])
def test_an_odd_address_of_the_list_is_no_error(desk, profile, query):
    assert desk.get(f"/office/needs/?{query}").status_code == 200


def test_the_pages_take_few_queries(desk, stated, django_assert_max_num_queries, profile):
    for number in range(6):
        stated("request", f"Cần việc {number}", field="education")
    held = Statement.objects.first()
    for address in ("/office/needs/", f"/office/needs/profiles/{profile.pk}/", f"/office/needs/{held.pk}/"):
        with django_assert_max_num_queries(20):
            assert desk.get(address).status_code == 200
