import pytest

PAPER = """UBND tỉnh Phú Thọ và UBND tỉnh Nghệ An ký biên bản hợp tác

Ngày 12/3/2024, tại thành phố Vinh, Chủ tịch UBND tỉnh Phú Thọ Lê Văn Khoa và Chủ tịch UBND tỉnh Nghệ An Đỗ Thị Mai \
ký biên bản hợp tác giai đoạn 2024-2028 với các nội dung sau:

Giao Sở Du lịch tỉnh Phú Thọ chủ trì, phối hợp với Sở Du lịch tỉnh Nghệ An kết nối các tuyến du lịch về nguồn; \
cùng tuần tra bảo đảm quốc phòng, an ninh vùng giáp ranh; \
hỗ trợ đào tạo cán bộ cấp xã mỗi năm hai lớp.
"""
NEW = """Biên bản sửa đổi, bổ sung

Hai bên thống nhất hỗ trợ đào tạo cán bộ cấp xã mỗi năm ba lớp, mỗi lớp 40 người.
"""


def document(officer, text, name="giay.txt"):
    from nhipcau.base.documents.actions import keep

    return keep(officer, name=name, content=text.encode(), media_type="text/plain", text=text, illustrative=False)


def at(text, words):
    start = text.index(words)
    return start, start + len(words)


def said(text, words, **values):
    from nhipcau.base.localities.models import Version
    from nhipcau.register.agreements.actions import Said

    unit = values.pop("unit", None)
    return Said(*at(text, words), values, Version.objects.filter(unit=unit).latest("ver") if unit else None)


@pytest.fixture
def agreement(officer, mirror):
    """Minutes of Phú Thọ and Nghệ An with three commitments, one of defence and security."""
    from nhipcau.register.agreements.actions import Content, Heading, enter

    mirror("p25a", "p40a")
    parties = [
        said(PAPER, "tỉnh Phú Thọ", name="Phú Thọ", level="province", unit="p25a"),
        said(PAPER, "tỉnh Nghệ An", name="Nghệ An", level="province", unit="p40a"),
    ]
    people = [said(PAPER, "Lê Văn Khoa", name="Lê Văn Khoa", position="Chủ tịch UBND tỉnh Phú Thọ")]
    lead = {"lead": "Sở Du lịch tỉnh Phú Thọ", "cooperating": ["Sở Du lịch tỉnh Nghệ An"]}
    commitments = [
        said(PAPER, "kết nối các tuyến du lịch về nguồn", field="tourism", standing="agreed", **lead),
        said(PAPER, "cùng tuần tra bảo đảm quốc phòng, an ninh vùng giáp ranh", field="defence_security",
             standing="agreed"),
        said(PAPER, "hỗ trợ đào tạo cán bộ cấp xã mỗi năm hai lớp", field="staff_training", standing="agreed",
             period="R/P1Y", quantified=True),
    ]  # fmt: skip
    heading = Heading("Biên bản hợp tác Phú Thọ – Nghệ An", "minutes", "12/BB-UBND", "2024-03-12")
    return enter(officer, document(officer, PAPER), heading, Content(parties, people, commitments))


@pytest.fixture
def amendment(officer, agreement):
    """A paper of the same office that amends the minutes."""
    from nhipcau.register.agreements.actions import Content, Heading, enter, hang

    content = Content(
        [said(NEW, "Hai bên", name="Phú Thọ", level="province", unit="p25a")],
        [],
        [said(NEW, "hỗ trợ đào tạo cán bộ cấp xã mỗi năm ba lớp", field="staff_training", standing="agreed")],
    )
    made = enter(officer, document(officer, NEW, "moi.txt"), Heading("Sửa đổi", "minutes", "3/BB", "2025-01"), content)
    return hang(officer, made, agreement, "amendment")
