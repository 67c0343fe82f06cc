"""What is said of files, in Vietnamese, by code. The callers translate."""

from __future__ import annotations


def N_(message: str) -> str:
    """Mark a message for the catalogues."""
    return message


MESSAGES = {
    # Why there is no text.
    "empty": N_("tệp trống, không có chữ nào để đọc"),
    "missing": N_("không tìm thấy tệp"),
    "folder": N_("là thư mục, không phải tệp"),
    "permission": N_("không có quyền đọc tệp"),
    "system": N_("không đọc được tệp ({problem})"),
    "too-large": N_("tệp lớn hơn {limit} MB nên không đọc; hãy tách nhỏ rồi đọc từng phần"),
    "password": N_("tệp có mật khẩu; hãy gỡ mật khẩu rồi đọc lại"),
    "damaged": N_("tệp {kind} bị hỏng hoặc bị cắt ngắn, không mở được"),
    "unsupported": N_("chưa đọc được tệp {kind}; hãy lưu thành .docx, .pdf hoặc .txt rồi đọc lại"),
    "binary": N_("là tệp nhị phân, không phải văn bản"),
    "needs-extra": N_('cần cài thêm thư viện để đọc tệp {kind}: pip install "nhipcau[{extra}]"'),
    "needs-word-program": N_(
        "cần antiword hoặc LibreOffice để đọc tệp {kind}; hãy cài một trong hai, hoặc lưu thành .docx"
    ),
    "needs-ocr": N_("là bản quét, không có lớp chữ; cần Tesseract với dữ liệu tiếng Việt (vie) để nhận dạng"),
    "nothing-recognised": N_("là bản quét, không nhận dạng được chữ nào"),
    "program-failed": N_("{program} không đọc được tệp này"),
    "too-slow": N_("{program} chạy quá {seconds} giây nên đã bị dừng"),
    "bomb": N_("không mở vì tệp giải nén ra lớn bất thường"),
    "archive-too-large": N_("tệp nén chứa quá {limit} MB; phần còn lại không đọc"),
    "too-many-files": N_("tệp nén chứa quá {limit} tệp; phần còn lại không đọc"),
    "too-deep": N_("tệp nén lồng nhau quá {limit} lớp nên không mở tiếp"),
    "special": N_("không phải tệp thường (ống dẫn, thiết bị…) nên không đọc"),
    "folder-link": N_("là liên kết tới thư mục nên không đi theo; hãy đưa chính thư mục ấy vào lệnh"),
    "crashed": N_("tệp làm bộ đọc dừng đột ngột nên đã bị bỏ qua"),
    "engine": N_("bộ đọc gặp lỗi với tệp này ({problem})"),
    "remote": N_("không tải được tệp ({problem})"),
    # What to know about a text that was read.
    "lying-name": N_("tên tệp ghi {said} nhưng nội dung là {found}; đã đọc theo nội dung"),
    "guessed-encoding": N_("đã đoán bảng mã là {encoding}, độ tin cậy {percent}%"),
    "lost-characters": N_("có {count} chỗ không giải mã được, thay bằng ký hiệu �"),
    "old-font": N_("chữ theo phông {encoding} đã được đổi sang Unicode"),
    "recognised": N_("chữ nhận dạng từ bản quét, độ tin cậy {percent}%; cần đối chiếu, nhất là dấu ở chữ in hoa"),
    "pages-without-text": N_(
        "không có lớp chữ ở trang {pages}; cần Tesseract với dữ liệu tiếng Việt (vie) để nhận dạng"
    ),
    "unrecognised-pages": N_("không nhận dạng được chữ nào ở trang {pages}"),
    "numbers-lost": N_("phần đánh số tự động của tệp bị hỏng; {count} đoạn có thể thiếu số"),
    "notes-lost": N_("phần chú thích của tệp bị hỏng hoặc thiếu; {count} chú thích không đọc được"),
    "first-pages-only": N_("chỉ đọc {limit} trang đầu trong số {count} trang"),
    "first-scans-only": N_("chỉ nhận dạng {limit} trang quét đầu tiên"),
}
