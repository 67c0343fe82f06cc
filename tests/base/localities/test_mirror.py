import pytest

from nhipcau.base.localities.actions import mirror_places
from nhipcau.base.localities.models import Unit, Version
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


@pytest.mark.django_db
def test_what_the_files_no_longer_know_is_kept_and_not_taken_for_a_difference():
    mirror_places()
    Version.objects.create(unit_id="p01b", ver=99, kind="Thành phố", name="Đông Đô")
    assert not mirror_places()
    assert Version.objects.filter(unit="p01b", ver=99).exists()


@pytest.mark.django_db
def test_a_unit_that_the_files_add_comes_into_the_mirror():
    mirror_places()
    Version.objects.filter(unit="px_cao_lang").delete()
    Unit.objects.filter(uid="px_cao_lang").delete()
    assert mirror_places()
    assert Version.objects.get(unit="px_cao_lang").name == "Cao Lạng"


@pytest.mark.django_db
def test_a_unit_that_gains_an_earlier_version_keeps_the_rows_that_agreements_point_to():
    mirror_places()
    first, second = Version.objects.filter(unit="p46a").order_by("ver")
    # As the tables were before the files knew of the first version.
    Version.objects.filter(pk=first.pk).delete()
    Version.objects.filter(pk=second.pk).update(ver=1)
    assert mirror_places()
    kept = Version.objects.get(pk=second.pk)
    assert (kept.ver, kept.kind, kept.name) == (second.ver, second.kind, second.name)
    assert Version.objects.filter(unit="p46a", ver=1).get().name == first.name
    assert not mirror_places()


@pytest.mark.django_db
def test_two_rows_may_change_places_and_a_row_the_files_do_not_know_gives_way():
    mirror_places()
    first, second = Version.objects.filter(unit="p46a").order_by("ver")
    Version.objects.filter(pk=first.pk).update(ver=5)
    Version.objects.filter(pk=second.pk).update(ver=1)
    Version.objects.filter(pk=first.pk).update(ver=2)
    assert mirror_places()
    assert Version.objects.get(pk=first.pk).ver == 1
    Version.objects.filter(pk=second.pk).update(ver=7)
    stranger = Version.objects.create(unit_id="p46a", ver=second.ver, kind="Tỉnh", name="Tên lạ")
    assert mirror_places()
    assert Version.objects.get(pk=second.pk).ver == second.ver
    assert Version.objects.get(pk=stranger.pk).name == "Tên lạ"
