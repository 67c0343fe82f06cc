from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.base.history.queries import of

from .. import actions, queries
from ..forms.office import DelegationForm, EndingForm
from ..models import Assignment, Delegation, Role, User
from .deed import ask, for_administrators


@for_administrators
def listing(request: HttpRequest) -> HttpResponse:
    asked = {name: request.GET.get(name, "").replace("\0", "").strip() for name in ("q", "role", "state")}
    everything = queries.people_administered_by(request.user)
    found = queries.people_like(everything, asked["q"], asked["role"], asked["state"])
    rows, following = queries.page(found, order="full_name", after=request.GET.get("after", ""))
    shown = {"here": "people", "asked": asked, "rows": queries.with_roles(rows), "following": following}
    shown |= {"count": found.count(), "total": everything.count()}
    return render(request, "accounts/people.html", shown | {"roles": Role.choices})


@for_administrators
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    person = _person(request, pk)
    today = timezone.localdate()
    shown = {
        "here": "people",
        "person": person,
        "today": today,
        "assignments": queries.assignments_of([person]),
        "lent": queries.delegations_from(person, today),
        "factors": queries.second_factors(person),
        "history": of("accounts.user", pk),
    }
    return render(request, "accounts/person.html", shown)


@for_administrators
def end(request: HttpRequest, pk: int, assignment: int) -> HttpResponse:
    held = get_object_or_404(Assignment, pk=assignment, person=_person(request, pk))
    form = EndingForm(request.POST or None, initial={"until": timezone.localdate()})
    return ask(
        request,
        form,
        lambda until: actions.end_assignment(_user(request), held, until=until),
        title=_("Kết thúc vai trò"),
        lede=str(held),
        button=_("Ghi ngày cuối"),
        done=_("Đã ghi ngày cuối của vai trò."),
        back=_back(pk),
    )


@for_administrators
def delegate(request: HttpRequest, pk: int, assignment: int) -> HttpResponse:
    held = get_object_or_404(Assignment, pk=assignment, person=_person(request, pk))
    return ask(
        request,
        DelegationForm(request.POST or None),
        lambda **said: actions.delegate(_user(request), held, **said),
        title=_("Ủy quyền"),
        lede=str(held),
        button=_("Ủy quyền"),
        done=_("Đã ủy quyền."),
        back=_back(pk),
    )


@for_administrators
def end_delegation(request: HttpRequest, pk: int, delegation: int) -> HttpResponse:
    lent = get_object_or_404(Delegation, pk=delegation, assignment__person=_person(request, pk))
    deed = partial(actions.end_delegation, _user(request), lent)
    return _confirm(request, pk, deed, _("Kết thúc ủy quyền"), str(lent), _("Đã kết thúc ủy quyền."))


@for_administrators
def invite_again(request: HttpRequest, pk: int) -> HttpResponse:
    person = _person(request, pk)
    deed = partial(actions.invite_again, _user(request), person)
    lede = _("Một đường dẫn mới được gửi đến {email}; đường dẫn cũ không dùng được nữa.").format(email=person.email)
    return _confirm(request, pk, deed, _("Gửi lại lời mời"), lede, _("Đã gửi lại lời mời."))


@for_administrators
def deactivate(request: HttpRequest, pk: int) -> HttpResponse:
    person = _person(request, pk)
    deed = partial(actions.deactivate, _user(request), person)
    lede = _(
        "{name} không đăng nhập được nữa và các vai trò kết thúc. Mọi việc người ấy đã làm vẫn còn nguyên."
    ).format(name=person)
    return _confirm(request, pk, deed, _("Khóa tài khoản"), lede, _("Đã khóa tài khoản."))


@for_administrators
def reactivate(request: HttpRequest, pk: int) -> HttpResponse:
    person = _person(request, pk)
    deed = partial(actions.reactivate, _user(request), person)
    lede = _("{name} đăng nhập được trở lại, nhưng chưa giữ vai trò nào.").format(name=person)
    return _confirm(request, pk, deed, _("Mở lại tài khoản"), lede, _("Đã mở lại tài khoản."))


@for_administrators
def forget_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    person = _person(request, pk)
    deed = partial(actions.forget_second_factor, _user(request), person)
    lede = _("Chỉ làm khi {name} mất điện thoại và mã khôi phục, và bạn chắc đó đúng là người ấy.").format(name=person)
    return _confirm(request, pk, deed, _("Gỡ xác thực hai lớp"), lede, _("Đã gỡ xác thực hai lớp."))


def _confirm(
    request: HttpRequest, pk: int, deed: Callable[[], object], title: str, lede: str, done: str
) -> HttpResponse:
    form = forms.Form(request.POST if request.method == "POST" else None)
    return ask(request, form, deed, title=title, lede=lede, button=title, done=done, back=_back(pk))


def _back(pk: int) -> str:
    return reverse("accounts:person", args=[pk])


def _person(request: HttpRequest, pk: int) -> User:
    return get_object_or_404(queries.people_administered_by(request.user), pk=pk)


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
