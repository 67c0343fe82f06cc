"""The page of a scan beside its text."""

import struct

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from nhipcau.base.documents.models import Document
from nhipcau.reading.sources import Unreadable
from nhipcau.reading.sources.pictures import SIGNATURE, WIDTH, page_picture
from nhipcau.register.intake.actions import page_at, pages_of, picture, take_in
from tests.reading.sources.makers import PNG, lines, locked_pdf, pdf, pdf_of


@pytest.fixture
def two_pages(officer, paper):
    """A paper of two pages; its gift stands on the second."""
    first, _cut, second = paper.partition("Nhân dịp này")
    content = pdf(lines(*first.split("\n")), lines("Nhân dịp này" + second.strip()))
    return take_in(officer, name="ky-ket.pdf", content=content).draft


def size_of(png):
    return struct.unpack(">II", png[16:24])


def test_a_page_is_drawn_as_a_png_of_its_own_shape():
    drawn = page_picture(pdf_of("Biên bản hợp tác"), 1)
    assert drawn.startswith(SIGNATURE)
    width, height = size_of(drawn)
    assert abs(width - WIDTH) <= 1
    assert 1.40 < height / width < 1.43


@pytest.mark.parametrize(
    ("content", "number"), [(pdf_of("Một trang"), 2), (pdf_of("Một trang"), 0), (b"x", 1), (locked_pdf(), 1)]
)
def test_where_no_page_is_no_picture_is(content, number):
    with pytest.raises(Unreadable):
        page_picture(content, number)


def test_each_finding_knows_its_page(two_pages):
    gift = two_pages.findings.get(kind="support")
    party = two_pages.findings.filter(kind="party").first()
    assert pages_of(two_pages.document) == [1, 2]
    assert [page_at(two_pages.document, one.start) for one in (party, gift)] == [1, 2]


def test_a_page_is_drawn_once_and_kept_under_its_hash(two_pages, monkeypatch):
    drawn, kind = picture(two_pages.document, 2)
    monkeypatch.setattr("nhipcau.register.intake.actions.picturing.page_picture", None)
    assert picture(two_pages.document, 2) == (drawn, kind) == (drawn, "image/png")


def test_half_a_picture_that_a_killed_process_left_is_drawn_again(two_pages):
    document = two_pages.document
    whole, _kind = picture(document, 1)
    path = f"pages/{document.sha256[:2]}/{document.sha256}-1.png"
    with default_storage.open(path, "wb") as file:
        file.write(whole[:100])
    assert picture(document, 1)[0] == whole


def test_the_desk_shows_the_page_of_the_finding_that_is_looked_at(client, officer, two_pages):
    client.force_login(officer)
    gift = two_pages.findings.get(kind="support")
    page = client.get(reverse("intake:review", args=[two_pages.pk]), {"on": gift.pk}).content.decode()
    assert f'src="{reverse("intake:page", args=[two_pages.pk, 2])}"' in page
    assert 'id="scan" open' not in page
    page = client.get(reverse("intake:review", args=[two_pages.pk]), {"page": 1}).content.decode()
    assert f'src="{reverse("intake:page", args=[two_pages.pk, 1])}"' in page


def test_a_recognised_page_is_shown_at_once(client, officer, two_pages):
    Document.objects.filter(pk=two_pages.document_id).update(confidence=0.8)
    client.force_login(officer)
    assert 'id="scan" open' in client.get(reverse("intake:review", args=[two_pages.pk])).content.decode()


@pytest.mark.parametrize("missing", ["file", "kind"])
def test_where_no_picture_can_be_had_it_says_so_plainly(client, officer, two_pages, missing):
    document = Document.objects.filter(pk=two_pages.document_id)
    document.update(confidence=0.8)
    if missing == "file":
        default_storage.delete(two_pages.document.original.name)
    else:
        document.update(media_type="image/tiff")
    client.force_login(officer)
    answer = client.get(reverse("intake:review", args=[two_pages.pk]))
    assert "Không có ảnh của trang này" in answer.content.decode()
    assert client.get(reverse("intake:page", args=[two_pages.pk, 1])).status_code == 404


def test_a_plain_text_has_no_pages(client, officer, draft):
    client.force_login(officer)
    assert 'id="scan"' not in client.get(reverse("intake:review", args=[draft.pk])).content.decode()
    assert client.get(reverse("intake:page", args=[draft.pk, 1])).status_code == 404


def test_a_picture_is_given_as_it_came(two_pages):
    document = two_pages.document
    document.media_type, document.original = Document.Media.PNG, default_storage.save("x", _file(PNG))
    assert picture(document, 1) == (PNG, "image/png")


def _file(content):
    from django.core.files.base import ContentFile

    return ContentFile(content)


def test_a_page_is_shown_to_its_own_office_alone(client, viewer, partner, two_pages):
    address = reverse("intake:page", args=[two_pages.pk, 1])
    client.force_login(viewer)
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert "private" in answer["Cache-Control"]
    client.force_login(partner)
    assert client.get(address).status_code == 404
    client.logout()
    assert client.get(address).status_code == 302
