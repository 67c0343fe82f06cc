from __future__ import annotations

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path
from django.views.decorators.cache import never_cache
from django.views.i18n import set_language

urlpatterns = [
    path("", include("nhipcau.front.portal.urls")),
    path("api/", include("nhipcau.front.api.urls")),
    path("office/", include("nhipcau.front.office.urls")),
    path("office/sheets/", include("nhipcau.base.sheets.urls")),
    path("office/papers/", include("nhipcau.register.intake.urls")),
    path("office/agreements/", include("nhipcau.register.agreements.urls")),
    path(
        "sign-in/",
        never_cache(LoginView.as_view(template_name="site/sign_in.html", redirect_authenticated_user=True)),
        name="sign-in",
    ),
    path("sign-out/", LogoutView.as_view(), name="sign-out"),
    path("", include("nhipcau.base.accounts.urls")),
    path("language/", set_language, name="set_language"),
]
