from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured, MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ..models import Role
from ..queries import role_of, second_factors

Answer = Callable[[HttpRequest], HttpResponse]


class SecondStep:
    """Leads people in the roles of NHIPCAU_SECOND_STEP_ROLES to their account page until they have a second step."""

    def __init__(self, get_response: Answer) -> None:
        if unknown := set(settings.SECOND_STEP_ROLES) - set(Role.values):
            raise ImproperlyConfigured(f"NHIPCAU_SECOND_STEP_ROLES has no such role: {', '.join(sorted(unknown))}")
        if not settings.SECOND_STEP_ROLES:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self._stops(request):
            messages.warning(
                request, _("Vai trò của bạn cần xác thực hai lớp. Hãy bật ứng dụng xác thực hoặc thêm khóa.")
            )
            return redirect("account")
        return self.get_response(request)

    def _stops(self, request: HttpRequest) -> bool:
        inside = request.path.startswith(reverse("office:home"))
        if not inside or request.path.startswith(reverse("account")):
            return False
        if role_of(request.user) not in settings.SECOND_STEP_ROLES:
            return False
        held = second_factors(request.user)
        return not (held.app or held.keys)
