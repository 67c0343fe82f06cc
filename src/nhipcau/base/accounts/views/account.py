from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import actions, queries
from ..forms.office import DelegationForm, ProfileForm, TokenForm
from ..models import Assignment, Delegation, User
from ..rules import may_lend
from .deed import ask


@login_required
def home(request: HttpRequest) -> HttpResponse:
    person = _user(request)
    today = timezone.localdate()
    own = [one for one in person.held if one.person_id == person.pk]
    shown = {
        "here": "account",
        "person": person,
        "own": [(one, may_lend(one.role)) for one in own],
        "borrowed": [one for one in person.held if one.person_id != person.pk],
        "lent": queries.delegations_from(person, today),
        "today": today,
        "factors": queries.second_factors(person),
        "tokens": queries.tokens_of(person),
        "secret": request.session.pop("new_token", None),
    }
    return render(request, "accounts/account.html", shown)


@login_required
def profile(request: HttpRequest) -> HttpResponse:
    person = _user(request)
    told = {"full_name": person.full_name, "language": person.language or settings.LANGUAGE_CODE}
    answer = _ask(
        request,
        ProfileForm(request.POST or None, initial=told),
        partial(actions.change_profile, person),
        title=_("Tên và ngôn ngữ"),
        button=_("Lưu"),
        done=_("Đã lưu."),
    )
    if answer.status_code == 302:
        answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, person.language, samesite="Lax")
    return answer


@login_required
def act_as(request: HttpRequest, assignment: int) -> HttpResponse:
    if request.method == "POST":
        actions.act_as(_user(request), get_object_or_404(Assignment, pk=assignment))
        messages.success(request, _("Từ bây giờ bạn làm việc trong vai trò này."))
    return redirect("account")


@login_required
def delegate(request: HttpRequest, assignment: int) -> HttpResponse:
    held = get_object_or_404(Assignment, pk=assignment, person=_user(request))
    return _ask(
        request,
        DelegationForm(request.POST or None),
        partial(actions.delegate, _user(request), held),
        title=_("Ủy quyền"),
        lede=_("Người được ủy quyền làm việc thay bạn; lịch sử ghi rõ họ làm thay ai."),
        button=_("Ủy quyền"),
        done=_("Đã ủy quyền."),
    )


@login_required
def end_delegation(request: HttpRequest, delegation: int) -> HttpResponse:
    lent = get_object_or_404(Delegation, pk=delegation, assignment__person=_user(request))
    return _ask(
        request,
        _bare(request),
        partial(actions.end_delegation, _user(request), lent),
        title=_("Kết thúc ủy quyền"),
        lede=str(lent),
        button=_("Kết thúc ủy quyền"),
        done=_("Đã kết thúc ủy quyền."),
    )


@login_required
def new_token(request: HttpRequest) -> HttpResponse:
    def deed(name: str) -> None:
        # Told once on the next page; the session is the person's own.
        request.session["new_token"] = actions.make_token(_user(request), name=name).secret

    return _ask(
        request,
        TokenForm(request.POST or None),
        deed,
        title=_("Tạo khóa truy cập"),
        lede=_("Chương trình giữ khóa làm được những gì bạn làm được trong vai trò hiện nay. Khóa chỉ hiện một lần."),
        button=_("Tạo khóa"),
        done=_("Đã tạo khóa truy cập."),
    )


@login_required
def revoke_token(request: HttpRequest, token: int) -> HttpResponse:
    found = get_object_or_404(queries.tokens_of(_user(request)), pk=token)
    return _ask(
        request,
        _bare(request),
        partial(actions.revoke_token, _user(request), found),
        title=_("Hủy khóa truy cập"),
        lede=_("Chương trình dùng khóa “{name}” không vào được nữa.").format(name=found.name),
        button=_("Hủy khóa"),
        done=_("Đã hủy khóa truy cập."),
    )


def _ask(
    request: HttpRequest, form: forms.Form, deed: Callable[..., object], *, lede: str = "", **said: str
) -> HttpResponse:
    return ask(request, form, deed, lede=lede, back=reverse("account"), here="account", **said)


def _bare(request: HttpRequest) -> forms.Form:
    return forms.Form(request.POST if request.method == "POST" else None)


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
