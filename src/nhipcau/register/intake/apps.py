from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    name = "nhipcau.register.intake"
    label = "intake"
    deeds = {
        "bring_in": _("Nhận một tệp"),
        "take_in": _("Nhập văn bản và đọc"),
        "retry": _("Đọc lại một tệp"),
        "set_aside": _("Gác lại một tệp"),
        "refuse": _("Từ chối một văn bản mật và xóa tệp"),
        "correct_heading": _("Sửa phần đầu văn bản"),
        "correct_finding": _("Sửa một thông tin đọc được"),
        "remove_finding": _("Loại một thông tin đọc được"),
        "restore_finding": _("Lấy lại một thông tin đã loại"),
        "add_finding": _("Thêm một thông tin"),
        "review_findings": _("Xác nhận thông tin đúng"),
        "undo": _("Hoàn tác một bước"),
    }
    terms = {
        "sha256": _("Mã SHA-256"),
        "bytes": _("Số byte"),
        "findings": _("Số thông tin đọc được"),
        "channel": _("Đường vào"),
        "set_aside": _("Gác lại"),
        "mark": _("Dấu mật"),
        "title": _("Tiêu đề"),
        "form": _("Loại văn bản"),
        "number": _("Số, ký hiệu"),
        "published": _("Ngày ban hành"),
        "finding": None,
        "kind": _("Loại thông tin"),
        "span": _("Vị trí trong văn bản"),
        "removed": _("Đã loại"),
        "reviewed": _("Đã xem"),
        "origin": _("Do đâu mà có"),
        "confirmed": _("Số thông tin được xác nhận"),
        "those": None,
        "line": None,
        "step": None,
        "name": _("Tên"),
        "level": _("Cấp"),
        "within": _("Thuộc"),
        "position": _("Chức vụ"),
        "date": _("Ngày"),
        "field": _("Lĩnh vực"),
        "status": _("Mức độ"),
        "period": _("Thời gian thực hiện"),
        "quantified": _("Đo đếm được"),
        "lead": _("Chủ trì"),
        "cooperating": _("Phối hợp"),
        "amount_vnd": _("Số tiền (đồng)"),
        "quantity": _("Số lượng"),
        "item": _("Nội dung hỗ trợ"),
        "receiver": _("Bên nhận"),
        "giver": _("Bên hỗ trợ"),
    }
    choices = {
        "channel": ("nhipcau.register.intake.models:Incoming.Channel",),
        "form": ("nhipcau.register.agreements.models:Form",),
        "kind": (
            "nhipcau.register.intake.models:Finding.Kind",
            "nhipcau.register.intake.forms.desk:Event",
            "nhipcau.register.intake.forms.desk:Support",
        ),
        "origin": ("nhipcau.register.intake.models:Finding.Origin",),
        "level": ("nhipcau.register.agreements.models:Level",),
        "field": ("nhipcau.register.agreements.models:Field",),
        "status": ("nhipcau.register.agreements.models:Standing", "nhipcau.register.intake.forms.desk:Giving"),
    }
    lists = {"span", "cooperating"}
    subjects = {"draft": _("Bản rà soát"), "incoming": _("Văn bản đến")}
