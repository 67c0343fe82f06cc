import pytest
from django.urls import reverse

from nhipcau.register.intake import actions
from nhipcau.register.intake.forms import first_guess
from nhipcau.register.intake.models import Draft, Finding

MOST_QUERIES = 20


@pytest.fixture
def desk(client, officer):
    client.force_login(officer)
    return client


@pytest.fixture
def address(draft):
    return reverse("intake:review", args=[draft.pk])


def test_the_desk_takes_few_queries(desk, address, django_assert_max_num_queries):
    with django_assert_max_num_queries(MOST_QUERIES):
        assert desk.get(address).status_code == 200


def test_the_paper_on_the_desk_is_the_text_letter_by_letter(desk, officer):
    content = "Hà Nội và Lào Cai <ký kết>\r\n\r\nHai bên thống nhất phối hợp quảng bá du lịch & văn hóa.\r\n"
    desk.post(
        reverse("intake:new"),
        {"text": "", "file": _file("van-ban.txt", content.encode())},
    )
    draft = Draft.objects.get()
    sheet = desk.get(reverse("intake:review", args=[draft.pk])).content.decode()
    sheet = sheet.partition('id="sheet" lang="vi">')[2].partition("</div>")[0]
    assert _words(sheet) == content == draft.document.text


def _file(name, content):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(name, content)


def _words(markup):
    import html
    import re

    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def test_a_viewer_sees_the_desk_without_its_buttons(client, viewer, address, finding):
    client.force_login(viewer)
    page = client.get(address).content.decode()
    assert finding.values["field"]
    assert f"?edit={finding.pk}" not in page
    assert 'id="accept"' not in page


def test_a_viewer_may_not_remove_a_finding(client, viewer, draft, finding):
    client.force_login(viewer)
    assert client.post(reverse("intake:remove", args=[draft.pk, finding.pk])).status_code == 403


def test_another_office_finds_no_desk(client, partner, address):
    client.force_login(partner)
    assert client.get(address).status_code == 404


def test_a_correction_that_cannot_be_keeps_what_was_typed(desk, draft, finding):
    typed = {"field": "tourism", "status": "agreed", "words": "lời không có trong văn bản"}
    answer = desk.post(reverse("intake:correct", args=[draft.pk, finding.pk]), typed)
    assert answer.status_code == 422
    assert "lời không có trong văn bản" in answer.content.decode()
    assert "Không tìm thấy đoạn chữ này" in answer.content.decode()


def test_other_words_move_a_finding_to_where_they_stand(desk, draft, finding):
    words = "hỗ trợ  đào tạo,\r\nbồi dưỡng cán bộ"
    typed = {"field": "staff_training", "status": "agreed", "words": words}
    desk.post(reverse("intake:correct", args=[draft.pk, finding.pk]), typed)
    finding.refresh_from_db()
    assert draft.document.text[finding.start : finding.end] == "hỗ trợ đào tạo, bồi dưỡng cán bộ"
    assert finding.origin == Finding.Origin.CORRECTED


def test_the_heading_is_corrected(desk, draft):
    typed = {"title": "Chương trình mới", "form": "agreement", "number": "12/CTr", "published": "5/2024"}
    desk.post(reverse("intake:heading", args=[draft.pk]), typed)
    draft.refresh_from_db()
    assert (draft.title, draft.number, draft.published) == ("Chương trình mới", "12/CTr", "2024-05")


def test_accepting_a_paper_without_parties_says_what_is_missing(desk, draft):
    draft.findings.filter(kind="party").update(removed=True)
    answer = desk.post(reverse("intake:accept", args=[draft.pk]))
    assert answer.status_code == 422
    assert "Chưa có bên tham gia nào." in answer.content.decode()


def test_spaces_around_a_selection_are_left_out(desk, draft):
    start = draft.document.text.index("tỉnh Nghệ An")
    chosen = {"kind": "party", "at": f"{start - 1}-{start + 13}", "name": "Nghệ An", "level": "province", "within": ""}
    desk.post(reverse("intake:add", args=[draft.pk]), chosen | {"words": "tỉnh Nghệ An"})
    added = Finding.objects.get(origin=Finding.Origin.ADDED)
    assert draft.document.text[added.start : added.end] == "tỉnh Nghệ An"


def test_an_original_is_given_as_plain_text_to_keep(desk, draft):
    answer = desk.get(reverse("intake:original", args=[draft.pk]))
    assert answer["Content-Type"] == "text/plain"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_the_lists_and_forms_take_few_queries(desk, draft, django_assert_max_num_queries):
    for name in ("intake:list", "intake:new"):
        with django_assert_max_num_queries(MOST_QUERIES):
            assert desk.get(reverse(name)).status_code == 200


def test_a_late_click_on_an_accepted_paper_is_told_so(desk, officer, draft, finding):
    actions.accept(officer, draft)
    answer = desk.post(reverse("intake:remove", args=[draft.pk, finding.pk]))
    assert answer.status_code == 422
    assert "đã được chấp nhận" in answer.content.decode()


@pytest.mark.parametrize("asked", ["after=99999999999999999999", "after=-1", "state=x", "state=waiting&after=1"])
def test_an_odd_address_of_the_list_is_no_error(desk, draft, asked):
    assert desk.get(f"{reverse('intake:list')}?{asked}").status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        "kind=party&at=5-2",
        "kind=party&at=9999999-99999999",
        f"kind=party&at={'9' * 5000}-1",
        "kind=x&at=0-5",
        "at=a-b",
        "words=%00",
    ],
)
def test_an_odd_address_of_the_form_to_add_asks_again(desk, draft, asked):
    answer = desk.get(f"{reverse('intake:add', args=[draft.pk])}?{asked}")
    assert answer.status_code == 200
    assert 'name="words"' in answer.content.decode()


