from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from nhipcau.base.documents.rules import context
from nhipcau.register.agreements import queries

PAGE = 20


def home(request: HttpRequest) -> HttpResponse:
    agreements, commitments = queries.published(), queries.published_commitments()
    shown = {
        "latest": agreements.order_by("-published_at")[:3],
        "agreement_count": agreements.count(),
        "commitment_count": commitments.count(),
        "parties": queries.party_names(agreements),
        "fields": queries.by_field(commitments),
    }
    return render(request, "portal/home.html", shown)


def agreements(request: HttpRequest) -> HttpResponse:
    asked = {name: _asked(request, name) for name in ("q", "field", "locality")}
    everything = queries.published()
    found = queries.narrowed(everything, words=asked["q"], field=asked["field"], party=asked["locality"])
    rows, following = queries.page(found, order="-published_at", after=request.GET.get("after", ""), size=PAGE)
    shown = {
        "here": "agreements",
        "asked": asked,
        "rows": rows,
        "following": following,
        "count": found.count(),
        "total": everything.count(),
        "fields": queries.by_field(queries.published_commitments()),
        "parties": queries.party_names(everything),
    }
    return render(request, "portal/agreements.html", shown)


def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(queries.published(), pk=pk)
    groups = queries.grouped(queries.commitments_of(shown))
    return render(request, "portal/agreement.html", {"agreement": shown, "groups": groups})


def commitments(request: HttpRequest) -> HttpResponse:
    asked = {"field": _asked(request, "field")}
    everything = queries.published_commitments()
    found = everything.filter(field=asked["field"]) if asked["field"] else everything
    rows, following = queries.page(found, order="-pk", after=request.GET.get("after", ""), size=PAGE)
    shown = {
        "here": "commitments",
        "asked": asked,
        "rows": rows,
        "following": following,
        "count": found.count(),
        "total": everything.count(),
        "fields": queries.by_field(everything),
    }
    return render(request, "portal/commitments.html", shown)


def commitment(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(queries.published_commitments(), pk=pk)
    quote = shown.quote
    sentence = context(quote.document.text, quote.start, quote.end)
    return render(request, "portal/commitment.html", {"commitment": shown, "sentence": sentence})


def about(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/about.html", {"here": "about"})


def _asked(request: HttpRequest, name: str) -> str:
    # PostgreSQL takes no NUL in a text, and nobody means one.
    return request.GET.get(name, "").replace("\0", "").strip()
