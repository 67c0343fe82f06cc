"""The pages that change an agreement and its rows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from nhipcau.base.accounts.queries import Reader, editor
from nhipcau.base.history.queries import of

from .. import actions, queries
from ..forms import AgreementForm, AmendForm, CommitmentForm, PartyForm, SignatoryForm
from ..models import Agreement, Commitment, Relation
from .saving import Editing, saved

_SAVED = _lazy("Đã lưu.")


def _own(request: HttpRequest, pk: int) -> Agreement:
    """Return an agreement that the person's office may change; raises PermissionDenied for who may only look."""
    editor(request.user)
    return get_object_or_404(queries.own(request.user), pk=pk)


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = _own(request, pk)

    def act(form: AgreementForm) -> object:
        return actions.edit_heading(request.user, agreement, edition=form.read, values=form.values())

    title = _("Sửa thông tin thỏa thuận")
    return saved(request, Editing(agreement, agreement, title, AgreementForm, AgreementForm.told, act, _SAVED))


@login_required
def party(request: HttpRequest, pk: int, row: int | None = None) -> HttpResponse:
    agreement = _own(request, pk)
    held = get_object_or_404(agreement.parties.select_related("quote__document", "agreement"), pk=row) if row else None
    paper = held.quote.document if held else agreement.document
    span = (held.quote.start, held.quote.end) if held else (0, 0)

    def act(form: PartyForm) -> object:
        unit = form.cleaned_data["unit"]
        if held is None:
            return actions.add_party(request.user, agreement, values=form.values(), unit=unit, words=form.span)
        said = {"values": form.values(), "unit": unit, "words": form.span}
        return actions.edit_party(request.user, held, edition=form.read, **said)

    title = _("Sửa một bên tham gia") if held else _("Thêm một bên tham gia")
    form = partial(PartyForm, text=paper.text, span=span, signed=agreement.signed)
    return saved(request, Editing(agreement, held, title, form, PartyForm.told, act, _SAVED, also={"kind": "party"}))


@login_required
def signatory(request: HttpRequest, pk: int, row: int | None = None) -> HttpResponse:
    agreement = _own(request, pk)
    rows = agreement.signatories.select_related("quote__document", "agreement")
    held = get_object_or_404(rows, pk=row) if row else None
    span = (held.quote.start, held.quote.end) if held else (0, 0)

    def act(form: SignatoryForm) -> object:
        if held is None:
            return actions.add_signatory(request.user, agreement, words=form.span, **form.values())
        return actions.edit_signatory(request.user, held, edition=form.read, **form.values())

    title = _("Sửa người ký") if held else _("Thêm người ký")
    form = partial(SignatoryForm, text=agreement.document.text, span=span, parties=list(agreement.parties.all()))
    also = {"kind": "signatory"}
    return saved(request, Editing(agreement, held, title, form, SignatoryForm.told, act, _SAVED, also=also))


@login_required
def commitment(request: HttpRequest, pk: int, row: int | None = None) -> HttpResponse:
    agreement = _own(request, pk)
    rows = agreement.commitments.select_related("quote__document", "agreement").prefetch_related("assignees")
    held = get_object_or_404(rows, pk=row) if row else None
    paper = held.quote.document if held else agreement.document
    span = (held.quote.start, held.quote.end) if held else (0, 0)

    def act(form: CommitmentForm) -> object:
        if held is None:
            return actions.add_commitment(request.user, agreement, duty=form.duty(), words=form.span)
        return actions.edit_commitment(request.user, held, edition=form.read, duty=form.duty(), words=form.span)

    title = _("Sửa nội dung cam kết") if held else _("Thêm nội dung cam kết")
    form = partial(CommitmentForm, text=paper.text, span=span)
    also = {"kind": "commitment", **(_past(agreement, held) if held else {})}
    return saved(request, Editing(agreement, held, title, form, CommitmentForm.told, act, _SAVED, also=also))


def _past(agreement: Agreement, commitment: Commitment) -> dict[str, object]:
    """What a commitment said before, and what was done to it."""
    return {
        "wordings": queries.wordings_of(commitment),
        "history": of("agreements.agreement", agreement.pk).filter(changes__row=queries.row_key(commitment)),
        "amendments": _amendments(agreement),
    }


def _amendments(agreement: Agreement) -> list[Agreement]:
    found = agreement.children.filter(relation=Relation.AMENDMENT, adopted_at__isnull=False)
    return list(found.select_related("document"))


@login_required
def amend(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    agreement = _own(request, pk)
    held = get_object_or_404(agreement.commitments.select_related("quote", "agreement"), pk=row)
    amendments = {str(one.pk): one for one in _amendments(agreement)}

    def act(form: AmendForm) -> object:
        source = amendments[form.cleaned_data["amendment"]]
        return actions.amend_commitment(request.user, held, edition=form.read, amendment=source, words=form.span)

    def told(row: Commitment) -> dict[str, object]:
        return {"edition": row.edition, "words": "", "amendment": next(iter(amendments), "")}

    form = partial(AmendForm, amendments=list(amendments.values()))
    title = _("Sửa đổi câu chữ theo văn bản mới")
    also = {"kind": "amend", "amendments": list(amendments.values())}
    return saved(request, Editing(agreement, held, title, form, told, act, _SAVED, also=also))


REMOVING: dict[str, tuple[str, Callable[[Reader, Any], None]]] = {
    "party": ("parties", actions.remove_party),
    "signatory": ("signatories", actions.remove_signatory),
    "commitment": ("commitments", actions.remove_commitment),
}


@login_required
def remove(request: HttpRequest, pk: int, kind: str, row: int) -> HttpResponse:
    if request.method != "POST":
        return redirect("agreements:detail", pk)
    agreement = _own(request, pk)
    rows, act = REMOVING[kind]
    try:
        act(request.user, get_object_or_404(getattr(agreement, rows), pk=row))
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, _("Đã bỏ. Lịch sử vẫn giữ nội dung cũ."))
    return redirect("agreements:detail", pk)


@login_required
def tree(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = _own(request, pk)
    if request.method == "POST":
        try:
            _hang(request, agreement)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
        else:
            messages.success(request, _("Đã lưu."))
        return redirect("agreements:detail", pk)
    words = request.GET.get("q", "").replace("\0", "").strip()
    found = queries.narrowed(queries.visible_to(request.user).exclude(pk=pk), words=words) if words else None
    shown = {
        "here": "agreements",
        "agreement": agreement,
        "words": words,
        "found": list(found[:10]) if found is not None else [],
        "relations": Relation.choices,
    }
    return render(request, "agreements/tree.html", shown)


def _hang(request: HttpRequest, agreement: Agreement) -> None:
    if not (chosen := request.POST.get("parent", "")):
        actions.take_down(request.user, agreement)
        return
    parent = queries.visible_to(request.user).filter(pk=int(chosen)).first() if chosen.isdecimal() else None
    if parent is None:
        raise ValidationError(_("Hãy chọn văn bản cấp trên và quan hệ với văn bản ấy."))
    actions.hang(request.user, agreement, parent, request.POST.get("relation", ""))
