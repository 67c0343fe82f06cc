"""Pages of papers as pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from nhipcau.base.documents.models import Document
from nhipcau.reading.sources import Unreadable
from nhipcau.register.intake import actions
from nhipcau.register.intake.models import Draft

from .doors import draft_of


@login_required
def page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The picture of a page, for those who may open the paper."""
    try:
        content, kind = actions.picture(draft_of(request, pk).document, number)
    except Unreadable:
        raise Http404(_("Không có ảnh của trang này.")) from None
    # It never changes: the address is that of the paper and the page.
    return HttpResponse(content, content_type=kind, headers={"Cache-Control": "private, max-age=86400"})


@dataclass(frozen=True, slots=True)
class Scan:
    """The pictures of a paper's pages: which are there, which is shown, and whether it can be had."""

    pages: list[int]
    page: int
    open: bool
    missing: bool

    @property
    def before(self) -> int | None:
        """The page before the one shown."""
        return max((page for page in self.pages if page < self.page), default=None)

    @property
    def after(self) -> int | None:
        """The page after the one shown."""
        return min((page for page in self.pages if page > self.page), default=None)


def scan_of(request: HttpRequest, draft: Draft, stands_on: Mapping[str, int], editing: str) -> Scan | None:
    """The page of the finding that is looked at, or the one asked for; None for a paper without pages.

    `stands_on` holds the page of each finding under its number.
    """
    document = draft.document
    pages = actions.pages_of(document)
    if not pages:
        return None
    asked, chosen = request.GET.get("page", ""), editing or request.GET.get("on", "")
    found = stands_on.get(chosen, pages[0])
    page = next((one for one in pages if str(one) == asked), found)
    # Where words were recognised from pictures, people look at these; of other pages they may.
    opened = document.confidence < 1 or document.media_type.startswith("image/") or bool(asked)
    return Scan(pages, page, opened, opened and not _can_be_had(document, page))


def _can_be_had(document: Document, page: int) -> bool:
    try:
        return bool(actions.picture(document, page))
    except Unreadable:
        return False
