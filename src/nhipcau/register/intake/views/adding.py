from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nhipcau.base.accounts.queries import can_edit
from nhipcau.base.documents.rules import context, locate
from nhipcau.register.intake import actions
from nhipcau.register.intake.forms import FORMS, FindingForm, first_guess
from nhipcau.register.intake.models import Draft, Finding

from .doors import back_to, done, draft_of

# Of more places than this nobody chooses.
MOST_PLACES = 30
# No offset has more digits; Python refuses to read thousands of them.
OFFSET = re.compile(r"(\d{1,9})-(\d{1,9})")


@login_required
def add(request: HttpRequest, pk: int) -> HttpResponse:
    draft = draft_of(request, pk)
    if not can_edit(request.user):
        raise PermissionDenied(_("Tài khoản của bạn chỉ được xem."))
    if draft.accepted_at and request.method != "POST":
        return redirect("intake:review", pk)
    asked = request.POST if request.method == "POST" else request.GET
    kind, text = asked.get("kind", ""), draft.document.text
    places = _places(text, asked.get("at", ""), asked.get("words", ""))
    shown: dict[str, Any] = {"here": "papers", "draft": draft, "kind": kind, "words": asked.get("words", "")}
    if kind not in FORMS or not 0 < len(places) <= MOST_PLACES:
        shown |= {"kinds": Finding.Kind.choices, "problem": _place_problem(shown["words"], len(places))}
        return render(request, "intake/add.html", shown)
    if len(places) > 1:
        shown["places"] = [(f"{start}-{end}", context(text, start, end)) for start, end in places]
        return render(request, "intake/add.html", shown)
    start, end = places[0]
    options: dict[str, Any] = {"text": text, "span": places[0], "initial": first_guess(kind, text[start:end])}
    form = FORMS[kind](request.POST if request.method == "POST" else None, **options)
    made: list[Finding] = []
    if form.is_valid() and done(form, lambda: made.append(_added(request, draft, kind, form))):
        return back_to(request, pk, made[0].pk)
    shown |= {"form": form, "at": f"{start}-{end}", "label": Finding.Kind(kind).label}
    return render(request, "intake/add.html", shown, status=422 if form.errors else 200)


def _added(request: HttpRequest, draft: Draft, kind: str, form: FindingForm) -> Finding:
    start, end = form.span
    return actions.add_finding(request.user, draft, kind=kind, start=start, end=end, values=form.values())


def _place_problem(words: str, places: int) -> str:
    if places > MOST_PLACES:
        return _("Đoạn chữ này đứng ở {count} chỗ trong văn bản. Hãy chép một đoạn dài hơn.").format(count=places)
    if words and not places:
        return _("Không tìm thấy đoạn chữ này trong văn bản. Hãy chép đúng từng chữ, cả dấu.")
    return ""


def _places(text: str, at: str, words: str) -> list[tuple[int, int]]:
    """The range that was chosen ("120-164", the spaces around it left out), else wherever the words stand."""
    if asked := OFFSET.fullmatch(at):
        start, end = int(asked[1]), int(asked[2])
        chosen = text[start:end]
        begin = start + len(chosen) - len(chosen.lstrip())
        return [(begin, begin + len(chosen.strip()))] if chosen.strip() else []
    return locate(text, words)
