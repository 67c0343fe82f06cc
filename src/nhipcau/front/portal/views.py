from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _lazy

from nhipcau.base.documents.rules import context
from nhipcau.base.sheets.rules import Columns
from nhipcau.base.sheets.views import file_asked
from nhipcau.places import Kin, Unit, gazetteer
from nhipcau.register.agreements import queries
from nhipcau.register.agreements.rules import localities_named
from nhipcau.register.needs import queries as needs

from . import queries as atlas
from .rules import FIRST_YEAR, Region, country, day_asked, detail

PAGE = 20
# The years in which the map of provinces became another one.
LANDMARKS = (1976, 1979, 1989, 1991, 1997, 2004, 2008, 2025)
# The provinces of the map as a file.
PLACES: Columns[Region] = {
    _lazy("Địa phương"): lambda region: region.name,
    _lazy("Mã trong danh mục địa danh"): lambda region: region.uid,
    _lazy("Số thỏa thuận"): lambda region: region.count,
}
# Heirs of a smaller share are listed apart.
SLIVER = 0.05


def home(request: HttpRequest) -> HttpResponse:
    agreements = queries.published()
    shown = {
        "latest": agreements.order_by("-published_at")[:3],
        "agreement_count": queries.published_agreements(),
        "commitment_count": queries.published_total(),
        **queries.published_parties()._asdict(),
        "fields": queries.published_by_field(),
    }
    return render(request, "portal/home.html", shown)


def agreements(request: HttpRequest) -> HttpResponseBase:
    asked = {name: _asked(request, name) for name in ("q", "field", "locality", "form", "year", "state")}
    found = queries.narrowed(
        queries.published(),
        words=asked["q"],
        field=asked["field"],
        locality=asked["locality"],
        form=asked["form"],
        year=asked["year"],
        state=asked["state"],
        public=True,
    )
    count = queries.counted(found)
    listed = queries.agreements_listed(found).order_by("-published_at", "-pk")
    if file := file_asked(request, "thoa-thuan", queries.PUBLIC_AGREEMENTS, listed):
        return file
    rows, following = queries.page(found, order="-published_at", after=request.GET.get("after", ""), size=PAGE)
    shown = {
        "here": "agreements",
        "asked": asked,
        "rows": rows,
        "following": following,
        "count": count.number,
        "count_more": count.more,
        "total": queries.published_agreements(),
        "fields": queries.published_by_field(),
        "forms": queries.forms(),
        "localities": localities_named(asked["locality"], timezone.localdate()),
    }
    return render(request, "portal/agreements.html", shown)


def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(queries.in_full(queries.published()), pk=pk)
    groups = queries.grouped(queries.public_commitments_of(shown))
    page = {
        "agreement": shown,
        "groups": groups,
        "kept_back": queries.kept_back(shown),
        **queries.family(shown, queries.published())._asdict(),
    }
    return render(request, "portal/agreement.html", page)


def commitments(request: HttpRequest) -> HttpResponseBase:
    asked = {"field": _asked(request, "field")}
    fields = queries.published_by_field()
    found = queries.commitments_in(queries.published_commitments(), asked["field"])
    listed = queries.commitments_listed(found).order_by("-pk")
    if file := file_asked(request, "cam-ket", queries.COMMITMENTS, listed):
        return file
    bare = found.defer("quote__document__text", "agreement__document__text")
    rows, following = queries.page(bare, order="-pk", after=request.GET.get("after", ""), size=PAGE)
    shown = {
        "here": "commitments",
        "asked": asked,
        "rows": rows,
        "following": following,
        "count": _number(fields, asked["field"]),
        "total": queries.published_total(),
        "fields": fields,
    }
    return render(request, "portal/commitments.html", shown)


def _number(fields: list[queries.Counted], wished: str) -> int:
    """How many public commitments have a field; all of them where none is wished."""
    return next((one.number for one in fields if one.code == wished), 0) if wished else queries.published_total()


