"""How the lines of history are said: each deed in words, each value by its label, old beside new.

An app names its deeds, the keys of its changes (None for one that says nothing to people), and where the names of
coded values are found, in its AppConfig: `deeds`, `terms`, `choices`, `lists`, `subjects`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import Any

from django import template
from django.apps import apps
from django.db.models import QuerySet
from django.template.context import RequestContext
from django.utils.translation import gettext as _

from nhipcau.base.history.models import Entry
from nhipcau.base.history.queries import page_of
from nhipcau.base.history.rules import Piece, wording_changes
from nhipcau.register.intake.rules import dotted

from .nhipcau import when

register = template.Library()
LINES = 20
_DATE = re.compile(r"(\d{4}|XXXX)-\d{2}(-\d{2})?(/[\dX]{4}(-\d{2}){1,2})?")


@dataclass(frozen=True, slots=True)
class Change:
    """One value that a deed set, old and new wording as pieces; `paired` where there was an old one."""

    label: str
    pieces: list[Piece]
    paired: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of history with what it changed, in words."""

    entry: Entry
    changed: list[Change]
    told: list[Change]


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines of a history, how many there are in all, and the addresses of the older and the newest ones."""

    lines: list[Line]
    total: int
    older: str
    newest: str


@register.simple_tag(takes_context=True)
def past(context: RequestContext, history: QuerySet[Entry]) -> Page:
    """Return the part of a history that the address asks for by `before`, the newest lines where it asks for none."""
    query = context["request"].GET.copy()
    before = query.pop("before", [""])[-1]
    entries, following = page_of(history, before=before, size=LINES)
    newest = f"?{query.urlencode()}#history" if before else ""
    query["before"] = str(following)
    older = f"?{query.urlencode()}#history" if following else ""
    total = history.count() if older or newest else len(entries)
    return Page([line(entry) for entry in entries], total, older, newest)


def line(entry: Entry) -> Line:
    """Return an entry with each of its changes in words."""
    # What a deed left empty is no news.
    found = [one for one in changes(entry) if one.pieces]
    return Line(entry, [one for one in found if one.paired], [one for one in found if not one.paired])


@register.inclusion_tag("site/wording.html")
def wording(old: str, new: str) -> dict[str, object]:
    """Show how a wording changed, what went struck out and what came underlined, both also said in words."""
    return {"pieces": wording_changes(old, new)}


@register.filter
def deed(action: str) -> str:
    """Name what a line of history says was done."""
    return str(_of(action, "deeds").get(action.partition(".")[2], action))


@register.filter
def subject(entry: Entry) -> str:
    """Name the kind of thing that a line of history is about."""
    return str(_of(entry.subject_kind, "subjects").get(entry.subject_kind.partition(".")[2], ""))


def changes(entry: Entry) -> Iterable[Change]:
    """Yield what an entry changed, in words, keys that say nothing to people left out."""
    terms = _of(entry.action, "terms")
    for key, value in entry.changes.items():
        if terms.get(key, key) is not None:
            yield _change(entry.action, key, str(terms.get(key, key.replace("_", " "))), value)


def _change(action: str, key: str, label: str, value: object) -> Change:
    if not _is_pair(action, key, value):
        told = said(action, key, value)
        return Change(label, [Piece("same", told)] if told else [], paired=False)
    assert isinstance(value, list)
    old, new = (said(action, key, one) for one in value)
    # Names and codes are replaced as a whole; only what was worded is compared by words.
    worded = all(isinstance(one, str) for one in value) and old == value[0] and new == value[1]
    pieces = wording_changes(old, new) if worded else [Piece("gone", old), Piece("new", new)]
    return Change(label, [piece for piece in pieces if piece.text], paired=True)


def _is_pair(action: str, key: str, value: object) -> bool:
    if not isinstance(value, list) or len(value) != 2:
        return False
    return key not in _of(action, "lists") or all(one is None or isinstance(one, list) for one in value)


def said(action: str, key: str, value: object) -> str:
    """Say a value in the words of people: choices by name, dates and numbers as they are written here."""
    if value in (None, "", [], {}):
        return ""
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, int | float):
        return _named(action, key, value) or dotted(value)
    if isinstance(value, list):
        return ", ".join(said(action, key, one) for one in value)
    if isinstance(value, dict):
        terms = _of(action, "terms")
        labels = {k: terms.get(k) or _named(action, key, k) or k for k in value}
        return "; ".join(f"{labels[k]}: {said(action, k, one)}" for k, one in value.items())
    text = str(value)
    return _named(action, key, text) or (when(text) if _DATE.fullmatch(text) else text)


def _named(action: str, key: str, value: object) -> str:
    for path in _of(action, "choices").get(key, ()):
        source = resolve_name(path)
        name = dict(source.choices).get(value) if hasattr(source, "choices") else source(value)
        if name:
            return str(name)
    return ""


def _of(dotted_name: str, attribute: str) -> Mapping[str, Any]:
    """Return what an app says of its history, nothing for an app that is gone: history outlives it."""
    label = dotted_name.partition(".")[0]
    config = apps.app_configs.get(label)
    found: Mapping[str, Any] = getattr(config, attribute, {})
    return found
