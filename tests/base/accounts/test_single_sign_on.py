"""Against a small provider on loopback that speaks OpenID Connect as a province's would."""

import hashlib
import json
from base64 import urlsafe_b64encode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from django.test import Client
from django.urls import reverse

from nhipcau.base.accounts.actions import deactivate, invite
from nhipcau.base.accounts.models import User

START = "/sign-in/sso/sso/"
CLIENT, SECRET = "nhipcau", "a-secret-that-both-sides-know-and-nobody-else"


class Provider(BaseHTTPRequestHandler):
    """Vouches for `person`; the code is "good", and the proof of PKCE must fit what was asked for."""

    person: dict = {}
    challenge = ""
    broken = False

    def do_GET(self):
        if self.path.endswith("openid-configuration"):
            self.answer(
                {
                    "issuer": self.base,
                    "authorization_endpoint": f"{self.base}/authorize",
                    "token_endpoint": f"{self.base}/token",
                    "userinfo_endpoint": f"{self.base}/userinfo",
                    "jwks_uri": f"{self.base}/keys",
                    "token_endpoint_auth_methods_supported": ["client_secret_post"],
                }
            )
        elif self.path == "/userinfo" and self.headers["Authorization"] == "Bearer opaque":
            self.answer(self.person)
        else:
            self.answer({"error": "not found"}, 404)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        said = {key: value[0] for key, value in parse_qs(body).items()}
        proof = urlsafe_b64encode(hashlib.sha256(said.get("code_verifier", "").encode()).digest()).rstrip(b"=").decode()
        known = (said["code"], said["client_id"], said["client_secret"])
        fits = known == ("good", CLIENT, SECRET) and proof == self.challenge
        if self.broken or not fits:
            return self.answer({"error": "invalid_grant"}, 400)
        claims = self.person | {"iss": self.base, "aud": CLIENT}
        self.answer({"access_token": "opaque", "token_type": "Bearer", "id_token": jwt.encode(claims, SECRET)})

    @property
    def base(self):
        return f"http://127.0.0.1:{self.server.server_port}"

    def answer(self, said, status=200):
        body = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *said):
        pass


@pytest.fixture
def provider(settings, db):
    told = type("Told", (Provider,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), told)
    Thread(target=server.serve_forever, daemon=True).start()
    app = {"provider_id": "sso", "name": "SSO", "client_id": CLIENT, "secret": SECRET}
    app["settings"] = {"server_url": f"http://127.0.0.1:{server.server_port}"}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    yield told
    server.shutdown()
    server.server_close()


def arrive(provider, **person):
    """Go to the provider and come back from it as this person."""
    provider.person = {"sub": "17", "email_verified": True} | person
    client = Client(headers={"accept-language": "vi"})
    gone = urlsplit(client.post(START).url)
    asked = {key: value[0] for key, value in parse_qs(gone.query).items()}
    provider.challenge = asked["code_challenge"]
    assert gone.path == "/authorize"
    assert asked["code_challenge_method"] == "S256"
    back = urlsplit(asked["redirect_uri"]).path
    return client, client.get(back, {"code": "good", "state": asked["state"]})


@pytest.fixture
def lan(officer):
    User.objects.filter(pk=officer.pk).update(email="lan@example.vn")
    return User.objects.get(pk=officer.pk)


def enters(client):
    return client.get(reverse("account")).status_code == 200


def test_who_is_known_by_their_address_gets_in(provider, lan):
    client, answer = arrive(provider, email="Lan@Example.vn")
    assert answer.url == reverse("office:home")
    assert int(client.session["_auth_user_id"]) == lan.pk


def test_who_came_once_is_known_by_more_than_their_address(provider, lan):
    arrive(provider, email="lan@example.vn")
    client, _ = arrive(provider, email="married@example.vn")
    assert int(client.session["_auth_user_id"]) == lan.pk


def test_a_stranger_is_told_how_to_get_in_and_gets_no_account(provider, lan):
    before = User.objects.count()
    client, answer = arrive(provider, email="stranger@example.vn")
    assert answer.status_code == 403
    assert "stranger@example.vn" in answer.content.decode()
    assert not enters(client)
    assert User.objects.count() == before


def test_an_address_that_nobody_vouches_for_opens_nothing(provider, lan):
    client, answer = arrive(provider, email="lan@example.vn", email_verified=False)
    assert answer.status_code == 403
    assert not enters(client)


def test_a_provider_can_be_trusted_with_addresses(provider, lan, settings):
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["verified_email"] = True
    assert enters(arrive(provider, email="lan@example.vn", email_verified=False)[0])


def test_coming_by_single_sign_on_accepts_an_invitation(provider, admin, office):
    person = invite(admin, email="thu@example.vn", full_name="Đỗ Thị Thu", office=office, role="officer")
    assert enters(arrive(provider, email="thu@example.vn")[0])
    assert person.invitations.get().accepted_at


def test_who_has_left_stays_outside(provider, admin, lan):
    deactivate(admin, lan)
    client, answer = arrive(provider, email="lan@example.vn")
    assert answer.url == reverse("account_inactive")
    assert not enters(client)


def test_a_provider_that_refuses_is_explained(provider, lan):
    provider.broken = True
    client, answer = arrive(provider, email="lan@example.vn")
    assert answer.status_code == 502
    assert "Không có gì bị thay đổi" in answer.content.decode()
    assert not enters(client)


def test_an_answer_that_was_not_asked_for_is_refused(provider, lan):
    client = Client()
    answer = client.get(f"{START}callback/", {"code": "good", "state": "made-up"})
    assert answer.status_code == 502
    assert not enters(client)


def test_a_link_alone_begins_nothing(provider):
    assert Client().get(START).status_code == 405


@pytest.mark.parametrize("name", ["other", "openid_connect"])
def test_an_unknown_provider_is_not_found(provider, name):
    assert Client().post(f"/sign-in/sso/{name}/").status_code in (404, 302)


def test_without_a_provider_there_is_none(db):
    assert Client().post(START).status_code == 404
