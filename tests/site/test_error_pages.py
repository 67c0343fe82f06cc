import pytest
from django.template import loader
from django.test import Client


@pytest.mark.parametrize("name", ["400", "403", "404", "500", "403_csrf"])
def test_an_error_page_needs_nothing_but_itself(name):
    page = loader.get_template(f"{name}.html").render()
    for question in ("Chuyện gì đã xảy ra", "Những gì được giữ lại", "Bạn nên làm gì"):
        assert question in page


def test_a_form_from_elsewhere_is_refused_with_a_page_that_says_so(db):
    answer = Client(enforce_csrf_checks=True).post("/sign-in/", {"username": "a", "password": "b"})
    assert answer.status_code == 403
    assert "Trang đã mở quá lâu" in answer.content.decode()


def test_a_wrong_password_says_so_in_vietnamese(client, officer):
    answer = client.post("/sign-in/", {"login": officer.username, "password": "sai"}, headers={"accept-language": "vi"})
    page = answer.content.decode()
    assert 'role="alert"' in page
    assert "Please" not in page


def test_the_policy_lets_nothing_in_from_elsewhere(client, db):
    policy = client.get("/")["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
