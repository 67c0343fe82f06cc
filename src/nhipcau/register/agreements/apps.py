from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _


class AgreementsConfig(AppConfig):
    name = "nhipcau.register.agreements"
    label = "agreements"
    deeds = {
        "enter": _("Chấp nhận, ghi thành thỏa thuận"),
        "publish": _("Công bố"),
        "withdraw": _("Rút khỏi trang công khai"),
        "decide_heir": _("Xác định bên kế thừa nghĩa vụ"),
        "adopt": _("Nhận dự thảo thành thỏa thuận"),
        "return_to_draft": _("Đưa về dự thảo"),
    }
    terms = {
        "title": _("Tiêu đề"),
        "form": _("Loại văn bản"),
        "number": _("Số, ký hiệu"),
        "signed": _("Ngày ký"),
        "issuer": _("Cơ quan ban hành"),
        "place": _("Nơi ký"),
        "languages": _("Ngôn ngữ của văn bản"),
        "approval_by": _("Cấp cho chủ trương"),
        "approval_number": _("Số văn bản cho chủ trương"),
        "approval_date": _("Ngày cho chủ trương"),
        "validity": _("Thời hạn hiệu lực"),
        "validity_words": _("Lời văn về hiệu lực"),
        "renewal": _("Gia hạn"),
        "parent": _("Văn bản cấp trên"),
        "relation": _("Quan hệ với văn bản cấp trên"),
        "parties": _("Các bên"),
        "signatories": _("Người tham gia"),
        "commitments": _("Số cam kết"),
        "public": _("Công khai"),
        "draft": _("Dự thảo"),
        "party": _("Bên"),
        "heir": _("Bên kế thừa"),
    }
    choices = {
        "form": ("nhipcau.register.agreements.models:Form",),
        "renewal": ("nhipcau.register.agreements.models:Renewal",),
        "relation": ("nhipcau.register.agreements.models:Relation",),
        "heir": ("nhipcau.base.localities.queries:last_name",),
    }
    lists = {"parties", "signatories"}
    subjects = {"agreement": _("Thỏa thuận"), "party": _("Bên"), "commitment": _("Một cam kết")}

    def ready(self) -> None:
        """Refuse to start with a restricted field that does not exist: what it was meant for would be shown."""
        from .models import Field

        if unknown := sorted(set(settings.RESTRICTED_FIELDS) - set(Field.values)):
            raise ImproperlyConfigured(f"NHIPCAU_RESTRICTED_FIELDS: no such field: {', '.join(unknown)}")
