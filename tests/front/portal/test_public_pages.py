import pytest
from django.urls import reverse

from nhipcau.register.agreements.actions import publish

MOST_QUERIES = 20


def test_every_page_takes_few_queries(client, agreement, django_assert_max_num_queries):
    commitment = agreement.commitments.first()
    pages = [reverse(f"portal:{name}") for name in ("home", "agreements", "commitments", "about")] + [
        reverse("portal:agreement", args=[agreement.pk]),
        reverse("portal:commitment", args=[commitment.pk]),
    ]
    for page in pages:
        with django_assert_max_num_queries(MOST_QUERIES):
            assert client.get(page).status_code == 200, page


def test_a_commitment_stands_in_its_context(client, agreement):
    commitment = agreement.commitments.get(field="tourism")
    page = client.get(reverse("portal:commitment", args=[commitment.pk])).content.decode()
    assert f"<mark>{commitment.text}</mark>" in page
    assert agreement.document.sha256 in page


def test_nothing_is_shown_before_it_is_published(client, accepted):
    agreement = accepted()
    commitment = agreement.commitments.first()
    assert client.get(reverse("portal:agreement", args=[agreement.pk])).status_code == 404
    assert client.get(reverse("portal:commitment", args=[commitment.pk])).status_code == 404
    for name in ("home", "agreements", "commitments"):
        assert agreement.title not in client.get(reverse(f"portal:{name}")).content.decode()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "lao cai"}, 1),
        ({"q": "LÀO cai hợp"}, 1),
        ({"q": "nghe an"}, 0),
        ({"field": "tourism"}, 1),
        ({"field": "health"}, 0),
        ({"locality": "Lào Cai"}, 1),
        ({"locality": "Huế"}, 0),
        ({"field": "không có", "after": "x"}, 0),
    ],
)
def test_the_list_is_narrowed_by_its_address(client, agreement, asked, found):
    answer = client.get(reverse("portal:agreements"), asked)
    assert (len(answer.context["rows"]), answer.context["count"], answer.context["total"]) == (found, found, 1)


def test_a_long_list_is_walked_by_key_and_shows_each_row_once(client, officer, accepted):
    for number in range(25):
        publish(officer, accepted(number))
    seen, page = [], reverse("portal:agreements") + "?q=lao+cai"
    while page:
        answer = client.get(page)
        seen += [row.pk for row in answer.context["rows"]]
        following = answer.context["following"]
        page = following and f"{reverse('portal:agreements')}?q=lao+cai&after={following}"
    assert len(seen) == len(set(seen)) == 25
    assert (
        f"?q=lao%20cai&amp;after={seen[19]}" in client.get(reverse("portal:agreements") + "?q=lao+cai").content.decode()
    )


def test_an_empty_portal_says_what_belongs_there(client, db):
    assert "Chưa có thỏa thuận nào được công bố" in client.get(reverse("portal:home")).content.decode()


@pytest.mark.parametrize(
    "asked", ["q=%00", "field=%00", "locality=a%00b", "after=99999999999999999999", "q=%F0%9F%8C%89"]
)
def test_an_odd_address_is_no_error(client, agreement, asked):
    for name in ("agreements", "commitments"):
        assert client.get(f"{reverse(f'portal:{name}')}?{asked}").status_code == 200


def test_a_number_beyond_all_rows_is_not_found(client, db):
    assert client.get("/commitments/99999999999999999999/").status_code == 404
