from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Form(models.TextChoices):
    AGREEMENT = "agreement", _("Thỏa thuận, văn bản ký kết")
    MINUTES = "minutes", _("Biên bản hợp tác")
    MEMORANDUM = "memorandum", _("Biên bản ghi nhớ, bản ghi nhớ")
    PROGRAMME = "programme", _("Chương trình hợp tác, phối hợp")
    TWINNING = "twinning", _("Văn bản kết nghĩa")
    CONCLUSION = "conclusion", _("Kết luận")
    NOTICE = "notice", _("Thông báo kết luận")
    PLAN = "plan", _("Kế hoạch")
    LETTER = "letter", _("Công văn")
    RESULT = "result", _("Báo cáo kết quả")
    VISIT = "visit", _("Chuyến thăm và làm việc")
    MEETING = "meeting", _("Hội nghị, buổi làm việc")
    OTHER = "other", _("Văn bản khác")


class Level(models.TextChoices):
    PROVINCE = "province", _("Cấp tỉnh")
    DISTRICT = "district", _("Cấp huyện")
    COMMUNE = "commune", _("Cấp xã")
    FOREIGN = "foreign", _("Địa phương nước ngoài")
    REGION = "region", _("Vùng")


class Standing(models.TextChoices):
    """How far an action had come when the paper was written (`status` of the annotation guide)."""

    AGREED = "agreed", _("Đã thống nhất")
    PROPOSED = "proposed", _("Đề xuất")
    DONE = "done", _("Đã thực hiện")


class Field(models.TextChoices):
    PARTY_BUILDING = "party_building", _("Xây dựng Đảng, hệ thống chính trị")
    MASS_MOBILISATION = "mass_mobilisation", _("Dân vận, Mặt trận, đoàn thể")
    ADMINISTRATION = "administration", _("Cải cách hành chính, quản lý nhà nước")
    DIGITAL = "digital", _("Công nghệ thông tin, chuyển đổi số")
    STAFF_TRAINING = "staff_training", _("Đào tạo, bồi dưỡng cán bộ")
    INVESTMENT = "investment", _("Đầu tư, môi trường kinh doanh")
    TRADE = "trade", _("Công thương, thương mại")
    CONSUMER_PROTECTION = "consumer_protection", _("Bảo vệ người tiêu dùng, an toàn thực phẩm")
    AGRICULTURE = "agriculture", _("Nông nghiệp, nông thôn")
    TOURISM = "tourism", _("Du lịch")
    EDUCATION = "education", _("Giáo dục và đào tạo")
    HEALTH = "health", _("Y tế, chăm sóc sức khỏe")
    CULTURE = "culture", _("Văn hóa, thể thao, gia đình")
    MEDIA = "media", _("Thông tin, tuyên truyền, phát thanh truyền hình")
    SCIENCE = "science", _("Khoa học, công nghệ, đổi mới sáng tạo")
    ENVIRONMENT = "environment", _("Tài nguyên, môi trường, khí hậu")
    INFRASTRUCTURE = "infrastructure", _("Quy hoạch, xây dựng, hạ tầng, giao thông")
    EMPLOYMENT = "employment", _("Lao động, việc làm")
    SOCIAL_SECURITY = "social_security", _("An sinh xã hội, giảm nghèo, người có công")
    DISASTER_RELIEF = "disaster_relief", _("Phòng chống, khắc phục thiên tai, dịch bệnh")
    DEFENCE_SECURITY = "defence_security", _("Quốc phòng, an ninh")
    ETHNIC_RELIGION = "ethnic_religion", _("Dân tộc, tôn giáo")
    EXTERNAL = "external", _("Đối ngoại, hợp tác quốc tế")
    GENERAL = "general", _("Hợp tác chung, toàn diện")


class Relation(models.TextChoices):
    """What an agreement is to the one that it hangs on in the tree."""

    PAIR = "pair", _("Cặp đơn vị thuộc thỏa thuận cấp trên")
    PLAN = "plan", _("Kế hoạch từng năm của chương trình")
    RENEWAL = "renewal", _("Gia hạn, ký tiếp")
    AMENDMENT = "amendment", _("Sửa đổi, bổ sung")


class Renewal(models.TextChoices):
    """How an agreement goes on after its last day."""

    UNTOLD = "", _("Văn bản không nêu")
    AUTOMATIC = "automatic", _("Tự động gia hạn")
    AGREED = "agreed", _("Gia hạn khi các bên thống nhất")
    NONE = "none", _("Không gia hạn")


class Role(models.TextChoices):
    """What an office does for a commitment."""

    LEAD = "lead", _("Chủ trì")
    COOPERATING = "cooperating", _("Phối hợp")
