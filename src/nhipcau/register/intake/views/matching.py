"""What a paper may be: likely agreements, a person's answer, and two accounts side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from nhipcau.base.documents.rules import Context, context
from nhipcau.register.agreements.models import Agreement
from nhipcau.register.agreements.queries import own
from nhipcau.register.intake import actions, queries
from nhipcau.register.intake.forms import SUBJECTS
from nhipcau.register.intake.models import Draft
from nhipcau.register.intake.rules import Told, dotted

from .doors import draft_of, posted, seen_by
from .laying import desk_page


@posted
def relate(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what a person says that the paper is."""
    draft, asked = draft_of(request, pk), request.POST.get("agreement", "")
    agreement = _agreement(request, asked) if asked else None
    known = queries.candidates(request.user, draft, timezone.localdate()) if agreement else []
    reasons = next((list(one.likeness.reasons) for one in known if one.agreement == agreement), [])
    kind = request.POST.get("kind", "")
    try:
        actions.relate(request.user, draft, agreement, kind, reasons=reasons, seen=seen_by(request))
    except ValidationError as problem:
        return desk_page(request, draft_of(request, pk), problems=problem.messages)
    messages.success(request, _("Đã ghi nhận văn bản này là gì. Có thể đổi cho đến khi chấp nhận."))
    return redirect("intake:review", pk)


@posted
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Lay an accepted paper on the desk again."""
    draft = draft_of(request, pk)
    try:
        actions.take_back(request.user, draft)
    except ValidationError as problem:
        return desk_page(request, draft_of(request, pk), problems=problem.messages)
    messages.success(request, _("Đã lấy lại việc chấp nhận. Văn bản trở lại bàn rà soát như trước đó."))
    return redirect("intake:review", pk)


@dataclass(frozen=True, slots=True)
class Said:
    """What one account says of something, and the paragraph in which it says so."""

    value: str
    sentence: Context | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing of which two accounts speak differently; the numbers are those of their commitments."""

    about: str
    label: Promise
    mine: list[Said]
    known: list[Said]


@login_required
def beside(request: HttpRequest, pk: int, agreement: int) -> HttpResponse:
    """Two accounts of one event, and what they say differently, with both sentences."""
    draft, other = draft_of(request, pk), _agreement(request, str(agreement))
    found = queries.contradicted(draft, other, timezone.localdate())
    shown = {
        "here": "papers",
        "draft": draft,
        "agreement": other,
        "known": Draft.objects.select_related("document").filter(document=other.document_id).first(),
        "differences": [
            Difference(
                one.about,
                SUBJECTS[one.about],
                _said(draft.document.text, one.about, one.mine),
                _said(other.document.text, one.about, one.known),
            )
            for one in found
        ],
        "duties": queries.findings_of(draft).filter(kind="commitment").count(),
    }
    return render(request, "intake/beside.html", shown)


def _said(text: str, about: str, told: Sequence[Told]) -> list[Said]:
    return [Said(dotted(int(one.value)) if about == "amounts" else one.value, _sentence(text, one)) for one in told]


def _sentence(text: str, told: Told) -> Context | None:
    return None if told.start is None or told.end is None else context(text, told.start, told.end)


def _agreement(request: HttpRequest, asked: str) -> Agreement:
    number: Any = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 19 else None
    return get_object_or_404(own(request.user), pk=number)
