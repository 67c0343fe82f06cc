import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nhipcau.register.intake.models import Draft, Incoming

NEW = "/office/papers/new/"


def files(**named):
    return [SimpleUploadedFile(name.replace("_", "."), content) for name, content in named.items()]


@pytest.fixture
def desk(client, officer):
    client.force_login(officer)
    return client


def test_one_pasted_paper_leads_to_the_desk(desk, paper):
    answer = desk.post(NEW, {"text": paper})
    assert answer["Location"] == reverse("intake:review", args=[Draft.objects.get().pk])


def test_several_files_lead_to_their_progress(desk, paper):
    answer = desk.post(NEW, {"text": "", "file": files(a_txt=paper.encode(), b_pdf=b"%PDF-", c_txt=b"")}, follow=True)
    page = answer.content.decode()
    assert Incoming.objects.values("batch").distinct().count() == 1
    assert "Đã xong 3 trên 3 tệp: 1 văn bản đọc được" in page
    assert "bị hỏng hoặc bị cắt ngắn" in page
    assert page.count("Đọc lại") == 2


def test_a_paper_still_waiting_shows_its_progress_and_leads_on_when_it_is_read(desk, paper, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    name = "ban.pdf"
    answer = desk.post(NEW, {"text": "", "file": SimpleUploadedFile(name, b"%PDF-")})
    page = desk.get(answer["Location"]).content.decode()
    assert 'hx-trigger="load delay:400ms, every 1s"' in page

    draft_of(Incoming.objects.get(), paper)
    assert desk.get(answer["Location"]).status_code == 302
    polled = desk.get(answer["Location"], headers={"HX-Request": "true"})
    assert polled["HX-Redirect"] == reverse("intake:review", args=[Draft.objects.get().pk])


def draft_of(row, paper):
    from nhipcau.register.intake.actions import take_in

    row.document = take_in(row.added_by, name="a", content=paper.encode()).draft.document
    row.state = "ready"
    row.save()


def test_a_paper_with_a_mark_of_secrecy_is_refused_beside_the_field(desk):
    answer = desk.post(NEW, {"text": "MẬT\n\nKế hoạch"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "mang dấu “MẬT”" in page
    assert "Kế hoạch</textarea>" not in page
    assert not Incoming.objects.exists()


def test_a_secret_file_is_refused_beside_its_field_by_name(desk):
    answer = desk.post(NEW, {"text": "", "file": files(mat_txt="MẬT\n\nKế hoạch".encode())})
    assert answer.status_code == 422
    assert "mat.txt: Văn bản mang dấu “MẬT”" in answer.content.decode()


def test_among_several_the_secret_one_is_refused_and_the_others_stay(desk, paper):
    answer = desk.post(NEW, {"text": "", "file": files(a_txt=paper.encode(), mat_txt="TUYỆT MẬT\n\nKế".encode())})
    page = answer.content.decode()
    assert "mat.txt: Văn bản mang dấu “TUYỆT MẬT”" in page
    assert reverse("intake:batch", args=[Incoming.objects.get().batch]) in page


def test_too_many_files_are_refused_before_any_is_read(desk, settings):
    settings.MAX_FILES = 2
    answer = desk.post(NEW, {"text": "", "file": files(a_txt=b"a", b_txt=b"b", c_txt=b"c")})
    assert answer.status_code == 422
    assert "chỉ nhận 2 tệp" in answer.content.decode()
    assert not Incoming.objects.exists()


def test_what_could_not_be_read_is_on_the_list_until_it_is_set_aside(desk):
    desk.post(NEW, {"text": "", "file": files(hong_pdf=b"%PDF-")})
    row = Incoming.objects.get()
    assert "hong.pdf" in desk.get(reverse("intake:list")).content.decode()
    desk.post(reverse("intake:set-aside", args=[row.pk]))
    assert "hong.pdf" not in desk.get(reverse("intake:list")).content.decode()


def test_a_stranger_finds_neither_batch_nor_file(desk, client, partner):
    desk.post(NEW, {"text": "", "file": files(hong_pdf=b"%PDF-")})
    row = Incoming.objects.get()
    client.force_login(partner)
    assert client.get(reverse("intake:batch", args=[row.batch])).status_code == 404
    for name in ("intake:retry", "intake:set-aside"):
        assert client.post(reverse(name, args=[row.pk])).status_code == 404


def test_a_viewer_sees_progress_without_buttons(desk, client, viewer):
    desk.post(NEW, {"text": "", "file": files(hong_pdf=b"%PDF-")})
    client.force_login(viewer)
    page = client.get(reverse("intake:batch", args=[Incoming.objects.get().batch])).content.decode()
    assert "hong.pdf" in page
    assert "Đọc lại" not in page


def test_a_batch_takes_few_queries_however_long(desk, paper, django_assert_max_num_queries):
    many = [SimpleUploadedFile(f"{n}.txt", paper.replace("12/3", f"{n}/3").encode()) for n in range(1, 9)]
    answer = desk.post(NEW, {"text": "", "file": many})
    with django_assert_max_num_queries(12):
        desk.get(answer["Location"])


def test_the_warnings_of_a_paper_are_said_in_the_language_of_the_reader(desk, paper):
    desk.post(NEW, {"text": paper.replace("12/3/2024", "31/2/2024")})
    address = reverse("intake:review", args=[Draft.objects.get().pk])
    said = {language: desk.get(address, headers={"Accept-Language": language}) for language in ("vi", "en")}
    notices = {language: answer.content.decode().count("31/2/2024") for language, answer in said.items()}
    assert notices["vi"] == notices["en"]
    assert "Trên lịch không có: Ngày 31/2/2024" in said["vi"].content.decode()
    assert "Trên lịch không có: Ngày 31/2/2024" not in said["en"].content.decode()
