"""Fields that the title of a section gives, and those that only an office's name holds."""

import pytest

from nhipcau.reading import read

AGREEMENT = """Thỏa thuận hợp tác giữa tỉnh Cà Mau và tỉnh Kiên Giang

UBND tỉnh Cà Mau và UBND tỉnh Kiên Giang thống nhất ký kết thỏa thuận hợp tác với các điều khoản sau:

Điều 2. Hợp tác về nông nghiệp
1. Hai bên trao đổi kinh nghiệm thích ứng với hạn, mặn ở quy mô hộ gia đình.

Điều 3. Trách nhiệm của các bên
1. UBND hai tỉnh chỉ đạo các đơn vị cụ thể hóa thỏa thuận thành kế hoạch hằng năm.
2. Giao Sở Nông nghiệp và Môi trường hai tỉnh làm đầu mối theo dõi việc thực hiện.

II. Nội dung về du lịch
1. Mỗi bên mở một quầy giới thiệu điểm đến của bên kia tại bến tàu.

Điều 5. Lao động, y tế
1. Trao đổi thông tin về giá thuê nhà ở của người lao động.
2. Mở lớp dạy nghề may; khám sức khỏe cho học sinh các xã ven biển.

6. Hỗ trợ an sinh xã hội
6.1. Phối hợp xây dựng lại trường mẫu giáo ở các ấp ven biển.
"""


@pytest.fixture(scope="module")
def fields():
    """The field of each commitment by its first words."""
    return {AGREEMENT[one.span.start :][:24]: one.field for one in read(AGREEMENT).commitments}


@pytest.mark.library
@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("Hai bên trao đổi kinh nghiệm", "agriculture"),
        ("UBND hai tỉnh chỉ đạo các đơn vị", "general"),
        ("Giao Sở Nông nghiệp và Môi trường", "general"),
        ("Mỗi bên mở một quầy giới thiệu", "tourism"),
        ("Trao đổi thông tin về giá thuê nhà ở", "employment"),
        ("khám sức khỏe cho học sinh các xã", "health"),
        ("Phối hợp xây dựng lại trường mẫu", "social_security"),
    ],
)
def test_the_title_of_a_section_holds_until_the_next(fields, words, field):
    assert fields[words[:24]] == field


@pytest.mark.library
def test_the_title_of_a_section_is_no_commitment(fields):
    assert not any(words.startswith(("Hợp tác về", "Trách nhiệm", "Nội dung", "Hỗ trợ an sinh")) for words in fields)


AFTER_A_STORM = """Nam Định giúp tỉnh Yên Bái sau bão

Chiều 20/9, đoàn công tác tỉnh Nam Định làm việc với tỉnh Yên Bái.

Tỉnh Nam Định sẽ cử thợ lên sửa chữa đường điện cho ba xã. Tỉnh Nam Định sẽ cử thợ lên mắc đường điện cho ba xã.
Hai tỉnh thống nhất cho sinh viên đi học trở lại.
"""
SEASONAL = """Sóc Trăng và quận Haenam (Hàn Quốc) bàn việc đưa lao động thời vụ

Ngày 3/4/2024, tỉnh Sóc Trăng và quận Haenam ký bản ghi nhớ.

Quận Haenam có trách nhiệm bố trí chỗ ở, mua đồ bếp. Hai bên cử cơ quan đầu mối, nửa năm báo cáo một lần.
"""


@pytest.mark.library
@pytest.mark.parametrize(
    ("paper", "words", "field"),
    [
        (AFTER_A_STORM, "Tỉnh Nam Định sẽ cử thợ lên sửa", "disaster_relief"),
        (AFTER_A_STORM, "Tỉnh Nam Định sẽ cử thợ lên mắc", "infrastructure"),
        (AFTER_A_STORM, "Hai tỉnh thống nhất cho sinh viên", "education"),
        (SEASONAL, "Quận Haenam có trách", "employment"),
        (SEASONAL, "Hai bên cử cơ quan đầu mối", "general"),
    ],
)
def test_the_title_of_a_paper_tells_the_field_of_what_follows_from_it(paper, words, field):
    found = read(paper).commitments
    assert [one.field for one in found if paper.startswith(words, one.span.start)] == [field]


UNDER_HEADS = """THÔNG BÁO
Kết luận hội nghị hợp tác giữa tỉnh Điện Biên và thành phố Hải Phòng
Ngày 5/6/2023, tỉnh Điện Biên và thành phố Hải Phòng họp. Hai bên thống nhất các nội dung sau:
* Lĩnh vực du lịch:
- Xây dựng bộ ấn phẩm chung;
- Cử chuyên gia giúp nhau.
* Về lao động, việc làm:
- Dạy tiếng Nhật cho lao động trước khi đi.
Hai bên cử chuyên gia theo dõi chung.
Về chuyển đổi số
Hai bên cử chuyên gia thử nghiệm chung.
"""


@pytest.mark.library
@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("Xây dựng bộ ấn phẩm", "tourism"),
        ("Cử chuyên gia giúp", "tourism"),
        ("Dạy tiếng Nhật", "employment"),
        ("Hai bên cử chuyên gia theo dõi", "general"),
        ("Hai bên cử chuyên gia thử", "digital"),
    ],
)
def test_a_line_that_only_names_a_field_heads_the_items_below_it(words, field):
    found = read(UNDER_HEADS).commitments
    assert [one.field for one in found if UNDER_HEADS.startswith(words, one.span.start)] == [field]
