from __future__ import annotations

from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("", include("nhipcau.front.portal.urls")),
    path("api/", include("nhipcau.front.api.urls")),
    path("office/", include("nhipcau.front.office.urls")),
    path("office/sheets/", include("nhipcau.base.sheets.urls")),
    path("office/papers/", include("nhipcau.register.intake.urls")),
    path("office/needs/", include("nhipcau.register.needs.urls")),
    path("office/agreements/", include("nhipcau.register.agreements.urls")),
    path("", include("nhipcau.base.accounts.urls")),
    path("language/", set_language, name="set_language"),
]
