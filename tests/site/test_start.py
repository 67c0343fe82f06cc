import socket

import pytest
from django.core.management import CommandError

from nhipcau.base.accounts.models import User
from nhipcau.base.history.models import Entry
from nhipcau.register.agreements.queries import published
from nhipcau.register.intake.models import Draft
from nhipcau.site import demonstration
from nhipcau.site.management.commands.start import Command, check

SAMPLE = """Tỉnh Nghệ An và thành phố Hải Phòng hợp tác

Ngày 12/3/2024, tỉnh Nghệ An và thành phố Hải Phòng cùng ký một bản ghi nhớ với những việc dưới đây:

Phối hợp xúc tiến đầu tư vào các khu công nghiệp; kết nối các tuyến du lịch biển. Mẫu {number}.
"""


@pytest.fixture
def samples(tmp_path, settings):
    settings.SAMPLES_DIR = tmp_path / "samples"
    settings.SAMPLES_DIR.mkdir()
    for number in range(3):
        (settings.SAMPLES_DIR / f"mau-{number}.txt").write_text(SAMPLE.format(number=number), encoding="utf-8")
    (settings.SAMPLES_DIR / "README.md").write_text("no paper", encoding="utf-8")


def test_a_port_in_use_is_one_sentence_that_says_what_to_do():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(CommandError, match="PORT=8001"):
            Command().listen("127.0.0.1", taken.getsockname()[1])


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 99999), ("203.0.113.1", 0)])
def test_an_address_that_cannot_be_is_one_sentence_too(host, port):
    with pytest.raises(CommandError, match="make run"):
        Command().listen(host, port)


@pytest.mark.django_db
def test_the_first_start_makes_people_and_reads_the_samples(samples):
    logins = Command().demonstrate(no_samples=False)
    assert {login.user.role for login in logins} == {"officer", "leader", "administrator"}
    assert all(login.user.check_password(login.password) for login in logins)
    assert Draft.objects.count() == 3
    assert published().count() == demonstration.PUBLISHED
    assert all(draft.document.illustrative for draft in Draft.objects.all())


@pytest.mark.django_db
def test_a_later_start_adds_nothing_and_tells_no_password(samples):
    Command().demonstrate(no_samples=False)
    before = User.objects.count(), Draft.objects.count(), Entry.objects.count()
    assert Command().demonstrate(no_samples=False) == []
    assert (User.objects.count(), Draft.objects.count(), Entry.objects.count()) == before


@pytest.mark.django_db
def test_a_start_broken_off_before_the_samples_goes_on_with_them(samples, monkeypatch):
    def broken(*_args, **_rest):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(demonstration, "publish", broken)
        with pytest.raises(KeyboardInterrupt):
            Command().demonstrate(no_samples=False)
    assert Command().demonstrate(no_samples=False) == []
    assert Draft.objects.count() == 3
    assert published().count() == demonstration.PUBLISHED


@pytest.mark.parametrize(("workers", "task_workers"), [(0, 1), (-1, 1), (1, -1)])
def test_numbers_of_processes_with_which_nothing_would_run_are_refused(workers, task_workers):
    with pytest.raises(CommandError, match="workers"):
        check(workers, task_workers)


@pytest.mark.django_db
def test_no_password_is_written_to_history(samples):
    logins = Command().demonstrate(no_samples=False)
    told = " ".join(str(entry.changes) for entry in Entry.objects.all())
    assert not [login for login in logins if login.password in told]
