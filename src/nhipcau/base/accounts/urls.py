from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django.views.generic import RedirectView, TemplateView

from .views import account, offices, opening, people
from .views.late import Answering, late


def _asks(name: str, title: Any, lede: Any, button: Any, *, inside: bool = False, back: str = "") -> Answering:
    """Return a view of django-allauth that asks for one form, in our one page for such."""
    told = {"title": title, "lede": lede, "button": button, "back": back}
    face = "site/office.html" if inside else "site/portal.html"
    return late(name, template_name="accounts/ask.html", extra_context=told | {"face": face, "here": "account"})


def _says(title: Any, words: Any) -> Answering:
    """Return a page that says one thing."""
    told = {"title": title, "lede": words, "face": "site/portal.html"}
    return TemplateView.as_view(template_name="accounts/ask.html", extra_context=told)


sign_in = late(
    "allauth.account.views.LoginView",
    template_name="accounts/sign_in.html",
    extra_context={"sso": settings.SSO_URL and settings.SSO_NAME},
)
AGAIN = _("Hãy xác nhận đó là bạn")
WHY = _("Việc này thay đổi cách đăng nhập, nên cần xác nhận một lần nữa.")
sign_in_patterns = [
    path("sign-in/", sign_in, name="sign-in"),
    path("sign-in/", sign_in, name="account_login"),
    path(
        "sign-out/", late("allauth.account.views.LogoutView", template_name="accounts/sign_out.html"), name="sign-out"
    ),
    path("sign-out/", RedirectView.as_view(pattern_name="sign-out"), name="account_logout"),
    path(
        "sign-in/closed/",
        _says(
            _("Tài khoản đang đóng"),
            _("Tài khoản này đã được đóng hoặc chưa được mở. Hãy hỏi quản trị của cơ quan bạn."),
        ),
        name="account_inactive",
    ),
    path(
        "sign-in/second/",
        late("allauth.mfa.base.views.AuthenticateView", template_name="accounts/second.html"),
        name="mfa_authenticate",
    ),
    path("sign-in/passkey/", late("allauth.mfa.webauthn.views.LoginWebAuthnView"), name="mfa_login_webauthn"),
    path(
        "sign-in/again/",
        _asks("allauth.account.views.ReauthenticateView", AGAIN, WHY, _("Tiếp tục"), inside=True),
        name="account_reauthenticate",
    ),
    path(
        "sign-in/again/code/",
        _asks("allauth.mfa.base.views.ReauthenticateView", AGAIN, WHY, _("Tiếp tục"), inside=True),
        name="mfa_reauthenticate",
    ),
    path(
        "sign-in/again/passkey/",
        late("allauth.mfa.webauthn.views.ReauthenticateWebAuthnView", template_name="accounts/passkey_again.html"),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "sign-in/password/",
        _asks(
            "allauth.account.views.PasswordResetView",
            _("Quên mật khẩu"),
            _(
                "Hãy ghi địa chỉ thư điện tử của tài khoản. Nếu địa chỉ ấy có trong hệ thống, "
                "một đường dẫn để đặt mật khẩu mới sẽ được gửi tới đó."
            ),
            _("Gửi đường dẫn"),
        ),
        name="account_reset_password",
    ),
    path(
        "sign-in/password/sent/",
        _says(
            _("Hãy xem hộp thư của bạn"),
            _("Nếu địa chỉ ấy có trong hệ thống, đường dẫn đặt lại mật khẩu đã được gửi tới đó."),
        ),
        name="account_reset_password_done",
    ),
    path(
        "sign-in/password/done/",
        _says(_("Đã đặt mật khẩu mới"), _("Bạn có thể đăng nhập bằng mật khẩu mới.")),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^sign-in/password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        late("allauth.account.views.PasswordResetFromKeyView", template_name="accounts/new_password.html"),
        name="account_reset_password_from_key",
    ),
    path(
        "sign-in/sso/<slug:provider_id>/",
        require_POST(late("allauth.socialaccount.providers.openid_connect.views.login")),
        name="openid_connect_login",
    ),
    path(
        "sign-in/sso/<slug:provider_id>/callback/",
        late("allauth.socialaccount.providers.openid_connect.views.callback"),
        name="openid_connect_callback",
    ),
    path("sign-in/sso/", RedirectView.as_view(pattern_name="sign-in"), name="socialaccount_login_cancelled"),
    path("invitation/<str:secret>/", opening.accept, name="accept-invitation"),
]
account_patterns = [
    path("", account.home, name="account"),
    path("", account.home, name="mfa_index"),
    path(
        "password/",
        _asks(
            "allauth.account.views.PasswordChangeView",
            _("Đổi mật khẩu"),
            "",
            _("Đổi mật khẩu"),
            inside=True,
            back="mfa_index",
        ),
        name="account_change_password",
    ),
    path(
        "password/first/",
        _asks(
            "allauth.account.views.PasswordSetView",
            _("Đặt mật khẩu"),
            "",
            _("Đặt mật khẩu"),
            inside=True,
            back="mfa_index",
        ),
        name="account_set_password",
    ),
    path(
        "app/",
        late("allauth.mfa.totp.views.ActivateTOTPView", template_name="accounts/totp.html"),
        name="mfa_activate_totp",
    ),
    path(
        "app/off/",
        _asks(
            "allauth.mfa.totp.views.DeactivateTOTPView",
            _("Tắt ứng dụng xác thực"),
            _(
                "Từ lần sau, ứng dụng xác thực không được hỏi nữa. "
                "Nếu không còn khóa đăng nhập nào, các mã khôi phục cũng bị xóa."
            ),
            _("Tắt"),
            inside=True,
            back="mfa_index",
        ),
        name="mfa_deactivate_totp",
    ),
    path(
        "codes/",
        late("allauth.mfa.recovery_codes.views.ViewRecoveryCodesView", template_name="accounts/codes.html"),
        name="mfa_view_recovery_codes",
    ),
    path(
        "codes/new/",
        _asks(
            "allauth.mfa.recovery_codes.views.GenerateRecoveryCodesView",
            _("Tạo bộ mã khôi phục mới"),
            _("Mười mã mới thay cho các mã cũ. Mỗi mã dùng được một lần khi bạn không có điện thoại."),
            _("Tạo mã"),
            inside=True,
            back="mfa_index",
        ),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "codes/download/",
        late("allauth.mfa.recovery_codes.views.DownloadRecoveryCodesView", template_name="accounts/codes.txt"),
        name="mfa_download_recovery_codes",
    ),
    path("keys/", RedirectView.as_view(pattern_name="mfa_index"), name="mfa_list_webauthn"),
    path(
        "keys/new/",
        late("allauth.mfa.webauthn.views.AddWebAuthnView", template_name="accounts/passkey.html"),
        name="mfa_add_webauthn",
    ),
    path(
        "keys/<int:pk>/name/",
        _asks(
            "allauth.mfa.webauthn.views.EditWebAuthnView",
            _("Đổi tên khóa"),
            "",
            _("Lưu"),
            inside=True,
            back="mfa_index",
        ),
        name="mfa_edit_webauthn",
    ),
    path(
        "keys/<int:pk>/remove/",
        _asks(
            "allauth.mfa.webauthn.views.RemoveWebAuthnView",
            _("Gỡ khóa đăng nhập"),
            _("Khóa này không đăng nhập được nữa."),
            _("Gỡ khóa"),
            inside=True,
            back="mfa_index",
        ),
        name="mfa_remove_webauthn",
    ),
    path(
        "sessions/",
        late("allauth.usersessions.views.ListUserSessionsView", template_name="accounts/sessions.html"),
        name="usersessions_list",
    ),
]
office_patterns = [
    path("account/profile/", account.profile, name="profile"),
    path("account/roles/<int:assignment>/use/", account.act_as, name="act-as"),
    path("account/roles/<int:assignment>/lend/", account.delegate, name="lend"),
    path("account/lent/<int:delegation>/end/", account.end_delegation, name="end-lending"),
    path("account/tokens/new/", account.new_token, name="new-token"),
    path("account/tokens/<int:token>/revoke/", account.revoke_token, name="revoke-token"),
    path("offices/", offices.listing, name="offices"),
    path("offices/new/", offices.add, name="add-office"),
    path("offices/<int:pk>/", offices.detail, name="office"),
    path("offices/<int:pk>/edit/", offices.edit, name="edit-office"),
    path("offices/<int:pk>/close/", offices.close, name="close-office"),
    path("offices/<int:pk>/successor/", offices.succeed, name="succeed"),
    path("offices/<int:pk>/successor/<int:link>/remove/", offices.forget, name="forget-succession"),
    path("offices/<int:pk>/invite/", offices.invite, name="invite"),
    path("offices/<int:pk>/assign/", offices.assign, name="assign"),
    path("people/", people.listing, name="people"),
    path("people/<int:pk>/", people.detail, name="person"),
    path("people/<int:pk>/roles/<int:assignment>/end/", people.end, name="end-assignment"),
    path("people/<int:pk>/roles/<int:assignment>/lend/", people.delegate, name="delegate"),
    path("people/<int:pk>/lent/<int:delegation>/end/", people.end_delegation, name="end-delegation"),
    path("people/<int:pk>/invite/", people.invite_again, name="invite-again"),
    path("people/<int:pk>/close/", people.deactivate, name="deactivate"),
    path("people/<int:pk>/open/", people.reactivate, name="reactivate"),
    path("people/<int:pk>/second/", people.forget_second_factor, name="forget-second-factor"),
]
urlpatterns = [
    *sign_in_patterns,
    path("office/account/", include(account_patterns)),
    path("office/", include((office_patterns, "accounts"))),
]
