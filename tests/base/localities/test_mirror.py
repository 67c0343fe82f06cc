import pytest

from nhipcau.base.localities.actions import mirror_places
from nhipcau.base.localities.models import Version
from nhipcau.places import gazetteer


@pytest.mark.django_db
def test_the_mirror_holds_what_the_files_say_and_is_made_once():
    assert mirror_places()
    wanted = {(v.uid, v.ver, v.kind, v.name, v.parent) for unit in gazetteer().units() for v in unit.versions}
    assert set(Version.objects.values_list("unit", "ver", "kind", "name", "parent")) == wanted
    assert not mirror_places()


@pytest.mark.django_db
def test_a_row_that_differs_from_the_files_is_put_right():
    mirror_places()
    Version.objects.filter(unit="p01b").update(name="Đông Đô")
    assert mirror_places()
    assert Version.objects.get(unit="p01b", ver=1).name == "Hà Nội"
