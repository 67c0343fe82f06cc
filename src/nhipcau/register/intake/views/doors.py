from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from nhipcau.register.intake import queries
from nhipcau.register.intake.models import Draft

PAPER_ORDER = "paper"


def posted(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Lead to the desk who opens the address of a form itself, as after signing in again or changing language."""

    @login_required
    @wraps(view)
    def answered(request: HttpRequest, pk: int, **rest: Any) -> HttpResponse:
        return view(request, pk, **rest) if request.method == "POST" else redirect("intake:review", pk)

    return answered


def draft_of(request: HttpRequest, pk: int) -> Draft:
    return get_object_or_404(queries.visible_to(request.user), pk=pk)


def done(form: forms.Form, act: Callable[[], object]) -> bool:
    """Do what was asked; a refusal is said in the form, beside what was typed."""
    try:
        act()
    except ValidationError as problem:
        form.add_error(None, problem)
        return False
    return True


def order_of(request: HttpRequest) -> str:
    """How the findings are laid: the doubtful ones first, or as they stand in the paper."""
    asked = request.POST if request.method == "POST" else request.GET
    return PAPER_ORDER if asked.get("order") == PAPER_ORDER else ""


def seen_by(request: HttpRequest) -> int | None:
    """The newest line of history that the person had before them; None where the form does not tell."""
    told = request.POST.get("seen", "")
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 19 else None


def back_to(request: HttpRequest, pk: int, finding: int | None) -> HttpResponse:
    """Return to the desk as it was laid, with the finding in view."""
    order = {"order": order_of(request)} if order_of(request) else {}
    asked = urlencode(({"on": finding} if finding else {}) | order)
    place = f"#finding-{finding}" if finding else "#findings"
    return redirect(f"{reverse('intake:review', args=[pk])}{'?' if asked else ''}{asked}{place}")
