from __future__ import annotations

from django.urls import path

from . import views

app_name = "needs"
urlpatterns = [
    path("", views.listing, name="list"),
    path("profiles/", views.profiles, name="profiles"),
    path("profiles/<int:pk>/", views.profile, name="profile"),
    path("profiles/<int:pk>/publish/", views.publish, name="publish"),
    path("profiles/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("profiles/<int:pk>/add/<slug:kind>/", views.add, name="add"),
    path("<int:pk>/", views.request_page, name="request"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/remove/", views.remove, name="remove"),
    path("<int:pk>/withdraw/", views.withdraw_request, name="withdraw-request"),
    path("<int:pk>/reopen/", views.reopen_request, name="reopen-request"),
    path("<int:pk>/answer/", views.answer, name="answer"),
    path("<int:pk>/take-back/", views.take_back, name="take-back"),
]
