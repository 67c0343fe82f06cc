"""How a draft is laid on the desk: the paper cut at its findings, and the findings in their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nhipcau.base.accounts.queries import can_edit
from nhipcau.base.documents.rules import Mark, segments
from nhipcau.register.intake import actions, queries
from nhipcau.register.intake.forms import FORMS, LIKENESSES, REASONS, FindingForm, HeadingForm, said
from nhipcau.register.intake.models import Draft, Finding, Match
from nhipcau.register.intake.rules import Certainty

from .doors import order_of
from .pictures import scan_of


@dataclass(frozen=True, slots=True)
class Item:
    """A finding as it lies on the desk, the `number`-th there; `form` where it is being corrected."""

    finding: Finding
    number: int
    words: str
    said: list[tuple[str, str, Any]]
    certainty: Certainty
    page: int = 1
    form: FindingForm | None = None

    @property
    def reasons(self) -> list[Promise]:
        """Why the finding needs a closer look, in words; nothing once a person has looked at it."""
        return [REASONS[reason] for reason in self.certainty.reasons]


@dataclass(frozen=True, slots=True)
class Section:
    """Findings under one heading."""

    key: str
    label: str | Promise
    items: list[Item]
    # Those of this kind all lie under another heading.
    elsewhere: bool = False


def walk(draft: Draft, order: str, also: str = "") -> list[tuple[str, list[tuple[Finding, Certainty]]]]:
    """Return a draft's findings in the order of the desk, under the keys of their sections, and how sure each is."""
    judged = queries.judged(draft, also=also)
    if order:
        return [("paper", judged)]
    doubtful = sorted((one for one in judged if not one[1].certain), key=lambda one: -one[1].weight)
    kinds = [(kind, [one for one in judged if one[1].certain and one[0].kind == kind]) for kind in Finding.Kind.values]
    return [("doubtful", doubtful), *kinds]


def following(draft: Draft, order: str, finding: int) -> int | None:
    """Return the number of the finding to look at after this one: the next not looked at yet, else the next one."""
    laid = [one for _key, items in walk(draft, order) for one, _sure in items]
    at = next((index for index, one in enumerate(laid) if one.pk == finding), -1)
    around = [*laid[at + 1 :], *laid[: max(at, 0)]]
    waiting = [one.pk for one in around if not one.reviewed]
    return next(iter([*waiting, *(one.pk for one in laid[at + 1 :]), *(one.pk for one in laid[-1:])]), None)


def form_of(draft: Draft, held: Finding, data: QueryDict | None = None) -> FindingForm:
    text, span = draft.document.text, (held.start, held.end)
    return FORMS[held.kind](data, auto_id=f"id_{held.pk}_%s", text=text, span=span, initial=dict(held.values))


def desk_page(
    request: HttpRequest,
    draft: Draft,
    *,
    editing: str = "",
    form: FindingForm | None = None,
    heading: HeadingForm | None = None,
    problems: Sequence[str] = (),
) -> HttpResponse:
    may_edit = can_edit(request.user) and draft.accepted_at is None
    edited = {editing: form} if may_edit or form else {}
    sections = list(_sections(draft, order_of(request), edited))
    items = [item for section in sections for item in section.items]
    removed = [finding for finding in queries.findings_of(draft, removed=True) if str(finding.pk) not in edited]
    pieces = _pieces(draft, [item.finding for item in items])
    shown = {
        "here": "papers",
        "draft": draft,
        "pieces": pieces,
        "some_outside": any(piece.outside and piece.text.strip() for piece in pieces),
        "groups": [(kind, sum(item.finding.kind == kind for item in items)) for kind in Finding.Kind],
        "sections": sections,
        "order": order_of(request),
        "removed": [(finding, _words(draft, finding)) for finding in removed],
        "heading": heading or HeadingForm(initial=_said_of_itself(draft)),
        "nature": Draft.Nature(draft.likely_nature).label,
        "chosen": editing or request.GET.get("on", ""),
        "may_edit": may_edit,
        "problems": problems,
        **_progress(items, len(removed)),
        **_told(request, draft, may_edit),
        **_matched(request, draft, may_edit),
        "scan": scan_of(request, draft, {str(item.finding.pk): item.page for item in items}, editing),
    }
    wrong = problems or (form and form.errors) or (heading and heading.errors)
    return render(request, "intake/review.html", shown, status=422 if wrong else 200)


def _said_of_itself(draft: Draft) -> dict[str, str]:
    return {name: getattr(draft, name) for name in HeadingForm.base_fields} | {"nature": draft.likely_nature}


def _progress(items: Sequence[Item], removed: int) -> dict[str, int]:
    looked_at = sum(item.finding.reviewed for item in items) + removed
    clear = sum(item.certainty.certain and not item.finding.reviewed for item in items)
    total = len(items) + removed
    return {"looked_at": looked_at, "total": total, "left": total - looked_at, "clear": clear}


def _told(request: HttpRequest, draft: Draft, may_edit: bool) -> dict[str, Any]:
    """What history says: all lines, the newest one, the step to undo, who else is at work here."""
    return {
        "history": queries.history_of(draft),
        "seen": queries.newest_line(draft),
        "undoable": queries.step_to_undo(draft) if may_edit else None,
        "other": queries.at_work(draft, request.user, timezone.now()) if may_edit else None,
    }


def _matched(request: HttpRequest, draft: Draft, may_edit: bool) -> dict[str, Any]:
    """What the paper is to agreements that are there: proposals for the whole page only, not for a part of it."""
    whole = may_edit and not request.headers.get("HX-Request")
    found = queries.candidates(request.user, draft, timezone.localdate()) if whole else []
    return {
        "candidates": [
            {
                "agreement": one.agreement,
                "decided": one.decided,
                "words": [LIKENESSES[reason] for reason in one.likeness.reasons],
            }
            for one in found
        ],
        "match_kinds": [kind for kind in Match.Kind if kind != Match.Kind.NEW],
        "match": queries.decision_of(draft),
        "agreement": queries.agreement_of(draft) if draft.accepted_at else None,
        "may_take_back": draft.accepted_at is not None and can_edit(request.user),
    }


def _sections(draft: Draft, order: str, edited: dict[str, FindingForm | None]) -> Iterator[Section]:
    number, doubtful = 0, set[str]()
    for key, judged in walk(draft, order, next(iter(edited), "")):
        doubtful |= {finding.kind for finding, _sure in judged}
        items = []
        for finding, sure in judged:
            number += 1
            items.append(_item(draft, finding, sure, number, edited))
        yield Section(key, SECTIONS.get(key) or Finding.Kind(key).label, items, key in doubtful)


SECTIONS: dict[str, Promise] = {
    "doubtful": _("Cần xem kỹ trước"),
    "paper": _("Theo thứ tự trong văn bản"),
}


def _item(draft: Draft, finding: Finding, sure: Certainty, number: int, edited: dict[str, FindingForm | None]) -> Item:
    key = str(finding.pk)
    form = (edited[key] or form_of(draft, finding)) if key in edited else None
    return Item(
        finding,
        number,
        _words(draft, finding),
        said(finding),
        sure,
        actions.page_at(draft.document, finding.start),
        form,
    )


def _words(draft: Draft, finding: Finding) -> str:
    return draft.document.text[finding.start : finding.end]


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
