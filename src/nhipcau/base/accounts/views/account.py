from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..queries import second_factors


@login_required
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/account.html", {"here": "account", "factors": second_factors(request.user)})
