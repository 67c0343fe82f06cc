"""Files come in, are read in the background, and nothing of a secret one stays."""

import io
import zipfile
from email.message import EmailMessage
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.utils import translation
from django_tasks_db.models import DBTaskResult

from nhipcau.base.documents.models import Document
from nhipcau.base.history.models import Entry
from nhipcau.register.intake import actions
from nhipcau.register.intake.models import Draft, Incoming
from nhipcau.register.intake.queries import incoming_of, unsettled
from tests.reading.sources.makers import PNG, locked_pdf, pdf_of, word_of, zipped

SECRET = "TỐI MẬT\n\nKế hoạch phối hợp giữa hai tỉnh."


def bring(user, name, content, **rest):
    row = actions.bring_in(user, name=name, content=content, channel="upload", **rest)
    row.refresh_from_db()
    return row


def letter(text, **attached):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.vn", "b@example.vn", "Văn bản"
    message["Date"] = "Tue, 12 Mar 2024 08:00:00 +0700"
    message.set_content(text)
    for name, content in attached.items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name.replace("_", "."))
    return message.as_bytes()


def kept_files():
    return [name for folder in default_storage.listdir("originals")[0] for name in _files(folder)] if _any() else []


def _any():
    return default_storage.exists("originals")


def _files(folder):
    return default_storage.listdir(f"originals/{folder}")[1]


def test_a_file_that_has_come_in_is_read_and_lies_on_the_desk(officer, paper):
    row = bring(officer, "ky-ket.txt", paper.encode())
    assert (row.state, row.known, row.attempts) == ("ready", False, 1)
    assert row.document.draft.findings.filter(kind="commitment").exists()
    assert row.document.original.read() == paper.encode()


def test_a_viewer_cannot_bring_files_in(viewer, paper):
    with pytest.raises(PermissionDenied):
        bring(viewer, "a.txt", paper.encode())


@pytest.mark.parametrize("made", [word_of, pdf_of, partial(pdf_of, height=6)], ids=["docx", "pdf", "pages"])
def test_the_same_words_in_another_kind_of_file_lead_to_the_known_paper(officer, draft, paper, made):
    row = bring(officer, "ban-khac", made(paper))
    assert (row.state, row.known, row.document) == ("ready", True, draft.document)
    assert Document.objects.count() == 1


def test_a_number_that_differs_makes_another_paper(officer, draft, paper):
    assert not bring(officer, "a.txt", paper.replace("2 tỷ", "20 tỷ").encode()).known


def test_the_way_back_to_the_page_is_kept(officer, paper):
    document = bring(officer, "a.pdf", pdf_of(paper)).document
    assert document.media_type == "application/pdf"
    assert document.places[0] == [0, "page", "1"]


def test_an_archive_becomes_several_papers(officer, paper):
    other = paper.replace("Hải Phòng", "Quảng Ninh")
    inside = {"một.txt": paper.encode(), "hai/hai.docx": word_of(other), "ảnh.xlsx": b"", "khóa.pdf": locked_pdf()}
    row = bring(officer, "hồ sơ.zip", zipped(inside))
    told = {member.name: (member.state, member.remark.get("code")) for member in row.members.all()}
    assert told == {
        "hồ sơ.zip/một.txt": ("ready", None),
        "hồ sơ.zip/hai/hai.docx": ("ready", None),
        "hồ sơ.zip/ảnh.xlsx": ("refused", "empty"),
        "hồ sơ.zip/khóa.pdf": ("refused", "password"),
    }
    assert row.state == "ready"
    assert Draft.objects.count() == 2
    assert Draft.objects.order_by("pk").last().document.name == "hai.docx"


def test_archives_in_archives_end_somewhere(officer, paper):
    content = paper.encode()
    for _ in range(4):
        content = zipped({"trong.zip": content})
    bring(officer, "ngoài.zip", content)
    assert not incoming_of(officer).filter(state__in=Incoming.OPEN).exists()
    assert incoming_of(officer).filter(remark__code="too-deep").count() == 1


def test_archives_in_an_archive_share_its_budget(officer, paper, monkeypatch):
    from nhipcau.reading.sources import Limits
    from nhipcau.register.intake.actions import taking_up

    monkeypatch.setattr(taking_up, "limits", lambda: Limits(archive_files=5))
    inner = [zipped({f"{a}{b}.txt": f"{paper} {a} {b}".encode() for b in range(2)}) for a in range(3)]
    bring(officer, "ngoài.zip", zipped({f"{number}.zip": content for number, content in enumerate(inner)}))
    assert Document.objects.count() < 6
    assert incoming_of(officer).filter(remark__code="too-many-files").exists()


def test_an_archive_that_swells_is_not_unpacked(officer):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("lớn.txt", b"0" * 30_000_000)
    row = bring(officer, "bom.zip", out.getvalue())
    assert [member.remark["code"] for member in row.members.all()] == ["bomb"]


def test_a_letter_that_only_carries_papers_is_none_itself(officer, paper):
    row = bring(officer, "thư.eml", letter("Kính gửi văn bản kèm theo.", ky_docx=word_of(paper)))
    assert (row.state, row.document) == ("ready", None)
    assert row.members.get().document.draft.findings.exists()