def commitment(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(queries.published_commitments(), pk=pk)
    quote = shown.quote
    sentence = context(quote.document.text, quote.start, quote.end, queries.hidden_ranges(quote.document))
    page = {"commitment": shown, "sentence": sentence, "wordings": queries.public_wordings_of(shown)}
    page["answered"] = needs.answered_by(shown)
    return render(request, "portal/commitment.html", page)


def places(request: HttpRequest) -> HttpResponseBase:
    asked = {name: _asked(request, name) for name in ("q", "on", "unit")}
    today = timezone.localdate()
    day, problem = day_asked(asked["on"], today)
    bonds = atlas.known_on(queries.published_bonds(), day, today)
    chosen = _province(asked["unit"], day)
    ties = atlas.ties(chosen, bonds, day) if chosen else None
    content = atlas.country_on(day, bonds, chosen.uid if chosen else "", ties.partners if ties else ())
    drawing = country(content)
    if file := file_asked(request, f"dia-phuong-{day}", PLACES, drawing.regions):
        return file
    shown = {
        "here": "places",
        "asked": asked,
        "day": day,
        "today": today,
        "problem": problem,
        "landmarks": LANDMARKS,
        "first_year": FIRST_YEAR,
        "found": atlas.sought(asked["q"], day)[:PAGE] if asked["q"] else [],
        "drawing": drawing,
        "chosen": chosen,
        "partners": [gazetteer().unit(uid) for uid in ties.partners] if ties else [],
        **_agreements(ties),
    }
    return render(request, "portal/places.html", shown)


def picture(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    day, _ = day_asked(_asked(request, "on"), today)
    content = atlas.country_on(day, atlas.known_on(queries.published_bonds(), day, today))
    shown = {"drawing": country(content), "day": day, "alone": True}
    response = render(request, "portal/map.html", shown, content_type="image/svg+xml")
    response["Content-Disposition"] = f'attachment; filename="nhip-cau-{day}.svg"'
    return response


def place(request: HttpRequest, uid: str) -> HttpResponse:
    unit = _unit(uid)
    if unit is None:
        raise Http404
    today = timezone.localdate()
    ended = unit.versions[-1].valid_to
    day = min(ended, today) if ended else today
    bonds = atlas.known_on(queries.published_bonds(), day, today)
    ties = atlas.ties(unit, bonds, day)
    above = gazetteer().ancestors(unit)
    inside = atlas.inside(above[-1].uid if above else uid, day, bonds, atlas.drawn_as(unit))
    shown = {
        "here": "places",
        "unit": unit,
        "day": day,
        "today": today,
        "above": above,
        "events": gazetteer().events(unit),
        "came_from": gazetteer().predecessors(unit),
        **_heirs(unit, today),
        **_agreements(ties),
        "drawing": country(atlas.country_on(day, bonds, (above or [unit])[-1].uid, ties.partners)),
        "inside": detail(inside) if inside else None,
        "communes": ended is None,
        "profiles": needs.public_profiles_of(uid),
    }
    return render(request, "portal/place.html", shown)


def _unit(uid: str) -> Unit | None:
    try:
        return gazetteer().unit(uid)
    except KeyError:
        return None


def _province(uid: str, day: date) -> Unit | None:
    """The province of a day that a visitor chose, by its own uid or that of a unit on its land."""
    unit = _unit(uid)
    held = atlas.holder(uid, day) if unit and unit.level else ""
    return gazetteer().unit(held) if held else None


def _heirs(unit: Unit, today: date) -> dict[str, list[Kin]]:
    ended = unit.versions[-1].valid_to
    heirs = gazetteer().heirs(unit, on=today) if ended and ended < today else []
    small = [kin for kin in heirs if (kin.share or 0) < SLIVER]
    return {"heirs": [kin for kin in heirs if kin not in small], "slivers": small}


def _agreements(ties: atlas.Ties | None) -> dict[str, list[Any]]:
    """The published agreements of a unit, its own and those it inherited, by one query."""
    if ties is None:
        return {"own": [], "inherited": []}
    found = {one.pk: one for one in queries.published().filter(pk__in=[*ties.own, *ties.inherited])}
    return {
        "own": [found[pk] for pk in reversed(ties.own) if pk in found],
        "inherited": [found[pk] for pk in reversed(ties.inherited) if pk in found],
    }


def about(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/about.html", {"here": "about"})


def _asked(request: HttpRequest, name: str) -> str:
    # PostgreSQL takes no NUL in a text, and nobody means one.
    return request.GET.get(name, "").replace("\0", "").strip()
