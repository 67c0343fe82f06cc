from __future__ import annotations

from django.urls import path

from .views import adding, desk, incoming, matching, pictures

app_name = "intake"
urlpatterns = [
    path("", incoming.listing, name="list"),
    path("new/", incoming.new, name="new"),
    path("incoming/<uuid:batch>/", incoming.batch, name="batch"),
    path("incoming/<int:pk>/retry/", incoming.retry, name="retry"),
    path("incoming/<int:pk>/aside/", incoming.set_aside, name="set-aside"),
    path("<int:pk>/", desk.review, name="review"),
    path("<int:pk>/original/", desk.original, name="original"),
    path("<int:pk>/heading/", desk.heading, name="heading"),
    path("<int:pk>/findings/", adding.add, name="add"),
    path("<int:pk>/findings/<int:finding>/", desk.correct, name="correct"),
    path("<int:pk>/findings/<int:finding>/remove/", desk.remove, name="remove"),
    path("<int:pk>/findings/<int:finding>/restore/", desk.restore, name="restore"),
    path("<int:pk>/findings/<int:finding>/confirm/", desk.confirm, name="confirm"),
    path("<int:pk>/findings/clear/confirm/", desk.confirm_clear, name="confirm-clear"),
    path("<int:pk>/pages/<int:number>/", pictures.page, name="page"),
    path("<int:pk>/matches/", matching.relate, name="relate"),
    path("<int:pk>/beside/<int:agreement>/", matching.beside, name="beside"),
    path("<int:pk>/take-back/", matching.take_back, name="take-back"),
    path("<int:pk>/undo/", desk.undo, name="undo"),
    path("<int:pk>/accept/", desk.accept, name="accept"),
]