def test_a_letter_that_is_a_paper_is_read(officer, paper):
    assert bring(officer, "thư.eml", letter(paper)).document


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (locked_pdf(), "password"),
        (b"%PDF-1.7 cut", "damaged"),
        (bytes(range(256)) * 9, "binary"),
        (zipped({}), "nothing-inside"),
        (b"Rar!\x1a\x07\x01\0", "unsupported"),
    ],
)
def test_what_cannot_be_taken_says_why_in_both_languages(officer, content, code):
    row = bring(officer, "tệp", content)
    assert (row.state, row.remark["code"]) == ("refused", code)
    said = {}
    for language in ("vi", "en"):
        with translation.override(language):
            said[language] = row.told
    assert said["vi"] != said["en"]
    assert list(unsettled(officer)) == [row]


def test_a_file_over_the_limit_has_its_place_without_its_bytes(officer, settings):
    settings.MAX_FILE_BYTES = 1024**2
    row = bring(officer, "lớn.txt", b"a" * (1024**2 + 1))
    assert (row.state, row.remark["code"], row.original) == ("refused", "too-large", "")
    assert kept_files() == []


def test_a_text_too_long_to_read_is_refused(officer, settings):
    settings.MAX_PAPER_BYTES = 9
    assert bring(officer, "dài.txt", b"a" * 99).remark["code"] == "too-long"


@pytest.mark.parametrize(
    "content",
    [SECRET.encode(), word_of(SECRET), letter(SECRET), letter("Kèm theo", mat_txt=SECRET.encode())],
    ids=["txt", "docx", "eml", "attached"],
)
def test_a_secret_text_is_refused_before_a_byte_is_kept(officer, content):
    with pytest.raises(ValidationError, match="TỐI MẬT"):
        bring(officer, "tên lộ bí mật.txt", content)
    assert not Incoming.objects.exists()
    assert not Entry.objects.filter(action__startswith="intake").exists()
    assert kept_files() == []


def nothing_told(*words):
    told = [str(list(rows.values())) for rows in (Incoming.objects, Entry.objects, Draft.objects, Document.objects)]
    return not [word for word in words for rows in told if word in rows]


def test_of_a_secret_scan_or_pdf_nothing_stays_once_it_is_read(officer):
    row = bring(officer, "Kế hoạch lộ.pdf", pdf_of(SECRET))
    assert (row.state, row.remark) == ("refused", {"code": "secret", "details": {"mark": "TỐI MẬT"}})
    assert (row.name, row.original, row.size) == ("", "", 0)
    assert kept_files() == []
    assert nothing_told("lộ", "Kế hoạch")


@pytest.mark.parametrize("made", [str.encode, pdf_of], ids=["txt", "pdf"])
def test_an_archive_with_a_secret_paper_is_erased_and_the_others_stay(officer, paper, made):
    row = bring(officer, "hồ sơ.zip", zipped({"lộ": made(SECRET), "ký.txt": paper.encode()}))
    row.refresh_from_db()
    assert row.original == ""
    assert sorted(member.state for member in row.members.all()) == ["ready", "refused"]
    assert len(kept_files()) == 1
    assert nothing_told("lộ", "Kế hoạch")


def test_what_failed_can_be_tried_again(officer, paper, monkeypatch):
    from nhipcau.register.intake.actions import taking_up

    with monkeypatch.context() as broken:
        broken.setattr(taking_up.reading, "read", lambda text: 1 / 0)
        row = bring(officer, "a.txt", paper.encode())
    assert (row.state, row.remark["code"]) == ("failed", "engine")
    assert actions.retry(officer, row).state == "received"
    row.refresh_from_db()
    assert (row.state, row.remark) == ("ready", {})


def test_a_stranger_can_neither_retry_nor_set_aside(officer, partner):
    row = bring(officer, "a", b"")
    for act in (actions.retry, actions.set_aside):
        with pytest.raises(PermissionDenied):
            act(partner, row)


def test_what_is_set_aside_leaves_the_list(officer):
    actions.set_aside(officer, bring(officer, "a", b""))
    assert not unsettled(officer).exists()


def test_a_channel_brings_a_file_once(officer, paper):
    first = bring(officer, "a.txt", paper.encode(), key="k")
    assert bring(officer, "a.txt", paper.encode(), key="k") == first


def test_a_picture_waits_for_a_program_that_reads_it(officer, monkeypatch):
    from nhipcau.reading.sources import scan

    monkeypatch.setattr(scan, "is_ready", lambda: False)
    row = bring(officer, "quét.png", PNG)
    assert (row.state, row.remark["code"]) == ("failed", "needs-ocr")
    assert row.original


class TestInTheQueue:
    @pytest.fixture(autouse=True)
    def _waiting(self, settings):
        settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

    def test_a_short_text_is_read_at_once_and_the_background_finds_nothing_to_do(self, officer, paper):
        row = bring(officer, "a.txt", paper.encode())
        assert row.state == "received"
        assert actions.read_at_once(row).state == "ready"
        actions.take_up.call(row.pk)
        assert (Draft.objects.count(), Incoming.objects.get().attempts) == (1, 1)

    def test_a_file_whose_task_was_lost_is_put_back(self, officer, paper):
        bring(officer, "a.txt", paper.encode())
        assert actions.resume_reading() == 0
        DBTaskResult.objects.all().delete()
        assert actions.resume_reading() == 1

    def test_a_file_that_takes_the_reader_down_is_given_up(self, officer, paper, monkeypatch):
        from nhipcau.register.intake.actions import taking_up

        def killed(text):
            raise SystemExit

        monkeypatch.setattr(taking_up.reading, "read", killed)
        row = bring(officer, "a.txt", paper.encode())
        for _ in range(3):
            with pytest.raises(SystemExit):
                actions.take_up.call(row.pk)
        actions.take_up.call(row.pk)
        row.refresh_from_db()
        assert (row.state, row.remark["code"]) == ("failed", "broke-off")
