"""The agreements of an office as a list, and those whose parties have ended."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.base.accounts.queries import can_edit
from nhipcau.base.sheets.views import file_asked

from .. import actions, queries
from ..models import Agreement, Field, Form
from ..rules import localities_named

ORDERS = {"newest": "-pk", "title": "title", "signed": "-signed_order"}
PUBLICITY = {"published": False, "unpublished": True}
WISHES = ("q", "field", "locality", "form", "year", "state", "sort")


@login_required
def listing(request: HttpRequest) -> HttpResponseBase:
    asked = {name: _asked(request, name) for name in WISHES}
    everything = queries.visible_to(request.user)
    state = asked["state"]
    found = queries.narrowed(
        everything,
        words=asked["q"],
        field=asked["field"],
        locality=asked["locality"],
        form=asked["form"],
        year=asked["year"],
        state="" if state in PUBLICITY else state,
    )
    if state in PUBLICITY:
        found = found.filter(published_at__isnull=PUBLICITY[state])
    order = ORDERS.get(asked["sort"], "-pk")
    listed = queries.agreements_listed(found).order_by(order, "-pk")
    if file := file_asked(request, "thoa-thuan", queries.AGREEMENTS, listed):
        return file
    rows, following = queries.page(found, order=order, after=request.GET.get("after", ""))
    shown = {
        "here": "agreements",
        "asked": asked,
        "rows": rows,
        "following": following,
        **_counts(found, everything),
        "fields": Field.choices,
        "forms": Form.choices,
        "localities": localities_named(asked["locality"], timezone.localdate()),
    }
    return render(request, "agreements/list.html", shown)


def _counts(found: QuerySet[Agreement], everything: QuerySet[Agreement]) -> dict[str, object]:
    """How many rows there are and how many of them were found, each counted no further than need be."""
    total = queries.counted(everything)
    count = total if found is everything else queries.counted(found)
    return {"count": count.number, "count_more": count.more, "total": total.number, "total_more": total.more}


def _asked(request: HttpRequest, name: str) -> str:
    # PostgreSQL takes no NUL in a text, and nobody means one.
    return request.GET.get(name, "").replace("\0", "").strip()


@login_required
def heirs(request: HttpRequest) -> HttpResponse:
    return _heirs(request)


@login_required
def decide_heir(request: HttpRequest, pk: int) -> HttpResponse:
    if request.method != "POST":
        return redirect("agreements:heirs")
    party = get_object_or_404(queries.parties_of(request.user), pk=pk)
    try:
        actions.decide_heir(request.user, party, heir=request.POST.get("heir", ""))
    except ValidationError as problem:
        return _heirs(request, wrong=pk, problem=" ".join(problem.messages))
    messages.success(request, _("Đã ghi nhận. Tên lúc ký vẫn giữ nguyên."))
    return redirect("agreements:heirs")


def _heirs(request: HttpRequest, wrong: int = 0, problem: str = "") -> HttpResponse:
    today = timezone.localdate()
    parties = queries.with_heirs(request.user, today)
    shown = {
        "here": "agreements",
        "parties": parties,
        "waiting": len(queries.awaiting_heirs(request.user, today)),
        "may_edit": can_edit(request.user),
        "wrong": wrong,
        "problem": problem,
    }
    return render(request, "agreements/heirs.html", shown, status=422 if wrong else 200)
