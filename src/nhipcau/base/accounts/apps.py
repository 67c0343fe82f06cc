from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "nhipcau.base.accounts"
    label = "accounts"
    deeds = {
        "open_office": _("Ghi cơ quan vào danh bạ"),
        "edit_office": _("Sửa thông tin cơ quan"),
        "close_office": _("Ghi nhận cơ quan ngừng hoạt động"),
        "succeed": _("Ghi nhận cơ quan kế thừa"),
        "forget_succession": _("Bỏ ghi nhận cơ quan kế thừa"),
        "erase_office": _("Xóa cơ quan nhập nhầm"),
        "erase_assignment": _("Xóa vai trò giao nhầm"),
        "withdraw_invitation": _("Rút lời mời"),
        "enrol": _("Cấp tài khoản"),
        "invite": _("Mời dùng hệ thống"),
        "invite_again": _("Gửi lại lời mời"),
        "accept": _("Nhận lời mời, mở tài khoản"),
        "assign": _("Giao vai trò"),
        "end_assignment": _("Kết thúc vai trò"),
        "delegate": _("Ủy quyền"),
        "end_delegation": _("Kết thúc ủy quyền"),
        "change_profile": _("Sửa thông tin cá nhân"),
        "deactivate": _("Khóa tài khoản"),
        "reactivate": _("Mở lại tài khoản"),
        "make_token": _("Tạo khóa truy cập"),
        "revoke_token": _("Hủy khóa truy cập"),
    }
    terms = {
        "name": _("Tên"),
        "kind": _("Loại cơ quan"),
        "unit": _("Thuộc địa phương"),
        "abbreviations": _("Tên viết tắt"),
        "code": _("Mã định danh"),
        "standing": _("Cơ quan thường trực hợp tác"),
        "opened": _("Ngày thành lập"),
        "closed": _("Ngày cuối hoạt động"),
        "ended": _("Đã kết thúc"),
        "successor": _("Cơ quan kế thừa"),
        "day": _("Từ ngày"),
        "basis": _("Căn cứ"),
        "work": _("Phần việc"),
        "moved": _("Số người chuyển sang"),
        "username": _("Tên đăng nhập"),
        "email": _("Thư điện tử"),
        "full_name": _("Họ và tên"),
        "language": _("Ngôn ngữ"),
        "role": _("Vai trò"),
        "office": _("Cơ quan"),
        "since": _("Từ ngày"),
        "until": _("Đến hết ngày"),
        "assignment": None,
        "to": _("Người được ủy quyền"),
        "active": _("Tài khoản mở"),
        "revoked": _("Đã hủy"),
    }
    choices = {
        "kind": ("nhipcau.base.accounts.models:Office.Kind",),
        "role": ("nhipcau.base.accounts.models:Role",),
        "language": ("nhipcau.base.accounts.models:User.Language",),
        "unit": ("nhipcau.base.localities.queries:last_name",),
        "office": ("nhipcau.base.accounts.queries:office_name",),
        "successor": ("nhipcau.base.accounts.queries:office_name",),
        "to": ("nhipcau.base.accounts.queries:person_name",),
    }
    lists = {"abbreviations"}
    subjects = {"office": _("Cơ quan"), "user": _("Tài khoản")}
