"""A page that asks for one form and does one deed with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from ..queries import administrator

Said = str | Promise
View = Callable[..., HttpResponse]


def for_administrators(view: View) -> View:
    """Let only administrators through; anyone else is told so."""

    @login_required
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        administrator(request.user)
        return view(request, *args, **kwargs)

    return checked


def ask(
    request: HttpRequest,
    form: forms.Form,
    deed: Callable[..., object],
    *,
    title: Said,
    button: Said,
    done: Said,
    back: str,
    lede: Said = "",
    here: str = "people",
) -> HttpResponse:
    """Show a form; sent, do the deed with what it holds, say what was done and go back, or say what is wrong."""
    if request.method == "POST" and form.is_valid():
        try:
            deed(**form.cleaned_data)
        except ValidationError as problem:
            tell(form, problem)
        else:
            messages.success(request, str(done))
            return redirect(back)
    shown = {"form": form, "title": title, "button": button, "lede": lede, "back_url": back, "here": here}
    return render(
        request, "accounts/ask.html", shown | {"face": "site/office.html"}, status=422 if form.errors else 200
    )


def tell(form: forms.Form, problem: ValidationError) -> None:
    """Put what an action refuses beside the fields it speaks of, the rest above the form."""
    told = getattr(problem, "message_dict", None) or {"": problem.messages}
    for name, said in told.items():
        form.add_error(name if name in form.fields else None, ValidationError(said))
