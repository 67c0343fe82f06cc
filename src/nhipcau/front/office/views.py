from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from nhipcau.base.history.actions import export
from nhipcau.register.agreements import queries as agreements
from nhipcau.register.intake import queries as intake

from . import queries

SHOWN = 8


@login_required
def home(request: HttpRequest) -> HttpResponse:
    waiting = intake.waiting_for(request.user)
    own = agreements.own(request.user)
    unpublished = own.filter(published_at__isnull=True)
    published = own.filter(published_at__isnull=False).order_by("-published_at")
    shown = {
        "here": "home",
        "waiting": waiting[:SHOWN],
        "waiting_count": waiting.count(),
        "unsettled_count": intake.unsettled(request.user).count(),
        "unpublished": unpublished[:SHOWN],
        "unpublished_count": unpublished.count(),
        "published": published[:SHOWN],
        "published_count": published.count(),
        "heirless_count": len(agreements.awaiting_heirs(request.user, timezone.localdate())),
    }
    return render(request, "office/home.html", shown)


@login_required
def history(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = get_object_or_404(agreements.visible_to(request.user), pk=pk)
    shown = {"here": "agreements", "agreement": agreement, "history": queries.history_of(request.user, agreement)}
    return render(request, "office/history.html", shown)


@login_required
def history_bundle(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = get_object_or_404(agreements.visible_to(request.user), pk=pk)
    content = export(agreement, queries.subjects_of(request.user, agreement))
    response = HttpResponse(content, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="nhip-cau-{pk}-lich-su.json"'
    return response
