from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.base.accounts.queries import can_edit, editor, office_of, offices_of
from nhipcau.base.history.queries import of
from nhipcau.base.localities.queries import last_name
from nhipcau.base.sheets.views import file_asked
from nhipcau.register.agreements.models import Commitment, Field
from nhipcau.register.agreements.queries import page

from . import actions, queries
from .forms import PlaceForm, StatementForm
from .models import Kind, Profile, Statement, Status

ORDERS = {"newest": "-pk", "field": "field"}
OFFERED = 20


@login_required
def listing(request: HttpRequest) -> HttpResponseBase:
    asked = {name: _asked(request, name) for name in ("q", "field", "status", "unit", "sort")}
    everything = queries.requests(queries.statements_visible_to(request.user))
    found = queries.narrowed(
        everything, words=asked["q"], field=asked["field"], status=asked["status"], unit=asked["unit"]
    )
    order = ORDERS.get(asked["sort"], "-pk")
    if file := file_asked(request, "nhu-cau", queries.LISTED, found.order_by(order, "-pk")):
        return file
    rows, following = page(found, order=order, after=request.GET.get("after", ""))
    shown = {
        "here": "needs",
        "asked": asked,
        "rows": rows,
        "following": following,
        "count": found.count(),
        "total": everything.count(),
        "fields": Field.choices,
        "statuses": Status.choices,
        "units": [(uid, last_name(uid)) for uid in queries.units_with_requests(everything)],
    }
    return render(request, "needs/list.html", shown)


