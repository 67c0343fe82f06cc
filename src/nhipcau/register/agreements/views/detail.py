"""One agreement, and what its office does with it as a whole."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nhipcau.base.accounts.queries import Reader, can_edit, office_of, offices_of
from nhipcau.base.history.queries import of

from .. import actions, queries
from ..models import Agreement


@login_required
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    visible = queries.visible_to(request.user)
    agreement = get_object_or_404(queries.in_full(visible), pk=pk)
    shown = {
        "here": "agreements",
        "agreement": agreement,
        "groups": queries.grouped(queries.commitments_of(agreement)),
        **queries.family(agreement, visible)._asdict(),
        "history": of("agreements.agreement", pk),
        "may_edit": can_edit(request.user) and _keeps(request.user, agreement),
    }
    return render(request, "agreements/detail.html", shown)


def _keeps(user: Reader, agreement: Agreement) -> bool:
    own = office_of(user)
    return agreement.office == own or agreement.office_id in offices_of(user)


Deed = Callable[[Reader, Agreement], Agreement]
DEEDS: dict[str, tuple[Deed, Promise]] = {
    "publish": (actions.publish, _("Đã công bố. Mọi người đều xem được thỏa thuận và từng cam kết.")),
    "withdraw": (actions.withdraw, _("Đã rút khỏi trang công khai. Cơ quan vẫn giữ đầy đủ.")),
    "adopt": (actions.adopt, _("Văn bản không còn là dự thảo. Các bên liên quan nay xem được.")),
    "return-to-draft": (actions.return_to_draft, _("Văn bản trở lại là dự thảo, chỉ cơ quan bạn xem được.")),
}


# A form's address opened without its data, as after signing in again, leads to the page that the form stands on.
@login_required
def do(request: HttpRequest, pk: int, deed: str) -> HttpResponse:
    if request.method != "POST":
        return redirect("agreements:detail", pk)
    act, done = DEEDS[deed]
    try:
        act(request.user, get_object_or_404(queries.visible_to(request.user), pk=pk))
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, str(done))
    return redirect("agreements:detail", pk)
