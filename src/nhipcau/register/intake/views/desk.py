from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.base.accounts.queries import can_edit
from nhipcau.base.documents.models import Document
from nhipcau.base.documents.rules import Mark, context, locate, segments
from nhipcau.base.history.queries import of
from nhipcau.register.intake import actions, queries
from nhipcau.register.intake.forms import FORMS, FindingForm, HeadingForm, first_guess, said
from nhipcau.register.intake.models import Draft, Finding

ENDINGS: dict[str, tuple[str, ...]] = {Document.Media.TEXT: (".txt",), Document.Media.HTML: (".html", ".htm")}
# Of more places than this nobody chooses.
MOST_PLACES = 30
# No offset has more digits; Python refuses to read thousands of them.
OFFSET = re.compile(r"(\d{1,9})-(\d{1,9})")


def posted(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Lead to the desk who opens the address of a form itself, as after signing in again or changing language."""

    @login_required
    @wraps(view)
    def answered(request: HttpRequest, pk: int, **rest: Any) -> HttpResponse:
        return view(request, pk, **rest) if request.method == "POST" else redirect("intake:review", pk)

    return answered


@login_required
def review(request: HttpRequest, pk: int) -> HttpResponse:
    return _desk(request, _draft(request, pk), editing=request.GET.get("edit", ""))


@login_required
def original(request: HttpRequest, pk: int) -> FileResponse:
    document = _draft(request, pk).document
    # Always a download, and a text always plain: an uploaded page must never run as a page of this site.
    kind = "text/plain" if document.media_type in ENDINGS else "application/octet-stream"
    return FileResponse(document.original.open(), as_attachment=True, filename=_file_name(document), content_type=kind)


@posted
def heading(request: HttpRequest, pk: int) -> HttpResponse:
    draft = _draft(request, pk)
    form = HeadingForm(request.POST)
    if form.is_valid() and done(form, lambda: actions.correct_heading(request.user, draft, **_heading_of(form))):
        messages.success(request, _("Đã sửa phần đầu văn bản."))
        return redirect("intake:review", pk)
    return _desk(request, draft, heading=form)


@login_required
def add(request: HttpRequest, pk: int) -> HttpResponse:
    draft = _draft(request, pk)
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
        return _back(pk, made[0].pk)
    shown |= {"form": form, "at": f"{start}-{end}", "label": Finding.Kind(kind).label}
    return render(request, "intake/add.html", shown, status=422 if form.errors else 200)


@posted
def correct(request: HttpRequest, pk: int, finding: int) -> HttpResponse:
    draft = _draft(request, pk)
    held = get_object_or_404(queries.findings_of(draft), pk=finding)
    form = _form(draft, held, request.POST)
    if form.is_valid() and done(form, lambda: _corrected(request, held, form)):
        return _back(pk, finding)
    return _desk(request, draft, editing=str(finding), form=form)


@posted
def remove(request: HttpRequest, pk: int, finding: int) -> HttpResponse:
    draft = _draft(request, pk)
    held = get_object_or_404(draft.findings, pk=finding)
    try:
        actions.remove_finding(request.user, held)
    except ValidationError as problem:
        return _desk(request, draft, problems=problem.messages)
    return redirect(reverse("intake:review", args=[pk]) + "#removed")


@posted
def restore(request: HttpRequest, pk: int, finding: int) -> HttpResponse:
    draft = _draft(request, pk)
    held = get_object_or_404(draft.findings, pk=finding)
    try:
        actions.restore_finding(request.user, held)
    except ValidationError as problem:
        return _desk(request, draft, problems=problem.messages)
    return _back(pk, finding)


@posted
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    draft = _draft(request, pk)
    try:
        agreement = actions.accept(request.user, draft)
    except ValidationError as problem:
        # Read anew: a colleague may have accepted it in the same moment.
        return _desk(request, _draft(request, pk), problems=problem.messages)
    messages.success(request, _("Đã chấp nhận. Thỏa thuận chưa hiện ra ngoài cho đến khi bạn công bố."))
    return redirect("agreements:detail", agreement.pk)


def _draft(request: HttpRequest, pk: int) -> Draft:
    return get_object_or_404(queries.visible_to(request.user), pk=pk)


def _back(pk: int, finding: int) -> HttpResponse:
    """Return to the desk with the finding in view."""
    return redirect(f"{reverse('intake:review', args=[pk])}?on={finding}#finding-{finding}")


def done(form: forms.Form, act: Callable[[], object]) -> bool:
    """Do what was asked; a refusal is said in the form, beside what was typed."""
    try:
        act()
    except ValidationError as problem:
        form.add_error(None, problem)
        return False
    return True


def _file_name(document: Document) -> str:
    endings = ENDINGS.get(document.media_type)
    if endings is None or document.name.lower().endswith(endings):
        return document.name
    return f"{document.name[:40].rstrip(' .')}{endings[0]}"


def _heading_of(form: HeadingForm) -> dict[str, str]:
    return {name: value or "" for name, value in form.cleaned_data.items()}


def _heading(draft: Draft) -> HeadingForm:
    return HeadingForm(initial={name: getattr(draft, name) for name in HeadingForm.base_fields})


def _form(draft: Draft, held: Finding, data: QueryDict | None = None) -> FindingForm:
    text, span = draft.document.text, (held.start, held.end)
    return FORMS[held.kind](data, auto_id=f"id_{held.pk}_%s", text=text, span=span, initial=dict(held.values))


def _corrected(request: HttpRequest, held: Finding, form: FindingForm) -> Finding:
    start, end = form.span
    return actions.correct_finding(request.user, held, values=form.values(), start=start, end=end)


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


@dataclass(frozen=True, slots=True)
class Item:
    """A finding as it lies on the desk; `form` where it is being corrected."""

    finding: Finding
    words: str
    said: list[tuple[str, str, Any]]
    form: FindingForm | None = None


def _desk(
    request: HttpRequest,
    draft: Draft,
    *,
    editing: str = "",
    form: FindingForm | None = None,
    heading: HeadingForm | None = None,
    problems: Sequence[str] = (),
) -> HttpResponse:
    findings, text = list(draft.findings.all()), draft.document.text
    may_edit = can_edit(request.user) and draft.accepted_at is None
    items = []
    for finding in findings:
        edited = may_edit and str(finding.pk) == editing
        shown_form = (form or _form(draft, finding)) if edited else None
        items.append(Item(finding, text[finding.start : finding.end], said(finding), shown_form))
    kept = [item for item in items if not item.finding.removed]
    pieces = _pieces(draft, [item.finding for item in kept])
    shown = {
        "here": "papers",
        "draft": draft,
        "pieces": pieces,
        "some_outside": any(piece.outside and piece.text.strip() for piece in pieces),
        "groups": [(kind, [item for item in kept if item.finding.kind == kind]) for kind in Finding.Kind],
        "removed": [item for item in items if item.finding.removed],
        "heading": heading or _heading(draft),
        "chosen": editing or request.GET.get("on", ""),
        "may_edit": may_edit,
        "problems": problems,
        "history": of("intake.draft", draft.pk),
    }
    wrong = problems or (form and form.errors) or (heading and heading.errors)
    return render(request, "intake/review.html", shown, status=422 if wrong else 200)


@dataclass(frozen=True, slots=True)
class Over:
    """A finding over a piece of the paper; it begins there when `opens`."""

    finding: Finding
    opens: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the paper and the findings over it, the longest first."""

    text: str
    over: list[Over]
    outside: bool


def _pieces(draft: Draft, findings: Sequence[Finding]) -> list[Piece]:
    body = [Mark(start, end, None) for start, end in draft.body]
    marks = [Mark(finding.start, finding.end, finding) for finding in findings]
    return [
        Piece(
            cut.text,
            [Over(key, key in cut.opens) for key in cut.keys if isinstance(key, Finding)],
            bool(body) and None not in cut.keys,
        )
        for cut in segments(draft.document.text, [*body, *marks])
    ]
