from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from nhipcau.base.accounts.models import Office
from nhipcau.base.documents.models import Document, Quote
from nhipcau.base.localities.models import Unit, Version


class Form(models.TextChoices):
    AGREEMENT = "agreement", _("Thỏa thuận, biên bản ký kết")
    NOTICE = "notice", _("Thông báo kết luận")
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


class Agreement(models.Model):
    """What a paper binds its parties to; public once `published_at` is set.

    `signed` is a date with its own precision, written as in ISO 8601-2: 2023-06-18, 2022-04, 2018, XXXX-10-26,
    2023-10-26/2023-10-27; empty where the paper does not say.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="agreements")
    document = models.OneToOneField(Document, models.PROTECT, related_name="agreement")
    title = models.CharField(max_length=500)
    form = models.CharField(max_length=20, choices=Form)
    number = models.CharField(max_length=60, blank=True)
    signed = models.CharField(max_length=30, blank=True)
    created_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.title


class Party(models.Model):
    """A side of an agreement, under the name it bore in the paper."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="parties")
    name = models.CharField(max_length=200)
    level = models.CharField(max_length=20, choices=Level)
    within = models.CharField(max_length=200, blank=True)
    version = models.ForeignKey(Version, models.PROTECT, null=True, related_name="parties")
    # Who carries its duties on now that it has ended: decided by a person, never by a rule.
    heir = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="inherited")
    quote = models.ForeignKey(Quote, models.PROTECT)

    class Meta:
        ordering = ("id",)
        verbose_name_plural = "parties"

    def __str__(self) -> str:
        return f"{self.name} ({self.within})" if self.within else self.name


class Signatory(models.Model):
    """A person who acted in office, with the title the paper gives."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="signatories")
    name = models.CharField(max_length=200)
    position = models.CharField(max_length=500, blank=True)
    quote = models.ForeignKey(Quote, models.PROTECT)

    class Meta:
        ordering = ("id",)
        verbose_name_plural = "signatories"

    def __str__(self) -> str:
        return self.name


class Commitment(models.Model):
    """One action the parties bound themselves to, in the paper's own words."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="commitments")
    order = models.PositiveIntegerField()
    text = models.TextField()
    field = models.CharField(max_length=30, choices=Field)
    standing = models.CharField(max_length=10, choices=Standing)
    quote = models.ForeignKey(Quote, models.PROTECT)

    class Meta:
        ordering = ("order",)
        constraints = (models.UniqueConstraint(fields=("agreement", "order"), name="one_commitment_a_place"),)

    def __str__(self) -> str:
        return self.text[:80]
