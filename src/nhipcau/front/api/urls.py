from __future__ import annotations

from django.urls import path

from .views import api, nothing_here

urlpatterns = [path("v1/", api.urls), path("<path:rest>", nothing_here)]
