"""What belongs to a restricted field never reaches the public: no page, no list, no count, no neighbouring sentence."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from nhipcau.base.documents.rules import context
from nhipcau.register.agreements.actions import Duty, edit_commitment, publish
from nhipcau.register.agreements.queries import (
    narrowed,
    published,
    published_by_field,
    published_commitments,
    published_total,
)

SECRET = "quốc phòng, an ninh vùng giáp ranh"


@pytest.fixture
def public(agreement, officer):
    return publish(officer, agreement)


def pages(agreement):
    yield from (reverse(f"portal:{name}") for name in ("home", "agreements", "commitments"))
    yield reverse("portal:agreement", args=[agreement.pk])
    yield from (reverse("portal:commitment", args=[one.pk]) for one in published_commitments())


def test_no_public_page_says_it(client, public):
    for page in pages(public):
        assert SECRET not in client.get(page).content.decode(), page
    hidden = public.commitments.get(field="defence_security")
    assert client.get(reverse("portal:commitment", args=[hidden.pk])).status_code == 404
    assert "[…]" in client.get(reverse("portal:commitment", args=[hidden.pk + 1])).content.decode()


def test_no_public_count_counts_it(public):
    assert published().get().public_count == published_total() == published_commitments().count() == 2
    assert {one.code for one in published_by_field()} == {"tourism", "staff_training"}
    assert not narrowed(published(), field="defence_security", public=True).exists()


def test_a_further_field_keeps_it_back_as_well(public, officer):
    commitment = public.commitments.get(field="tourism")
    edit_commitment(officer, commitment, edition=1, duty=Duty("tourism", "agreed", further=["ethnic_religion"]))
    assert published_total() == published_commitments().count() == 1
    assert not narrowed(published(), field="tourism", public=True).exists()
    assert narrowed(published(), field="tourism").exists()


def test_what_is_restricted_is_a_setting(public, settings):
    settings.RESTRICTED_FIELDS = frozenset({"tourism"})
    assert {one.field for one in published_commitments()} == {"defence_security", "staff_training"}


def test_the_office_sees_it(client, public, officer):
    client.force_login(officer)
    assert SECRET in client.get(reverse("agreements:detail", args=[public.pk])).content.decode()


@pytest.mark.parametrize(("told", "said"), [(False, "nếu có, không hiện"), (True, "1 nội dung thuộc lĩnh vực hạn chế")])
def test_how_many_are_kept_back_is_told_only_where_allowed(client, public, settings, told, said):
    settings.COUNT_RESTRICTED = told
    assert said in client.get(reverse("portal:agreement", args=[public.pk])).content.decode()


def test_a_restricted_field_that_does_not_exist_refuses_to_start(settings):
    from django.apps import apps

    settings.RESTRICTED_FIELDS = frozenset({"defense"})
    with pytest.raises(ImproperlyConfigured, match="defense"):
        apps.get_app_config("agreements").ready()


def test_the_words_around_a_quote_leave_out_what_is_hidden():
    text = "Một. Hai. Ba. Bốn."
    assert context(text, 5, 9, [(10, 13)]).after == " […] Bốn."
    assert context(text, 5, 9, [(0, 18)]) == context("Một. Hai. Ba. Bốn.", 5, 9, [(0, 5), (9, 18)])
    assert context(text, 5, 9, [(7, 13)]).quote == "Hai."
