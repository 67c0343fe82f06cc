from __future__ import annotations

from django.urls import path

from . import views

app_name = "office"
urlpatterns = [
    path("", views.home, name="home"),
    path("agreements/<int:pk>/history/", views.history, name="history"),
    path("agreements/<int:pk>/history.json", views.history_bundle, name="history-bundle"),
]
