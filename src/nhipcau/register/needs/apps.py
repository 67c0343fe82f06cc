from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NeedsConfig(AppConfig):
    name = "nhipcau.register.needs"
    label = "needs"
    deeds = {
        "open_profile": _("Lập hồ sơ địa phương"),
        "publish": _("Công bố hồ sơ"),
        "withdraw": _("Rút hồ sơ khỏi trang công khai"),
        "state": _("Thêm vào hồ sơ"),
        "edit_statement": _("Sửa một mục của hồ sơ"),
        "remove_statement": _("Bỏ một mục của hồ sơ"),
        "withdraw_request": _("Rút nhu cầu"),
        "reopen_request": _("Mở lại nhu cầu"),
        "answer": _("Gắn cam kết đáp ứng nhu cầu"),
        "take_back_answer": _("Gỡ cam kết khỏi nhu cầu"),
    }
    terms = {
        "unit": _("Địa phương có hồ sơ"),
        "public": _("Công khai"),
        "kind": _("Loại mục"),
        "field": _("Lĩnh vực"),
        "text": _("Nội dung"),
        "quantity": _("Số lượng"),
        "words": _("Lời trong văn bản nguồn"),
        "source": _("Nguồn"),
        "url": _("Địa chỉ nguồn"),
        "source_day": _("Ngày của nguồn"),
        "withdrawn": _("Đã rút"),
        "commitment": _("Cam kết đáp ứng"),
    }
    choices = {
        "unit": ("nhipcau.base.localities.queries:last_name",),
        "kind": ("nhipcau.register.needs.models:Kind",),
        "field": ("nhipcau.register.agreements.models:Field",),
    }
    subjects = {"profile": _("Hồ sơ địa phương"), "statement": _("Mục hồ sơ")}
