"""The codes of a draft in people's words; each is translated where it is printed."""

from __future__ import annotations


def N_(message: str) -> str:
    """Mark `message` for translation and return it as it is."""
    return message


KINDS = {
    "agreement": N_("Thỏa thuận hợp tác"),
    "notice": N_("Thông báo kết luận"),
    "visit": N_("Chuyến thăm, làm việc"),
    "meeting": N_("Cuộc họp, hội nghị"),
    "result": N_("Kết quả thực hiện"),
    "other": N_("Văn bản khác"),
}
LEVELS = {
    "province": N_("cấp tỉnh"),
    "district": N_("cấp huyện"),
    "commune": N_("cấp xã"),
    "foreign": N_("nước ngoài"),
    "region": N_("vùng"),
}
EVENTS = {
    "signing": N_("ký kết"),
    "meeting": N_("họp, hội nghị"),
    "visit": N_("thăm, làm việc"),
    "notice": N_("ra thông báo"),
    "handover": N_("trao, bàn giao"),
}
STATUSES = {
    "agreed": N_("đã thống nhất"),
    "proposed": N_("đề xuất"),
    "done": N_("đã thực hiện"),
    "given": N_("đã trao"),
    "pledged": N_("cam kết trao"),
}
FIELDS = {
    "party_building": N_("Xây dựng Đảng, hệ thống chính trị"),
    "mass_mobilisation": N_("Dân vận, Mặt trận, đoàn thể"),
    "administration": N_("Cải cách hành chính, quản lý nhà nước"),
    "digital": N_("Công nghệ thông tin, chuyển đổi số"),
    "staff_training": N_("Đào tạo, bồi dưỡng cán bộ"),
    "investment": N_("Đầu tư, môi trường kinh doanh"),
    "trade": N_("Công thương, thương mại"),
    "consumer_protection": N_("Bảo vệ người tiêu dùng, an toàn thực phẩm"),
    "agriculture": N_("Nông nghiệp, nông thôn"),
    "tourism": N_("Du lịch"),
    "education": N_("Giáo dục và đào tạo"),
    "health": N_("Y tế, chăm sóc sức khỏe"),
    "culture": N_("Văn hóa, thể thao, gia đình"),
    "media": N_("Thông tin, tuyên truyền, phát thanh truyền hình"),
    "science": N_("Khoa học, công nghệ, đổi mới sáng tạo"),
    "environment": N_("Tài nguyên, môi trường, khí hậu"),
    "infrastructure": N_("Quy hoạch, xây dựng, hạ tầng, giao thông"),
    "employment": N_("Lao động, việc làm"),
    "social_security": N_("An sinh xã hội, giảm nghèo, người có công"),
    "disaster_relief": N_("Phòng chống, khắc phục thiên tai, dịch bệnh"),
    "defence_security": N_("Quốc phòng, an ninh"),
    "ethnic_religion": N_("Dân tộc, tôn giáo"),
    "external": N_("Đối ngoại, hợp tác quốc tế"),
    "general": N_("Hợp tác chung, toàn diện"),
}
REASONS = {
    "exact": N_("đúng tên"),
    "unmarked": N_("đúng tên, chưa kể dấu"),
    "variant": N_("viết khác"),
    "alias": N_("tên thường gọi"),
    "former": N_("tên cũ của một phần"),
    "ended": N_("đến ngày đó đã hết"),
    "not_yet": N_("đến ngày đó chưa có"),
    "unrecorded": N_("dữ liệu chưa ghi đến thời đó"),
    "abroad": N_("ở nước ngoài"),
    "inherited": N_("thuộc nơi ghi kèm do kế thừa"),
    "far": N_("xa các nơi được nhắc cùng"),
    "other_kind": N_("loại đơn vị khác"),
    "other_level": N_("khác cấp"),
    "outside": N_("không thuộc nơi ghi kèm"),
}
ACTS = {
    "split": N_("chia tách"),
    "merge": N_("hợp nhất"),
    "absorb": N_("nhập vào đơn vị khác"),
    "carve": N_("tách một phần để lập mới"),
    "change": N_("đổi tên hoặc loại"),
    "move": N_("điều chỉnh địa giới"),
    "keep": N_("giữ nguyên"),
    "rearrange": N_("sắp xếp các đơn vị cấp xã"),
    "abolish": N_("kết thúc cấp huyện"),
}
