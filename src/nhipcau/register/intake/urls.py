from __future__ import annotations

from django.urls import path

from . import views

app_name = "intake"
urlpatterns = [
    path("", views.listing, name="list"),
    path("new/", views.new, name="new"),
    path("<int:pk>/", views.review, name="review"),
    path("<int:pk>/original/", views.original, name="original"),
    path("<int:pk>/heading/", views.heading, name="heading"),
    path("<int:pk>/findings/", views.add, name="add"),
    path("<int:pk>/findings/<int:finding>/", views.correct, name="correct"),
    path("<int:pk>/findings/<int:finding>/remove/", views.remove, name="remove"),
    path("<int:pk>/findings/<int:finding>/restore/", views.restore, name="restore"),
    path("<int:pk>/accept/", views.accept, name="accept"),
]
