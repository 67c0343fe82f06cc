"""What a paper says of its kind: by its type, its headline, or a signing that it tells of."""

import pytest

from nhipcau.reading import read

HEAD = """ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH YÊN BÁI               Độc lập - Tự do - Hạnh phúc
Số: 77/{symbol}-UBND          Yên Bái, ngày 09 tháng 5 năm 2019

{type}
Phối hợp trồng rừng giữa tỉnh Yên Bái và tỉnh Phú Thọ

Thực hiện thỏa thuận hợp tác giữa hai tỉnh, hai bên thống nhất trồng chung 300 ha rừng.
"""
VISIT = """Đoàn công tác tỉnh Sơn La thăm tỉnh Hà Nam

{posted}
Sáng 4/6/2024, đoàn công tác tỉnh Sơn La đến thăm, làm việc với tỉnh Hà Nam. Hai bên xem một trại bò sữa. Đoàn đi thăm
một xưởng sữa. Chiều cùng ngày, đoàn về lại Hà Nội.
Ngày 5/6/2024, tỉnh Sơn La và tỉnh Hà Nam ký kết chương trình hợp tác về chăn nuôi.
"""
OF_COMPANY = """Công ty Nắng Mới và Trường Cao đẳng Hoa Ban ký thỏa thuận đào tạo

Sáng nay, hai đơn vị ký kết thỏa thuận đào tạo nghề hàn.
Lớp đầu tiên mở vào mùa thu.
"""


@pytest.mark.library
@pytest.mark.parametrize(
    ("symbol", "type_", "kind"),
    [
        ("KH", "KẾ HOẠCH", "other"),
        ("CTr", "CHƯƠNG TRÌNH CÔNG TÁC", "other"),
        ("BC", "BÁO CÁO", "result"),
        ("TB", "THÔNG BÁO", "notice"),
        ("BTT", "BẢN THỎA THUẬN", "agreement"),
        ("BBGN", "BIÊN BẢN GHI NHỚ", "agreement"),
    ],
)
def test_an_official_paper_is_what_its_type_says(symbol, type_, kind):
    document = read(HEAD.format(symbol=symbol, type=type_)).document
    assert document.title == f"{type_} Phối hợp trồng rừng giữa tỉnh Yên Bái và tỉnh Phú Thọ"
    assert document.kind == kind


@pytest.mark.library
@pytest.mark.parametrize(("posted", "kind"), [("06/06/2024 08:15", "agreement"), ("06/08/2024 08:15", "visit")])
def test_a_paper_posted_right_after_a_signing_reports_it(posted, kind):
    assert read(VISIT.format(posted=posted)).document.kind == kind


@pytest.mark.library
def test_a_signing_without_localities_is_an_agreement_all_the_same():
    draft = read(OF_COMPANY)
    assert (draft.cooperation, draft.document.kind) == (False, "agreement")


CONFERENCE = """Hà Nam và Sơn La bàn chuyện trồng cỏ, nuôi bò

Sáng 4/6/2024, tỉnh Hà Nam và tỉnh Sơn La tổ chức {meeting} về hợp tác chăn nuôi giữa hai tỉnh. Hai bên thống nhất lập
một trại giống chung. Đại biểu xem một xưởng sữa. Nhiều người hỏi về cách ủ chua thân ngô.
{last}
"""


@pytest.mark.library
@pytest.mark.parametrize(
    ("meeting", "last", "kind", "act"),
    [
        ("hội nghị", "Kết thúc hội nghị, lãnh đạo hai tỉnh đã ký bản ghi nhớ về giống cỏ.", "agreement", "signing"),
        ("cuộc hội đàm", "Cuối buổi, đại diện hai tỉnh ký biên bản làm việc.", "agreement", "meeting"),
        ("hội nghị", "Tại hội nghị, 12 doanh nghiệp ký kết biên bản mua cỏ khô.", "meeting", "meeting"),
        ("hội nghị", "Hai bên sẽ ký kết thỏa thuận khi vào mùa mưa.", "meeting", "meeting"),
        ("hội nghị", "Hai bên xem lại những việc ghi trong thỏa thuận đã ký.", "meeting", "meeting"),
        ("hội nghị", "Đại diện hai tỉnh ký thỏa thuận đầu tiên hồi tháng 3 năm 2019.", "meeting", "meeting"),
    ],
)
def test_a_pact_signed_at_a_conference_makes_it_a_signing(meeting, last, kind, act):
    draft = read(CONFERENCE.format(meeting=meeting, last=last))
    assert (draft.document.kind, draft.events[0].kind) == (kind, act)


@pytest.mark.library
@pytest.mark.parametrize(
    ("headline", "lead", "kind"),
    [
        ("Sơn La và Hà Nam", "họp, nhìn lại ba năm hợp tác và bàn việc sắp tới", "meeting"),
        ("Sơn La và Hà Nam", "họp, nhìn lại ba năm hợp tác", "result"),
        ("Đoàn Hà Nam thăm, hỗ trợ Sơn La 2 tỷ đồng", "gặp nhau ở Mộc Châu", "visit"),
    ],
)
def test_a_paper_that_plans_or_visits_as_well_does_not_only_look_back(headline, lead, kind):
    lead = f"Sáng 4/6/2024, lãnh đạo tỉnh Sơn La và tỉnh Hà Nam {lead}."
    assert read(f"{headline}\n\n{lead} Hai tỉnh thống nhất trồng chung cỏ.\n").document.kind == kind
