import hashlib
import unicodedata

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from nhipcau.base.documents.models import Document
from nhipcau.base.history.queries import of
from nhipcau.register.intake.actions import take_in
from nhipcau.register.intake.models import Draft
from nhipcau.register.intake.queries import visible_to, waiting_for


def bring(user, content, media_type="text/plain"):
    return take_in(user, name="giay.txt", content=content, media_type=media_type)


def test_the_original_is_kept_byte_for_byte_with_its_hash(draft, paper):
    document = draft.document
    assert document.original.read() == paper.encode()
    assert document.sha256 == hashlib.sha256(paper.encode()).hexdigest()


def test_each_finding_points_at_words_of_the_paper(draft):
    kinds = set()
    for finding in draft.findings.all():
        kinds.add(finding.kind)
        assert draft.document.text[finding.start : finding.end].strip()
    assert kinds == {"party", "person", "event", "commitment", "support"}


def test_bringing_in_writes_one_line_of_history(draft, officer):
    line = of("intake.draft", draft.pk).get()
    assert (line.action, line.actor_name) == ("intake.take_in", "Trần Thị Lan")
    assert line.changes["sha256"] == draft.document.sha256


@pytest.mark.parametrize(
    "mangled",
    [
        lambda text: text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: "\ufeff" + text.replace(" tỉnh", "\u00a0tỉnh"),
    ],
    ids=["same bytes", "other line ends", "decomposed", "marked and spaced"],
)
def test_the_same_paper_twice_is_recognised(draft, officer, paper, mangled):
    taken = bring(officer, mangled(paper).encode())
    assert taken.known
    assert taken.draft == draft
    assert Draft.objects.count() == Document.objects.count() == 1


def test_two_offices_each_keep_their_own_copy(draft, partner, paper):
    taken = bring(partner, paper.encode())
    assert not taken.known
    assert taken.draft != draft


@pytest.mark.parametrize(
    ("content", "media_type", "told"),
    [
        (b"", "text/plain", "không có chữ nào"),
        (" \n\u00a0\ufeff".encode(), "text/plain", "không có chữ nào"),
        (bytes(range(256)) * 4, "text/plain", "không phải văn bản"),
        (b"%PDF-1.7", "application/pdf", "bị hỏng"),
        (b"PK\x05\x06" + bytes(18), "application/zip", "trống"),
        (b"<script>let x = 1</script>", "text/html", "không có chữ nào"),
        ("TỐI MẬT\n\nKế hoạch phối hợp".encode(), "text/plain", "TỐI MẬT"),
    ],
)
def test_what_cannot_be_read_is_refused_and_nothing_is_kept(officer, content, media_type, told):
    with pytest.raises(ValidationError, match=told):
        bring(officer, content, media_type)
    assert not Document.objects.exists()


def test_a_text_of_another_encoding_is_read(officer, paper):
    assert bring(officer, paper.encode("utf-16")).draft.document.text == paper


def test_a_paper_over_the_limit_is_refused(officer, settings):
    settings.MAX_PAPER_BYTES = 1024**2
    with pytest.raises(ValidationError, match="1 MB"):
        bring(officer, b"a" * (1024**2 + 1))


def test_a_page_is_read_without_its_markup(officer, paper):
    body = "".join(f"<p>{line}</p>" for line in paper.split("\n") if line)
    page = f"<html><head><title>x</title></head><body><nav>Trang chủ</nav><article>{body}</article></body></html>"
    draft = bring(officer, page.encode(), "text/html").draft
    assert "Trang chủ" not in draft.document.text
    assert draft.findings.filter(kind="commitment").exists()


def test_a_viewer_cannot_bring_papers_in(viewer, paper):
    with pytest.raises(PermissionDenied):
        bring(viewer, paper.encode())


def test_a_draft_is_seen_by_its_office_alone(draft, officer, viewer, partner):
    assert list(visible_to(officer)) == list(visible_to(viewer)) == [draft]
    assert not visible_to(partner).exists()
    assert list(waiting_for(officer)) == [draft]
