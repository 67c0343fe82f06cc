from __future__ import annotations

from django.urls import path

from . import views

app_name = "agreements"
urlpatterns = [
    path("", views.listing, name="list"),
    path("heirs/", views.heirs, name="heirs"),
    path("heirs/<int:pk>/", views.decide_heir, name="decide-heir"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/publish/", views.publish, name="publish"),
    path("<int:pk>/withdraw/", views.withdraw, name="withdraw"),
]
