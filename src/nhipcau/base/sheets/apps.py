from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SheetsConfig(AppConfig):
    name = "nhipcau.base.sheets"
    label = "sheets"
    deeds = {
        "upload": _("Tải lên bảng tính"),
        "run": _("Cho nhập bảng tính"),
        "done": _("Nhập xong bảng tính"),
        "drop": _("Bỏ bảng tính, không nhập"),
        "take_back": _("Cho rút lại bảng tính"),
        "undone": _("Rút lại xong bảng tính"),
    }
    terms = {"kind": _("Loại bảng tính"), "sha256": _("Mã SHA-256"), "rows": _("Số dòng")}
    choices = {"rows": ("nhipcau.base.sheets.models:Row.Verdict",)}
    subjects = {"sheet": _("Bảng tính")}
