"""Save a form over a row that others may have changed meanwhile, and show both where they have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from ..actions import ConflictError
from ..models import Agreement

Row = Any


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that the register holds now otherwise than a person has typed it."""

    label: str
    now: str
    typed: str


@dataclass(frozen=True, slots=True)
class Editing:
    """A page that changes one row: its form over what is `told` of the row, and the action that saves it.

    `row` is None where one is to be made. `also` are further values for the template.
    """

    agreement: Agreement
    row: Row | None
    title: str | Promise
    form: Callable[..., Any]
    told: Callable[[Any], Mapping[str, Any]]
    act: Callable[[Any], object]
    done: str | Promise
    template: str = "agreements/edit.html"
    also: Mapping[str, Any] = field(default_factory=dict)


def saved(request: HttpRequest, page: Editing) -> HttpResponse:
    """Answer a visit to the page of a form: shown, saved, or shown again with what is wrong or what others changed."""
    initial = page.told(page.row) if page.row is not None else {"edition": 0}
    if request.method != "POST":
        return _shown(request, page, page.form(initial=initial))
    form = page.form(request.POST, initial=initial)
    if not form.is_valid():
        return _shown(request, page, form, status=422)
    try:
        page.act(form)
    except ConflictError as conflict:
        return _both(request, page, form, conflict)
    except ValidationError as problem:
        _mark(form, problem)
        return _shown(request, page, form, status=422)
    messages.success(request, str(page.done))
    return redirect("agreements:detail", page.agreement.pk)


def _both(request: HttpRequest, page: Editing, typed: Any, conflict: ConflictError) -> HttpResponse:
    """Show what was typed, what the others have made of the row, and who did so; saving again then replaces theirs."""
    now = page.form(initial=page.told(conflict.current))
    data = request.POST.copy()
    data["edition"] = str(conflict.current.edition)
    form = page.form(data, initial=page.told(conflict.current))
    form.is_valid()
    return _shown(request, page, form, status=409, conflict=conflict, differences=_differences(now, typed))


def _differences(now: Any, typed: Any) -> list[Difference]:
    found = []
    for name, field_ in now.fields.items():
        held, wanted = _said(now, name, now.initial.get(name)), _said(typed, name, typed.cleaned_data.get(name))
        if name != "edition" and held.split() != wanted.split():
            found.append(Difference(str(field_.label), held, wanted))
    return found


def _said(form: Any, name: str, value: object) -> str:
    """Return a value of a form in the words that its page shows for it."""
    field_ = form.fields[name]
    choices = {str(key): str(label) for key, label in getattr(field_, "choices", ())}
    values = value if isinstance(value, list) else [value]
    if choices:
        return ", ".join(choices.get(str(one or ""), "") for one in values)
    return "✓" if value is True else str(field_.prepare_value(value) or "")


def _mark(form: Any, problem: ValidationError) -> None:
    told = problem.message_dict if hasattr(problem, "error_dict") else {NON_FIELD_ERRORS: problem.messages}
    for name, said in told.items():
        for message in said:
            form.add_error(name if name in form.fields else None, message)


def _shown(request: HttpRequest, page: Editing, form: Any, status: int = 200, **also: Any) -> HttpResponse:
    shown = {
        "here": "agreements",
        "agreement": page.agreement,
        "row": page.row,
        "title": page.title,
        "form": form,
        **page.also,
        **also,
    }
    return render(request, page.template, shown, status=status)
