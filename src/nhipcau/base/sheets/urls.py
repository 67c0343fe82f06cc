from __future__ import annotations

from django.urls import path, re_path

from . import views

app_name = "sheets"
urlpatterns = [
    path("", views.listing, name="list"),
    path("new/<slug:code>/", views.new, name="new"),
    path("new/<slug:code>/template.xlsx", views.template, name="template"),
    re_path("^lists/(?P<what>offices|people)/$", views.listed, name="listed"),
    path("<int:pk>/", views.sheet, name="sheet"),
    path("<int:pk>/original/", views.original, name="original"),
    re_path(r"^(?P<pk>[0-9]+)/result\.(?P<form>csv|xlsx)$", views.result, name="result"),
    re_path(r"^(?P<pk>[0-9]+)/(?P<what>run|drop|take-back|carry-on)/$", views.deed, name="deed"),
]
