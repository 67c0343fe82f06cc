from __future__ import annotations

from django.urls import path

from .views import detail, editing, listing

app_name = "agreements"
urlpatterns = [
    path("", listing.listing, name="list"),
    path("heirs/", listing.heirs, name="heirs"),
    path("heirs/<int:pk>/", listing.decide_heir, name="decide-heir"),
    path("<int:pk>/", detail.detail, name="detail"),
    *(path(f"<int:pk>/{deed}/", detail.do, {"deed": deed}, name=deed) for deed in detail.DEEDS),
    path("<int:pk>/edit/", editing.edit, name="edit"),
    path("<int:pk>/tree/", editing.tree, name="tree"),
    path("<int:pk>/parties/new/", editing.party, name="party-add"),
    path("<int:pk>/parties/<int:row>/", editing.party, name="party"),
    path("<int:pk>/signatories/new/", editing.signatory, name="signatory-add"),
    path("<int:pk>/signatories/<int:row>/", editing.signatory, name="signatory"),
    path("<int:pk>/commitments/new/", editing.commitment, name="commitment-add"),
    path("<int:pk>/commitments/<int:row>/", editing.commitment, name="commitment"),
    path("<int:pk>/commitments/<int:row>/amend/", editing.amend, name="amend"),
    *(
        path(f"<int:pk>/{rows}/<int:row>/remove/", editing.remove, {"kind": kind}, name=f"{kind}-remove")
        for kind, (rows, _) in editing.REMOVING.items()
    ),
]
