from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nhipcau.register.agreements.queries import page
from nhipcau.register.intake import actions, queries
from nhipcau.register.intake.forms import PaperForm

from .desk import done

STATES = {"waiting": True, "accepted": False}


@login_required
def listing(request: HttpRequest) -> HttpResponse:
    asked = {"state": request.GET.get("state", "")}
    everything = queries.visible_to(request.user)
    found = everything
    if asked["state"] in STATES:
        found = everything.filter(accepted_at__isnull=STATES[asked["state"]])
    rows, following = page(found, order="-pk", after=request.GET.get("after", ""))
    shown = {
        "here": "papers",
        "asked": asked,
        "rows": rows,
        "following": following,
        "count": found.count(),
        "total": everything.count(),
    }
    return render(request, "intake/list.html", shown)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    form = PaperForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        taken: list[actions.TakenIn] = []
        if done(form, lambda: taken.append(actions.take_in(request.user, **form.paper()))):
            if taken[0].known:
                messages.warning(request, _("Cơ quan đã có văn bản này. Đây là bản đang có, không tạo thêm bản mới."))
            return redirect("intake:review", taken[0].draft.pk)
    status = 422 if form.errors else 200
    return render(request, "intake/new.html", {"here": "papers", "form": form}, status=status)
