from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.base.history.queries import of

from .. import actions, queries
from ..forms.office import AssignmentForm, ClosingForm, InvitationForm, OfficeForm, SuccessorForm, full_name
from ..models import Office, Succession, User
from .deed import ask, for_administrators


@for_administrators
def listing(request: HttpRequest) -> HttpResponse:
    asked = {name: request.GET.get(name, "").replace("\0", "").strip() for name in ("q", "kind", "state")}
    everything = queries.administered_by(request.user)
    found = queries.offices_like(everything, asked["q"], asked["kind"], asked["state"])
    rows, following = queries.page(found, order="name", after=request.GET.get("after", ""))
    shown = {"here": "offices", "asked": asked, "rows": rows, "following": following, "kinds": Office.Kind.choices}
    return render(request, "accounts/offices.html", shown | {"count": found.count(), "total": everything.count()})


@for_administrators
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    office = _office(request, pk)
    held = queries.assignments_in(office)
    shown = {
        "here": "offices",
        "office": office,
        "today": timezone.localdate(),
        "held": held,
        "successors": office.successions.select_related("successor"),
        "former": office.inheritances.select_related("former"),
        "suggested": queries.suggested_successors(office),
        "history": of("accounts.office", pk),
    }
    return render(request, "accounts/office.html", shown)


@for_administrators
def add(request: HttpRequest) -> HttpResponse:
    own = queries.office_of(request.user)
    told = {"unit": full_name(own.unit_id if own else None), "name": request.GET.get("name", "")}
    form = OfficeForm(request.POST or None, initial=told)
    return ask(
        request,
        form,
        partial(actions.open_office, _user(request)),
        title=_("Thêm cơ quan"),
        button=_("Thêm cơ quan"),
        done=_("Đã ghi cơ quan vào danh bạ."),
        back=reverse("accounts:offices"),
        here="offices",
    )


@for_administrators
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    office = _office(request, pk)
    told = {name: getattr(office, name) for name in ("name", "kind", "code", "opened", "standing")}
    told |= {"unit": full_name(office.unit_id), "abbreviations": ", ".join(office.abbreviations)}
    form = OfficeForm(request.POST or None, initial=told)
    return _ask(request, office, form, actions.edit_office, _("Sửa thông tin cơ quan"), _("Lưu"), _("Đã lưu."))


@for_administrators
def close(request: HttpRequest, pk: int) -> HttpResponse:
    office = _office(request, pk)
    form = ClosingForm(request.POST or None)
    done = _("Đã ghi ngày cuối hoạt động. Các vai trò trong cơ quan kết thúc theo.")
    return _ask(request, office, form, actions.close_office, _("Kết thúc hoạt động"), _("Ghi nhận"), done)


@for_administrators
def succeed(request: HttpRequest, pk: int) -> HttpResponse:
    office = _office(request, pk)
    told = {name: request.GET.get(name, "") for name in ("successor", "day", "basis", "work")}
    form = SuccessorForm(request.POST or None, initial=told)
    done = _("Đã ghi cơ quan kế thừa.")
    return _ask(request, office, form, actions.succeed, _("Ghi cơ quan kế thừa"), _("Ghi nhận"), done)


@for_administrators
def forget(request: HttpRequest, pk: int, link: int) -> HttpResponse:
    office = _office(request, pk)
    found = get_object_or_404(Succession, pk=link, former=office)
    form = forms.Form(request.POST if request.method == "POST" else None)
    lede = _("{former} không còn được ghi là do {successor} kế thừa. Lịch sử vẫn giữ những gì đã ghi.").format(
        former=found.former, successor=found.successor
    )
    return ask(
        request,
        form,
        lambda: actions.forget_succession(_user(request), found),
        title=_("Bỏ ghi nhận kế thừa"),
        lede=lede,
        button=_("Bỏ ghi nhận"),
        done=_("Đã bỏ ghi nhận kế thừa."),
        back=reverse("accounts:office", args=[pk]),
        here="offices",
    )


@for_administrators
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    office = _office(request, pk)
    form = InvitationForm(request.POST or None)
    lede = _("Người được mời nhận một thư có đường dẫn dùng một lần, có hạn bảy ngày, để đặt mật khẩu.")

    def deed(_office: Office, **said: Any) -> User:
        return actions.invite(_user(request), office=office, **said)

    return _ask(request, office, form, deed, _("Mời người vào cơ quan"), _("Gửi lời mời"), _("Đã gửi lời mời."), lede)


@for_administrators
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    office = _office(request, pk)
    form = AssignmentForm(request.POST or None)

    def deed(_office: Office, *, person: User, **said: Any) -> object:
        return actions.assign(_user(request), person, office=office, **said)

    return _ask(request, office, form, deed, _("Giao vai trò"), _("Giao vai trò"), _("Đã giao vai trò."))


def _ask(
    request: HttpRequest,
    office: Office,
    form: forms.Form,
    deed: Any,
    title: str,
    button: str,
    done: str,
    lede: str = "",
) -> HttpResponse:
    """Ask for a deed to an office, and lead back to its page."""
    bound = partial(deed, office) if deed.__name__ == "deed" else partial(deed, _user(request), office)
    back = reverse("accounts:office", args=[office.pk])
    return ask(
        request, form, bound, title=title, lede=lede or str(office), button=button, done=done, back=back, here="offices"
    )


def _office(request: HttpRequest, pk: int) -> Office:
    return get_object_or_404(queries.administered_by(request.user), pk=pk)


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
