from __future__ import annotations

from django.urls import path

from . import views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("agreements/", views.agreements, name="agreements"),
    path("agreements/<int:pk>/", views.agreement, name="agreement"),
    path("commitments/", views.commitments, name="commitments"),
    path("commitments/<int:pk>/", views.commitment, name="commitment"),
    path("places/", views.places, name="places"),
    path("places/map.svg", views.picture, name="map"),
    path("places/<slug:uid>/", views.place, name="place"),
    path("about/", views.about, name="about"),
]
