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
