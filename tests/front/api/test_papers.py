import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from nhipcau.base.accounts.actions import make_token
from nhipcau.front.api.views import api
from nhipcau.register.intake.models import Incoming

PAPERS = "/api/v1/papers"
DESCRIPTION = Path(__file__).parents[3] / "docs/reference/openapi.json"
PAPER = """Tỉnh Nghệ An và thành phố Hải Phòng ký kết hợp tác

Ngày 12/3/2024, tỉnh Nghệ An và thành phố Hải Phòng thống nhất phối hợp xúc tiến đầu tư vào các khu công nghiệp.
"""


@pytest.fixture
def key(officer):
    return make_token(officer, name="tổng hợp").secret


@pytest.fixture
def ask(client, key):
    """Call the API with Lan's key."""

    def called(method, address, data=None, **headers):
        headers = {"Authorization": f"Bearer {key}", **headers}
        return getattr(client, method)(address, data, headers=headers)

    return called


def upload(name, content):
    return {"file": SimpleUploadedFile(name, content)}


def test_a_file_is_brought_in_and_asked_for(ask):
    answer = ask("post", PAPERS, upload("ký.txt", PAPER.encode()))
    assert answer.status_code == 202
    said = ask("get", f"{PAPERS}/{answer.json()['id']}").json()
    assert (said["name"], said["state"], said["known"]) == ("ký.txt", "ready", False)
    assert said["desk"].startswith("/office/papers/")
    assert Incoming.objects.get().channel == "api"


def test_a_text_is_a_paper_too(ask):
    assert ask("post", PAPERS, {"text": PAPER, "name": "Ký kết"}).json()["state"] == "ready"


def test_the_same_key_twice_brings_nothing_in_again(ask):
    first, second = (ask("post", PAPERS, {"text": PAPER}, **{"Idempotency-Key": "7"}).json() for _ in range(2))
    assert first["id"] == second["id"]
    assert Incoming.objects.count() == 1


def test_a_paper_that_cannot_be_read_says_why(ask):
    said = ask("post", PAPERS, upload("hỏng.pdf", b"%PDF-"), **{"Accept-Language": "en"}).json()
    assert said["state"] == "refused"
    assert said["remark"]["code"] == "damaged"
    assert "damaged" in said["remark"]["message"]


def test_a_secret_paper_is_refused_and_not_kept(ask):
    answer = ask("post", PAPERS, {"text": "TỐI MẬT\n\nKế hoạch"})
    assert (answer.status_code, answer.json()["code"]) == (422, "secret")
    assert not Incoming.objects.exists()


def test_a_paper_over_the_limit_is_refused(ask, settings):
    settings.MAX_FILE_BYTES = 3
    answer = ask("post", PAPERS, upload("a.txt", b"abcd"))
    assert (answer.status_code, answer.json()["code"]) == (413, "too-large")


@pytest.mark.parametrize("given", [{}, {"text": " "}, {"text": PAPER, **upload("a.txt", b"a")}], ids=len)
def test_neither_or_both_of_file_and_text_is_wrong(ask, given):
    answer = ask("post", PAPERS, given)
    assert (answer.status_code, answer.json()["code"]) == (422, "wrong-input")


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer no"}, {"Authorization": "Basic YTpi"}])
def test_without_a_key_nobody_gets_in(client, db, headers):
    answer = client.post(PAPERS, {"text": PAPER}, headers=headers)
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"
    assert set(answer.json()) == {"code", "message", "wrong"}


def test_being_signed_in_is_no_key(client, officer):
    client.force_login(officer)
    assert client.post(PAPERS, {"text": PAPER}).status_code == 401


def test_a_viewer_may_ask_but_bring_nothing_in(client, ask, viewer):
    number = ask("post", PAPERS, {"text": PAPER}).json()["id"]
    headers = {"Authorization": f"Bearer {make_token(viewer, name='xem').secret}"}
    assert client.get(f"{PAPERS}/{number}", headers=headers).status_code == 200
    answer = client.post(PAPERS, {"text": PAPER}, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


def test_a_paper_of_another_office_is_not_there(client, ask, partner):
    number = ask("post", PAPERS, {"text": PAPER}).json()["id"]
    headers = {"Authorization": f"Bearer {make_token(partner, name='x').secret}"}
    answer = client.get(f"{PAPERS}/{number}", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")


@pytest.mark.parametrize("address", ["/api/v1/nothing", "/api/v1/papers/abc", "/api/v2/papers"])
def test_an_address_that_is_none_answers_in_the_same_shape(client, db, address):
    answer = client.get(address)
    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")


def test_every_answer_is_declared():
    for path in api.get_openapi_schema()["paths"].values():
        for operation in path.values():
            assert {"401", "403", "422"} <= {str(status) for status in operation["responses"]}


def test_the_description_in_the_repository_is_that_of_the_program():
    told = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    assert told == json.loads(json.dumps(api.get_openapi_schema())), "run scripts/openapi.py"
