import pytest

PAPER = """Tỉnh Nghệ An và thành phố Hải Phòng ký kết chương trình hợp tác

Ngày 12/3/2024, tại thành phố Vinh, Chủ tịch Ủy ban nhân dân tỉnh Nghệ An Lê Văn Khoa và Chủ tịch Ủy ban nhân dân \
thành phố Hải Phòng Đỗ Thị Mai đã ký kết chương trình hợp tác giữa hai địa phương, với các nội dung sau:

Phối hợp xúc tiến đầu tư vào các khu công nghiệp; hỗ trợ đào tạo, bồi dưỡng cán bộ cấp xã; kết nối các tuyến du lịch \
biển giữa hai địa phương.

Nhân dịp này, thành phố Hải Phòng trao tặng tỉnh Nghệ An 2 tỷ đồng hỗ trợ đồng bào bị thiên tai.
"""


@pytest.fixture
def paper():
    """The words of a short report of a signing."""
    return PAPER


@pytest.fixture
def draft(officer):
    """A paper that Lan brought in and that waits for review."""
    # Here, so that this folder can be named on the command line: settings are read after conftest files are.
    from nhipcau.register.intake.actions import take_in

    return take_in(officer, name="ky-ket.txt", content=PAPER.encode(), media_type="text/plain").draft


@pytest.fixture
def finding(draft):
    return draft.findings.filter(kind="commitment").first()
