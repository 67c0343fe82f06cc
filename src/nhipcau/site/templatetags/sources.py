"""The papers that an agreement is known from, the paper itself apart from articles about it."""

from __future__ import annotations

from django import template

from nhipcau.base.documents.models import Document
from nhipcau.register.agreements.models import Agreement
from nhipcau.register.intake.models import Draft
from nhipcau.register.intake.queries import nature_of
from nhipcau.register.intake.queries import sources_of as known_from

register = template.Library()


@register.inclusion_tag("site/nature.html")
def nature_badge(nature: str) -> dict[str, object]:
    """Say in words whether a source is the paper itself or an article about it."""
    return {"nature": nature, "label": Draft.Nature(nature).label if nature else ""}


@register.inclusion_tag("site/sources.html")
def sources_of(agreement: Agreement, *, office: bool = False) -> dict[str, object]:
    """Show the paper that an agreement was entered from; with `office` all papers it is known from, as links."""
    known = [one for one in known_from(agreement) if office or one.role == "paper"]
    return {"sources": known, "agreement": agreement, "office": office}


@register.inclusion_tag("site/nature.html")
def source_badge(document: Document) -> dict[str, object]:
    """Say in words whether a paper of the register is the paper itself or an article about it."""
    nature = nature_of(document)
    return {"nature": nature, "label": Draft.Nature(nature).label if nature else ""}
