from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _lazy

# What is wrong with a file, a row or a cell, and how to mend it; said in the reader's language when it is shown.
WORDS: dict[str, Promise] = {
    "broken": _lazy("Tệp bị hỏng hoặc chưa tải lên đủ. Hãy mở tệp bằng phần mềm bảng tính, lưu lại rồi tải lên."),
    "other_kind": _lazy("Đây không phải bảng tính. Hãy tải lên tệp .xlsx hoặc .csv, tốt nhất là theo tệp mẫu."),
    "old_office": _lazy("Tệp ở định dạng .xls cũ hoặc có mật khẩu. Hãy mở tệp, bỏ mật khẩu và lưu thành .xlsx."),
    "unpacked": _lazy("Tệp chứa hơn {most} MB dữ liệu sau khi giải nén. Hãy chia thành nhiều tệp."),
    "large": _lazy("Tệp lớn hơn {most} MB. Hãy chia thành nhiều tệp."),
    "rows": _lazy("Tệp có hơn {most} dòng. Hãy chia thành nhiều tệp."),
    "empty": _lazy("Tệp không có dòng nào. Hãy tải tệp mẫu, điền các dòng rồi tải lên."),
    "no_rows": _lazy("Dưới dòng tiêu đề không có dòng nào để nhập."),
    "headings": _lazy(
        "Thiếu cột: {missing}. Tiêu đề được hiểu là dòng {row}, ở đó có các cột lạ: {found}. "
        "Hãy đặt tên cột như tệp mẫu."
    ),
    "twice": _lazy("Dòng {row} có hai cột cùng nghĩa “{title}”. Hãy giữ lại một cột."),
    "merged": _lazy(
        "Các ô {ref} bị gộp, nên không rõ giá trị thuộc dòng nào. Hãy bỏ gộp ô và ghi giá trị vào từng dòng."
    ),
    "required": _lazy("Ô này bắt buộc phải có."),
    "long": _lazy("Dài {length} ký tự, nhiều nhất là {most}."),
    "choice": _lazy("Không có lựa chọn “{said}”. Xem các lựa chọn trong tệp mẫu."),
    "day": _lazy("“{said}” không phải một ngày. Hãy ghi như 18/6/2023."),
    "date": _lazy("“{said}” không phải ngày tháng. Hãy ghi như 18/6/2023, 4/2022 hoặc 2018."),
    "period": _lazy("“{said}” không phải thời hạn. Hãy ghi như 2021–2025, từ 2023 hoặc đến 2030."),
    "yes": _lazy("Hãy ghi “có” hoặc “không”, không ghi “{said}”."),
    "repeated": _lazy("Trùng với dòng {row} của chính tệp này."),
    "touched": _lazy("{who} đã sửa lúc {at} sau khi nhập, nên được giữ nguyên."),
    "unexpected": _lazy("Có lỗi ngoài dự kiến; dòng này chưa được ghi. Hãy báo cho quản trị hệ thống."),
}


def told(code: str, params: Mapping[str, object]) -> str:
    """Say a problem in the reader's language: one of `WORDS`, or what an action said in each language ("said")."""
    if code == "said":
        return str(params.get(get_language() or "vi") or next(iter(params.values()), ""))
    return str(WORDS[code]).format(**params)
