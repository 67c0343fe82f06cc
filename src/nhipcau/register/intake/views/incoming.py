from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.base.accounts.queries import can_edit
from nhipcau.base.sheets.views import file_asked
from nhipcau.register.agreements.queries import page
from nhipcau.register.intake import actions, queries
from nhipcau.register.intake.forms import PaperForm
from nhipcau.register.intake.models import Incoming

STATES = {"waiting": True, "accepted": False}
# More files than this of one batch nobody looks through; the counts speak of all.
SHOWN = 500
UNSETTLED = 10


@login_required
def listing(request: HttpRequest) -> HttpResponseBase:
    asked = {"state": request.GET.get("state", "")}
    everything = queries.visible_to(request.user)
    found = everything
    if asked["state"] in STATES:
        found = everything.filter(accepted_at__isnull=STATES[asked["state"]])
    if file := file_asked(request, "van-ban", queries.LISTED, found):
        return file
    rows, following = page(found, order="-pk", after=request.GET.get("after", ""))
    unsettled = queries.unsettled(request.user)
    shown = {
        "here": "papers",
        "asked": asked,
        "rows": rows,
        "following": following,
        "count": found.count(),
        "total": everything.count(),
        "unsettled": unsettled[:UNSETTLED],
        "unsettled_count": unsettled.count(),
        "may_edit": can_edit(request.user),
    }
    return render(request, "intake/list.html", shown)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    form = PaperForm(request.POST or None, request.FILES or None)
    shown = {"here": "papers", "form": form}
    if request.method == "POST" and form.is_valid():
        came, field = _bring_in(request, form), "text" if form.is_pasted() else "file"
        if not came.refused:
            return _shown(request, actions.read_at_once(came.rows[0])) if len(came.rows) == 1 else redirect(came.page)
        # Said in this answer alone: not even the name of a secret paper is kept for the next page.
        for name, problem in came.refused:
            form.add_error(None if came.rows else field, _named(name, problem))
        shown |= {"taken": len(came.rows), "taken_page": came.page}
        if field == "text":
            form.data = {}
    return render(request, "intake/new.html", shown, status=422 if form.errors else 200)


@login_required
def batch(request: HttpRequest, batch: UUID) -> HttpResponse:
    rows = queries.incoming_of(request.user).filter(batch=batch)
    count = rows.count()
    if not count:
        raise Http404
    first = rows.first()
    if count == 1 and first and first.document:
        return _shown(request, first)
    done = rows.exclude(state__in=Incoming.OPEN).count()
    shown = {
        "here": "papers",
        "rows": rows.order_by("pk")[:SHOWN],
        "count": count,
        "done": done,
        "ready": rows.filter(document__isnull=False).count(),
        "problems": rows.filter(state__in=(Incoming.State.FAILED, Incoming.State.REFUSED)).count(),
        "going": done < count,
        "may_edit": can_edit(request.user),
    }
    return render(request, "intake/batch.html", shown)


@login_required
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(queries.incoming_of(request.user), pk=pk)
    if request.method == "POST":
        actions.retry(request.user, row)
    return redirect("intake:batch", row.batch)


@login_required
def set_aside(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(queries.incoming_of(request.user), pk=pk)
    if request.method == "POST":
        actions.set_aside(request.user, row)
    return redirect("intake:list")


@dataclass(frozen=True, slots=True)
class _Came:
    """What became of the files of one form: rows of the queue, and names with the reason why nothing was kept."""

    rows: list[Incoming]
    refused: list[tuple[str, ValidationError]]
    page: str


def _bring_in(request: HttpRequest, form: PaperForm) -> _Came:
    batch = uuid4()
    came = _Came([], [], reverse("intake:batch", args=[batch]))
    channel = Incoming.Channel.PASTE if form.is_pasted() else Incoming.Channel.UPLOAD
    for paper in form.papers():
        try:
            came.rows.append(actions.bring_in(request.user, **paper, channel=channel, batch=batch))
        except ValidationError as problem:
            came.refused.append((paper["name"], problem))
    return came


def _named(name: str, problem: ValidationError) -> str:
    return f"{name}: {' '.join(problem.messages)}"


def _shown(request: HttpRequest, row: Incoming) -> HttpResponse:
    """Lead to the desk of a paper that has been read, else to where its progress is shown."""
    if not row.document:
        return redirect("intake:batch", row.batch)
    if row.known:
        messages.warning(request, _("Cơ quan đã có văn bản này. Đây là bản đang có, không tạo thêm bản mới."))
    address = reverse("intake:review", args=[row.document.draft.pk])
    if "HX-Request" in request.headers:
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)
