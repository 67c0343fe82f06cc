from __future__ import annotations

import struct
import zipfile
from email.message import EmailMessage
from io import BytesIO

from nhipcau.reading.sources import Limits, Source, open_source

from .makers import lines, pdf, word, zipped


def outcomes(name, content, **options):
    """The text of each paper by its name, or the code of why it was not read."""
    return {
        found.name: found.text if isinstance(found, Source) else found.remark.code
        for found in open_source(name, content, **options)
    }


def letter(**attached: bytes) -> bytes:
    message = EmailMessage()
    message["From"] = "Trần Thị Lan <lan@songxanh.example>"
    message["To"] = "hung@nuivang.example"
    message["Subject"] = "Kế hoạch hợp tác năm 2025"
    message["Date"] = "Mon, 03 Feb 2025 08:00:00 +0700"
    message["MIME-Version"] = "1.0"
    message.set_content("Kính gửi anh Hùng,\nXin gửi kế hoạch.")
    message.add_alternative("<p>Kính gửi anh Hùng</p>", subtype="html")
    for name, content in attached.items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name.replace("_", "."))
    return bytes(message)


def test_every_file_of_an_archive_is_read_and_what_fails_is_named():
    content = zipped(
        {
            "một.txt": "Văn bản một".encode(),
            "thư mục/hai.pdf": pdf(lines("Văn bản hai")),
            "ba.docx": b"PK\x03\x04 cut",
            "__MACOSX/một.txt": b"x",
            "trống.txt": b"",
        }
    )
    assert outcomes("a.zip", content) == {
        "a.zip/một.txt": "Văn bản một",
        "a.zip/thư mục/hai.pdf": "Văn bản hai",
        "a.zip/ba.docx": "damaged",
        "a.zip/trống.txt": "empty",
    }


def test_names_in_utf_8_that_do_not_say_so_are_read_right():
    content = zipped({"ke-hoach-XXXX.txt": b"abc"}).replace(b"XXXX", "ở.".encode())
    assert list(outcomes("a.zip", content)) == ["a.zip/ke-hoach-ở..txt"]


def test_archives_are_opened_to_the_second_level_only():
    inner = zipped({"c.txt": b"ba"})
    content = zipped({"a.txt": b"hai", "b.zip": zipped({"b.txt": b"hai", "c.zip": inner})})
    assert outcomes("o.zip", content) == {
        "o.zip/a.txt": "hai",
        "o.zip/b.zip/b.txt": "hai",
        "o.zip/b.zip/c.zip": "too-deep",
    }


def test_a_bomb_is_refused_and_the_other_files_are_read():
    content = zipped({"bomb.txt": bytes(50_000_000), "sau.txt": b"van ban"})
    assert outcomes("a.zip", content) == {"a.zip/bomb.txt": "bomb", "a.zip/sau.txt": "van ban"}


def test_a_member_that_understates_its_size_unpacks_no_further():
    content = zipped({"a.txt": b"a" * 5_000_000})
    lying = content.replace(struct.pack("<I", 5_000_000), struct.pack("<I", 10))
    assert outcomes("a.zip", lying) == {"a.zip/a.txt": "damaged"}


def test_an_archive_is_read_up_to_its_limits_of_size_and_number():
    content = zipped({f"{n}.txt": b"0123456789" for n in range(5)})
    assert list(outcomes("a.zip", content, limits=Limits(archive_files=2)).values()) == ["0123456789"] * 2 + [
        "too-many-files"
    ]
    assert list(outcomes("a.zip", content, limits=Limits(archive_bytes=15)).values()) == [
        "0123456789",
        "archive-too-large",
    ]


def test_a_locked_member_is_named_and_the_others_are_read():
    content = bytearray(zipped({"khóa.txt": b"x", "mở.txt": b"van ban"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    assert outcomes("a.zip", bytes(content)) == {"a.zip/khóa.txt": "password", "a.zip/mở.txt": "van ban"}


def test_a_method_of_packing_without_bound_is_refused():
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.txt", b"x")
    assert outcomes("a.zip", out.getvalue()) == {"a.zip/a.txt": "unsupported"}


def test_a_letter_gives_its_headers_its_plain_text_and_its_attachments():
    content = letter(ke_docx=word(lambda paper: paper.add_paragraph("Kế hoạch")), hai_zip=zipped({"x.txt": b"trong"}))
    found = outcomes("thu.eml", content)
    assert found["thu.eml"].startswith("From: Trần Thị Lan <lan@songxanh.example>\nTo: ")
    assert found["thu.eml"].endswith("\n\nKính gửi anh Hùng,\nXin gửi kế hoạch.")
    assert "Subject: Kế hoạch hợp tác năm 2025" in found["thu.eml"]
    assert found["thu.eml/ke.docx"] == "Kế hoạch"
    assert found["thu.eml/hai.zip/x.txt"] == "trong"


def test_a_letter_leads_back_to_header_and_part(opened):
    source = opened("thu.eml", letter())
    assert source.place(source.text.index("Kế hoạch")).path == "Subject"
    assert source.place(source.text.index("Xin gửi")).kind == "part"
    assert source.media_type == "message/rfc822"


def test_a_letter_of_html_alone_is_read_as_text(opened):
    message = EmailMessage()
    message["From"] = message["To"] = "a@b.example"
    message["Message-ID"] = "<1@b.example>"
    message.set_content("<body><p>Xin chào</p></body>", subtype="html")
    assert opened("a.eml", bytes(message)).text.endswith("Xin chào")


def test_a_letter_sent_raw_is_read(opened):
    raw = "From: Lan <a@b.example>\r\nMIME-Version: 1.0\r\nSubject: Họp tổng kết\r\n\r\nMời họp.\r\n"
    source = opened("a.eml", raw.encode())
    assert "Subject: Họp tổng kết" in source.text
    assert source.text.endswith("Mời họp.")


def test_a_letter_within_a_letter_is_a_letter_of_its_own():
    outer = EmailMessage()
    outer["From"] = "a@b.example"
    outer["MIME-Version"] = "1.0"
    outer.set_content("Chuyển tiếp.")
    inner = EmailMessage()
    inner["From"] = "c@d.example"
    inner["Message-ID"] = "<2@d.example>"
    inner.set_content("Bên trong.")
    outer.add_attachment(inner)
    texts = list(outcomes("a.eml", bytes(outer)).values())
    assert texts[0].endswith("Chuyển tiếp.")
    assert texts[1].endswith("Bên trong.")


def test_letters_within_letters_are_opened_to_the_second_level_only():
    content = b"Xin."
    for _ in range(5):
        content = letter(sau_eml=content)
    assert list(outcomes("a.eml", content).values())[-1] == "too-deep"


def test_a_damaged_archive_is_said_to_be_one(refused):
    assert refused("a.zip", zipped({"a.txt": b"x" * 1000})[:40]) == "damaged"
