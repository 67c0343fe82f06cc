"""The codes of an explanation in people's words; each is translated where it is printed."""

from __future__ import annotations

from nhipcau.cli.words import N_

KINDS = {
    "party": N_("Bên"),
    "person": N_("Người"),
    "event": N_("Sự kiện"),
    "commitment": N_("Cam kết"),
    "support": N_("Hỗ trợ"),
}
CATEGORIES = {
    "kinds": N_("từ chỉ loại địa phương"),
    "ties": N_("từ chỉ sự hợp tác"),
    "positions": N_("chức danh"),
    "honorifics": N_("từ xưng hô"),
    "acts": N_("từ chỉ việc diễn ra"),
    "modality": N_("từ chỉ mức độ"),
    "actions": N_("động từ hành động"),
    "sides": N_("từ chỉ các bên"),
    "fields": N_("từ chỉ lĩnh vực"),
    "purposes": N_("từ mở đầu mục đích"),
    "hopes": N_("lời khen, hy vọng, bối cảnh hoặc giới thiệu"),
    "gifts": N_("động từ cho, tặng"),
    "items": N_("vật được trao"),
    "sums": N_("từ chỉ tổng số, trị giá"),
}
REASONS = {
    "introduction": N_("câu dẫn vào danh sách phía sau"),
    "announcement": N_("chỉ đưa tin việc ký kết hoặc giới thiệu nội dung"),
    "praise": N_("lời khen, cảm ơn, tin tưởng hoặc hy vọng"),
    "background": N_("nói về bối cảnh, thành phần hoặc tình hình"),
    "gift": N_("chỉ kể việc tặng, đã ghi ở mục hỗ trợ"),
    "no-action": N_("không có động từ hành động"),
    "no-party": N_("không nhắc tới bên nào"),
    "no-agreement": N_("không có từ thống nhất, đề nghị hay cam kết"),
    "past": N_("kể việc đã qua, không thuộc lĩnh vực hợp tác nào"),
    "section-title": N_("tiêu đề của một mục"),
    "section-of-aims": N_("nằm trong mục chỉ nêu mục đích, yêu cầu hoặc tình hình"),
    "caption": N_("chú thích ảnh hoặc dòng quá ngắn"),
    "no-cooperation": N_("văn bản không nói về hợp tác giữa các địa phương"),
    "tells-where": N_("chỉ cho biết địa phương đứng trước thuộc về đâu"),
    "no-partner": N_("không làm gì cùng địa phương khác trong văn bản này"),
    "region": N_("là một vùng, trong khi các địa phương của vùng được nêu tên"),
    "minor": N_("được nhắc tới nhưng không phải bên hợp tác"),
    "history": N_("nhân vật lịch sử"),
    "namesake": N_("là tên trường, đường phố, công trình"),
    "credit": N_("tên người viết bài, chụp ảnh"),
    "honour": N_("được tưởng nhớ, không phải người tham gia"),
    "no-post": N_("không có chức danh, chức vụ đi kèm"),
}