def test_words_that_stand_everywhere_are_asked_for_again(desk, draft):
    answer = desk.get(reverse("intake:add", args=[draft.pk]), {"kind": "party", "words": "n"})
    assert "Hãy chép một đoạn dài hơn." in answer.content.decode()


@pytest.mark.parametrize("name", ["heading", "accept"])
def test_a_form_opened_again_after_signing_in_leads_to_the_desk(desk, draft, address, name):
    assert desk.get(reverse(f"intake:{name}", args=[draft.pk])).url == address


def test_a_second_click_on_remove_or_restore_is_no_error(desk, draft, finding):
    for name, state in (("remove", True), ("restore", False)):
        for _click in range(2):
            assert desk.post(reverse(f"intake:{name}", args=[draft.pk, finding.pk])).status_code == 302
        finding.refresh_from_db()
        assert finding.removed is state


def test_a_colleague_who_accepted_first_leaves_nothing_to_edit(desk, officer, draft):
    actions.accept(officer, draft)
    answer = desk.post(reverse("intake:accept", args=[draft.pk]))
    assert answer.status_code == 422
    assert not answer.context["may_edit"]


@pytest.mark.parametrize(
    ("kind", "words", "guess"), [("support", "2 tỷ", {"amount_vnd": 2_000_000_000}), ("commitment", "2 tỷ", {})]
)
def test_what_the_chosen_words_say_is_guessed_by_kind(kind, words, guess):
    assert first_guess(kind, words) == guess


@pytest.mark.parametrize("said", ["9" * 5000, "9" * 1_000_001 + " tỷ"])
def test_an_endless_number_is_refused_beside_its_field(desk, draft, said):
    answer = desk.post(reverse("intake:add", args=[draft.pk]), {"kind": "support", "at": "0-9", "amount_vnd": said})
    assert answer.status_code == 422
    assert "amount_vnd" in answer.context["form"].errors


@pytest.mark.parametrize(("name", "given"), [("BAN-1.TXT", "BAN-1.TXT"), ("Biên bản", "Bi%C3%AAn%20b%E1%BA%A3n.txt")])
def test_an_original_keeps_its_name_with_one_ending(desk, officer, name, given):
    taken = actions.take_in(officer, name=name, content="Biên bản".encode(), media_type="text/plain")
    answer = desk.get(reverse("intake:original", args=[taken.draft.pk]))
    assert given in answer["Content-Disposition"]
    assert given + "." not in answer["Content-Disposition"]


def test_how_far_the_review_is_stands_above_the_findings(desk, draft, address, finding):
    total = draft.findings.count()
    assert f"<b>0/{total}</b>" in desk.get(address).content.decode()
    desk.post(reverse("intake:confirm", args=[draft.pk, finding.pk]))
    desk.post(reverse("intake:remove", args=[draft.pk, draft.findings.last().pk]))
    assert f"<b>2/{total}</b>" in desk.get(address).content.decode()


def test_all_that_is_clear_is_confirmed_with_one_click_and_undone_with_another(desk, draft):
    Finding.objects.filter(pk=draft.findings.filter(kind="person").first().pk).update(
        values={"name": "Lê Văn Khoa", "position": None}
    )
    desk.post(reverse("intake:confirm-clear", args=[draft.pk]))
    assert draft.findings.filter(reviewed=False).count() == 1
    desk.post(reverse("intake:undo", args=[draft.pk]))
    assert not draft.findings.filter(reviewed=True).exists()


def test_what_is_doubtful_lies_on_top_unless_the_order_of_the_paper_is_asked_for(desk, draft, address):
    last = draft.findings.filter(kind="commitment").last()
    Finding.objects.filter(pk=last.pk).update(rule="suggested by a model")
    sections = desk.get(address).context["sections"]
    assert [item.finding.pk for item in sections[0].items] == [last.pk]
    assert "do mô hình ngôn ngữ gợi ý" in desk.get(address).content.decode()
    laid = desk.get(address, {"order": "paper"}).context["sections"]
    starts = [item.finding.start for section in laid for item in section.items]
    assert len(laid) == 1
    assert starts == sorted(starts)


def test_a_judged_finding_leads_to_the_next_one_not_looked_at_in_the_same_order(desk, draft):
    first, second, *_rest = draft.findings.all()
    answer = desk.post(reverse("intake:confirm", args=[draft.pk, first.pk]), {"order": "paper"})
    assert answer.url.endswith(f"?on={second.pk}&order=paper#finding-{second.pk}")


def test_a_viewer_is_shown_no_form_to_add(client, viewer, draft):
    client.force_login(viewer)
    assert client.get(reverse("intake:add", args=[draft.pk])).status_code == 403


@pytest.mark.parametrize("typed", [{"seen": "x", "line": "x"}, {"seen": "9" * 50, "line": "9" * 50}])
def test_odd_hidden_values_are_no_error(desk, draft, finding, typed):
    desk.post(reverse("intake:remove", args=[draft.pk, finding.pk]))
    assert desk.post(reverse("intake:undo", args=[draft.pk]), typed).status_code in {302, 422}
    assert desk.post(reverse("intake:confirm", args=[draft.pk, finding.pk]), typed).status_code in {302, 422}
