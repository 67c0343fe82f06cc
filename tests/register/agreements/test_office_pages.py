from datetime import date

import pytest
from django.urls import reverse

from nhipcau.register.intake.actions import accept, take_in

MOST_QUERIES = 20
PAPER = """Hà Nội và Lào Cai ký kết chương trình hợp tác

Ngày 12/3/2024, lãnh đạo hai địa phương ký kết chương trình hợp tác với các nội dung: phối hợp xúc tiến đầu tư vào \
các khu công nghiệp; kết nối các tuyến du lịch biên giới.
"""


@pytest.fixture
def agreement(officer):
    return accept(officer, take_in(officer, name="a.txt", content=PAPER.encode(), media_type="text/plain").draft)


def test_the_pages_take_few_queries(client, officer, agreement, django_assert_max_num_queries):
    client.force_login(officer)
    for page in (reverse("office:home"), reverse("agreements:list"), reverse("agreements:detail", args=[agreement.pk])):
        with django_assert_max_num_queries(MOST_QUERIES):
            assert client.get(page).status_code == 200, page


def test_publishing_and_withdrawing_leave_lines_of_history(client, officer, agreement):
    client.force_login(officer)
    page = reverse("agreements:detail", args=[agreement.pk])
    for name, state in (("publish", True), ("withdraw", False)):
        client.post(reverse(f"agreements:{name}", args=[agreement.pk]))
        assert bool(client.get(page).context["agreement"].published_at) is state
    shown = client.get(page).content.decode()
    assert "Rút khỏi trang công khai" in shown
    assert officer.full_name in shown


def test_a_viewer_may_look_and_not_publish(client, viewer, agreement):
    client.force_login(viewer)
    assert "publish" not in client.get(reverse("agreements:detail", args=[agreement.pk])).content.decode()
    assert client.post(reverse("agreements:publish", args=[agreement.pk])).status_code == 403


@pytest.mark.parametrize("name", ["publish", "withdraw"])
def test_a_link_to_publish_leads_to_the_page_and_does_nothing(client, officer, agreement, name):
    client.force_login(officer)
    page = reverse("agreements:detail", args=[agreement.pk])
    assert client.get(reverse(f"agreements:{name}", args=[agreement.pk])).url == page
    assert client.get(page).context["agreement"].published_at is None


@pytest.mark.parametrize("page", ["office:home", "agreements:list", "intake:list", "intake:new"])
def test_the_office_is_closed_to_the_anonymous(client, db, page):
    answer = client.get(reverse(page))
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("sign-in"))


@pytest.mark.parametrize(("state", "count"), [("unpublished", 1), ("published", 0), ("", 1)])
def test_the_list_counts_what_its_filter_shows(client, officer, agreement, state, count):
    client.force_login(officer)
    answer = client.get(reverse("agreements:list"), {"state": state, "sort": "signed"})
    assert len(answer.context["rows"]) == answer.context["count"] == count


def test_an_officer_without_an_office_sees_nothing(client, officer, agreement):
    officer.assignments.update(until=date(2020, 1, 2))
    client.force_login(officer)
    assert client.get(reverse("agreements:list")).context["total"] == 0
