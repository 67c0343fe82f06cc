import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from nhipcau.base.documents.actions import keep
from nhipcau.base.history.models import Entry
from nhipcau.register.needs import actions, queries
from nhipcau.register.needs.actions import Said


def test_opening_a_profile_twice_leads_to_the_same_one(profile, partner):
    assert actions.open_profile(partner, profile.unit) == profile
    assert Entry.objects.filter(action="needs.open_profile").count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"url": ""}, "url"),
        ({"source_day": ""}, "url"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"source_day": "hôm qua"}, "source_day"),
        ({"field": "x"}, "field"),
        ({"kind": "x"}, "kind"),
        ({"text": "  "}, "text"),
        ({"words": "bản làng"}, "document"),
    ],
)
def test_a_statement_that_lacks_something_is_refused_beside_its_field(stated, wrong, field):
    said = {"kind": "strength", "text": "Có bản làng đẹp", **wrong}
    with pytest.raises(ValidationError) as refused:
        stated(**said)
    assert list(refused.value.message_dict) == [field]


def test_a_statement_may_rest_on_words_of_a_paper_of_the_office(stated, partner):
    text = "Huyện có 12 bản làm du lịch cộng đồng."
    paper = keep(partner, name="bc.txt", content=b"x", media_type="text/plain", text=text, illustrative=False)
    made = stated("strength", "Du lịch cộng đồng", document=paper, words="12 bản  làm du lịch", url="", source_day="")
    assert made.quote.surface == "12 bản làm du lịch"
    with pytest.raises(ValidationError, match="Không thấy đúng"):
        stated("strength", "Du lịch", document=paper, words="13 bản", url="", source_day="")


def test_another_offices_paper_is_no_source(stated, officer):
    paper = keep(officer, name="x.txt", content=b"x", media_type="text/plain", text="chợ đêm", illustrative=False)
    with pytest.raises(ValidationError, match="Hãy chọn văn bản"):
        stated("strength", "Chợ", document=paper, words="chợ đêm")


def test_two_who_edit_at_once_lose_nothing(stated, partner):
    held = stated("request", "Cần 20 lớp tập huấn")
    first = Said("request", "tourism", "Cần 25 lớp tập huấn")
    actions.edit_statement(partner, held, first, edition=1)
    with pytest.raises(ValidationError, match="Có người đã sửa"):
        actions.edit_statement(partner, held, Said("request", "tourism", "Cần 30 lớp"), edition=1)
    held.refresh_from_db()
    assert held.text == "Cần 25 lớp tập huấn"
    line = Entry.objects.get(action="needs.edit_statement")
    assert line.changes == {"text": ["Cần 20 lớp tập huấn", "Cần 25 lớp tập huấn"]}


def test_what_is_removed_stays_in_history(stated, profile, partner):
    actions.remove_statement(partner, stated("difficulty", "Đường xa"))
    assert not profile.statements.exists()
    assert Entry.objects.get(action="needs.remove_statement").changes["text"] == "Đường xa"


def test_a_stranger_changes_nothing(profile, stated, officer, viewer):
    held = stated("request", "Cần giống lúa", field="agriculture")
    for user in (officer, viewer):
        for deed in (
            lambda who: actions.publish(who, profile),
            lambda who: actions.withdraw_request(who, held),
            lambda who: actions.remove_statement(who, held),
            lambda who: actions.edit_statement(who, held, Said("request", "tourism", "x"), edition=1),
        ):
            with pytest.raises(PermissionDenied):
                deed(user)


def test_a_profile_is_seen_by_its_office_until_it_is_published(profile, stated, partner, officer):
    held = stated("request", "Cần giống lúa", field="agriculture")
    assert list(queries.visible_to(partner)) == [profile]
    assert not queries.visible_to(officer).exists()
    assert not queries.statements_visible_to(officer).exists()
    actions.publish(partner, profile)
    assert list(queries.visible_to(officer)) == [profile]
    assert list(queries.statements_visible_to(officer)) == [held]


def test_restricted_fields_and_withdrawn_requests_stay_in_the_house(profile, stated, partner, officer):
    stated("strength", "Đồn biên phòng", field="defence_security")
    gone = stated("request", "Cần thuyền")
    actions.withdraw_request(partner, gone)
    actions.publish(partner, profile)
    assert not queries.public_statements().exists()
    assert not queries.statements_visible_to(officer).exists()
    assert queries.statements_visible_to(partner).count() == 2
    assert queries.public_profiles_of("p40b") == []
