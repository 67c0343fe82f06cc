import base64
import hashlib
import hmac
import re
import struct
import time

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test import Client
from django.urls import reverse

from nhipcau.base.accounts.actions import forget_second_factor
from nhipcau.base.accounts.models import User
from nhipcau.base.history.models import Entry

PASSWORD = "mat-khau-thu-nghiem"
NEW = "cầu Long Biên bắc qua"


def code(secret, at=None):
    """The six digits of RFC 6238 that an app on a phone would show."""
    step = struct.pack(">Q", int(at or time.time()) // 30)
    digest = hmac.new(base64.b32decode(secret), step, hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


def signed_in(login, password=PASSWORD, client=None):
    client = client or Client(headers={"accept-language": "vi"})
    return client, client.post(reverse("sign-in"), {"login": login, "password": password})


def sure():
    """Lan, who has just signed in and said once more that it is her."""
    client, _ = signed_in("lan")
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def enters(client):
    return client.get(reverse("account")).status_code == 200


@pytest.fixture
def lan(officer):
    User.objects.filter(pk=officer.pk).update(email="lan@example.vn")
    return User.objects.get(pk=officer.pk)


def secret_on(page):
    return re.search(r"<code[^>]*>([A-Z2-7]{16,})</code>", page.content.decode())[1]


@pytest.fixture
def with_app(lan):
    """Lan has turned her app on; its secret."""
    client = sure()
    secret = secret_on(client.get(reverse("mfa_activate_totp")))
    answer = client.post(reverse("mfa_activate_totp"), {"code": code(secret)})
    assert answer.url == reverse("mfa_view_recovery_codes")
    return client, secret


@pytest.mark.parametrize("login", ["lan", "LAN", "lan@example.vn", "Lan@Example.vn", " lan "])
def test_people_sign_in_by_name_or_address(lan, login):
    client, answer = signed_in(login)
    assert answer.url == reverse("office:home")
    assert enters(client)
    assert Entry.objects.filter(action="accounts.sign_in", actor_id=lan.pk).exists()


def test_signing_out_ends_the_session(lan):
    client, _ = signed_in("lan")
    assert client.post(reverse("sign-out")).url == reverse("portal:home")
    assert not enters(client)


@pytest.mark.parametrize(
    ("asked", "shown"), [("/office/papers/", "/office/papers/"), ("https://a.example/", "/office/")]
)
def test_the_page_asked_for_comes_after_signing_in_if_it_is_ours(lan, asked, shown):
    answer = Client().post(f"{reverse('sign-in')}?next={asked}", {"login": "lan", "password": PASSWORD})
    assert answer.url == shown
    answer = Client().post(
        reverse("sign-in") + "?next=https://elsewhere.example/", {"login": "lan", "password": PASSWORD}
    )
    assert answer.url == reverse("office:home")


def test_five_wrong_passwords_lock_the_person_whatever_name_is_tried(lan):
    for login in ("lan", "lan@example.vn", "LAN", "lan", "lan"):
        assert "chưa đúng" in signed_in(login, "sai")[1].content.decode()
    client, answer = signed_in("lan@example.vn")
    assert "khóa trong 15 phút" in answer.content.decode()
    assert not enters(client)


def test_the_count_is_kept_where_every_process_sees_it(lan):
    signed_in("lan", "sai")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM shared_cache")
        assert cursor.fetchone()[0] > 0


def test_a_locked_person_does_not_lock_another(lan, viewer):
    for _ in range(6):
        signed_in("lan", "sai")
    assert enters(signed_in("minh")[0])


def test_who_has_left_is_told_so(lan):
    User.objects.update(is_active=False)
    answer = signed_in("lan")[1]
    assert answer.url == reverse("account_inactive")
    assert "đã được đóng" in Client().get(answer.url).content.decode()


def test_the_language_of_a_person_comes_with_them(lan):
    User.objects.update(language="en")
    client, _ = signed_in("lan")
    assert 'lang="en"' in client.get(reverse("account")).content.decode()


def test_an_app_is_asked_for_after_the_password(with_app):
    client, answer = signed_in("lan")
    assert answer.url == reverse("mfa_authenticate")
    assert not enters(client)
    wrong = client.post(answer.url, {"code": "000000"})
    assert "Mã chưa đúng" in wrong.content.decode()
    client.post(answer.url, {"code": code(with_app[1], time.time() + 30)})
    assert enters(client)


def test_a_code_works_once(with_app):
    later = code(with_app[1], time.time() + 30)
    for works in (True, False):
        client, answer = signed_in("lan")
        client.post(answer.url, {"code": later})
        assert enters(client) is works


def test_a_recovery_code_works_once_in_place_of_the_app(with_app):
    page = with_app[0].get(reverse("mfa_view_recovery_codes")).content.decode()
    codes = re.findall(r"<li><code>(\w+)</code>", page)
    assert len(codes) == 10
    for works in (True, False):
        client, answer = signed_in("lan")
        client.post(answer.url, {"code": codes[0]})
        assert enters(client) is works


def test_wrong_codes_lock_too(with_app):
    client, answer = signed_in("lan")
    said = ""
    for _ in range(8):
        said = client.post(answer.url, {"code": "000000"}).content.decode()
    assert "quá nhiều lần" in said


def test_secrets_of_second_factors_are_not_readable_in_the_database(with_app):
    from allauth.mfa.models import Authenticator

    assert with_app[1] not in " ".join(str(one.data) for one in Authenticator.objects.all())


def test_a_change_of_signing_in_asks_once_more_who_it_is(lan):
    client, _ = signed_in("lan")
    answer = client.get(reverse("mfa_activate_totp"))
    assert answer.url.startswith(reverse("account_reauthenticate"))
    assert "chưa đúng" in client.post(answer.url, {"password": "sai"}).content.decode()
    assert client.post(answer.url, {"password": PASSWORD}).url == reverse("mfa_activate_totp")


def test_history_and_a_letter_tell_of_a_second_factor(lan, django_capture_on_commit_callbacks):
    client = sure()
    secret = secret_on(client.get(reverse("mfa_activate_totp")))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mfa_activate_totp"), {"code": code(secret)})
    assert Entry.objects.filter(action="accounts.turn_app_on", subject_id=lan.pk).exists()
    assert mail.outbox[-1].to == ["lan@example.vn"]


def test_an_administrator_lets_in_who_lost_phone_and_codes(with_app, admin, lan):
    forget_second_factor(admin, lan)
    assert enters(signed_in("lan")[0])


def test_turning_the_app_off_ends_the_question(with_app):
    with_app[0].post(reverse("mfa_deactivate_totp"))
    assert enters(signed_in("lan")[0])


def test_a_forgotten_password_is_replaced_through_a_letter(lan):
    client = Client(headers={"accept-language": "vi"})
    assert client.post(reverse("account_reset_password"), {"email": "lan@example.vn"}).status_code == 302
    link = re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)[1]
    form = client.get(link).url
    twice = {"password1": NEW, "password2": NEW}
    assert "chưa giống" in client.post(form, twice | {"password2": "khác"}).content.decode()
    assert client.post(form, twice).url == reverse("account_reset_password_from_key_done")
    assert enters(signed_in("lan", NEW)[0])
    assert "hết hạn" in Client(headers={"accept-language": "vi"}).get(link).content.decode()


@pytest.mark.parametrize("address", ["nobody@example.vn", "minh@example.vn"])
def test_asking_for_a_letter_does_not_tell_who_is_known(lan, viewer, address):
    User.objects.filter(pk=viewer.pk).update(email="minh@example.vn", is_active=False)
    answer = Client().post(reverse("account_reset_password"), {"email": address})
    assert answer.url == reverse("account_reset_password_done")
    assert mail.outbox == []


def test_a_changed_password_ends_the_other_sessions(lan):
    (here, _), (there, _) = signed_in("lan"), signed_in("lan")
    said = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert here.post(reverse("account_change_password"), said).status_code == 302
    assert enters(here)
    assert not enters(there)


def test_a_weak_new_password_is_refused(lan):
    client, _ = signed_in("lan")
    said = {"oldpassword": PASSWORD, "password1": "123456789012", "password2": "123456789012"}
    assert client.post(reverse("account_change_password"), said).status_code == 200
    assert User.objects.get(pk=lan.pk).check_password(PASSWORD)


def test_other_sessions_are_listed_and_ended(lan):
    (here, _), (there, _) = signed_in("lan"), signed_in("lan")
    page = here.get(reverse("usersessions_list")).content.decode()
    assert page.count("127.0.0.1") == 2
    here.post(reverse("usersessions_list"))
    assert enters(here)
    assert not enters(there)


def test_nobody_signs_up(client, db):
    assert client.get("/sign-up/").status_code == 404
    assert client.get("/accounts/signup/").status_code == 404


def test_the_link_of_an_invitation_opens_an_account(admin, office, mailoutbox, django_capture_on_commit_callbacks):
    from nhipcau.base.accounts.actions import invite

    with django_capture_on_commit_callbacks(execute=True):
        invite(admin, email="thu@example.vn", full_name="Đỗ Thị Thu", office=office, role="officer")
    link = re.search(r"http://\S+?(/invitation/\S+)", mailoutbox[-1].body)[1]
    client = Client(headers={"accept-language": "vi"})
    assert "Đỗ Thị Thu" in client.get(link).content.decode()
    assert client.post(link, {"password": NEW, "again": NEW}).url == reverse("sign-in")
    assert enters(signed_in("thu@example.vn", NEW)[0])
    again = client.get(link)
    assert (again.status_code, "đã được dùng" in again.content.decode()) == (404, True)


def test_a_role_can_need_a_second_step(lan, settings):
    settings.SECOND_STEP_ROLES = ["officer"]
    client = sure()
    answer = client.get(reverse("office:home"))
    assert answer.url == reverse("account")
    assert "cần xác thực hai lớp" in client.get(answer.url).content.decode()
    secret = secret_on(client.get(reverse("mfa_activate_totp")))
    client.post(reverse("mfa_activate_totp"), {"code": code(secret)})
    assert client.get(reverse("office:home")).status_code == 200


def test_a_role_that_does_not_need_it_is_left_alone(lan, settings):
    settings.SECOND_STEP_ROLES = ["administrator"]
    assert sure().get(reverse("office:home")).status_code == 200


def test_a_role_that_is_none_refuses_to_start(client, settings):
    settings.SECOND_STEP_ROLES = ["king"]
    with pytest.raises(ImproperlyConfigured, match="king"):
        client.get("/")
