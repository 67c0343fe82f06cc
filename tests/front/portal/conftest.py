import pytest

PAPER = """Hà Nội và Lào Cai ký kết chương trình hợp tác số {n}

Ngày 12/3/2024, Chủ tịch Ủy ban nhân dân thành phố Hà Nội Lê Văn Khoa và Chủ tịch Ủy ban nhân dân tỉnh Lào Cai \
Đỗ Thị Mai đã ký kết chương trình hợp tác giữa hai địa phương, với các nội dung sau:

Phối hợp xúc tiến đầu tư vào các khu công nghiệp; hỗ trợ đào tạo, bồi dưỡng cán bộ cấp xã; kết nối các tuyến du lịch \
biên giới giữa hai địa phương.
"""


@pytest.fixture
def accepted(officer):
    """Make an agreement that is accepted and not published yet."""
    from nhipcau.register.intake.actions import accept, take_in

    def made(number=1):
        paper = PAPER.format(n=number).encode()
        return accept(officer, take_in(officer, name="a.txt", content=paper, media_type="text/plain").draft)

    return made


@pytest.fixture
def agreement(officer, accepted):
    """A published agreement."""
    from nhipcau.register.agreements.actions import publish

    return publish(officer, accepted())
