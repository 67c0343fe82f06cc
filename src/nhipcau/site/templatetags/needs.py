"""Which requests of localities the commitments of an agreement answer."""

from __future__ import annotations

from django import template
from django.template.context import RequestContext

from nhipcau.register.agreements.models import Agreement
from nhipcau.register.needs.queries import answered_in

register = template.Library()


@register.inclusion_tag("site/answered.html", takes_context=True)
def answered_requests(context: RequestContext, agreement: Agreement) -> dict[str, object]:
    """List the requests that this agreement answers, as far as the reader may see them."""
    return {"answers": answered_in(context["user"], agreement)}
