import os
from email.message import EmailMessage
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command

from nhipcau.base.documents.models import Document
from nhipcau.register.intake.actions import fetch_folder, fetch_mail
from nhipcau.register.intake.models import Draft, Incoming
from tests.reading.sources.makers import pdf, word_of, zipped
from tests.register.intake.imap import mailbox

SECRET = "MẬT\n\nKế hoạch phối hợp"


@pytest.fixture
def folder(tmp_path, paper):
    """A folder with a paper, a scan-like secret, a file half copied, and what is none."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    put(inbox, "ký.txt", paper.encode())
    put(inbox, "lộ.pdf", pdf([(72, 780, "MẬT"), (72, 700, "Kế hoạch phối hợp")]))
    put(inbox, "đang chép.docx.part", b"half")
    put(inbox, ".ẩn", b"x")
    (inbox / "vừa ghi.txt").write_text("Biên bản", encoding="utf-8")
    (inbox / "thư mục").mkdir()
    return inbox


def put(folder, name, content):
    (folder / name).write_bytes(content)
    os.utime(folder / name, (0, 0))


def test_a_folder_is_taken_in_and_its_files_moved(officer, folder, paper):
    fetched = fetch_folder(officer, folder)
    assert (fetched.taken, [name for name, _why in fetched.refused]) == (1, ["lộ.pdf"])
    assert (folder / "taken/ký.txt").read_text(encoding="utf-8") == paper
    assert (folder / "refused/lộ.pdf").is_file()
    assert {path.name for path in folder.iterdir() if path.is_file()} == {".ẩn", "đang chép.docx.part", "vừa ghi.txt"}
    assert list(Incoming.objects.values_list("name", "state", "channel")) == [("ký.txt", "ready", "folder")]


def test_a_pass_broken_off_before_the_move_doubles_nothing(officer, folder, monkeypatch):
    from nhipcau.register.intake.actions import fetching

    with monkeypatch.context() as broken:
        broken.setattr(fetching, "_move", lambda *_args: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            fetch_folder(officer, folder)
    fetch_folder(officer, folder)
    assert Incoming.objects.count() == Document.objects.count() == 1


def test_a_name_that_is_taken_gets_a_number(officer, folder, paper):
    fetch_folder(officer, folder)
    put(folder, "ký.txt", paper.replace("12/3", "13/3").encode())
    fetch_folder(officer, folder)
    assert sorted(path.name for path in (folder / "taken").iterdir()) == ["ký (2).txt", "ký.txt"]
    assert Document.objects.count() == 2


def test_a_folder_that_is_not_there_is_one_sentence(officer, tmp_path):
    with pytest.raises(ValidationError, match="none"):
        fetch_folder(officer, tmp_path / "none")


def test_a_viewer_fetches_nothing(viewer, folder):
    with pytest.raises(PermissionDenied):
        fetch_folder(viewer, folder)


def letter(subject, text, number="1", **attached):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.vn", "b@example.vn", subject
    if number:
        message["Message-ID"] = f"<{number}@example.vn>"
    message.set_content(text)
    for name, content in attached.items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name.replace("_", "."))
    return message.as_bytes()


def test_letters_are_kept_then_marked_as_read(officer, paper):
    other = paper.replace("12/3", "13/3")
    carried = letter("Văn bản kèm theo", "Kính gửi.", "2", ky_docx=word_of(other))
    with mailbox(letter("Ký kết", paper), carried) as box:
        assert fetch_mail(officer, box.url).taken == 2
        assert box.flags == {1: {"\\Seen"}, 2: {"\\Seen"}}
    names = sorted(Incoming.objects.filter(document__isnull=False).values_list("name", flat=True))
    assert names == ["Ký kết.eml", "Văn bản kèm theo.eml/ky.docx"]


def test_a_letter_that_was_kept_but_not_marked_is_not_taken_twice(officer, paper):
    with mailbox(letter("Ký kết", paper)) as box:
        box.breaks_at = "UID STORE"
        with pytest.raises(ValidationError, match="hộp thư"):
            fetch_mail(officer, box.url)
        assert box.flags == {1: set()}
        box.breaks_at = ""
        fetch_mail(officer, box.url)
        assert box.flags == {1: {"\\Seen"}}
    assert Incoming.objects.count() == Draft.objects.count() == 1


def test_a_letter_without_a_number_is_known_by_its_bytes(officer, paper):
    one = letter("Ký kết", paper, "")
    with mailbox(one, one) as box:
        fetch_mail(officer, box.url)
    assert Incoming.objects.count() == 1


@pytest.mark.parametrize(
    "attached",
    [{}, {"mat_zip": zipped({"mật.docx": word_of(SECRET)})}, {"mat_pdf": pdf([(72, 780, "MẬT"), (72, 700, "Kế")])}],
    ids=["body", "archive", "pdf"],
)
def test_of_a_secret_letter_nothing_is_kept_and_it_stays_unread(officer, attached):
    with mailbox(letter("Lộ", "Kèm theo" if attached else SECRET, **attached)) as box:
        fetched = fetch_mail(officer, box.url)
        assert box.flags == {1: {"\\Flagged"}}
    assert "“MẬT”" in fetched.refused[0][1]
    assert not Incoming.objects.exists()


def test_a_letter_over_the_limit_is_not_fetched(officer, paper, settings):
    settings.MAX_FILE_BYTES = 100
    with mailbox(letter("Ký kết", paper)) as box:
        assert fetch_mail(officer, box.url).taken == 0
        assert not [call for call in box.calls if "BODY" in call]


def test_a_wrong_password_is_one_sentence(officer):
    with mailbox() as box, pytest.raises(ValidationError, match="hộp thư"):
        fetch_mail(officer, box.url.replace(":mat@", ":sai@"))


def test_the_command_tells_what_it_did(officer, folder, paper, settings):
    out = StringIO()
    with mailbox(letter("Ký kết", paper.replace("12/3", "1/3"))) as box:
        settings.INBOX_DIR, settings.IMAP_URL, settings.INBOX_USER = str(folder), box.url, "lan"
        call_command("fetch_papers", stdout=out)
    assert "đã nhận 1 tệp, không nhận 1" in out.getvalue()
    assert "lộ.pdf: Văn bản mang dấu “MẬT”" in out.getvalue()
    assert Draft.objects.count() == 2


@pytest.mark.django_db
def test_the_command_says_which_setting_is_missing(settings):
    settings.INBOX_DIR = settings.IMAP_URL = settings.INBOX_USER = ""
    with pytest.raises(CommandError, match="NHIPCAU_INBOX_DIR"):
        call_command("fetch_papers")
    settings.INBOX_DIR = "/nowhere"
    with pytest.raises(CommandError, match="NHIPCAU_INBOX_USER"):
        call_command("fetch_papers")
