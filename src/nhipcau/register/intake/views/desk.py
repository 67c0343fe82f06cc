from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from nhipcau.base.documents.models import Document
from nhipcau.register.intake import actions, queries
from nhipcau.register.intake.forms import FindingForm, HeadingForm
from nhipcau.register.intake.models import Finding

from .doors import back_to, done, draft_of, order_of, posted, seen_by
from .laying import desk_page, following, form_of

ENDINGS: dict[str, tuple[str, ...]] = {Document.Media.TEXT: (".txt",), Document.Media.HTML: (".html", ".htm")}


@login_required
def review(request: HttpRequest, pk: int) -> HttpResponse:
    return desk_page(request, draft_of(request, pk), editing=request.GET.get("edit", ""))


@login_required
def original(request: HttpRequest, pk: int) -> FileResponse:
    document = draft_of(request, pk).document
    # Always a download, and a text always plain: an uploaded page must never run as a page of this site.
    kind = "text/plain" if document.media_type in ENDINGS else "application/octet-stream"
    return FileResponse(document.original.open(), as_attachment=True, filename=_file_name(document), content_type=kind)


def _file_name(document: Document) -> str:
    endings = ENDINGS.get(document.media_type)
    if endings is None or document.name.lower().endswith(endings):
        return document.name
    return f"{document.name[:40].rstrip(' .')}{endings[0]}"


@posted
def heading(request: HttpRequest, pk: int) -> HttpResponse:
    draft, seen = draft_of(request, pk), seen_by(request)
    form = HeadingForm(request.POST)
    if form.is_valid() and done(
        form, lambda: actions.correct_heading(request.user, draft, **_heading_of(form), seen=seen)
    ):
        messages.success(request, _("Đã sửa phần đầu văn bản."))
        return back_to(request, pk, None)
    return desk_page(request, draft_of(request, pk), heading=form)


def _heading_of(form: HeadingForm) -> dict[str, str]:
    return {name: form.cleaned_data[name] or "" for name in ("title", "form", "number", "published", "nature")}


@posted
def correct(request: HttpRequest, pk: int, finding: int) -> HttpResponse:
    draft = draft_of(request, pk)
    # One that a colleague removed meanwhile as well: what was typed about it must not be lost.
    held = get_object_or_404(draft.findings, pk=finding)
    form = form_of(draft, held, request.POST)
    if form.is_valid() and done(form, lambda: _corrected(request, held, form)):
        return back_to(request, pk, finding)
    return desk_page(request, draft_of(request, pk), editing=str(finding), form=form)


def _corrected(request: HttpRequest, held: Finding, form: FindingForm) -> Finding:
    start, end = form.span
    return actions.correct_finding(
        request.user, held, values=form.values(), start=start, end=end, seen=seen_by(request)
    )


@posted
def confirm(request: HttpRequest, pk: int, finding: int) -> HttpResponse:
    """Say that a finding is right, and go on to the next one."""
    draft = draft_of(request, pk)
    onward = following(draft, order_of(request), finding)
    act = partial(actions.review_findings, request.user, draft, [finding], seen=seen_by(request))
    return _done_or_said(request, pk, act, onward)


@posted
def confirm_clear(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that all findings that nothing speaks against are right."""
    draft = draft_of(request, pk)
    clear = [finding.pk for finding, sure in queries.judged(draft) if sure.certain]
    act = partial(actions.review_findings, request.user, draft, clear, seen=seen_by(request))
    return _done_or_said(request, pk, act, None)


@posted
def remove(request: HttpRequest, pk: int, finding: int) -> HttpResponse:
    draft = draft_of(request, pk)
    held = get_object_or_404(draft.findings, pk=finding)
    onward = following(draft, order_of(request), finding)
    act = partial(actions.remove_finding, request.user, held, seen=seen_by(request))
    return _done_or_said(request, pk, act, onward)


@posted
def restore(request: HttpRequest, pk: int, finding: int) -> HttpResponse:
    held = get_object_or_404(draft_of(request, pk).findings, pk=finding)
    act = partial(actions.restore_finding, request.user, held, seen=seen_by(request))
    return _done_or_said(request, pk, act, finding)


@posted
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the last step back, and show the finding that it was about."""
    draft, asked = draft_of(request, pk), request.POST.get("line", "")
    line = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 19 else None
    try:
        step = actions.undo(request.user, draft, line=line)
    except ValidationError as problem:
        return desk_page(request, draft_of(request, pk), problems=problem.messages)
    if step.action == "intake.relate" and request.headers.get("HX-Request"):
        # The proposals lie outside the part that is swapped.
        return HttpResponse(headers={"HX-Refresh": "true"})
    about = step.changes.get("finding")
    return back_to(request, pk, about if isinstance(about, int) else None)


@posted
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    draft = draft_of(request, pk)
    try:
        agreement = actions.accept(request.user, draft, seen=seen_by(request))
    except ValidationError as problem:
        # Read anew: a colleague may have accepted it in the same moment.
        return desk_page(request, draft_of(request, pk), problems=problem.messages)
    if agreement.document_id == draft.document_id:
        messages.success(request, _("Đã chấp nhận. Thỏa thuận chưa hiện ra ngoài cho đến khi bạn công bố."))
    else:
        messages.success(request, _("Đã chấp nhận. Văn bản được giữ làm một nguồn nữa của thỏa thuận này."))
    return redirect("agreements:detail", agreement.pk)


def _done_or_said(request: HttpRequest, pk: int, act: Callable[[], object], onward: int | None) -> HttpResponse:
    """Do what was asked and go on to a finding; a refusal is said above the findings."""
    try:
        act()
    except ValidationError as problem:
        return desk_page(request, draft_of(request, pk), problems=problem.messages)
    return back_to(request, pk, onward)
