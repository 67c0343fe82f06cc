from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from .. import actions
from ..forms.opening import Opening
from ..queries import invited


@never_cache
@sensitive_post_parameters()
def accept(request: HttpRequest, secret: str) -> HttpResponse:
    invitation = invited(secret)
    form = Opening(request.POST or None)
    if invitation and form.is_valid():
        try:
            actions.accept(secret, password=form.cleaned_data["password"])
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("Đã mở tài khoản. Bạn có thể đăng nhập."))
            return redirect("sign-in")
    shown = {"form": form, "person": invitation and invitation.person}
    return render(request, "accounts/accept.html", shown, status=200 if invitation else 404)
