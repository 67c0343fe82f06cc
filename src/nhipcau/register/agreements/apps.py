from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _


class AgreementsConfig(AppConfig):
    name = "nhipcau.register.agreements"
    label = "agreements"
    deeds = {
        "enter": _("Chấp nhận, ghi thành thỏa thuận"),
        "erase": _("Xóa thỏa thuận nhập nhầm"),
        "publish": _("Công bố"),
        "withdraw": _("Rút khỏi trang công khai"),
        "decide_heir": _("Xác định bên kế thừa nghĩa vụ"),
        "adopt": _("Đưa dự thảo vào hiệu lực"),
        "return_to_draft": _("Chuyển về dự thảo"),
        "edit_heading": _("Sửa thông tin thỏa thuận"),
        "edit_party": _("Sửa một bên tham gia"),
        "add_party": _("Thêm một bên tham gia"),
        "remove_party": _("Bỏ một bên tham gia"),
        "edit_signatory": _("Sửa người ký"),
        "add_signatory": _("Thêm người ký"),
        "remove_signatory": _("Bỏ người ký"),
        "edit_commitment": _("Sửa nội dung cam kết"),
        "add_commitment": _("Thêm nội dung cam kết"),
        "remove_commitment": _("Bỏ nội dung cam kết"),
        "amend_commitment": _("Sửa đổi câu chữ theo văn bản mới"),
        "hang": _("Đặt vào cây thỏa thuận"),
        "take_down": _("Tách khỏi cây thỏa thuận"),
        "take_out": _("Lấy thỏa thuận ra, trở lại bàn rà soát"),
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
        "row": None,
        "edition": None,
        "name": _("Tên"),
        "level": _("Cấp"),
        "within": _("Thuộc"),
        "unit": _("Đơn vị hành chính"),
        "standing_agency": _("Cơ quan thường trực"),
        "leader_name": _("Lãnh đạo phụ trách"),
        "leader_position": _("Chức vụ của lãnh đạo phụ trách"),
        "position": _("Chức vụ"),
        "text": _("Câu chữ"),
        "field": _("Lĩnh vực"),
        "further": _("Lĩnh vực khác"),
        "standing": _("Mức độ"),
        "period": _("Thời gian thực hiện"),
        "quantified": _("Đo đếm được"),
        "lead": _("Chủ trì"),
        "cooperating": _("Phối hợp"),
        "amendment": _("Văn bản sửa đổi"),
    }
    choices = {
        "form": ("nhipcau.register.agreements.models:Form",),
        "renewal": ("nhipcau.register.agreements.models:Renewal",),
        "relation": ("nhipcau.register.agreements.models:Relation",),
        "heir": ("nhipcau.base.localities.queries:last_name",),
        "unit": ("nhipcau.base.localities.queries:last_name",),
        "level": ("nhipcau.register.agreements.models:Level",),
        "field": ("nhipcau.register.agreements.models:Field",),
        "further": ("nhipcau.register.agreements.models:Field",),
        "standing": ("nhipcau.register.agreements.models:Standing",),
    }
    lists = {"parties", "signatories", "further", "cooperating"}
    subjects = {"agreement": _("Thỏa thuận"), "party": _("Bên"), "commitment": _("Một cam kết")}

    def ready(self) -> None:
        """Refuse to start with a restricted field that does not exist: what it was meant for would be shown."""
        from .models import Field

        if unknown := sorted(set(settings.RESTRICTED_FIELDS) - set(Field.values)):
            raise ImproperlyConfigured(f"NHIPCAU_RESTRICTED_FIELDS: no such field: {', '.join(unknown)}")
