import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from nhipcau.base.accounts.actions import enrol
from nhipcau.base.accounts.models import Office, User
from nhipcau.base.history.models import Entry

pytestmark = pytest.mark.django_db


def enrolled(capsys, *args):
    call_command("enrol", "hoa", "--full-name", "Ngô Thị Hoa", "--office", "Sở Nội vụ", *args)
    return capsys.readouterr().out.split("\n")[1]


def test_the_password_is_told_once_and_works(capsys):
    password = enrolled(capsys)
    hoa = User.objects.get(username="hoa")
    assert hoa.check_password(password)
    assert (str(hoa), str(hoa.office), hoa.role) == ("Ngô Thị Hoa", "Sở Nội vụ", "officer")
    assert password not in str(list(Entry.objects.values_list("changes", flat=True)))


def test_an_office_that_is_there_is_used(capsys):
    office = Office.objects.create(name="Sở Nội vụ")
    enrolled(capsys, "--role", "leader")
    assert User.objects.get(username="hoa").office == office


def test_a_username_that_is_taken_is_refused_and_leaves_nothing(capsys):
    enrolled(capsys)
    before = Entry.objects.count()
    with pytest.raises(CommandError):
        call_command("enrol", "hoa", "--full-name", "Người khác", "--office", "Sở Y tế")
    assert not Office.objects.filter(name="Sở Y tế").exists()
    assert Entry.objects.count() == before


@pytest.mark.parametrize("password", ["ngắn", "password1234", "123456789012"])
def test_a_password_that_is_easy_to_guess_is_refused(office, password):
    with pytest.raises(ValidationError):
        enrol(None, username="an", full_name="An", password=password, office=office, role="officer")
