from __future__ import annotations

from django import template

from nhipcau.base.localities.queries import last_name

register = template.Library()


@register.filter
def place(uid: str | None) -> str:
    """Name the unit of a uid, empty for none."""
    return last_name(uid) if uid else ""