@login_required
def profiles(request: HttpRequest) -> HttpResponse:
    office = office_of(request.user)
    first = {"place": last_name(office.unit_id)} if office and office.unit_id else {}
    form = PlaceForm(request.POST or None, initial=first, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        return redirect("needs:profile", actions.open_profile(request.user, form.cleaned_data["place"]).pk)
    rows, following = page(queries.visible_to(request.user), order="pk", after=request.GET.get("after", ""))
    shown = {
        "here": "needs",
        "form": form,
        "asked": {},
        "rows": rows,
        "following": following,
        "may_edit": can_edit(request.user),
    }
    return render(request, "needs/profiles.html", shown, status=422 if form.is_bound else 200)


@login_required
def profile(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.visible_to(request.user), pk=pk)
    statements = list(queries.statements_visible_to(request.user).filter(profile=found))
    whole = found.office_id in offices_of(request.user)
    keys = [one.pk for one in statements]
    shown = {
        "here": "needs",
        "profile": found,
        "groups": queries.by_kind(statements),
        "may_edit": whole and can_edit(request.user),
        "history": of("needs.profile", pk) | of("needs.statement", keys) if whole else None,
    }
    return render(request, "needs/profile.html", shown)


# A form's address opened without its data, as after signing in again, leads to the page that the form stands on.
@login_required
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    if request.method == "POST":
        actions.publish(request.user, _own_profile(request, pk))
        messages.success(request, _("Đã công bố hồ sơ trên trang của địa phương."))
    return redirect("needs:profile", pk)


@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    if request.method == "POST":
        actions.withdraw(request.user, _own_profile(request, pk))
        messages.success(request, _("Đã rút hồ sơ khỏi trang công khai. Cơ quan vẫn giữ đầy đủ."))
    return redirect("needs:profile", pk)


@login_required
def add(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    if kind not in Kind.values:
        raise Http404
    found = _own_profile(request, pk)
    form = StatementForm(request.POST or None, user=request.user, kind=kind)
    if request.method == "POST" and _kept(form, lambda: actions.state(request.user, found, form.said())):
        messages.success(request, _("Đã ghi vào hồ sơ."))
        return redirect("needs:profile", pk)
    return _form(request, form, found, Kind(kind))


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    held = _own_statement(request, pk)
    typed = StatementForm.typed(held)
    form = StatementForm(request.POST or None, user=request.user, kind=held.kind, initial=typed)
    seen = _asked(request, "edition", post=True)
    edition = int(seen) if seen.isdecimal() and len(seen) < 10 else 0
    if request.method == "POST" and _kept(
        form, lambda: actions.edit_statement(request.user, held, form.said(), edition=edition)
    ):
        messages.success(request, _("Đã sửa."))
        return redirect("needs:profile", held.profile_id)
    return _form(request, form, held.profile, Kind(held.kind), held)


def _form(
    request: HttpRequest, form: StatementForm, found: Profile, kind: Kind, held: Statement | None = None
) -> HttpResponse:
    shown = {"here": "needs", "form": form, "profile": found, "kind": kind, "held": held}
    return render(request, "needs/form.html", shown, status=422 if form.is_bound else 200)


def _kept(form: StatementForm, deed: Callable[[], object]) -> bool:
    """Do what a form asks for, or say beside its fields why not."""
    if not form.is_valid():
        return False
    try:
        deed()
    except ValidationError as problem:
        for name, said in getattr(problem, "error_dict", {None: problem}).items():
            form.add_error(name if name in form.fields else None, said)
        return False
    return True


@login_required
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    held = _own_statement(request, pk)
    if request.method == "POST":
        _say(request, lambda: actions.remove_statement(request.user, held), _("Đã bỏ khỏi hồ sơ. Lịch sử vẫn giữ."))
    return redirect("needs:profile", held.profile_id)


@login_required
def request_page(request: HttpRequest, pk: int) -> HttpResponse:
    asked = {"q": _asked(request, "q")}
    found = get_object_or_404(queries.requests(queries.statements_visible_to(request.user)), pk=pk)
    own = found.profile.office_id in offices_of(request.user)
    shown = {
        "here": "needs",
        "asked": asked,
        "need": found,
        "answers": queries.answers_to(request.user, found),
        "suggestions": queries.partners_for(request.user, found, timezone.localdate()),
        "may_edit": own and can_edit(request.user),
        "offered": queries.offered(request.user, found, asked["q"])[:OFFERED] if own else [],
        "history": of("needs.statement", pk) if own else None,
    }
    return render(request, "needs/request.html", shown)


@login_required
def withdraw_request(request: HttpRequest, pk: int) -> HttpResponse:
    return _on_request(request, pk, actions.withdraw_request, _("Đã rút nhu cầu."))


@login_required
def reopen_request(request: HttpRequest, pk: int) -> HttpResponse:
    return _on_request(request, pk, actions.reopen_request, _("Đã mở lại nhu cầu."))


@login_required
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    return _on_request(request, pk, _with_commitment(request, actions.answer), _("Đã gắn cam kết với nhu cầu."))


@login_required
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    return _on_request(request, pk, _with_commitment(request, actions.take_back_answer), _("Đã gỡ cam kết."))


def _with_commitment(request: HttpRequest, deed: Callable[..., object]) -> Callable[[object, Statement], object]:
    """Give a deed the commitment that the form names."""

    def done(user: object, held: Statement) -> object:
        said = _asked(request, "commitment", post=True)
        found = Commitment.objects.filter(pk=int(said)) if said.isdecimal() and len(said) < 19 else None
        commitment = found.first() if found is not None else None
        if commitment is None:
            raise ValidationError(_("Hãy chọn một cam kết."))
        return deed(user, held, commitment)

    return done


def _on_request(request: HttpRequest, pk: int, deed: Callable[..., object], done: str) -> HttpResponse:
    if request.method == "POST":
        held = _own_statement(request, pk)
        _say(request, lambda: deed(request.user, held), done)
    return redirect("needs:request", pk)


def _say(request: HttpRequest, deed: Callable[[], object], done: str) -> None:
    """Do something and say that it is done, or why not."""
    try:
        deed()
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, done)


def _own_profile(request: HttpRequest, pk: int) -> Profile:
    found = get_object_or_404(queries.own(request.user), pk=pk)
    editor(request.user)
    return found


def _own_statement(request: HttpRequest, pk: int) -> Statement:
    found = get_object_or_404(queries.own_statements(request.user), pk=pk)
    editor(request.user)
    return found


def _asked(request: HttpRequest, name: str, *, post: bool = False) -> str:
    # PostgreSQL takes no NUL in a text, and nobody means one.
    return (request.POST if post else request.GET).get(name, "").replace("\0", "").strip()
