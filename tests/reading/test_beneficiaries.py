"""People who receive help are counted and never named."""

import pytest

from nhipcau.reading import read

PAPER = """Quận Ba Đình tặng quà huyện Bảo Lạc
Ngày 5/6/2021, đoàn công tác quận Ba Đình đến thăm và làm việc với huyện Bảo Lạc (Cao Bằng).
{}
"""


def gift(text):
    found = read(PAPER.format(text))
    assert len(found.support) == 1, found.support
    return found.support[0]


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ("Đoàn đã trao tặng 30 suất quà cho 30 hộ nghèo của xã Cô Ba.", 30),
        ("Đoàn đã tặng 1.200 người dân xã Cô Ba 1.200 phần quà.", 1200),
        ("Đoàn đã trao tặng 12 xe đạp cho học sinh nghèo.", None),
    ],
)
def test_those_who_receive_are_counted(told, count):
    assert gift(told).beneficiaries == count


@pytest.mark.parametrize(
    "told",
    [
        "Đoàn đã trao tặng 20 triệu đồng cho gia đình bà Lý Thị Sen ở xã Cô Ba.",
        "Đoàn đã trao tặng 1 xe đạp cho em Lý Thị Sen, học sinh lớp 4.",
        "Đoàn đã trao tặng 1 con bò giống cho hộ Lý Thị Sen.",
    ],
)
def test_nobody_who_receives_is_named(told):
    found = read(PAPER.format(told))
    assert "Sen" not in str([one.receiver for one in found.support])
    assert not any("Sen" in one.name for one in found.people)


def test_a_school_keeps_its_name():
    assert gift("Đoàn đã trao tặng 12 máy vi tính cho trường THCS Lý Tự Trọng.").receiver == "trường THCS Lý Tự Trọng"
